"""A parent coming back after years at home, on the way to a defensible shortlist."""

import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.utils import timezone

from onward.careers.services import import_starter
from onward.coaching.core.circumstances import Circumstance
from onward.experience.core.jobs import JobFacts
from onward.intake.core.limits import HardLimits
from tests.journeys.conftest import Seen
from tests.journeys.practice import Practice
from tests.journeys.steps import beginning, direction, shortlisting
from tests.journeys.steps.shortlisting import Story

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
COACH = "Ruth Adeyemi"
VACANCY = (
    "We look for somebody to write and test programs for our web shop, repair what"
    " breaks in the network at night, work out prices with statistics, and sell what"
    " was made to customers. A degree in computer science is asked."
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
    shortlisting.take_steps_of_vacancy(person, VACANCY)
    person.go(practice.at(f"engagements/{engagement.pk}/paths/"))

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
