"""A series of sessions, the sessions themselves, and the record they leave."""

import re

from playwright.sync_api import expect

from tests.journeys.conftest import Seen
from tests.journeys.practice import Practice

SHARED = "We begin with the week as it is, and one repair for a neighbour."
OWN = "Ida plays down what she can do. Ask again about the mill."
FIGURES, LATER_FIGURES = (3, 4, 5, 4, 4, 6), (6, 7, 7, 6, 6, 4)


# ---- booking


def book_series(coach: Seen, practice: Practice, engagement: int) -> None:
    """Four weeks in a row, at the first free time."""
    coach.go(practice.at(f"engagements/{engagement}/series/"))
    coach.heading("When do you meet first?")
    coach.look("series")
    choose_first_time(coach)
    coach.pick("How often", "every week")
    coach.write("How many sessions", "4")
    coach.press("See every date")
    coach.heading("Are these the 4 dates?")
    coach.look("dates")
    coach.press("Book all of them")
    coach.reads("4 sessions booked.")
    coach.look("meetings of the coach")


def choose_first_time(coach: Seen) -> None:
    coach.page.get_by_role("radiogroup").first.locator("label").first.click()


def see_series(client: Seen) -> None:
    """All four are there, and each can be taken into a calendar of one's own."""
    client.follow("Sessions", exact=True)
    client.heading("Your sessions")
    links = client.page.get_by_role("link", name=re.compile("^Calendar file"))
    expect(links).to_have_count(4)
    client.look("meetings")
    with client.page.expect_download() as coming:
        links.first.click()
    text = coming.value.path().read_text()
    assert text.startswith("BEGIN:VCALENDAR")
    assert "BEGIN:VEVENT" in text


# ---- the first session


def hold_first(coach: Seen, practice: Practice, session: int) -> None:
    """A note to share, one of one's own, the check-in together, who came."""
    coach.go(practice.at("today/"))
    coach.look("today of the coach")
    coach.go(practice.at(f"sessions/{session}/"))
    coach.look("first session of the coach")
    write_note(coach, "too", SHARED)
    write_note(coach, "Only me", OWN)
    check_in(coach, FIGURES, win="She came.")
    coach.pick("Attendance", re.compile("^came$"))
    coach.press("Keep the attendance")
    coach.reads("Attendance: came.")


def write_note(coach: Seen, reader: str, text: str) -> None:
    coach.pick("Who may read this note", reader)
    coach.write("New note", text)
    coach.press("Keep the note")
    coach.reads("The note is kept.")
    coach.reads(text)


def check_in(person: Seen, figures: tuple[int, ...], *, win: str = "") -> None:
    person.open("Six figures, 0 to 10")
    lines = person.page.locator(".pulse-asked .scale").all()
    for line, figure in zip(lines, figures, strict=True):
        line.locator("label").nth(figure).click()
    person.write("One thing that went well", win)
    person.press("Keep the check-in")
    person.reads(re.compile("(6|[Ss]ix) figures on the line"))


def read_first(client: Seen, practice: Practice, session: int) -> None:
    """The client reads what is shared, and never what is the coach's own."""
    client.go(practice.at("today/"))
    client.reads(SHARED)
    client.reads_nowhere(OWN)
    client.look("today of the client")
    client.go(practice.at(f"sessions/{session}/"))
    client.reads(SHARED)
    client.reads_nowhere(OWN)


# ---- the second session


def prepare_second(client: Seen, practice: Practice, session: int) -> None:
    """The client tells before the meeting how it went."""
    client.go(practice.at(f"sessions/{session}/"))
    client.look("second session of the client")
    step = client.page.locator("#check-in").get_by_role("group").first
    step.locator("label").filter(has_text="Done").click()
    check_in(client, LATER_FIGURES, win="The neighbour paid me.")


def see_progress(coach: Seen, practice: Practice, session: int) -> None:
    coach.go(practice.at(f"sessions/{session}/"))
    coach.reads("How it has been going")
    coach.reads(SHARED)
    coach.reads("Done")
    coach.reads("told on")
    coach.look("second session of the coach")


def read_record(person: Seen, practice: Practice, engagement: int) -> None:
    """From enquiry to now on one page, the measures drawn."""
    person.go(practice.at(f"engagements/{engagement}/"))
    for part in ("Enquiry", "Agreement", "Intake", "Profile", "Paths", "Plan"):
        person.heading(re.compile(f"^{part}"))
    person.heading("Measures")
    measures = person.page.locator("li").filter(
        has=person.page.get_by_role("heading", name="Measures")
    )
    expect(measures.locator("svg")).not_to_have_count(0)
    person.reads(SHARED)
    person.look("record")
