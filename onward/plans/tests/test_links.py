"""A step in a letter: shown, reported once without signing in, then gone."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from onward.audit.models import Entry
from onward.notifications.models import Message
from onward.plans import services
from onward.plans.core.steps import State
from onward.plans.models import StepLink, StepWord
from onward.plans.tests.arranging import At, Enter, in_hand, state_of

pytestmark = pytest.mark.usefixtures("north_scope")


def link_to(cast: Any, at: At, *, days_old: int = 0) -> tuple[Any, str]:
    [step] = in_hand(cast, 1)
    made_at = timezone.now() - timedelta(days=days_old)
    token = services.make_step_link(step, now=made_at)
    return step, at(cast.north, "plans:step_link", token)


def test_looking_at_a_link_reports_nothing(cast: Any, enter: Enter, at: At) -> None:
    step, address = link_to(cast, at)

    pages = [enter(None).get(address) for _ in range(2)]

    assert [page.status_code for page in pages] == [200, 200]
    assert step.title in pages[0].content.decode()
    assert pages[0].headers["Referrer-Policy"] == "no-referrer"
    assert "no-store" in pages[0].headers["Cache-Control"]
    assert state_of(step) == State.ACTIVE


@pytest.mark.parametrize("outcome", ["done", "stuck", "later"])
def test_a_link_reports_once(cast: Any, enter: Enter, at: At, outcome: str) -> None:
    step, address = link_to(cast, at)
    browser = enter(None)

    first = browser.post(address, {"outcome": outcome, "words": "hm"})
    again = browser.post(address, {"outcome": "later"})

    assert (first.status_code, again.status_code) == (200, 410)
    assert state_of(step) == outcome
    assert browser.get(address).status_code == 410
    assert "used up" in again.content.decode()
    assert [word.text for word in StepWord.objects.all()] == ["hm"]
    assert Entry.objects.get(action=f"step {outcome}").by is None


def test_a_link_is_too_old_after_two_weeks(cast: Any, enter: Enter, at: At) -> None:
    step, address = link_to(cast, at, days_old=15)

    assert enter(None).get(address).status_code == 410
    assert enter(None).post(address, {"outcome": "done"}).status_code == 410
    assert state_of(step) == State.ACTIVE


def test_a_link_nobody_made_is_not_there(cast: Any, enter: Enter, at: At) -> None:
    for token in ("nothing", "🧭", "a" * 500):
        assert (
            enter(None).get(at(cast.north, "plans:step_link", token)).status_code == 404
        )


def test_a_link_works_in_its_own_practice_only(cast: Any, enter: Enter, at: At) -> None:
    _, address = link_to(cast, at)

    assert enter(None).get(address.replace("north", "south")).status_code == 404


def test_what_cannot_be_read_leaves_the_link_good(
    cast: Any, enter: Enter, at: At
) -> None:
    _, address = link_to(cast, at)

    assert enter(None).post(address, {"outcome": "won"}).status_code == 422
    long = enter(None).post(address, {"outcome": "done", "words": "w" * 10_000})
    assert long.status_code == 422
    assert "w" * 10_000 in long.content.decode()
    assert enter(None).get(address).status_code == 200


def test_a_step_that_was_dropped_since_says_so(cast: Any, enter: Enter, at: At) -> None:
    step, address = link_to(cast, at)
    services.set_state(step, State.DROPPED, by=cast.client, now=cast.now)

    answer = enter(None).post(address, {"outcome": "done"})

    assert answer.status_code == 409
    assert "is dropped now" in answer.content.decode()


def test_the_token_itself_is_not_kept(cast: Any, at: At) -> None:
    _, address = link_to(cast, at)

    token = address.rstrip("/").rpartition("/")[2]
    assert token not in StepLink.objects.get().token_hash


def test_the_letter_holds_the_step_and_a_link_that_works(
    cast: Any, enter: Enter, at: At
) -> None:
    [step] = in_hand(cast, 1)
    address = at(cast.north, "plans:send", cast.engagement.pk, step.pk)

    for _ in range(2):
        assert enter(cast.client).post(address).status_code == 302

    [message] = Message.objects.filter(kind="step")
    assert message.recipient == cast.engagement.client.email
    assert message.subject == "Your step for this week"
    assert step.title in message.body
    [link] = [line for line in message.body.splitlines() if "http" in line]
    assert enter(None).get(link.partition("8000")[2]).status_code == 200


def test_without_an_address_nothing_is_sent(cast: Any, enter: Enter, at: At) -> None:
    [step] = in_hand(cast, 1)
    cast.engagement.client.email = ""
    cast.engagement.client.save()

    answer = enter(cast.coach).post(
        at(cast.north, "plans:send", cast.engagement.pk, step.pk)
    )

    assert answer.status_code == 409
    assert not Message.objects.filter(kind="step").exists()
    page = enter(cast.client).get(at(cast.north, "plans:plan", cast.engagement.pk))
    assert "by e-mail" not in page.content.decode()


def test_a_step_to_come_is_not_sent(cast: Any) -> None:
    [step] = in_hand(cast, 1)
    services.set_state(step, State.LATER, by=cast.client, now=cast.now)

    with pytest.raises(services.NotInHand):
        services.remind_step(step, by=cast.client, now=cast.now)
