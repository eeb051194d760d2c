"""Somebody who dreads each working day answers, on a small phone, what it is about."""

import re
from collections.abc import Callable

import pytest
from django_scopes import scope

from onward.assessments.models import Administration
from onward.coaching.core.circumstances import Circumstance
from tests.journeys.conftest import PHONE, Seen
from tests.journeys.practice import (
    Practice,
    client_under_way,
    letters_to,
    link_in,
)
from tests.journeys.steps import beginning, inventories, shortlisting

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
CLIENT, COACH = "Paul Brandt", "Ruth Adeyemi"
LOW = (2, 1, 2, 3, 1, 2)


def answer_one(person: Seen, left: int) -> None:
    person.heading(re.compile(f"^{left} to answer"))
    person.press("Begin")
    inventories.answer_open(person, LOW)
    shortlisting.is_narrow(person)
    inventories.close(person)
    shortlisting.is_narrow(person)


def test_an_employee_completes_the_battery_on_a_phone_and_keeps_one_to_himself(
    visitor: Callable[..., Seen], practice: Practice
) -> None:
    engagement = client_under_way(practice, CLIENT)
    with scope(organisation=practice.organisation):
        engagement.circumstance = Circumstance.DREADS_WORK
        engagement.stage = "coaching"
        engagement.save(update_fields=["circumstance", "stage"])
    coach, client = visitor(), visitor(looks=False)
    beginning.sign_in(coach, practice, COACH)
    inventories.send_battery(coach, practice, engagement, "Days at work")

    client.page.set_viewport_size(PHONE)
    letter = letters_to("paul@harbour-lane.example")[-1]
    client.go(link_in(letter, "/inventories/"))
    beginning.enter_password(client, "paul@harbour-lane.example")
    client.reads("6 to answer")
    shortlisting.is_narrow(client)
    for left in range(6, 0, -1):
        answer_one(client, left)
        client.go(practice.at(f"engagements/{engagement.pk}/inventories/"))

    with scope(organisation=practice.organisation):
        done = Administration.objects.filter(
            engagement=engagement, finished_at__isnull=False
        )
        assert done.count() == 6
    client.go(practice.at(f"engagements/{engagement.pk}/profile/"))
    client.reads("Strain from work")
    client.look("profile of somebody employed", anyway=True)
    coach.go(practice.at(f"engagements/{engagement.pk}/profile/"))
    coach.reads("Days at work")
    coach.reads_nowhere("Strain from work")
    for person in (coach, client):
        person.done()
