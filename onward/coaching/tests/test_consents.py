"""Consents: each by itself, each to be taken back."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.test import Client as Browser
from django_scopes import scope

from conftest import Cast
from onward.coaching.models import Consent
from onward.coaching.queries import consents_in_force, may_keep_record
from onward.coaching.services import (
    answer_consents,
    give_consent,
    withdraw_consent,
)
from onward.notifications.models import Message

Enter = Callable[[object], Browser]
At = Callable[..., str]


def in_force(cast: Cast) -> list[str]:
    with scope(organisation=cast.north):
        return sorted(consents_in_force(cast.engagement))


def test_what_is_not_answered_is_a_no(cast: Cast, enter: Enter, at: At) -> None:
    url = at(cast.north, "coaching:consents", cast.engagement.pk)

    answer = enter(cast.client).post(url, {"processing": "yes", "group": "yes"})

    assert answer["Location"] == at(cast.north, "coaching:welcome", cast.engagement.pk)
    assert in_force(cast) == ["group", "processing"]


def test_nothing_is_chosen_before_the_client_chooses(
    cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "coaching:consents", cast.engagement.pk)

    assert " checked" not in enter(cast.client).get(url).content.decode()


def test_the_record_has_to_be_answered(cast: Cast, enter: Enter, at: At) -> None:
    url = at(cast.north, "coaching:consents", cast.engagement.pk)

    answer = enter(cast.client).post(url, {"recording": "yes"})

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["processing"]
    assert 'value="yes" id="id_recording_0" checked' in answer.content.decode()
    assert in_force(cast) == []


def test_without_the_record_nothing_is_kept_and_the_coach_hears(
    cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "coaching:consents", cast.engagement.pk)
    browser = enter(cast.client)

    answer = browser.post(url, {"processing": "no", "recording": "yes"})

    assert answer["Location"] == url
    assert "cannot go on" in browser.get(url).content.decode()
    assert in_force(cast) == []
    cast.engagement.refresh_from_db()
    assert cast.engagement.record_refused_at is not None
    letter = Message.objects.get(kind="consent-withdrawn")
    assert letter.recipient == cast.coach.user.email


def test_a_yes_later_on_lets_it_go_on(cast: Cast) -> None:
    with scope(organisation=cast.north):
        for is_yes in (False, True):
            answer_consents(
                cast.engagement, {"processing": is_yes}, by=cast.client, now=cast.now
            )

        assert may_keep_record(cast.engagement)
    cast.engagement.refresh_from_db()
    assert cast.engagement.record_refused_at is None


def test_a_consent_is_taken_back_with_one_press(
    cast: Cast, enter: Enter, at: At
) -> None:
    with scope(organisation=cast.north):
        for kind in ("processing", "recording"):
            give_consent(cast.engagement, kind, by=cast.client, now=cast.now)
    browser = enter(cast.client)
    url = at(cast.north, "coaching:consents", cast.engagement.pk)
    take_back = at(cast.north, "coaching:withdraw", cast.engagement.pk, "recording")

    assert take_back in browser.get(url).content.decode()
    answer = browser.post(take_back)

    assert answer["Location"] == url
    assert in_force(cast) == ["processing"]
    with scope(organisation=cast.north):
        assert Consent.objects.get(kind="recording").withdrawn_at is not None
    assert Message.objects.filter(kind="consent-withdrawn").count() == 1


def test_taking_back_the_record_ends_what_was_possible(cast: Cast) -> None:
    with scope(organisation=cast.north):
        give_consent(cast.engagement, "processing", by=cast.client, now=cast.now)
        withdraw_consent(cast.engagement, "processing", by=cast.client, now=cast.now)

        assert not may_keep_record(cast.engagement)
    assert cast.engagement.record_refused_at == cast.now
    assert Message.objects.filter(kind="consent-withdrawn").count() == 1


def test_a_thing_nobody_asks_about_is_not_found(
    cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "coaching:withdraw", cast.engagement.pk, "everything")

    assert enter(cast.client).post(url).status_code == 404


def test_what_the_coach_notes_was_said_by_telephone(cast: Cast) -> None:
    with scope(organisation=cast.north):
        given = give_consent(cast.engagement, "processing", by=cast.coach, now=cast.now)

    assert given.given_how == "read-out"


def test_given_twice_it_is_one_consent(cast: Cast) -> None:
    with scope(organisation=cast.north):
        for _ in range(2):
            give_consent(cast.engagement, "group", by=cast.client, now=cast.now)

        assert Consent.objects.count() == 1


def test_two_consents_in_force_for_one_thing_cannot_be_kept(cast: Cast) -> None:
    with scope(organisation=cast.north):
        given = give_consent(cast.engagement, "group", by=cast.client, now=cast.now)
        given.pk = None

        with pytest.raises(IntegrityError), transaction.atomic():
            given.save(force_insert=True)


def test_consents_name_the_people_in_their_words(
    cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "coaching:consents", cast.engagement.pk)

    text = enter(cast.client).get(url).content.decode()

    assert "May Ruth Adeyemi record a meeting" in text
    assert "{coach}" not in text
