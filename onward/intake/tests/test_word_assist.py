"""The list of words: whom it prompts, and whom never."""

import pytest

from conftest import Cast
from onward.audit.models import Entry
from onward.intake import queries, services
from onward.intake.core.red_flags import Urgency
from onward.intake.services import Said
from onward.notifications.models import Message

KEY = "talents-when-stuck"
HEAVY = "Some nights I want to die."

pytestmark = pytest.mark.usefixtures("north_scope")


def _actions(cast: Cast) -> list[str]:
    lines = Entry.objects.filter(engagement=cast.engagement.pk).order_by("number")
    return [line.action for line in lines]


def test_a_heavy_answer_prompts_the_coach_once_without_a_word_of_it(
    cast: Cast,
) -> None:
    for _press in range(2):
        saved = services.save_answer(
            cast.engagement, KEY, said=Said(HEAVY), by=cast.client, now=cast.now
        )

    letter = Message.objects.get()
    assert saved.noticed is Urgency.NOW
    assert letter.recipient == cast.coach.user.email
    assert "die" not in letter.body
    assert "Leila" not in letter.body + letter.subject
    assert f"/engagements/{cast.engagement.pk}/intake/meeting/" in letter.body
    assert _actions(cast).count("coach asked to look") == 1
    assert [a.question for a in queries.prompted(cast.coach_profile)] == [KEY]


def test_a_heavy_answer_for_the_client_alone_tells_nobody(cast: Cast) -> None:
    saved = services.save_answer(
        cast.engagement, KEY, said=Said(HEAVY, "client"), by=cast.client, now=cast.now
    )

    assert saved.noticed is Urgency.NOW
    assert Message.objects.count() == 0
    assert "coach asked to look" not in _actions(cast)
    assert not queries.prompted(cast.coach_profile).exists()
    told = queries.told(cast.engagement, KEY, cast.coach)
    assert told is not None
    assert told.signals == ()


def test_an_answer_taken_back_to_only_me_no_longer_waits_for_the_coach(
    cast: Cast,
) -> None:
    services.save_answer(
        cast.engagement, KEY, said=Said(HEAVY), by=cast.client, now=cast.now
    )

    services.save_answer(
        cast.engagement, KEY, said=Said(HEAVY, "client"), by=cast.client, now=cast.now
    )

    assert not queries.prompted(cast.coach_profile).exists()


def test_typing_prompts_the_writer_when_it_turns_heavy_and_nobody_else(
    cast: Cast,
) -> None:
    found = [
        services.type_along(
            cast.engagement,
            KEY,
            said=Said(text),
            by=cast.client,
            opened_at=None,
            now=cast.now,
        ).noticed
        for text in ("Some nights I want to", HEAVY, HEAVY + " Well.")
    ]

    assert found == [None, Urgency.NOW, None]
    assert Message.objects.count() == 0


def test_what_can_wait_does_not_ring_anybody(cast: Cast) -> None:
    saved = services.save_answer(
        cast.engagement,
        KEY,
        said=Said("We are being evicted."),
        by=cast.client,
        now=cast.now,
    )

    assert saved.noticed is Urgency.SOON
    assert Message.objects.count() == 0


def test_what_the_coach_writes_down_needs_no_letter_to_the_coach(cast: Cast) -> None:
    saved = services.save_answer(
        cast.engagement,
        KEY,
        said=Said(HEAVY, mode="phone"),
        by=cast.coach,
        now=cast.now,
    )

    assert saved.noticed is Urgency.NOW
    assert Message.objects.count() == 0
