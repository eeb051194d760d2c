"""A client without e-mail, from the call to the signed agreement."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone
from django_scopes import scope

from conftest import Cast
from onward.accounts.models import AccessCode
from onward.accounts.queries import code_in_force
from onward.audit.models import Entry
from onward.coaching.core.stages import Stage
from onward.coaching.models import Agreement, Engagement, Enquiry
from onward.coaching.queries import agreement_is_signed, may_keep_record
from onward.coaching.tests.letters import assigned, by_mail, by_phone
from onward.notifications.models import Message

Enter = Callable[[object], Browser]
At = Callable[..., str]

CHICAGO = ZoneInfo("America/Chicago")  # the clock of North


@pytest.fixture
def tom(cast: Cast) -> Engagement:
    """Tom Nowak has a telephone and nothing else."""
    with scope(organisation=cast.north):
        return assigned(
            by_phone(), cast.coach_profile, by=cast.coordinator, now=timezone.now()
        )


def test_the_whole_way_by_telephone(cast: Cast, enter: Enter, at: At) -> None:
    desk, coach = enter(cast.coordinator), enter(cast.coach)
    typed = {
        "source": "phone",
        "name": "Tom Nowak",
        "phone": "555 0177",
        "message": "The shop closes in spring.",
    }

    inbox = desk.post(at(cast.north, "coaching:take"), typed)
    desk.post(inbox["Location"], {"coach": cast.coach_profile.pk})
    with scope(organisation=cast.north):
        engagement = Engagement.objects.get(enquiry=Enquiry.objects.get())
    here = engagement.pk
    made = desk.post(at(cast.north, "coaching:code", here))
    coach.post(at(cast.north, "coaching:welcome", here))
    coach.post(
        at(cast.north, "coaching:by_telephone", here),
        {
            "read_on": timezone.localdate(timezone=CHICAGO).isoformat(),
            "agreed": "on",
            "version": "1",
        },
    )
    coach.post(
        at(cast.north, "coaching:agreement", here),
        {"signature": "Ruth Adeyemi", "version": "1"},
    )
    coach.post(at(cast.north, "coaching:consents", here), {"processing": "yes"})

    with scope(organisation=cast.north):
        engagement = Engagement.objects.select_related("client").get(pk=here)
        agreement = Agreement.objects.get(engagement=engagement)
        assert agreement_is_signed(engagement)
        assert may_keep_record(engagement)
    assert engagement.stage == Stage.INTAKE
    assert engagement.limits_read_how == "read-out"
    assert agreement.client_signature == "Tom Nowak"
    assert agreement.client_signed_how == "read-out"
    assert code_in_force(made.context["code"], now=timezone.now()) is not None
    assert not Message.objects.filter(recipient="").exists()
    own = enter(engagement.client.member)
    page = own.get(at(cast.north, "coaching:agreement", here))
    assert "read out by telephone and agreed to" in page.content.decode()


def test_a_code_is_shown_once_with_words_to_read_out(
    cast: Cast, enter: Enter, at: At, tom: Engagement
) -> None:
    browser, url = enter(cast.coordinator), at(cast.north, "coaching:code", tom.pk)

    before = browser.get(url)
    made = browser.post(url)
    after = browser.get(url)

    code = made.context["code"]
    assert "code" not in before.context
    assert code in made.content.decode()
    assert reverse("accounts:code") in made.content.decode()
    assert [group for group, _words in made.context["spelled"]] == code.split("-")
    assert code not in after.content.decode()
    assert "no-store" in made["Cache-Control"]


def test_a_new_code_stops_the_one_before(
    cast: Cast, enter: Enter, at: At, tom: Engagement
) -> None:
    browser, url = enter(cast.coach), at(cast.north, "coaching:code", tom.pk)

    first, second = (browser.post(url).context["code"] for _ in range(2))

    assert code_in_force(first, now=timezone.now()) is None
    assert code_in_force(second, now=timezone.now()) is not None
    assert AccessCode.objects.filter(revoked_at=None).count() == 1


def test_making_a_code_is_noted_without_the_code(
    cast: Cast, enter: Enter, at: At, tom: Engagement
) -> None:
    made = enter(cast.coach).post(at(cast.north, "coaching:code", tom.pk))

    with scope(organisation=cast.north):
        line = Entry.objects.get(action="access code made")
    assert line.by == cast.coach
    assert line.engagement == tom.pk
    assert made.context["code"] not in str(line.detail)


@pytest.mark.parametrize("has_come_in", [True, False])
def test_somebody_with_e_mail_gets_no_code(
    cast: Cast, enter: Enter, at: At, *, has_come_in: bool
) -> None:
    with scope(organisation=cast.north):
        engagement = (
            cast.engagement
            if has_come_in
            else assigned(
                by_mail(), cast.coach_profile, by=cast.owner, now=timezone.now()
            )
        )

    answer = enter(cast.coach).post(at(cast.north, "coaching:code", engagement.pk))

    assert answer.status_code == 409
    assert not AccessCode.objects.exists()


@pytest.mark.parametrize(
    "typed",
    [
        {"read_on": "2026-02-30", "agreed": "on", "version": "1"},
        {"read_on": "", "agreed": "on", "version": "1"},
        {"read_on": "2026-02-20", "version": "1"},
        {"read_on": "2026-02-20", "agreed": "on"},
    ],
)
def test_what_was_not_read_out_is_not_noted(
    cast: Cast, enter: Enter, at: At, tom: Engagement, typed: dict[str, str]
) -> None:
    url = at(cast.north, "coaching:by_telephone", tom.pk)

    answer = enter(cast.coach).post(url, typed)

    assert answer.status_code == 422
    with scope(organisation=cast.north):
        assert not Agreement.objects.filter(engagement=tom).exists()


@pytest.mark.parametrize("read_on", ["9999-12-31", "0001-01-01", "1999-01-01"])
def test_a_day_that_cannot_be_is_refused(
    cast: Cast, enter: Enter, at: At, tom: Engagement, read_on: str
) -> None:
    answer = enter(cast.coach).post(
        at(cast.north, "coaching:by_telephone", tom.pk),
        {"read_on": read_on, "agreed": "on", "version": "1"},
    )

    assert answer.status_code == 409
    assert read_on in answer.content.decode()


def test_the_client_cannot_note_a_call_for_themselves(
    cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "coaching:by_telephone", cast.engagement.pk)

    assert enter(cast.client).get(url).status_code == 403
