"""Coordinator and coach act for somebody who has a telephone and no e-mail."""

import re
from zoneinfo import ZoneInfo

from django.utils import timezone
from playwright.sync_api import expect

from tests.journeys.conftest import Seen, of
from tests.journeys.practice import Practice
from tests.journeys.steps import direction, meeting

PHONE = "555 0142"
SAID = "I sewed the curtains for the whole school."
READ_ON = "On which day did you read it out?"

CHICAGO = ZoneInfo("America/Chicago")  # the clock of the practice


def write_down_call(coordinator: Seen, name: str) -> None:
    coordinator.follow("Enquiries", exact=True)
    coordinator.follow("Write down a call")
    coordinator.heading("Write down a call")
    coordinator.look("a call")
    coordinator.pick("How did they come to us?", "They rang")
    coordinator.write("Name", name)
    coordinator.write("Telephone", PHONE)
    coordinator.write("When can they be reached?", "evenings")
    coordinator.write("What brings them here?", "Back to work after twelve years.")
    coordinator.press("Keep this enquiry")


def make_code(coordinator: Seen) -> str:
    """It is shown once."""
    coordinator.follow("Access code")
    coordinator.press("Make a new code")
    coordinator.heading(re.compile("^A code for"))
    code = coordinator.page.locator("[data-code]").inner_text().strip()
    coordinator.look("code")
    coordinator.follow("It is read out or printed")
    coordinator.heading("What happens next")
    coordinator.reads_nowhere(code)
    coordinator.follow("Access code")
    coordinator.reads("There is a code")
    coordinator.reads_nowhere(code)
    return code


def welcome(coach: Seen, practice: Practice, key: int, coach_name: str) -> None:
    coach.go(practice.at(f"engagements/{key}/welcome/"))
    coach.look("welcome by telephone")
    coach.press("I read this out, and it was understood")
    coach.heading("The coaching agreement")
    coach.follow(re.compile("^Read it out to"))
    coach.heading("Read out the agreement")
    coach.look("agreement by telephone")
    coach.page.get_by_label(re.compile("I read the whole agreement")).check()
    coach.press("Note it")
    coach.reads("Noted: read out and agreed to.")
    coach.go(practice.at(f"engagements/{key}/agreement/"))
    coach.write("Your name", coach_name)
    coach.press("Sign", exact=True)
    coach.reads("Signed.")
    coach.go(practice.at(f"engagements/{key}/consents/"))
    coach.pick(re.compile("keep what you tell us"), re.compile("^Yes"))
    coach.press("Keep these answers")
    coach.reads("Kept.")


def take_intake(coach: Seen, practice: Practice, key: int) -> None:
    coach.go(practice.at(f"engagements/{key}/intake/circumstances/"))
    coach.pick("What brings you here", "I come back to work after years at home")
    coach.press("Keep and go on")
    coach.reads("The questions follow from it.")
    coach.look("intake by telephone")
    coach.follow(re.compile("^Go through them with"))
    coach.look("question by telephone")
    coach.write("Your answer", SAID)
    coach.pick("Who may read this answer", "and me")
    coach.pick("How it was said", "By telephone")
    coach.press("Keep and go on")
    coach.reads("Question 2 of")
    coach.press("Skip this one")
    coach.reads("Question 3 of")
    coach.press("Stop for now")
    coach.go(practice.at(f"engagements/{key}/intake/summary/"))
    coach.write(
        "Read aloud to the client on",
        f"{timezone.localdate(timezone=CHICAGO):%Y-%m-%d}",
    )
    coach.look("summary by telephone")
    coach.press("approved it by telephone")
    coach.reads("read aloud on")


def read_out_inventory(coach: Seen, practice: Practice, key: int) -> None:
    coach.go(practice.at(f"engagements/{key}/inventories/"))
    coach.look("inventories by telephone")
    coach.press(of("Read it out by telephone", "Work activities"))
    for page in range(1, 7):
        coach.reads(f"Page {page} of 6")
        coach.reads("You read aloud for")
        direction.answer_page(coach, direction.LIKES)
    direction.close_inventory(coach, "36 of 36 answered")
    coach.reads("by telephone")


def book(coach: Seen, practice: Practice, key: int, client: str, name: str) -> None:
    """Three sessions, in which the coach rings; the dates are read out."""
    coach.go(practice.at(f"engagements/{key}/series/"))
    meeting.choose_first_time(coach)
    coach.pick("How often", "every two weeks")
    coach.write("How many sessions", "3")
    coach.pick(re.compile("^How$"), "by telephone")
    coach.pick("Who rings", "coach")
    expect(coach.page.get_by_label("Number")).to_have_value(PHONE)
    coach.press("See every date")
    coach.reads(f"{name} rings {client} on {PHONE}")
    coach.press("Book all of them")
    coach.reads("3 sessions booked.")
    coach.reads(f"Tell {client} by telephone, {PHONE}.")
    coach.look("meetings by telephone")


def hold(coach: Seen, practice: Practice, session: int) -> None:
    coach.go(practice.at(f"sessions/{session}/"))
    coach.reads("Read the questions out")
    meeting.write_note(coach, "too", meeting.SHARED)
    meeting.check_in(coach, meeting.FIGURES, win="A buyer rang back.")


def come_in_with_code(client: Seen, code: str) -> None:
    """However it is typed."""
    client.go("/code/")
    client.look("code page")
    client.write("Your code", code.lower().replace("-", " "))
    client.press("Sign in", exact=True)
    client.heading(re.compile("^Good day"))
    client.reads(meeting.SHARED)
    client.look("today by code")
