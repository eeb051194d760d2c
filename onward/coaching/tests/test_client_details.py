"""How a client is called, reached, and comes in."""

from collections.abc import Callable

from django.test import Client as Browser
from django.utils import timezone
from django_scopes import scope

from conftest import Cast
from onward.coaching.models import Agreement, Client
from onward.coaching.services import (
    ClientDetails,
    edit_client,
    sign_as_coach,
)
from onward.coaching.tests.letters import assigned, by_mail, by_phone
from onward.notifications.models import Message
from onward.organisations.models import Member
from onward.team.models import Invitation

Enter = Callable[[object], Browser]
At = Callable[..., str]


def details(client: Client, **changed: str) -> ClientDetails:
    kept = {
        "name": client.name,
        "email": client.email,
        "phone": client.phone,
        "prefers": client.prefers,
        "reachable_when": client.reachable_when,
        "time_zone": client.time_zone,
    }
    return ClientDetails(**kept | changed)


def test_details_are_changed(cast: Cast, enter: Enter, at: At) -> None:
    typed = {
        "name": "Leila H. Haddad",
        "phone": "555 0143",
        "email": "leila@home.example",
        "reach_by": "phone",
        "reachable_when": "mornings",
        "time_zone": "Europe/Oslo",
    }
    url = at(cast.north, "coaching:client_edit", cast.engagement.pk)

    answer = enter(cast.coach).post(url, typed)
    refused = enter(cast.coach).post(url, typed | {"time_zone": "Mars/Base"})

    assert (answer.status_code, refused.status_code) == (302, 422)
    with scope(organisation=cast.north):
        kept = Client.objects.get(pk=cast.engagement.client_id)
    assert (kept.name, kept.prefers, kept.time_zone) == (
        "Leila H. Haddad",
        "phone",
        "Europe/Oslo",
    )


def test_another_name_begins_a_half_signed_agreement_again(cast: Cast) -> None:
    engagement = cast.second_engagement
    with scope(organisation=cast.north):
        sign_as_coach(
            engagement, "Ines Moura", version=1, by=cast.second_coach, now=cast.now
        )
        edit_client(
            engagement,
            details(engagement.client, name="Owen Ball"),
            by=cast.coordinator,
            now=cast.now,
        )

        assert not Agreement.objects.filter(engagement=engagement).exists()


def test_another_name_changes_nothing_about_a_signed_agreement(cast: Cast) -> None:
    with scope(organisation=cast.north):
        edit_client(
            cast.engagement,
            details(cast.engagement.client, name="Leila Bell"),
            by=cast.coach,
            now=cast.now,
        )

        assert Agreement.objects.filter(engagement=cast.engagement).exists()


def test_another_address_takes_the_old_invitation_back(cast: Cast) -> None:
    with scope(organisation=cast.north):
        engagement = assigned(
            by_mail(), cast.coach_profile, by=cast.owner, now=cast.now
        )
        old = engagement.client.invitation
        edit_client(
            engagement,
            details(engagement.client, email="other@home.example"),
            by=cast.owner,
            now=cast.now,
        )

        assert old is not None
        assert Invitation.objects.get(pk=old.pk).revoked_at is not None
        assert engagement.client.invitation != old
    assert Message.objects.filter(recipient="other@home.example").exists()


def test_without_the_address_an_account_for_a_code_is_opened(cast: Cast) -> None:
    with scope(organisation=cast.north):
        engagement = assigned(
            by_mail(), cast.coach_profile, by=cast.owner, now=cast.now
        )
        edit_client(
            engagement,
            details(engagement.client, email="", phone="555 0177", prefers="phone"),
            by=cast.owner,
            now=cast.now,
        )

        client = Client.objects.get(pk=engagement.client_id)
        assert client.invitation is None
        assert client.member is not None
        assert client.member.user.email is None


def test_a_code_account_is_called_what_its_client_is_called(cast: Cast) -> None:
    with scope(organisation=cast.north):
        engagement = assigned(
            by_phone(), cast.coach_profile, by=cast.owner, now=cast.now
        )
        edit_client(
            engagement,
            details(engagement.client, name="Tomas Nowak"),
            by=cast.owner,
            now=cast.now,
        )

        assert Member.objects.filter(user__name="Tomas Nowak").exists()


def test_a_new_link_is_sent_on_request_and_the_old_one_stops(
    cast: Cast, enter: Enter, at: At
) -> None:
    with scope(organisation=cast.north):
        engagement = assigned(
            by_mail(), cast.coach_profile, by=cast.owner, now=timezone.now()
        )
        before = Invitation.objects.get().token_hash

    answer = enter(cast.coach).post(at(cast.north, "coaching:invite", engagement.pk))

    assert answer.status_code == 302
    with scope(organisation=cast.north):
        assert Invitation.objects.get().token_hash != before
    assert Message.objects.filter(recipient="grace@home.example").count() == 2


def test_who_has_come_in_is_not_invited_again(cast: Cast, enter: Enter, at: At) -> None:
    browser = enter(cast.coach)

    browser.post(at(cast.north, "coaching:invite", cast.engagement.pk))

    page = browser.get(at(cast.north, "coaching:client", cast.engagement.pk))
    assert "has come in already" in page.content.decode()
    assert not Message.objects.exists()
