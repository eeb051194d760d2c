"""Welcome: what coaching is, the agreement, and who signs it how."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client as Browser
from django_scopes import scope

from conftest import Cast
from onward.coaching.core.stages import Stage
from onward.coaching.models import Agreement, Engagement
from onward.coaching.queries import (
    is_unaltered,
)
from onward.coaching.services import (
    end_engagement,
    sign_as_client,
    sign_as_coach,
    sign_by_telephone,
)
from onward.coaching.services.refusals import (
    HasEnded,
    NotForYouToSign,
    NotReadYet,
    ReadTooEarly,
)
from onward.coaching.signals import agreement_signed
from onward.notifications.models import Message

Enter = Callable[[object], Browser]
At = Callable[..., str]
CLIENT, COACH = "Owen Bell", "Ines Moura"


@pytest.fixture
def unsigned(cast: Cast) -> Engagement:
    """Owen and Ines, who have signed nothing yet."""
    return cast.second_engagement


def kept(cast: Cast, engagement: Engagement) -> Agreement:
    with scope(organisation=cast.north):
        return Agreement.objects.select_related("text").get(engagement=engagement)


def test_the_client_reads_what_coaching_is_before_the_agreement(
    cast: Cast, enter: Enter, at: At, unsigned: Engagement
) -> None:
    browser, url = (
        enter(cast.second_client),
        at(cast.north, "coaching:welcome", unsigned.pk),
    )

    text = browser.get(url).content.decode()
    answer = browser.post(url)

    assert "It is not therapy" in text
    assert "A judge can order us to speak" in text
    assert "555 0100" in text
    assert answer["Location"] == at(cast.north, "coaching:agreement", unsigned.pk)
    unsigned.refresh_from_db()
    assert unsigned.limits_read_at is not None
    assert unsigned.limits_read_how == "typed"


def test_when_both_have_signed_the_intake_begins(
    cast: Cast, enter: Enter, at: At, unsigned: Engagement
) -> None:
    url = at(cast.north, "coaching:agreement", unsigned.pk)
    heard: list[Engagement] = []

    def hear(engagement: Engagement, **_: object) -> None:
        heard.append(engagement)

    agreement_signed.connect(hear)

    first = enter(cast.second_client).post(
        url, {"signature": "owen  bell", "version": 1}
    )
    unsigned.refresh_from_db()
    after_one = unsigned.stage
    second = enter(cast.second_coach).post(url, {"signature": COACH, "version": 1})

    unsigned.refresh_from_db()
    assert (first.status_code, second.status_code) == (302, 302)
    assert (after_one, unsigned.stage) == (Stage.WELCOME, Stage.INTAKE)
    assert heard == [unsigned]
    signed = kept(cast, unsigned)
    assert (signed.client_signature, signed.client_signed_how) == ("owen bell", "typed")
    assert is_unaltered(signed)


def test_the_client_gets_a_letter_when_both_have_signed(
    cast: Cast, unsigned: Engagement
) -> None:
    with scope(organisation=cast.north):
        sign_as_coach(unsigned, COACH, version=1, by=cast.second_coach, now=cast.now)
        assert not Message.objects.filter(kind="agreement-signed").exists()
        sign_as_client(unsigned, CLIENT, version=1, by=cast.second_client, now=cast.now)

    letter = Message.objects.get(kind="agreement-signed")
    assert letter.recipient == cast.second_client.user.email


@pytest.mark.parametrize("signature", ["Owen", "Ines Moura", "Owen Bell x"])
def test_another_name_is_no_signature_and_stays_in_the_field(
    cast: Cast, enter: Enter, at: At, unsigned: Engagement, signature: str
) -> None:
    url = at(cast.north, "coaching:agreement", unsigned.pk)

    answer = enter(cast.second_client).post(url, {"signature": signature, "version": 1})

    assert answer.status_code == 409
    assert f'value="{signature}"' in answer.content.decode()
    with scope(organisation=cast.north):
        assert not Agreement.objects.filter(engagement=unsigned).exists()


@pytest.mark.parametrize(
    "typed",
    [
        {"version": "1"},
        {"signature": "x" * 10_000, "version": "1"},
        {"signature": CLIENT},
    ],
)
def test_without_a_name_or_a_version_nothing_is_signed(
    cast: Cast, enter: Enter, at: At, unsigned: Engagement, typed: dict[str, str]
) -> None:
    url = at(cast.north, "coaching:agreement", unsigned.pk)

    assert enter(cast.second_client).post(url, typed).status_code == 422


def test_pressed_twice_it_is_signed_once(
    cast: Cast, enter: Enter, at: At, unsigned: Engagement
) -> None:
    browser, url = (
        enter(cast.second_client),
        at(cast.north, "coaching:agreement", unsigned.pk),
    )
    typed = {"signature": CLIENT, "version": 1}

    assert browser.post(url, typed).status_code == 302
    first = kept(cast, unsigned).client_signed_at
    assert browser.post(url, typed).status_code == 302

    assert kept(cast, unsigned).client_signed_at == first


def test_nobody_signs_for_somebody_else(cast: Cast, unsigned: Engagement) -> None:
    with scope(organisation=cast.north):
        with pytest.raises(NotForYouToSign):
            sign_as_client(
                unsigned, CLIENT, version=1, by=cast.second_coach, now=cast.now
            )
        with pytest.raises(NotForYouToSign):
            sign_as_coach(
                unsigned, COACH, version=1, by=cast.second_client, now=cast.now
            )
        with pytest.raises(NotForYouToSign):
            sign_by_telephone(
                unsigned, read_at=cast.now, version=1, by=cast.coach, now=cast.now
            )


def test_an_ended_engagement_is_not_signed(cast: Cast, unsigned: Engagement) -> None:
    with scope(organisation=cast.north):
        end_engagement(
            unsigned, reason="client", words="Bye.", by=cast.second_coach, now=cast.now
        )

        with pytest.raises(HasEnded):
            sign_as_coach(
                unsigned, COACH, version=1, by=cast.second_coach, now=cast.now
            )


@pytest.mark.parametrize(("days", "refusal"), [(-1, NotReadYet), (400, ReadTooEarly)])
def test_reading_out_happens_between_the_beginning_and_now(
    cast: Cast, unsigned: Engagement, days: int, refusal: type[Exception]
) -> None:
    read_at = cast.now - timedelta(days=days)

    with scope(organisation=cast.north), pytest.raises(refusal):
        sign_by_telephone(
            unsigned, read_at=read_at, version=1, by=cast.second_coach, now=cast.now
        )
