"""Accepting an invitation: once, by the person it was sent to."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.dispatch import receiver
from django_scopes import scope

from conftest import Cast
from onward.accounts.models import User
from onward.accounts.services import create_account
from onward.audit.models import Entry
from onward.organisations.models import Member
from onward.team.models import Invitation
from onward.team.services import (
    AddressTaken,
    HasAccount,
    InvitationClosed,
    NotYours,
    accept_invitation,
    end_membership,
    invite,
)
from onward.team.signals import invitation_accepted

pytestmark = pytest.mark.usefixtures("north_scope")
PASSWORD = "correct horse battery"


def link_for(cast: Cast, email: str = "peter@north.example", *roles: str) -> str:
    """The token of a link for somebody."""
    _invitation, url = invite(
        cast.north,
        name="Peter Kohl",
        email=email,
        roles=roles or ("coach",),
        by=cast.owner,
        now=cast.now,
    )
    return url.rstrip("/").rpartition("/")[2]


def test_a_new_person_gets_an_account_that_is_theirs(cast: Cast) -> None:
    member = accept_invitation(link_for(cast), now=cast.now, password=PASSWORD)

    user = User.objects.get(email="peter@north.example")
    assert (member.user, member.roles, member.joined_at) == (user, ["coach"], cast.now)
    assert user.check_password(PASSWORD)
    assert EmailAddress.objects.get(user=user).verified


def test_the_name_is_the_one_the_person_gives(cast: Cast) -> None:
    token = link_for(cast)

    assert accept_invitation(token, now=cast.now, name="Pete", password="x").name == (
        "Pete"
    )


def test_a_link_works_once(cast: Cast) -> None:
    token = link_for(cast)
    member = accept_invitation(token, now=cast.now, password=PASSWORD)

    with pytest.raises(InvitationClosed):
        accept_invitation(token, now=cast.now, user=member.user)

    invitation = Invitation.objects.get()
    assert (invitation.accepted_by, invitation.accepted_at) == (member, cast.now)


def test_a_link_ends_after_fourteen_days(cast: Cast) -> None:
    token = link_for(cast)

    with pytest.raises(InvitationClosed):
        accept_invitation(token, now=cast.now + timedelta(days=14), password=PASSWORD)


@pytest.mark.parametrize("token", ["", "nonsense", "\x00", "😀" * 50])
def test_a_link_that_never_was_opens_nothing(cast: Cast, token: str) -> None:
    with pytest.raises(InvitationClosed):
        accept_invitation(token, now=cast.now, password=PASSWORD)


def test_a_link_of_one_practice_opens_nothing_in_another(cast: Cast) -> None:
    token = link_for(cast)

    with scope(organisation=cast.south), pytest.raises(InvitationClosed):
        accept_invitation(token, now=cast.now, password=PASSWORD)


def test_nobody_sets_a_new_password_for_an_account_there_is(cast: Cast) -> None:
    ada = create_account("ada@north.example", name="Ada Ek", password=PASSWORD)
    token = link_for(cast, "Ada@north.example")

    with pytest.raises(HasAccount):
        accept_invitation(token, now=cast.now, password="taken over")

    assert User.objects.get(pk=ada.pk).check_password(PASSWORD)


def test_a_person_of_another_practice_comes_in_with_their_account(cast: Cast) -> None:
    coach = cast.stranger_coach
    token = link_for(cast, str(coach.user.email))

    member = accept_invitation(token, now=cast.now, user=coach.user)

    assert (member.user, member.organisation) == (coach.user, cast.north)
    assert Member.objects.filter(user=coach.user).count() == 1  # in North's scope


def test_a_further_confirmed_address_is_the_person_s_too(cast: Cast) -> None:
    user = cast.stranger_coach.user
    EmailAddress.objects.create(user=user, email="sam@home.example", verified=True)
    token = link_for(cast, "sam@home.example")

    assert accept_invitation(token, now=cast.now, user=user).user == user


def test_an_unconfirmed_address_proves_nothing(cast: Cast) -> None:
    user = cast.stranger_coach.user
    EmailAddress.objects.create(user=user, email="peter@north.example")
    token = link_for(cast)

    with pytest.raises(NotYours):
        accept_invitation(token, now=cast.now, user=user)


def test_somebody_else_s_link_is_not_accepted(cast: Cast) -> None:
    token = link_for(cast)

    with pytest.raises(NotYours):
        accept_invitation(token, now=cast.now, user=cast.second_client.user)

    assert accept_invitation(token, now=cast.now, password=PASSWORD).name


def test_a_person_who_came_with_codes_gets_the_address(cast: Cast) -> None:
    otto = User.objects.create_user(None, name="Otto Klein")
    member = Member.objects.create(
        organisation=cast.north, user=otto, roles=["client"], joined_at=cast.now
    )
    token = link_for(cast, "otto@home.example", "client")

    accepted = accept_invitation(token, now=cast.now, user=otto)

    assert accepted == member
    assert User.objects.get(pk=otto.pk).email == "otto@home.example"


def test_an_address_is_not_taken_from_its_account(cast: Cast) -> None:
    otto = User.objects.create_user(None, name="Otto Klein")
    create_account("ada@north.example", name="Ada Ek", password=PASSWORD)
    token = link_for(cast, "ada@north.example")

    with pytest.raises(AddressTaken):
        accept_invitation(token, now=cast.now, user=otto)


def test_a_member_who_left_comes_back_with_the_invitation_s_roles(cast: Cast) -> None:
    end_membership(cast.coach, by=cast.owner, now=cast.now)
    token = link_for(cast, str(cast.coach.user.email), "coordinator")

    member = accept_invitation(token, now=cast.now, user=cast.coach.user)

    assert (member.pk, member.roles) == (cast.coach.pk, ["coordinator"])
    assert (member.is_active, member.left_at) == (True, None)


def test_other_apps_hear_of_it_inside_the_same_transaction(cast: Cast) -> None:
    heard: list[tuple[str, str]] = []

    def listen(*, invitation: Invitation, member: Member, **_: object) -> None:
        heard.append((invitation.name, member.name))
        raise RuntimeError("and refuses")

    receiver(invitation_accepted)(listen)
    try:
        with pytest.raises(RuntimeError, match="and refuses"):
            accept_invitation(link_for(cast), now=cast.now, password=PASSWORD)
    finally:
        invitation_accepted.disconnect(listen)

    assert heard == [("Peter Kohl", "Peter Kohl")]
    assert not User.objects.filter(email="peter@north.example").exists()
    assert Invitation.objects.get().accepted_at is None


def test_the_audit_says_who_came_in(cast: Cast) -> None:
    member = accept_invitation(link_for(cast), now=cast.now, password=PASSWORD)

    line = Entry.objects.get(action="invitation accepted")
    assert (line.by, line.detail) == (member, {"roles": "coach"})
