"""From a letter to the end of the welcome."""

import re

from tests.journeys.conftest import Seen
from tests.journeys.practice import PASSWORD, Practice, letters_to, link_in

STORY = (
    "The mill closed in March. After nineteen years I do not know what I am good for."
)


def sign_in(person: Seen, practice: Practice, name: str) -> None:
    """With the address of one's first name, through the page everybody sees."""
    person.go(practice.at("today/"))
    enter_password(person, f"{name.split(maxsplit=1)[0].lower()}@harbour-lane.example")


def enter_password(person: Seen, address: str) -> None:
    person.heading("Sign in")
    person.write(re.compile("^E-?mail"), address)
    person.write(re.compile("^Password"), PASSWORD)
    person.press("Sign in", exact=True)


def write_enquiry(person: Seen, practice: Practice, name: str, email: str) -> None:
    person.go(practice.at(""))
    person.look("public page")
    fill_letter(person, name, email)
    person.press("Send", exact=True)
    person.heading("Your letter has arrived")
    person.look("letter arrived")


def fill_letter(person: Seen, name: str, email: str) -> None:
    person.write("Your name", name)
    person.write("E-mail", email)
    person.write("When can we reach you?", "mornings")
    person.write("What brings you here?", STORY)


def assign(coordinator: Seen, practice: Practice, client: str, coach: str) -> None:
    coordinator.go(practice.at("today/"))
    coordinator.look("today of the coordinator")
    coordinator.follow("Enquiries")
    coordinator.look("inbox")
    coordinator.follow(client)
    take_on(coordinator, client, coach)


def take_on(coordinator: Seen, client: str, coach: str) -> None:
    coordinator.heading(client)
    coordinator.look("enquiry")
    coordinator.pick("Who takes this on?", coach)
    coordinator.press("Assign", exact=True)
    coordinator.reads(f"{coach} takes this on.")
    coordinator.look("client of the coordinator")


def accept_invitation(person: Seen, address: str) -> str:
    """Open the account from the letter; the path of its link."""
    path = link_in(letters_to(address)[-1], "/invitations/")
    person.go(path)
    person.look("invitation")
    person.write("A password", PASSWORD)
    person.press("Open my account")
    person.heading(re.compile("^Good day"))
    return path


def be_welcomed(person: Seen, name: str) -> None:
    """Read the limits, sign, answer each consent."""
    person.look("first day of the client")
    person.follow("Open the agreement")
    person.heading(re.compile("^Welcome"))
    person.look("welcome")
    person.press("I have read this")
    person.heading("The coaching agreement")
    person.look("agreement")
    person.write("Your name", name)
    person.press("Sign", exact=True)
    person.heading("What you allow")
    person.look("consents")
    person.pick(re.compile("keep what you tell us"), re.compile("^Yes"))
    person.pick(re.compile("record a meeting"), re.compile("^No"))
    person.press("Keep these answers")
    person.heading(re.compile("^Welcome"))


def sign_as_coach(coach: Seen, practice: Practice, engagement: int, name: str) -> None:
    coach.go(practice.at(f"engagements/{engagement}/agreement/"))
    coach.write("Your name", name)
    coach.press("Sign", exact=True)
    coach.reads("Signed.")
