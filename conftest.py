"""The cast: two practices and the people every test may call by name."""

import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import hypothesis
import pytest
from django.conf import settings
from django.test import Client as Browser
from django_scopes import scope

from onward.accounts.models import User
from onward.coaching.core.stages import Stage
from onward.coaching.models import (
    Agreement,
    AgreementText,
    Client,
    Coach,
    Engagement,
)
from onward.config.database import start_embedded
from onward.organisations.core.rights import Role
from onward.organisations.models import CrisisContact, Member, Organisation
from onward.organisations.policies import practice_url

# How long an example takes says how busy the machine is, not whether it holds.
hypothesis.settings.register_profile("suite", deadline=None)
hypothesis.settings.load_profile("suite")

# A Tuesday, ten past ten.
NOW = datetime(2026, 3, 10, 10, 10, tzinfo=UTC)
PAGE_SECONDS = 60


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,  # noqa: ARG001 - each worker its own
) -> None:
    """Start the embedded database before the tests ask for theirs."""
    if not os.environ.get("DATABASE_URL"):
        start_embedded(settings.DATA)


@pytest.fixture(autouse=True)
def _quick_and_quiet(settings: pytest.FixtureRequest) -> None:
    """Cheap hashes, mail kept in memory, no counting of requests between tests."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]  # pytest-django's settings
    settings.CACHES = {  # type: ignore[attr-defined]  # pytest-django's settings
        "default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
    }


@pytest.fixture(autouse=True)
def _pages_asked_for_are_made(request: pytest.FixtureRequest) -> Iterator[None]:
    """Wait for what the live server still makes: the database goes away beneath it.

    A browser that leaves does not end the page it asked for last.
    """
    yield
    if "live_server" not in request.fixturenames:
        return
    for thread in threading.enumerate():
        if thread.name.endswith("(process_request_thread)"):
            thread.join(PAGE_SECONDS)
            assert not thread.is_alive(), f"{thread.name} still makes a page"


@dataclass
class Cast:
    """North and South, and who is who."""

    now: datetime
    north: Organisation
    south: Organisation
    owner: Member
    coordinator: Member
    coach: Member
    second_coach: Member
    client: Member
    second_client: Member
    sponsor: Member
    stranger_owner: Member
    stranger_coach: Member
    stranger_client: Member
    coach_profile: Coach
    second_coach_profile: Coach
    engagement: Engagement
    second_engagement: Engagement
    stranger_engagement: Engagement


def _practice(name: str) -> Organisation:
    organisation = Organisation.objects.create(
        name=name,
        slug=name.lower(),
        kind=Organisation.Kind.PRIVATE,
        time_zone="America/Chicago",
        takes_enquiries=True,
        created_at=NOW - timedelta(days=400),
    )
    with scope(organisation=organisation):
        CrisisContact.objects.create(
            organisation=organisation, name="Crisis line", phone="555 0100"
        )
        AgreementText.objects.create(
            organisation=organisation,
            version=1,
            text="We meet, we talk, and what is said stays here.",
            published_at=NOW - timedelta(days=400),
        )
    return organisation


def _member(organisation: Organisation, name: str, role: Role) -> Member:
    user = User.objects.create_user(
        f"{name.lower().replace(' ', '.')}@{organisation.slug}.example",
        name=name,
        password="correct horse battery",
    )
    return Member.objects.create(
        organisation=organisation,
        user=user,
        roles=[role.value],
        joined_at=NOW - timedelta(days=300),
    )


def _engagement(coach: Coach, member: Member, *, signed: bool) -> Engagement:
    organisation = coach.organisation
    client = Client.objects.create(
        organisation=organisation,
        name=member.name,
        email=member.user.email or "",
        phone="555 0142",
        prefers="email",
        time_zone=organisation.time_zone,
        member=member,
    )
    engagement = Engagement.objects.create(
        organisation=organisation,
        client=client,
        coach=coach,
        stage=Stage.INTAKE if signed else Stage.WELCOME,
        opened_at=NOW - timedelta(days=30),
    )
    if signed:
        Agreement.objects.create(
            organisation=organisation,
            engagement=engagement,
            text=AgreementText.objects.get(version=1),
            fingerprint="0" * 64,
            client_signature=member.name,
            client_signed_at=NOW - timedelta(days=28),
            client_signed_how=Agreement.SignedHow.TYPED,
            coach_signature=coach.member.name,
            coach_signed_at=NOW - timedelta(days=28),
        )
    return engagement


def _coach(member: Member) -> Coach:
    return Coach.objects.create(
        organisation=member.organisation,
        member=member,
        languages=["English"],
        modes=["in-person", "phone", "video"],
        is_public=True,
    )


@pytest.fixture
def cast(db: None) -> Cast:  # noqa: ARG001 - asks for the database
    north, south = _practice("North"), _practice("South")
    with scope(organisation=north):
        coach = _member(north, "Ruth Adeyemi", Role.COACH)
        second_coach = _member(north, "Ines Moura", Role.COACH)
        client = _member(north, "Leila Haddad", Role.CLIENT)
        second_client = _member(north, "Owen Bell", Role.CLIENT)
        coach_profile, second_profile = _coach(coach), _coach(second_coach)
        others = {
            role: _member(north, name, role)
            for role, name in (
                (Role.OWNER, "Nora Winter"),
                (Role.COORDINATOR, "Karl Busch"),
                (Role.SPONSOR, "Petra Fund"),
            )
        }
        engagement = _engagement(coach_profile, client, signed=True)
        second_engagement = _engagement(second_profile, second_client, signed=False)
    with scope(organisation=south):
        stranger_owner = _member(south, "Sol Reyes", Role.OWNER)
        stranger_coach = _member(south, "Sam Torres", Role.COACH)
        stranger_client = _member(south, "Sia Okeke", Role.CLIENT)
        stranger_engagement = _engagement(
            _coach(stranger_coach), stranger_client, signed=True
        )
    return Cast(
        now=NOW,
        north=north,
        south=south,
        owner=others[Role.OWNER],
        coordinator=others[Role.COORDINATOR],
        coach=coach,
        second_coach=second_coach,
        client=client,
        second_client=second_client,
        sponsor=others[Role.SPONSOR],
        stranger_owner=stranger_owner,
        stranger_coach=stranger_coach,
        stranger_client=stranger_client,
        coach_profile=coach_profile,
        second_coach_profile=second_profile,
        engagement=engagement,
        second_engagement=second_engagement,
        stranger_engagement=stranger_engagement,
    )


@pytest.fixture
def enter() -> Callable[[Member | None], Browser]:
    """A browser in which a member is signed in (None: a visitor)."""

    def open_as(member: Member | None) -> Browser:
        browser = Browser()
        if member is not None:
            browser.force_login(
                member.user,
                backend="allauth.account.auth_backends.AuthenticationBackend",
            )
        return browser

    return open_as


@pytest.fixture
def at() -> Callable[..., str]:
    """Addresses of pages: a practice, the name of a page, its arguments."""
    return practice_url


@pytest.fixture
def north_scope(cast: Cast) -> Iterator[Organisation]:
    with scope(organisation=cast.north):
        yield cast.north
