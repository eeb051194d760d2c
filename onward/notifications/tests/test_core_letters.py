"""Reading the demo's mailbox files."""

from datetime import UTC, datetime
from email.message import EmailMessage

from onward.notifications.core.letters import RULE, Attachment, read


def letter(subject: str, body: str) -> EmailMessage:
    message = EmailMessage()
    message["Subject"], message["From"] = subject, "Onward <onward@localhost>"
    message["To"], message["Date"] = (
        "ada@north.example",
        "Tue, 10 Mar 2026 10:10:00 +0000",
    )
    message.set_content(body)
    return message


def test_a_file_of_two_letters_is_read_in_order() -> None:
    file = b"".join(letter(words, words).as_bytes() + RULE for words in ("one", "two"))

    assert [found.subject for found in read(file)] == ["one", "two"]


def test_a_letter_says_who_when_and_what() -> None:
    [found] = read(letter("Grüße 🙂", "Hello\n\nحبر\n").as_bytes())

    assert found.subject == "Grüße 🙂"
    assert (found.sender, found.recipient) == (
        "Onward <onward@localhost>",
        "ada@north.example",
    )
    assert found.sent_at == datetime(2026, 3, 10, 10, 10, tzinfo=UTC)
    assert found.text == "Hello\n\nحبر"


def test_what_is_attached_comes_with_its_name_and_type() -> None:
    message = letter("Session", "See you")
    message.add_attachment(
        b"BEGIN:VCALENDAR", maintype="text", subtype="calendar", filename="session.ics"
    )

    [found] = read(message.as_bytes())

    assert found.attachments == (
        Attachment("session.ics", "text/calendar", b"BEGIN:VCALENDAR"),
    )
    assert found.text == "See you"


def test_of_two_forms_the_plain_one_is_read() -> None:
    message = letter("Both", "plain")
    message.add_alternative("<b>bold</b>", subtype="html")

    assert read(message.as_bytes())[0].text == "plain"


def test_nothing_and_nonsense_do_no_harm() -> None:
    assert read(b"") == []
    assert read(RULE) == []
    assert [found.subject for found in read(b"\xff\xfe not a letter")] == [""]
