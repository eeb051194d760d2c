"""Inviting people: the link, the letter, sending again, taking back."""

import re
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django_scopes import scope
from pytest_django import Settings

from conftest import Cast
from onward.accounts.models import User
from onward.audit.models import Entry
from onward.notifications.models import Message
from onward.organisations.models import Organisation
from onward.team.models import Invitation
from onward.team.queries import invitation_with
from onward.team.services import (
    AlreadyHere,
    AlreadyInvited,
    InvitationClosed,
    accept_invitation,
    invite,
    renew,
    revoke,
)

pytestmark = pytest.mark.usefixtures("north_scope")


def invite_peter(cast: Cast, *roles: str) -> tuple[Invitation, str]:
    return invite(
        cast.north,
        name="Peter Kohl",
        email="Peter@North.example",
        roles=roles or ("coach",),
        by=cast.owner,
        now=cast.now,
    )


def token_in(text: str) -> str:
    found = re.search(r"/invitations/([\w-]+)/", text)
    assert found is not None
    return found.group(1)


def test_an_invitation_queues_a_letter_in_plain_words(cast: Cast) -> None:
    _invitation, url = invite_peter(cast)

    letter = Message.objects.get()
    assert (letter.recipient, letter.subject) == (
        "peter@north.example",
        "North invites you",
    )
    assert "Nora Winter invites you to North, to work there as coach." in letter.body
    assert "ends on Tuesday 24 March 2026" in letter.body
    assert url in letter.body


def test_the_letter_says_the_last_day_as_it_is_at_the_practice(cast: Cast) -> None:
    cast.now = datetime(2026, 3, 11, 4, 30, tzinfo=UTC)  # still the 10th in Chicago
    invite_peter(cast)

    assert "ends on Tuesday 24 March 2026" in Message.objects.get().body


def test_a_client_s_letter_says_what_a_client_wants_to_know(cast: Cast) -> None:
    invite_peter(cast, "client")

    body = Message.objects.get().body
    assert "because you asked us for coaching" in body
    assert "Who pays for the coaching does not see it." in body


def test_the_link_is_nowhere_in_the_database(cast: Cast) -> None:
    invitation, url = invite_peter(cast)
    token = token_in(url)

    assert len(token) >= 43
    assert token not in str(vars(Invitation.objects.get(pk=invitation.pk)))
    assert invitation_with(token) == invitation


def test_links_are_made_for_the_address_of_this_installation(
    cast: Cast, settings: Settings
) -> None:
    settings.BASE_URL = "https://coaching.example"

    _invitation, url = invite_peter(cast)

    assert url.startswith("https://coaching.example/at/north/invitations/")


def test_somebody_who_has_the_role_is_not_invited_again(cast: Cast) -> None:
    with pytest.raises(AlreadyHere):
        invite(
            cast.north,
            name="Ruth",
            email=str(cast.coach.user.email).upper(),
            roles=["coach"],
            by=cast.owner,
            now=cast.now,
        )

    assert not Message.objects.exists()


def test_a_member_can_be_invited_to_another_role(cast: Cast) -> None:
    _invitation, url = invite(
        cast.north,
        name="Ruth",
        email=str(cast.coach.user.email),
        roles=["owner"],
        by=cast.owner,
        now=cast.now,
    )

    member = accept_invitation(token_in(url), now=cast.now, user=cast.coach.user)

    assert (member.pk, member.roles) == (cast.coach.pk, ["owner", "coach"])


def test_invited_twice_there_is_one_link(cast: Cast) -> None:
    invite_peter(cast)

    with pytest.raises(AlreadyInvited):
        invite_peter(cast)

    assert Message.objects.count() == 1


def test_when_the_link_has_expired_a_new_invitation_is_possible(cast: Cast) -> None:
    invite_peter(cast)
    cast.now += timedelta(days=15)

    invite_peter(cast)

    assert Message.objects.count() == 2


def test_sent_again_only_the_newest_link_works(cast: Cast) -> None:
    invitation, first = invite_peter(cast)
    later = cast.now + timedelta(days=20)
    second = renew(invitation, by=cast.owner, now=later)

    with pytest.raises(InvitationClosed):
        accept_invitation(token_in(first), now=later, password="x")
    member = accept_invitation(token_in(second), now=later, password="x")

    assert member.name == "Peter Kohl"
    assert Message.objects.count() == 2


def test_what_was_accepted_is_not_sent_again(cast: Cast) -> None:
    invitation, url = invite_peter(cast)
    accept_invitation(token_in(url), now=cast.now, password="x")

    with pytest.raises(AlreadyHere):
        renew(invitation, by=cast.owner, now=cast.now)
    assert not revoke(invitation, by=cast.owner, now=cast.now)


def test_a_link_taken_back_opens_nothing(cast: Cast) -> None:
    invitation, url = invite_peter(cast)

    assert revoke(invitation, by=cast.owner, now=cast.now)
    assert not revoke(invitation, by=cast.owner, now=cast.now)
    with pytest.raises(InvitationClosed):
        accept_invitation(token_in(url), now=cast.now, password="x")


def test_every_act_is_written_in_the_audit(cast: Cast) -> None:
    invitation, _url = invite_peter(cast)
    renew(invitation, by=cast.owner, now=cast.now)
    revoke(invitation, by=cast.owner, now=cast.now)

    lines = Entry.objects.order_by("number")
    assert [line.action for line in lines] == [
        "person invited",
        "invitation sent again",
        "invitation taken back",
    ]
    assert lines[0].detail == {"name": "Peter Kohl", "roles": "coach"}
    assert {line.by for line in lines} == {cast.owner}


@pytest.mark.parametrize("roles", [[], ["boss"]])
def test_an_invitation_is_for_a_role_there_is(cast: Cast, roles: list[str]) -> None:
    with pytest.raises(ValueError, match=r"role|Role"):
        invite(
            cast.north,
            name="P",
            email="p@north.example",
            roles=roles,
            by=None,
            now=cast.now,
        )


def open_practice(**options: str) -> str:
    out = StringIO()
    call_command(
        "create_practice",
        **{
            "name": "Alder Bay Careers",
            "kind": "community",
            "owner_name": "Ada Ek",
            "owner_email": "ada@alder.example",
            "time_zone": "America/Chicago",
        }
        | options,
        stdout=out,
    )
    return out.getvalue()


def test_a_practice_is_opened_from_the_command_line() -> None:
    said = open_practice()

    practice = Organisation.objects.get(slug="alder-bay-careers")
    with scope(organisation=practice):
        invitation = invitation_with(token_in(said))
        assert invitation is not None
        assert (invitation.roles, invitation.name) == (["owner"], "Ada Ek")
        assert Entry.objects.first() is not None
    assert practice.time_zone == "America/Chicago"
    assert not User.objects.filter(name="Ada Ek").exists()


def test_two_practices_of_one_name_have_two_addresses() -> None:
    first, second, third = open_practice(), open_practice(), open_practice(name="???")

    assert "/at/alder-bay-careers/invitations/" in first
    assert "/at/alder-bay-careers-2/invitations/" in second
    assert "/at/practice/invitations/" in third


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"name": " "}, "The name is empty."),
        ({"name": "x" * 200}, "The name is longer than 120 signs."),
        ({"time_zone": "Mars/Olympus"}, "Mars/Olympus is not a time zone"),
        ({"owner_email": "ada"}, "ada is not an e-mail address."),
        ({"kind": "bakery"}, "bakery"),
    ],
)
def test_nonsense_on_the_command_line_is_refused_in_a_sentence(
    options: dict[str, str], words: str
) -> None:
    with pytest.raises(CommandError, match=words):
        open_practice(**options)

    assert not Organisation.objects.filter(name=options.get("name", "Alder")).exists()
