"""Keeping answers: words, states, visibility, and what is put on record."""

from datetime import timedelta

import pytest
from django.db import connection

from conftest import Cast
from onward.audit.models import Entry
from onward.intake import queries, services
from onward.intake.models import Answer
from onward.intake.services import Said
from onward.organisations.models import Organisation

KEY = "talents-when-stuck"
ODD = "\U0001f6b2 \u05e9\u05dc\u05d5\u05dd <script>alert(1)</script> \u202eabc"

pytestmark = pytest.mark.usefixtures("north_scope")


def _answer() -> Answer:
    return Answer.objects.get(question=KEY)


def _actions(cast: Cast) -> list[str]:
    lines = Entry.objects.filter(engagement=cast.engagement.pk).order_by("number")
    return [line.action for line in lines]


def test_an_answer_is_kept_with_the_version_of_its_question(cast: Cast) -> None:
    services.save_answer(
        cast.engagement, KEY, said=Said("The rota."), by=cast.client, now=cast.now
    )

    answer = _answer()
    assert answer.text == "The rota."
    assert answer.state == Answer.State.ANSWERED
    assert answer.mode == "typed"
    assert answer.question_version == queries.bank().version
    assert answer.saved_at == cast.now


def test_words_are_sealed_in_the_database(cast: Cast) -> None:
    services.save_answer(
        cast.engagement, KEY, said=Said("The rota."), by=cast.client, now=cast.now
    )

    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM intake_answer")
        (raw,) = cursor.fetchone()

    assert b"rota" not in bytes(raw)


def test_any_script_survives_as_it_was_written(cast: Cast) -> None:
    services.save_answer(
        cast.engagement, KEY, said=Said(ODD), by=cast.client, now=cast.now
    )

    assert _answer().text == ODD


def test_keeping_twice_leaves_one_answer_and_one_line_on_record(cast: Cast) -> None:
    for _press in range(2):
        services.save_answer(
            cast.engagement, KEY, said=Said("The rota."), by=cast.client, now=cast.now
        )

    assert Answer.objects.count() == 1
    assert _actions(cast) == ["intake begun", "answer kept"]


def test_typing_is_put_on_record_once_a_question_not_once_a_keystroke(
    cast: Cast,
) -> None:
    for text in ("T", "The", "The rota"):
        services.type_along(
            cast.engagement,
            KEY,
            said=Said(text),
            by=cast.client,
            opened_at=None,
            now=cast.now,
        )

    assert _answer().text == "The rota"
    assert _actions(cast).count("answer kept") == 1


def test_the_record_never_holds_the_words(cast: Cast) -> None:
    services.save_answer(
        cast.engagement, KEY, said=Said("The rota."), by=cast.client, now=cast.now
    )

    line = Entry.objects.get(action="answer kept")
    assert line.detail == {"question": KEY, "state": "answered", "mode": "typed"}


def test_typing_and_wiping_out_leaves_the_question_open(cast: Cast) -> None:
    for text in ("The", ""):
        services.type_along(
            cast.engagement,
            KEY,
            said=Said(text),
            by=cast.client,
            opened_at=None,
            now=cast.now,
        )

    assert _answer().state == Answer.State.OPEN
    assert queries.progress(cast.engagement).done == 0


def test_an_empty_page_leaves_no_trace(cast: Cast) -> None:
    services.type_along(
        cast.engagement,
        KEY,
        said=Said(""),
        by=cast.client,
        opened_at=None,
        now=cast.now,
    )

    assert Answer.objects.count() == 0


def test_words_from_a_page_opened_earlier_do_not_replace_what_was_kept(
    cast: Cast,
) -> None:
    services.save_answer(
        cast.engagement, KEY, said=Said("Whole."), by=cast.client, now=cast.now
    )
    opened = (cast.now - timedelta(minutes=1)).timestamp()

    with pytest.raises(services.Overtaken):
        services.type_along(
            cast.engagement,
            KEY,
            said=Said("Who"),
            by=cast.client,
            opened_at=opened,
            now=cast.now,
        )

    assert _answer().text == "Whole."


def test_words_from_a_page_opened_since_do(cast: Cast) -> None:
    services.save_answer(
        cast.engagement, KEY, said=Said("Whole."), by=cast.client, now=cast.now
    )
    opened = (cast.now + timedelta(minutes=1)).timestamp()

    services.type_along(
        cast.engagement,
        KEY,
        said=Said("More."),
        by=cast.client,
        opened_at=opened,
        now=cast.now + timedelta(minutes=2),
    )

    assert _answer().text == "More."


def test_a_question_to_be_asked_in_person_stays_so_while_words_are_typed(
    cast: Cast,
) -> None:
    services.ask_in_person(cast.engagement, KEY, by=cast.client, now=cast.now)

    services.type_along(
        cast.engagement,
        KEY,
        said=Said("Only that"),
        by=cast.client,
        opened_at=None,
        now=cast.now,
    )

    assert _answer().state == Answer.State.IN_PERSON
    assert [q.key for q in queries.in_person_questions(cast.engagement)] == [KEY]


def test_the_words_of_a_skipped_question_are_the_client_s_alone(cast: Cast) -> None:
    services.skip(
        cast.engagement, KEY, said=Said("Rather not"), by=cast.client, now=cast.now
    )

    to_client = queries.told(cast.engagement, KEY, cast.client)
    to_coach = queries.told(cast.engagement, KEY, cast.coach)
    assert to_client is not None
    assert to_coach is not None
    assert to_client.text == "Rather not"
    assert (to_coach.text, to_coach.is_skipped) == ("", True)


def test_what_a_coach_writes_is_marked_as_said_by_telephone(cast: Cast) -> None:
    services.save_answer(
        cast.engagement,
        KEY,
        said=Said("The rota.", mode="phone"),
        by=cast.coach,
        now=cast.now,
    )

    told = queries.told(cast.engagement, KEY, cast.client)
    assert told is not None
    assert (told.mode, told.entered_by) == ("phone", "Ruth Adeyemi")
    assert told.was_written_down


def test_a_coach_cannot_write_over_what_a_client_keeps_alone(cast: Cast) -> None:
    services.save_answer(
        cast.engagement,
        KEY,
        said=Said("Mine.", "client"),
        by=cast.client,
        now=cast.now,
    )

    with pytest.raises(services.KeptPrivate):
        services.save_answer(
            cast.engagement,
            KEY,
            said=Said("Ours.", mode="phone"),
            by=cast.coach,
            now=cast.now,
        )

    assert _answer().text == "Mine."


def test_an_answer_closed_by_telephone_can_be_said_again(cast: Cast) -> None:
    first = Said("Close this.", "client", "phone")
    services.save_answer(cast.engagement, KEY, said=first, by=cast.coach, now=cast.now)
    to_coach = queries.told(cast.engagement, KEY, cast.coach)

    services.save_answer(
        cast.engagement,
        KEY,
        said=Said("Open now.", mode="phone"),
        by=cast.coach,
        now=cast.now,
    )

    assert to_coach is not None
    assert to_coach.text == ""
    assert _answer().text == "Open now."


def test_a_question_that_is_not_in_the_bank_is_refused(cast: Cast) -> None:
    with pytest.raises(services.NoSuchQuestion):
        services.skip(cast.engagement, "nothing", by=cast.client, now=cast.now)


def test_rows_belong_to_the_practice(cast: Cast, north_scope: Organisation) -> None:
    services.save_answer(
        cast.engagement, KEY, said=Said("The rota."), by=cast.client, now=cast.now
    )

    assert _answer().organisation == north_scope
