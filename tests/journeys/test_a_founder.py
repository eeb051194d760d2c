"""A founder-to-be, on the way to a shortlist he can defend."""

import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.utils import timezone

from onward.careers.services import import_starter
from onward.coaching.core.circumstances import Circumstance
from onward.experience.core.jobs import JobFacts
from onward.intake.core.limits import HardLimits
from tests.journeys.conftest import Seen, of
from tests.journeys.practice import Practice
from tests.journeys.steps import direction, shortlisting
from tests.journeys.steps.shortlisting import Story

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
FOUNDER = Story(
    name="Tomas Berg",
    circumstance=Circumstance.LEAVING_TO_FOUND,
    jobs=[JobFacts("Graphic designer", "paid", 2009, None)],
    schooling="degree",
    limits=HardLimits(minimum_hourly_pay=Decimal(28), place_state="IL"),
)


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
