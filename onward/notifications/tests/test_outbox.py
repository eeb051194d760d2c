"""The outbox: written with the act, sent once, tried again, and emptied of words."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection, transaction
from pytest_django import Settings

from conftest import NOW, Cast
from onward.notifications import services
from onward.notifications.core.retries import WAITS
from onward.notifications.models import Message
from onward.notifications.services import queue, send_due
from onward.organisations.models import key_ring

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=400)  # after whenever this test runs


def write(to: str = "ada@north.example", **parts: object) -> Message:
    message = queue(
        "invitation",
        to=to,
        subject="Welcome",
        body="Confidential words 🙂",
        organisation=None,
        **parts,  # type: ignore[arg-type]  # parts of a letter by name
    )
    assert message is not None
    return message


def make_due(message: Message) -> None:
    Message.objects.filter(pk=message.pk).update(due_at=NOW)


def again(message: Message) -> Message:
    return Message.objects.get(pk=message.pk)


def test_a_letter_goes_out_once() -> None:
    write()

    assert (send_due(now=LATER), send_due(now=LATER)) == (1, 0)
    [sent] = mail.outbox
    assert (sent.to, sent.subject) == (["ada@north.example"], "Welcome")
    assert sent.body == "Confidential words 🙂"


def test_words_are_sealed_while_they_wait_and_gone_when_they_left() -> None:
    message = write(attachment=("a.ics", "text/calendar", "BEGIN"), html="<p>x</p>")
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM notifications_message")
        waiting = bytes(cursor.fetchone()[0])
    send_due(now=LATER)

    sent = again(message)
    assert b"Confidential" not in waiting
    assert (sent.state, sent.sent_at) == (Message.State.SENT, LATER)
    assert (sent.body, sent.html, sent.attachment) == ("", "", "")


def test_an_attachment_goes_with_the_letter() -> None:
    write(attachment=("session.ics", "text/calendar", "BEGIN:VCALENDAR"))
    send_due(now=LATER)

    [(name, content, mime)] = mail.outbox[0].attachments
    assert (name, content, mime) == ("session.ics", "BEGIN:VCALENDAR", "text/calendar")


@pytest.mark.parametrize("to", ["", None])
def test_who_has_no_address_gets_no_letter(to: str | None) -> None:
    message = queue("a", to=to, subject="s", body="b", organisation=None)

    assert message is None
    assert not Message.objects.exists()


def test_a_letter_of_an_act_that_failed_is_never_sent() -> None:
    def act_and_fail() -> None:
        with transaction.atomic():
            write()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        act_and_fail()

    assert send_due(now=LATER) == 0
    assert mail.outbox == []


def test_a_subject_of_many_lines_becomes_one_and_adds_no_header() -> None:
    queue(
        "a",
        to="ada@north.example",
        subject="Hello\r\nBcc: all@north.example",
        body="b",
        organisation=None,
    )
    send_due(now=LATER)

    assert mail.outbox[0].subject == "Hello Bcc: all@north.example"
    assert mail.outbox[0].recipients() == ["ada@north.example"]


def test_a_letter_that_cannot_be_written_is_given_up_and_holds_up_no_other() -> None:
    bad = write("ada@north.example\nBcc: all@north.example")
    good = write()
    make_due(bad)

    assert send_due(now=LATER) == 2
    assert again(bad).state == Message.State.GIVEN_UP
    assert "newline" in again(bad).last_error
    assert again(good).state == Message.State.SENT


def test_a_letter_whose_key_is_lost_holds_up_no_other(settings: Settings) -> None:
    lost = write()
    make_due(lost)
    settings.FIELD_KEYS = "k9:" + "A" * 43
    key_ring.cache_clear()
    good = write()

    send_due(now=LATER)
    key_ring.cache_clear()

    assert again(lost).state == Message.State.GIVEN_UP
    assert again(good).state == Message.State.SENT


def test_refused_letters_are_tried_again_ever_later_and_then_given_up(
    settings: Settings,
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # nobody listens
    message, now = write(), LATER
    waits = []
    while again(message).state == Message.State.WAITING:
        send_due(now=now)
        held = again(message)
        waits.append(held.due_at - now)
        now = max(now, held.due_at)

    assert waits[: len(WAITS)] == list(WAITS)
    assert (again(message).state, again(message).tries) == (Message.State.GIVEN_UP, 8)
    assert "refused" in again(message).last_error
    assert again(message).body == "Confidential words 🙂"


@pytest.mark.usefixtures("settings")
def test_a_letter_is_not_tried_before_it_is_due() -> None:
    message = write()
    Message.objects.filter(pk=message.pk).update(due_at=LATER)

    assert send_due(now=LATER - timedelta(seconds=1)) == 0
    assert send_due(now=LATER) == 1


def test_one_call_sends_at_most_a_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "BATCH", 2)
    for _ in range(3):
        write()

    assert (send_due(now=LATER), send_due(now=LATER)) == (2, 1)


def test_a_letter_knows_its_practice(cast: Cast) -> None:
    message = queue(
        "a", to="a@b.example", subject="s", body="b", organisation=cast.north
    )

    assert message is not None
    assert message.organisation == cast.north
