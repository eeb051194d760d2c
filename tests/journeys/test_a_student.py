"""A student without a clue, on the way to a shortlist they can defend."""

import re
from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from onward.careers.services import import_starter
from onward.coaching.core.circumstances import Circumstance
from tests.journeys.conftest import PHONE, Seen, of
from tests.journeys.practice import Practice
from tests.journeys.steps import direction, shortlisting
from tests.journeys.steps.shortlisting import Story

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
STUDENT = Story(
    name="Mio Tanaka",
    circumstance=Circumstance.NO_CLEAR_PATH,
    schooling="school",
)


def test_a_student_without_a_clue_looks_around_on_a_small_phone_without_scripts(
    visitor: Callable[..., Seen], practice: Practice
) -> None:
    import_starter(now=timezone.now())
    engagement = shortlisting.tell(practice, STUDENT)
    person = visitor(scripts=False, looks=False)
    person.page.set_viewport_size(PHONE)
    shortlisting.open_paths(person, practice, engagement)
    person.reads("What would make this list better")
    first = direction.keep_path(person, 0)
    many = shortlisting.sieve(person, field="Teaching and libraries", pay="15")
    assert many > 3
    kept = person.page.locator(".kind a").first.inner_text()
    person.press(of("Keep", kept))
    expect(person.page).to_have_url(re.compile("/explore/.*field=25"))
    shortlisting.is_narrow(person)
    person.follow(kept, exact=True)
    shortlisting.is_narrow(person)
    shortlisting.rate(person, 7)
    there = shortlisting.walk(person)
    assert there != kept

    shortlisting.read_shortlist_of(person, practice, engagement, [first, kept])
    shortlisting.is_narrow(person)
    shortlisting.say_why(person, kept, "I liked explaining to my brother.")
    shortlisting.compare(person, [first, kept])
    shortlisting.is_narrow(person)
    person.go(practice.at("world/sources/"))
    person.heading("Where the figures come from")
    shortlisting.is_narrow(person)
    person.done()
