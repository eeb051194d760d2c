"""A retiree with few hours a week, on the way to a shortlist she can defend."""

from collections.abc import Callable

import pytest
from django.utils import timezone

from onward.careers.services import import_starter
from onward.coaching.core.circumstances import Circumstance
from onward.experience.core.jobs import JobFacts
from onward.intake.core.limits import HardLimits
from tests.journeys.conftest import Seen
from tests.journeys.practice import Practice
from tests.journeys.steps import direction, shortlisting
from tests.journeys.steps.shortlisting import Story

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
RETIREE = Story(
    name="Hanna Roth",
    circumstance=Circumstance.RETIRED_PART_TIME,
    jobs=[JobFacts("Bookkeeper", "paid", 1984, 2024)],
    schooling="vocational",
    limits=HardLimits(hours_max=16, place_state="MN"),
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
    shortlisting.rate(person, 8)
    shortlisting.note(person, "Only from January to April: that would suit me.")
    person.reads("how many is not in our figures")

    shortlisting.read_shortlist(person, [first, "Tax preparers"])
    shortlisting.say_why(
        person, "Tax preparers", "Four months of exactness, then rest."
    )
    person.look("shortlist")
    person.done()
