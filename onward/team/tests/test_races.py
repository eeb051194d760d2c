"""What holds when several people press at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone
from django_scopes import scope

from conftest import Cast
from onward.accounts.models import User
from onward.organisations.models import Member
from onward.team.models import Invitation
from onward.team.services import (
    InvitationClosed,
    LastOwner,
    accept_invitation,
    end_membership,
    invite,
)
from onward.ui.core.refusals import DomainError

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(cast: Cast, acts: list[Callable[[], object]]) -> list[object]:
    """Do all acts in threads that start together; results, refusals by class."""
    start = Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        try:
            with scope(organisation=cast.north):
                start.wait()
                return act()
        except DomainError as refusal:
            return type(refusal)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))


def test_of_six_presses_on_one_link_one_gets_in(cast: Cast) -> None:
    now = timezone.now()
    with scope(organisation=cast.north):
        _invitation, url = invite(
            cast.north,
            name="Peter",
            email="peter@north.example",
            roles=["coach"],
            by=cast.owner,
            now=now,
        )
    token = url.rstrip("/").rpartition("/")[2]

    results = at_once(
        cast, [lambda: accept_invitation(token, now=now, password="x")] * 6
    )

    assert results.count(InvitationClosed) == 5
    assert User.objects.filter(email="peter@north.example").count() == 1
    with scope(organisation=cast.north):
        assert Member.objects.filter(user__name="Peter").count() == 1


def test_two_owners_cannot_put_each_other_out(cast: Cast) -> None:
    with scope(organisation=cast.north):
        Member.objects.filter(pk=cast.coach.pk).update(roles=["owner"])
        first, second = cast.owner, Member.objects.get(pk=cast.coach.pk)
    now = timezone.now()

    results = at_once(
        cast,
        [
            lambda: end_membership(second, by=first, now=now),
            lambda: end_membership(first, by=second, now=now),
        ],
    )

    assert sorted(map(str, results)) == sorted([str(LastOwner), "True"])


def test_of_five_invitations_of_one_person_one_goes_out(cast: Cast) -> None:
    def ask() -> object:
        return invite(
            cast.north,
            name="Peter",
            email="peter@north.example",
            roles=["coach"],
            by=cast.owner,
            now=timezone.now(),
        )

    at_once(cast, [ask] * 5)

    with scope(organisation=cast.north):
        assert Invitation.objects.count() == 1
