"""Sending to a mail server that behaves well, badly, and slowly."""

import socketserver
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from django.db import connection
from pytest_django import Settings

from conftest import NOW
from onward.notifications.models import Message
from onward.notifications.services import queue, send_due

LATER = NOW + timedelta(days=400)  # after whenever this test runs


@dataclass
class Post:
    """What the stand-in answers, and what it was given."""

    greeting: str = "220 ready"
    to_recipient: str = "250 fine"
    to_letter: str = "250 taken"
    letters: list[str] = field(default_factory=list)
    asked: threading.Event = field(default_factory=threading.Event)
    go_on: threading.Event = field(default_factory=threading.Event)


class Handler(socketserver.StreamRequestHandler):
    """As much of RFC 5321 as a letter needs."""

    post: Post

    def handle(self) -> None:
        self.say(self.post.greeting)
        while line := self.rfile.readline().decode().strip():
            verb = line[:4].upper()
            if verb == "RCPT":
                self.say(self.post.to_recipient)
            elif verb == "DATA":
                self.say("354 go on")
                self.take()
            elif verb == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 fine")

    def take(self) -> None:
        lines = []
        while (line := self.rfile.readline().decode().rstrip("\r\n")) != ".":
            lines.append(line)
        self.post.letters.append("\n".join(lines))
        self.post.asked.set()
        self.post.go_on.wait(10)
        self.say(self.post.to_letter)

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@pytest.fixture
def post(settings: Settings) -> Iterator[Post]:
    office = Post()
    office.go_on.set()
    handler = type("Open", (Handler,), {"post": office})
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.server_address[1]
        yield office
        server.shutdown()


def write() -> Message:
    message = queue(
        "a", to="ada@north.example", subject="Welcome", body="words", organisation=None
    )
    assert message is not None
    return message


@pytest.mark.django_db
def test_a_letter_reaches_the_server(post: Post) -> None:
    message = write()

    send_due(now=LATER)

    message.refresh_from_db()
    assert message.state == Message.State.SENT
    assert "Subject: Welcome" in post.letters[0]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "answers",
    [
        {"greeting": "421 too busy"},
        {"greeting": "554 no service"},
        {"to_recipient": "450 later"},
        {"to_letter": "451 later"},
        {"greeting": "nonsense"},
    ],
)
def test_a_server_that_has_trouble_keeps_the_letter_waiting(
    post: Post, answers: dict[str, str]
) -> None:
    vars(post).update(answers)
    message = write()

    send_due(now=LATER)

    message.refresh_from_db()
    assert (message.state, message.tries) == (Message.State.WAITING, 1)
    assert message.due_at == LATER + timedelta(minutes=1)
    assert message.body == "words"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "answers", [{"to_recipient": "550 no such person"}, {"to_letter": "554 not this"}]
)
def test_a_server_that_says_never_is_believed(
    post: Post, answers: dict[str, str]
) -> None:
    vars(post).update(answers)
    message = write()

    send_due(now=LATER)

    message.refresh_from_db()
    assert message.state == Message.State.GIVEN_UP
    assert any(words[4:] in message.last_error for words in answers.values())


@pytest.mark.django_db(transaction=True)
def test_two_workers_send_one_letter_once(post: Post) -> None:
    post.go_on.clear()
    write()

    def work() -> int:
        try:
            return send_due(now=LATER)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as workers:
        first = workers.submit(work)
        assert post.asked.wait(10)  # the first worker is in the middle of it
        second = workers.submit(work)
        tried_by_second = second.result(timeout=10)
        post.go_on.set()
        tried_by_first = first.result(timeout=10)

    assert (tried_by_first, tried_by_second) == (1, 0)
    assert len(post.letters) == 1
