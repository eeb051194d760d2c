"""Changing what members may do, and ending memberships."""

from collections.abc import Callable

import pytest
from allauth.usersessions.models import UserSession
from django.dispatch import receiver
from django.test import Client as Browser
from django.utils import timezone
from django_scopes import scope

from conftest import Cast
from onward.accounts.models import AccessCode, User
from onward.accounts.services import make_code
from onward.audit.models import Entry
from onward.coaching.models import Engagement
from onward.organisations.models import Member
from onward.team.models import Invitation
from onward.team.services import LastOwner, change_roles, end_membership, invite
from onward.team.signals import membership_ended, roles_changed
from onward.ui.core.refusals import DomainError

pytestmark = pytest.mark.usefixtures("north_scope")
Enter = Callable[..., Browser]


def read(member: Member) -> Member:
    return Member.objects.get(pk=member.pk)


def test_roles_are_changed_and_written_down(cast: Cast) -> None:
    assert change_roles(cast.coach, roles=["coordinator", "coach"], by=cast.owner)

    assert read(cast.coach).roles == ["coordinator", "coach"]
    line = Entry.objects.get(action="roles changed")
    assert line.detail == {"before": "coach", "after": "coordinator, coach"}


def test_the_same_roles_again_change_nothing(cast: Cast) -> None:
    assert not change_roles(cast.coach, roles=["coach"], by=cast.owner)
    assert not Entry.objects.exists()


def test_the_only_owner_stays_one(cast: Cast) -> None:
    with pytest.raises(LastOwner):
        change_roles(cast.owner, roles=["coach"], by=cast.owner)
    with pytest.raises(LastOwner):
        end_membership(cast.owner, by=cast.owner, now=cast.now)

    assert read(cast.owner).roles == ["owner"]


def test_with_a_second_owner_the_first_can_step_back(cast: Cast) -> None:
    change_roles(cast.coach, roles=["owner", "coach"], by=cast.owner)

    assert change_roles(cast.owner, roles=["coordinator"], by=cast.owner)
    with pytest.raises(LastOwner):
        end_membership(cast.coach, by=cast.owner, now=cast.now)


def test_an_owner_who_left_does_not_count(cast: Cast) -> None:
    change_roles(cast.coach, roles=["owner"], by=cast.owner)
    end_membership(cast.coach, by=cast.owner, now=cast.now)

    with pytest.raises(LastOwner):
        end_membership(cast.owner, by=cast.owner, now=cast.now)


def test_another_practice_s_owner_does_not_count(cast: Cast) -> None:
    with pytest.raises(LastOwner):
        change_roles(cast.owner, roles=["coach"], by=cast.owner)
    with scope(organisation=cast.south):
        assert cast.stranger_owner.roles == ["owner"]


def test_a_client_stays_a_client_whatever_else_changes(cast: Cast) -> None:
    change_roles(cast.client, roles=["coach"], by=cast.owner)
    both = read(cast.client).roles
    change_roles(cast.client, roles=[], by=cast.owner)

    assert (both, read(cast.client).roles) == (["coach", "client"], ["client"])


def test_whose_membership_ends_is_signed_out_everywhere(
    cast: Cast, enter: Enter
) -> None:
    browsers = [enter(cast.coach), enter(cast.coach)]
    for browser in browsers:
        assert browser.get("/me/").status_code == 200
    stays = enter(cast.second_coach)
    stays.get("/me/")

    end_membership(cast.coach, by=cast.owner, now=cast.now)

    assert [browser.get("/me/").status_code for browser in browsers] == [302, 302]
    assert stays.get("/me/").status_code == 200
    assert not UserSession.objects.filter(user=cast.coach.user).exists()


def test_what_a_member_wrote_stays(cast: Cast) -> None:
    end_membership(cast.coach, by=cast.owner, now=cast.now)

    left = read(cast.coach)
    assert (left.is_active, left.left_at) == (False, cast.now)
    assert Engagement.objects.get(pk=cast.engagement.pk).coach.member == left
    assert User.objects.get(pk=left.user.pk).is_active


def test_ended_twice_it_ends_once(cast: Cast) -> None:
    assert end_membership(cast.coach, by=cast.owner, now=cast.now)
    assert not end_membership(cast.coach, by=cast.owner, now=cast.now)
    assert Entry.objects.filter(action="membership ended").count() == 1


def test_codes_and_open_links_of_the_person_end_too(cast: Cast) -> None:
    make_code(cast.client.user, by=cast.coach.user, now=timezone.now())
    invite(
        cast.north,
        name="Leila",
        email=str(cast.client.user.email),
        roles=["coach"],
        by=cast.owner,
        now=cast.now,
    )

    end_membership(cast.client, by=cast.owner, now=cast.now)

    assert not AccessCode.objects.filter(revoked_at=None).exists()
    assert not Invitation.objects.filter(revoked_at=None).exists()


def test_a_code_goes_on_working_for_the_person_s_other_practice(cast: Cast) -> None:
    with scope(organisation=cast.south):
        Member.objects.create(
            organisation=cast.south,
            user=cast.client.user,
            roles=["client"],
            joined_at=cast.now,
        )
    make_code(cast.client.user, by=cast.coach.user, now=timezone.now())

    end_membership(cast.client, by=cast.owner, now=cast.now)

    assert AccessCode.objects.filter(revoked_at=None).exists()


@pytest.mark.parametrize("act", ["roles", "end"])
def test_another_app_may_refuse_and_then_nothing_has_happened(
    cast: Cast, act: str
) -> None:
    def refuse(**_: object) -> None:
        raise DomainError("First hand over the clients.")

    acts: dict[str, Callable[[], object]] = {
        "roles": lambda: change_roles(cast.coach, roles=["coordinator"], by=cast.owner),
        "end": lambda: end_membership(cast.coach, by=cast.owner, now=cast.now),
    }
    signal = roles_changed if act == "roles" else membership_ended
    receiver(signal)(refuse)
    try:
        with pytest.raises(DomainError, match="hand over"):
            acts[act]()
    finally:
        signal.disconnect(refuse)

    assert (read(cast.coach).roles, read(cast.coach).is_active) == (["coach"], True)
    assert not Entry.objects.exists()
