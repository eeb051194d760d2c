"""The intake: the client's own way through it, and the meeting about it."""

import re

from tests.journeys.conftest import Seen
from tests.journeys.practice import Practice

REPAIRED = "I got the church hall's heating going again, with two wrenches."
SECRET = "My brother asks me for money, and I never say no."
AGREED = "Ida names three repairs she would do for a stranger."
READERS = "Who may read this answer"


def tell_story(person: Seen) -> None:
    """Circumstances, four questions, limits, wishes, and the summary approved."""
    choose_circumstances(person)
    answer_some(person)
    set_limits(person)
    say_wishes(person)
    approve_summary(person)


def choose_circumstances(person: Seen) -> None:
    person.look("intake begins")
    person.follow("Begin", exact=True)
    person.heading("What brings you here?")
    group = "What brings you here"
    person.pick(group, "I am between jobs", "I do not know what I am good at")
    person.pick("Which of them comes first?", "I am between jobs")
    person.look("circumstances")
    person.press("Keep and go on")
    person.reads("The questions follow from it.")


def answer_some(person: Seen) -> None:
    """One kept, one kept for oneself, one put off, one skipped."""
    person.follow("First question")
    person.reads("Question 1 of")
    person.look("question")
    answer(person, REPAIRED)
    person.reads("Question 2 of")
    person.pick(READERS, "Only me")
    answer(person, SECRET)
    person.reads("Question 3 of")
    person.press("Ask me in person")
    person.reads("Question 4 of")
    person.press("Skip this one")
    person.reads("Question 5 of")
    person.press("Stop for now")
    person.heading("The questions")
    person.look("intake under way")


def answer(person: Seen, text: str) -> None:
    person.write("Your answer", text)
    person.press("Keep and go on")


def set_limits(person: Seen) -> None:
    person.follow("Set the limits")
    person.heading("What must any work respect?")
    person.write("Hours a week, at most", "32")
    person.pick("Days that are possible", "Monday", "Tuesday", "Thursday")
    person.page.get_by_label("State").select_option(label="Minnesota")
    person.write("Pay needed", "17.50")
    person.look("limits")
    person.press("Keep the limits")
    person.reads("Limits kept.")


def say_wishes(person: Seen) -> None:
    person.follow("Say what you would like")
    person.heading("What would be good?")
    person.write("What else would be good", "Daylight, and somebody to talk to.")
    person.look("wishes")
    person.press("Keep the wishes")
    person.reads("Wishes kept.")


def approve_summary(person: Seen) -> None:
    """It holds what was kept for the coach, and not what is the client's alone."""
    person.follow("Read and approve it")
    person.heading("In your own words")
    text = person.page.get_by_label("Summary").input_value()
    assert REPAIRED in text
    assert SECRET not in text
    person.look("summary")
    person.press("This is right, approve it")
    person.heading("The meeting")


def meet_about_it(coach: Seen, practice: Practice, engagement: int) -> None:
    coach.go(practice.at(f"engagements/{engagement}/intake/meeting/"))
    coach.heading(re.compile("^Meeting "))
    coach.reads(REPAIRED)
    coach.reads("wants to be asked")
    coach.reads("for nobody else to read")
    coach.reads_nowhere(SECRET)
    coach.look("intake meeting")
    agreed = coach.page.locator(".beside").filter(has_text=REPAIRED)
    agreed.get_by_role("textbox").fill(AGREED)
    coach.press("Finish the meeting")
    coach.reads("Meeting finished.")
