"""Inventories sent, answered, read out, on paper."""

import re

from onward.coaching.models import Engagement
from tests.journeys.conftest import Seen, of
from tests.journeys.practice import Practice
from tests.journeys.steps import direction

GO_ON = "Keep and go on"


def send_battery(
    coach: Seen, practice: Practice, engagement: Engagement, name: str
) -> None:
    """The coach takes a battery as it is, with a word to it."""
    coach.go(practice.at(f"engagements/{engagement.pk}/inventories/"))
    coach.look("inventories of a coach")
    coach.follow(name, exact=True)
    coach.heading(name)
    coach.write("A word with it", "Whenever you have a quiet quarter of an hour.")
    coach.look("send a battery")
    coach.press("Send", exact=True)
    coach.reads("Sent.")


def ask_for(coach: Seen, practice: Practice, engagement: Engagement, name: str) -> None:
    """One inventory, chosen freely."""
    coach.go(practice.at(f"engagements/{engagement.pk}/inventories/"))
    coach.follow("Choose freely", exact=True)
    coach.pick("What to ask for", re.compile(f"^{re.escape(name)}"))
    coach.press("Send", exact=True)
    coach.reads("Sent.")


def answer_all(person: Seen, name: str, figures: tuple[int, ...]) -> None:
    """One inventory from its first page to its last, figures in turn."""
    person.press(of("Begin", name))
    answer_open(person, figures)


def answer_open(person: Seen, figures: tuple[int, ...]) -> None:
    """The pages of an inventory that has begun, until the closing one."""
    closing = person.page.get_by_role("button", name="Close and see what it says")
    keep = person.page.locator("main").get_by_role("button", name=GO_ON)
    while True:
        closing.or_(keep).first.wait_for()
        if closing.count():
            return
        with person.page.expect_navigation():
            direction.answer_page(person, figures)


def close(person: Seen) -> None:
    with person.page.expect_navigation():
        person.press("Close and see what it says")


def key_in(coach: Seen, answers: list[str]) -> None:
    """What is ringed on the sheet, line by line; "" for an empty one."""
    boxes = coach.page.locator(".sheet-lines input[type=text]").all()
    for box, answer in zip(boxes, answers, strict=True):
        box.fill(answer)


def sheet_is_there(coach: Seen, name: str) -> None:
    coach.heading(re.compile(rf"^{re.escape(name)}"))
    coach.reads("sheet")
