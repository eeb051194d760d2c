"""The demo is made whole, through the services, and once."""

import pytest
from django.utils import timezone
from django_scopes import scopes_disabled

from onward.assessments.queries.strengths import others
from onward.careers.models import Release
from onward.careers.services import import_starter
from onward.coaching.core.circumstances import Circumstance
from onward.coaching.models import Engagement
from onward.demo.services import make_demo
from onward.experience.core.skills import Status
from onward.experience.queries import backings_of
from onward.organisations.models import Organisation


@pytest.fixture
def bundled_world(db: None) -> Release:
    return import_starter(now=timezone.now())


@pytest.mark.usefixtures("bundled_world")
def test_the_demo_has_a_client_for_every_circumstance_and_is_made_once() -> None:
    logins = make_demo(now=timezone.now())

    kinds = set(Organisation.objects.values_list("kind", flat=True))
    with scopes_disabled():
        told = set(Engagement.objects.values_list("circumstance", flat=True))
    assert kinds == {kind.value for kind in Organisation.Kind}
    assert told == {one.value for one in Circumstance}
    assert any(login.email == "by code" for login in logins)
    assert make_demo(now=timezone.now()) == []
    assert Release.objects.filter(is_current=True, part="occupations").count() == 1


@pytest.mark.usefixtures("bundled_world")
def test_one_client_has_strengths_others_saw_and_skills_with_a_proof() -> None:
    make_demo(now=timezone.now())

    with scopes_disabled():
        leila = Engagement.objects.get(client__name="Leila Haddad")
        seen = others(leila)
        known = backings_of(leila).values()
    assert seen.people == 3
    assert "muddle" in seen.several
    assert {one.status for one in known} >= {Status.VERIFIED, Status.SELF_SAID}
