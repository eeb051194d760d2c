"""Somebody without e-mail comes as far as anybody else, by telephone."""

from collections.abc import Callable

import pytest
from django.utils import timezone

from onward.careers.services import import_starter
from onward.notifications.models import Message
from tests.journeys.conftest import Seen
from tests.journeys.practice import Practice, engagement_of, first_session_is_now
from tests.journeys.steps import beginning, telephone

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
CLIENT, COACH = "Alma Novak", "Ruth Adeyemi"


def test_somebody_without_email_is_met_by_telephone_and_comes_in_with_a_code(
    visitor: Callable[..., Seen], practice: Practice
) -> None:
    import_starter(now=timezone.now())
    coordinator, coach, client = visitor(), visitor(), visitor()

    beginning.sign_in(coordinator, practice, "Karl")
    telephone.write_down_call(coordinator, CLIENT)
    beginning.take_on(coordinator, CLIENT, COACH)
    code = telephone.make_code(coordinator)
    key = engagement_of(practice, CLIENT).pk

    beginning.sign_in(coach, practice, COACH)
    telephone.welcome(coach, practice, key, COACH)
    telephone.take_intake(coach, practice, key)
    telephone.read_out_inventory(coach, practice, key)
    telephone.book(coach, practice, key, CLIENT, COACH)
    session = first_session_is_now(practice, engagement_of(practice, CLIENT))
    telephone.hold(coach, practice, session)

    telephone.come_in_with_code(client, code)
    client.go(practice.at(f"engagements/{key}/"))
    client.heading("Measures")
    client.go(practice.at(f"engagements/{key}/intake/"))
    client.go(practice.at(f"engagements/{key}/profile/"))
    client.reads("by telephone")

    told = Message.objects.values_list("recipient", flat=True).distinct()
    assert set(told) <= {"ruth@harbour-lane.example", "office@harbour-lane.example"}
    for person in (coordinator, coach, client):
        person.done()
