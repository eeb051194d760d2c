"""A coach's profile, their credentials, and who checks them."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client as Browser
from django.utils import timezone
from django_scopes import scope

from conftest import Cast
from onward.coaching.models import Coach, Credential
from onward.coaching.services import (
    CredentialDetails,
    add_credential,
    verify_credential,
)
from onward.coaching.services.refusals import HasLapsed, OwnCredential
from onward.coaching.tests.letters import cost
from onward.organisations.models import Member
from onward.organisations.queries import setup_of
from onward.team.models import Invitation
from onward.team.signals import invitation_accepted

Enter = Callable[[object], Browser]
At = Callable[..., str]
PROFILE = {
    "discipline": "career",
    "about": "Was a pharmacist.",
    "languages": "English,  Yoruba, English,",
    "circumstances": ["returning", "between-jobs"],
    "modes": ["phone"],
    "capacity": "12",
    "is_public": "on",
}
ON_PAPER = {"kind": "ICF", "level": "PCC", "issued_on": "2025-02-28", "number": "A1"}


def a_credential(
    cast: Cast, *, issued_on: date, level: str = "PCC", coach: Coach | None = None
) -> Credential:
    with scope(organisation=cast.north):
        return add_credential(
            coach or cast.coach_profile,
            CredentialDetails(
                kind="ICF", issuer="ICF", level=level, issued_on=issued_on
            ),
            by=cast.coach,
        )


def test_a_coach_says_who_they_are(cast: Cast, enter: Enter, at: At) -> None:
    answer = enter(cast.coach).post(at(cast.north, "coaching:profile"), PROFILE)

    assert answer.status_code == 302
    cast.coach_profile.refresh_from_db()
    profile = cast.coach_profile
    assert profile.languages == ["English", "Yoruba"]
    assert profile.circumstances == ["returning", "between-jobs"]
    assert (profile.modes, profile.capacity, profile.is_public) == (["phone"], 12, True)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"capacity": "-1"}, "capacity"),
        ({"capacity": "201"}, "capacity"),
        ({"capacity": "many"}, "capacity"),
        ({"about": "x" * 10_000}, "about"),
        ({"languages": "x" * 41}, "languages"),
        ({"languages": ",".join(f"L{n}" for n in range(13))}, "languages"),
        ({"circumstances": ["nonsense"]}, "circumstances"),
        ({"modes": ["pigeon"]}, "modes"),
        ({"discipline": "wizard"}, "discipline"),
    ],
)
def test_what_cannot_be_is_said_by_its_field(
    cast: Cast, enter: Enter, at: At, wrong: dict[str, object], field: str
) -> None:
    url = at(cast.north, "coaching:profile")

    answer = enter(cast.coach).post(url, PROFILE | wrong)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]


def test_a_new_coach_has_a_page_before_they_have_a_profile(
    cast: Cast, enter: Enter, at: At
) -> None:
    cast.owner.roles = ["owner", "coach"]
    cast.owner.save()
    browser, url = enter(cast.owner), at(cast.north, "coaching:profile")

    page = browser.get(url)
    answer = browser.post(url, PROFILE)

    assert (page.status_code, answer.status_code) == (200, 302)
    with scope(organisation=cast.north):
        assert Coach.objects.get(member=cast.owner).capacity == 12


def test_who_accepts_as_a_coach_has_a_profile(cast: Cast) -> None:
    cast.owner.roles = ["owner", "coach"]
    cast.owner.save()
    with scope(organisation=cast.north):
        invitation_accepted.send(
            sender=Invitation, invitation=Invitation(pk=77), member=cast.owner
        )

        assert Coach.objects.filter(member=cast.owner).count() == 1


def test_a_credential_takes_issuer_and_end_from_its_rule(
    cast: Cast, enter: Enter, at: At
) -> None:
    answer = enter(cast.coach).post(at(cast.north, "coaching:credential_new"), ON_PAPER)

    assert answer.status_code == 302
    with scope(organisation=cast.north):
        kept = Credential.objects.get()
    assert kept.issuer == "International Coaching Federation"
    assert kept.expires_on == date(2028, 2, 28)
    assert kept.verified_at is None


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"issued_on": "2025-02-30"}, "issued_on"),
        ({"issued_on": "9999-12-31"}, "issued_on"),
        ({"issued_on": ""}, "issued_on"),
        ({"expires_on": "2025-02-28"}, "expires_on"),
        ({"expires_on": "2020-01-01"}, "expires_on"),
        ({"kind": "Licence"}, "issuer"),
        ({"kind": "nonsense"}, "kind"),
        ({"number": "x" * 10_000}, "number"),
    ],
)
def test_an_impossible_certificate_is_not_kept(
    cast: Cast, enter: Enter, at: At, wrong: dict[str, str], field: str
) -> None:
    url = at(cast.north, "coaching:credential_new")

    answer = enter(cast.coach).post(url, ON_PAPER | wrong)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]


def test_a_coach_removes_their_own_credential_and_no_other(
    cast: Cast, enter: Enter, at: At
) -> None:
    mine = a_credential(cast, issued_on=date(2025, 1, 1))
    url = at(cast.north, "coaching:credential_remove", mine.pk)

    assert enter(cast.second_coach).post(url).status_code == 404
    assert enter(cast.coach).post(url).status_code == 302
    with scope(organisation=cast.north):
        assert not Credential.objects.exists()


def test_checking_says_by_whom_when_and_where(cast: Cast, enter: Enter, at: At) -> None:
    mine = a_credential(cast, issued_on=timezone.localdate() - timedelta(days=30))
    browser = enter(cast.coordinator)
    url = at(cast.north, "coaching:verify", mine.pk)

    refused = browser.post(url, {})
    done = browser.post(url, {"through": "registry"})

    assert (refused.status_code, done.status_code) == (422, 302)
    mine.refresh_from_db()
    assert (mine.verified_by, mine.verified_through) == (cast.coordinator, "registry")
    assert mine.verified_at is not None


def test_a_lapsed_credential_is_not_checked(cast: Cast, enter: Enter, at: At) -> None:
    lapsed = a_credential(cast, issued_on=date(2020, 1, 1))
    url = at(cast.north, "coaching:verify", lapsed.pk)

    page = enter(cast.owner).get(url).content.decode()
    answer = enter(cast.owner).post(url, {"through": "registry"})

    assert "It ran out on 1 January 2023" in page
    assert answer.status_code == 409
    with scope(organisation=cast.north), pytest.raises(HasLapsed):
        verify_credential(lapsed, through="badge", by=cast.owner, now=cast.now)


def test_nobody_checks_their_own_while_somebody_else_can(cast: Cast) -> None:
    cast.owner.roles = ["owner", "coach"]
    cast.owner.save()
    with scope(organisation=cast.north):
        own = Coach.objects.create(organisation=cast.north, member=cast.owner)
        mine = a_credential(cast, issued_on=date(2025, 1, 1), coach=own)

        with pytest.raises(OwnCredential):
            verify_credential(mine, through="badge", by=cast.owner, now=cast.now)

        Member.objects.filter(pk=cast.coordinator.pk).update(
            is_active=False, left_at=cast.now
        )
        verify_credential(mine, through="badge", by=cast.owner, now=cast.now)


def test_the_list_of_coaches_costs_the_same_with_more_credentials(
    cast: Cast, enter: Enter, at: At
) -> None:
    a_credential(cast, issued_on=date(2025, 1, 1))
    browser, url = enter(cast.owner), at(cast.north, "coaching:coaches")
    for_one = cost(browser, url)

    for coach in (cast.coach_profile, cast.second_coach_profile):
        for level in ("ACC", "MCC"):
            a_credential(cast, issued_on=date(2025, 1, 1), level=level, coach=coach)

    assert cost(browser, url) == for_one


def test_the_practice_is_told_what_it_still_lacks(cast: Cast) -> None:
    with scope(organisation=cast.north):
        items = {item.name: item.is_done for item in setup_of(cast.north).items}

    assert items["The coaching agreement"]
    assert items["A coach on the public page"]
