"""The team's page: who is here, who was invited, what may be done."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client as Browser
from django.utils import timezone

from conftest import Cast
from onward.accounts.models import User
from onward.organisations.models import Member, Organisation
from onward.team.models import Invitation
from onward.team.services import invite

pytestmark = pytest.mark.usefixtures("north_scope")
Enter = Callable[..., Browser]
At = Callable[..., str]
PETER = {"name": "Peter Kohl", "email": "peter@north.example", "roles": ["coach"]}


@pytest.fixture
def invitation(cast: Cast, north_scope: Organisation) -> Invitation:
    invitation, _url = invite(
        north_scope,
        name="Peter Kohl",
        email="peter@north.example",
        roles=["coach"],
        by=cast.owner,
        now=timezone.now(),
    )
    return invitation


def test_an_owner_sees_the_team_and_no_client(cast: Cast, enter: Enter, at: At) -> None:
    page = enter(cast.owner).get(at(cast.north, "team:team")).content.decode()

    assert "Ruth Adeyemi" in page
    assert "Petra Fund" in page
    assert "Leila Haddad" not in page


def test_an_owner_invites_somebody(cast: Cast, enter: Enter, at: At) -> None:
    response = enter(cast.owner).post(at(cast.north, "team:invite"), PETER, follow=True)

    page = response.content.decode()
    assert "A letter with a link is on its way to peter@north.example." in page
    assert "The link works until" in page
    assert Invitation.objects.get().invited_by == cast.owner


def test_pressed_twice_one_letter_goes_out(cast: Cast, enter: Enter, at: At) -> None:
    browser, url = enter(cast.owner), at(cast.north, "team:invite")

    first, second = browser.post(url, PETER), browser.post(url, PETER)

    assert (first.status_code, second.status_code) == (302, 409)
    assert "was invited already" in second.content.decode()
    assert Invitation.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "x" * 10_000},
        {"email": "peter"},
        {"email": "p@" + "x" * 10_000 + ".example"},
        {"roles": []},
        {"roles": ["client"]},
        {"roles": ["boss"]},
        {"name": "Peter\x00"},
    ],
)
def test_what_cannot_be_an_invitation_is_said_and_stays_typed(
    cast: Cast, enter: Enter, at: At, wrong: dict[str, str]
) -> None:
    data = PETER | {"email": "kohl@north.example"} | wrong

    response = enter(cast.owner).post(at(cast.north, "team:invite"), data)

    assert response.status_code == 422
    assert "kohl@north.example" in response.content.decode() or "email" in wrong
    assert not Invitation.objects.exists()


def test_names_of_every_writing_are_shown_and_none_is_run(
    cast: Cast, enter: Enter, at: At
) -> None:
    name = "<script>x</script> 🙂 \u202eمريم"
    browser = enter(cast.owner)
    browser.post(at(cast.north, "team:invite"), PETER | {"name": name})

    page = browser.get(at(cast.north, "team:team")).content.decode()

    assert "&lt;script&gt;x&lt;/script&gt; 🙂 \u202eمريم" in page
    assert "<script>x" not in page


def test_an_invitation_is_sent_again_and_taken_back(
    cast: Cast, enter: Enter, at: At, invitation: Invitation
) -> None:
    browser, before = enter(cast.owner), invitation.token_hash
    browser.post(at(cast.north, "team:renew", invitation.pk))
    renewed = Invitation.objects.get()
    browser.post(at(cast.north, "team:revoke", invitation.pk))
    again = browser.post(at(cast.north, "team:revoke", invitation.pk))

    assert renewed.token_hash != before
    assert Invitation.objects.get().revoked_at is not None
    assert again.status_code == 404


@pytest.mark.usefixtures("invitation")
def test_an_expired_link_is_shown_as_ended(cast: Cast, enter: Enter, at: At) -> None:
    past = timezone.now() - timedelta(days=20)
    Invitation.objects.update(made_at=past, expires_at=past + timedelta(days=14))

    page = enter(cast.owner).get(at(cast.north, "team:team")).content.decode()

    assert "ended on" in page


def test_roles_are_changed_on_a_member_s_page(cast: Cast, enter: Enter, at: At) -> None:
    url = at(cast.north, "team:member", cast.coach.pk)
    browser = enter(cast.owner)

    kept = browser.post(url, {"roles": ["coach", "coordinator"]})
    none = browser.post(url, {"roles": []})

    assert (kept.status_code, none.status_code) == (302, 422)
    assert Member.objects.get(pk=cast.coach.pk).roles == ["coordinator", "coach"]


def test_the_only_owner_reads_why_nothing_happens(
    cast: Cast, enter: Enter, at: At
) -> None:
    browser, pk = enter(cast.owner), cast.owner.pk

    roles = browser.post(at(cast.north, "team:member", pk), {"roles": ["coach"]})
    end = browser.post(at(cast.north, "team:end", pk))

    assert (roles.status_code, end.status_code) == (409, 409)
    assert "only owner" in roles.content.decode()
    assert "only owner" in end.content.decode()


def test_an_owner_who_steps_back_lands_on_the_first_page(
    cast: Cast, enter: Enter, at: At
) -> None:
    Member.objects.filter(pk=cast.coach.pk).update(roles=["owner", "coach"])
    url = at(cast.north, "team:member", cast.owner.pk)

    response = enter(cast.owner).post(url, {"roles": ["coordinator"]})

    assert response["Location"] == "/"


def test_a_membership_is_ended(cast: Cast, enter: Enter, at: At) -> None:
    browser, url = enter(cast.owner), at(cast.north, "team:end", cast.coach.pk)

    first, second = browser.post(url, follow=True), browser.post(url)

    assert "Ruth Adeyemi is no longer a member" in first.content.decode()
    assert second.status_code == 404
    assert not Member.objects.get(pk=cast.coach.pk).is_active


def test_clients_are_not_managed_here(cast: Cast, enter: Enter, at: At) -> None:
    url = at(cast.north, "team:member", cast.client.pk)

    assert enter(cast.owner).get(url).status_code == 404


@pytest.mark.parametrize("role", ["coordinator", "coach", "client", "sponsor"])
def test_only_an_owner_manages_the_team(
    cast: Cast, enter: Enter, at: At, invitation: Invitation, role: str
) -> None:
    browser, north = enter(getattr(cast, role)), cast.north
    posts = [
        at(north, "team:invite"),
        at(north, "team:renew", invitation.pk),
        at(north, "team:revoke", invitation.pk),
        at(north, "team:member", cast.coach.pk),
        at(north, "team:end", cast.coach.pk),
    ]

    assert browser.get(at(north, "team:team")).status_code == 403
    assert [browser.post(url, PETER).status_code for url in posts] == [403] * 5


def test_another_practice_s_owner_finds_nobody(
    cast: Cast, enter: Enter, at: At, invitation: Invitation
) -> None:
    browser = enter(cast.stranger_owner)
    urls = [
        at(practice, name, pk)
        for practice in (cast.north, cast.south)
        for name, pk in (
            ("team:member", cast.coach.pk),
            ("team:end", cast.coach.pk),
            ("team:renew", invitation.pk),
            ("team:revoke", invitation.pk),
        )
    ]

    assert [browser.post(url, PETER).status_code for url in urls] == [404] * 8


@pytest.mark.parametrize("people", [1, 3])
def test_the_page_costs_the_same_for_one_more_as_for_three(
    cast: Cast,
    enter: Enter,
    at: At,
    people: int,
    django_assert_max_num_queries: Callable[..., object],
) -> None:
    for number in range(people):
        mail = f"p{number}@north.example"
        invite(
            cast.north,
            name="P",
            email=mail,
            roles=["coach"],
            by=cast.owner,
            now=cast.now,
        )
        Member.objects.create(
            organisation=cast.north,
            user=User.objects.create_user(f"m{number}@north.example", name="M"),
            roles=["coach"],
            joined_at=cast.now,
        )
    browser, url = enter(cast.owner), at(cast.north, "team:team")
    browser.get(url)

    with django_assert_max_num_queries(13):  # type: ignore[attr-defined]  # a fixture typed as a callable
        browser.get(url)
