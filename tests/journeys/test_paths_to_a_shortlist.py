"""Four people and four ways to a shortlist each of them can defend."""

import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from onward.careers.services import import_starter
from onward.coaching.core.circumstances import Circumstance
from onward.experience.core.jobs import JobFacts
from onward.intake.core.limits import HardLimits
from tests.journeys.conftest import PHONE, Seen, of
from tests.journeys.practice import Practice
from tests.journeys.steps import beginning, direction, shortlisting
from tests.journeys.steps.shortlisting import Story

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
COACH = "Ruth Adeyemi"
RETIREE = Story(
    name="Hanna Roth",
    circumstance=Circumstance.RETIRED_PART_TIME,
    jobs=[JobFacts("Bookkeeper", "paid", 1984, 2024)],
    schooling="vocational",
    limits=HardLimits(hours_max=16, place_state="MN"),
)
PARENT = Story(
    name="Leila Sadek",
    circumstance=Circumstance.RETURNING,
    jobs=[
        JobFacts("Medical laboratory technician", "paid", 2011, 2018),
        JobFacts("Care of children at home", "care", 2018, None),
    ],
    schooling="vocational",
    limits=HardLimits(
        hours_max=24,
        minimum_hourly_pay=Decimal(19),
        place_state="OR",
        longest_training="year",
    ),
)
FOUNDER = Story(
    name="Tomas Berg",
    circumstance=Circumstance.LEAVING_TO_FOUND,
    jobs=[JobFacts("Graphic designer", "paid", 2009, None)],
    schooling="degree",
    limits=HardLimits(minimum_hourly_pay=Decimal(28), place_state="IL"),
)
STUDENT = Story(
    name="Mio Tanaka",
    circumstance=Circumstance.NO_CLEAR_PATH,
    schooling="school",
)


def test_a_retiree_with_few_hours_finds_three_worth_a_closer_look(
    visitor: Callable[..., Seen], practice: Practice
) -> None:
    """Hours are no figure of the starter world: it says so, and she asks for them."""
    import_starter(now=timezone.now())
    engagement = shortlisting.tell(practice, RETIREE)
    person = visitor()
    shortlisting.open_paths(person, practice, engagement)
    person.look("paths with a search and a venture")
    first = direction.keep_path(person, 0)

    shortlisting.look_up(person, "tax preparers", "Tax preparers")
    person.look("occupation", anyway=True)
    person.reads("What would change this")
    shortlisting.keep_here(person, "Tax preparers")
    shortlisting.look_up(person, "tax preparers", "Tax preparers")
    shortlisting.rate(person, 8)
    shortlisting.note(person, "Only from January to April: that would suit me.")
    person.reads("how many is not in our figures")

    shortlisting.read_shortlist(person, [first, "Tax preparers"])
    shortlisting.say_why(
        person, "Tax preparers", "Four months of exactness, then rest."
    )
    person.look("shortlist")
    person.done()


def test_a_parent_coming_back_compares_and_takes_the_gaps_into_the_plan(
    visitor: Callable[..., Seen], practice: Practice
) -> None:
    import_starter(now=timezone.now())
    engagement = shortlisting.tell(practice, PARENT)
    person = visitor(looks=False)
    shortlisting.open_paths(person, practice, engagement)
    person.reads("A year of training at most")
    kept = [direction.keep_path(person, place) for place in range(2)]
    direction.set_aside(person)

    many = shortlisting.sieve(person, field="Health professions", pay="25")
    assert many > 3
    shortlisting.type_slowly(person, "phlebo", "Phlebotomists")
    person.follow("Phlebotomists", exact=True)
    shortlisting.take_step(person, re.compile("^Put in the plan"))
    shortlisting.walk(person)

    shortlisting.read_shortlist_of(person, practice, engagement, kept)
    person.reads("Set aside")
    shortlisting.compare(person, kept)
    person.look("side by side", anyway=True)
    person.follow("Where it leads", exact=True)
    person.heading(re.compile("^From "))
    person.look("moves", anyway=True)

    coach = visitor(looks=False)
    beginning.sign_in(coach, practice, COACH)
    shortlisting.read_shortlist_of(coach, practice, engagement, kept)
    for one in (person, coach):
        one.done()


def test_a_founder_keeps_working_for_himself_and_proves_it_first(
    visitor: Callable[..., Seen], practice: Practice
) -> None:
    import_starter(now=timezone.now())
    engagement = shortlisting.tell(practice, FOUNDER)
    person = visitor(looks=False)
    shortlisting.open_paths(person, practice, engagement)
    other = direction.keep_path(person, 0)
    person.follow("Working for yourself", exact=True)
    person.heading("Working for yourself")
    person.reads("charge about")
    person.look("venture", anyway=True)
    shortlisting.take_step(person, "Find out whether anybody needs it")
    shortlisting.take_step(person, "Sell it once, small")
    person.press("Keep", exact=True)
    person.reads("Kept: Working for yourself.")

    shortlisting.read_shortlist(person, ["Working for yourself", other])
    shortlisting.say_why(person, "Working for yourself", "I have three who asked.")
    person.press(of("Make this my path", "Working for yourself"))
    person.reads("Your path for now: Working for yourself.")
    person.open(re.compile("to come", re.IGNORECASE))
    person.reads("Find out whether anybody needs it")
    person.done()


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
