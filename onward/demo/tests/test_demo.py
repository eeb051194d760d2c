"""The demo is made whole, through the services, and once."""

import pytest
from django.utils import timezone
from django_scopes import scopes_disabled

from onward.careers.models import Release
from onward.careers.services import import_starter
from onward.coaching.core.circumstances import Circumstance
from onward.coaching.models import Engagement
from onward.demo.services import make_demo
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
