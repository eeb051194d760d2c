"""With scripts turned off, every act is a plain form and still works."""

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from onward.careers.services import import_starter
from tests.journeys.conftest import Seen, of
from tests.journeys.practice import (
    Practice,
    client_under_way,
    inventory_answered,
)
from tests.journeys.steps import beginning, direction, meeting, story

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
CLIENT, COACH = "Owen Bell", "Ruth Adeyemi"


def test_a_letter_is_written_without_scripts(
    visitor: Callable[..., Seen], practice: Practice
) -> None:
    person = visitor(scripts=False, looks=False)
    beginning.write_enquiry(person, practice, "Ida Lindqvist", "ida@lake.example")
    person.done()


def test_client_and_coach_do_without_scripts(
    visitor: Callable[..., Seen], practice: Practice
) -> None:
    import_starter(now=timezone.now())
    engagement = client_under_way(practice, CLIENT)
    inventory_answered(engagement, "own-riasec-36", many=36)
    client = visitor(scripts=False, looks=False)
    beginning.sign_in(client, practice, CLIENT)
    answer_one_question(client, practice, engagement.pk)
    answer_one_page(client, practice, engagement.pk)
    inventory_answered(engagement, "own-work-values-21", many=21)
    client.go(practice.at(f"engagements/{engagement.pk}/experience/"))
    direction.add_work_and_schooling(client)
    keep_a_path(client, practice, engagement.pk)
    report_a_step(client, practice, engagement.pk)

    coach = visitor(scripts=False, looks=False)
    beginning.sign_in(coach, practice, COACH)
    meeting.book_series(coach, practice, engagement.pk)
    for person in (client, coach):
        person.done()


def answer_one_question(client: Seen, practice: Practice, key: int) -> None:
    client.go(practice.at(f"engagements/{key}/intake/"))
    story.choose_circumstances(client)
    client.follow("First question")
    client.reads("Question 1 of")
    story.answer(client, story.REPAIRED)
    client.reads("Question 2 of")
    client.press("Back", exact=True)
    expect(client.page.get_by_label("Your answer")).to_have_value(story.REPAIRED)


def answer_one_page(client: Seen, practice: Practice, key: int) -> None:
    """The first page of the values; stopped after it, it goes on with the second."""
    client.go(practice.at(f"engagements/{key}/inventories/"))
    client.press(of("Begin", "What work"))
    client.reads("Page 1 of 4")
    direction.answer_page(client, direction.MATTERS)
    client.reads("Page 2 of 4")
    client.press("Stop for now")
    client.reads("6 of 21 answered")


def keep_a_path(client: Seen, practice: Practice, key: int) -> None:
    client.go(practice.at(f"engagements/{key}/paths/"))
    title = direction.keep_path(client, 0)
    client.press(of("Make this my path", title))
    client.heading("Your plan begins here")


def report_a_step(client: Seen, practice: Practice, key: int) -> None:
    client.press("Make the plan")
    client.reads("Its first step is in hand")
    title = client.page.locator("li.step h3").first.inner_text()
    client.press(f"Done: {title}", exact=True)
    client.open("Done")
    client.reads(title)
    expect(client.page.locator("li.step h3").filter(has_text=title)).to_have_count(0)
