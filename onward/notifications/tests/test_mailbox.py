"""The demo's mailbox page."""

from pathlib import Path

import pytest
from django.core.mail import EmailMessage
from django.http import HttpResponse
from django.test import Client as Browser
from django.urls import clear_url_caches, include, path, reverse
from pytest_django import Settings

from onward.ui.policies import open_view

ICS = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


@open_view
def nothing(_request: object) -> HttpResponse:
    return HttpResponse()


# The mailbox is mounted in the demo only: here it has addresses of its own.
urlpatterns = [
    path("", nothing),
    path("mailbox/", include("onward.notifications.urls")),
]
pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


@pytest.fixture(autouse=True)
def mailbox(settings: Settings, tmp_path: Path) -> Path:
    clear_url_caches()
    settings.MAILBOX = settings.EMAIL_FILE_PATH = tmp_path / "mailbox"
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    return tmp_path / "mailbox"


def send(subject: str, body: str = "Hello", *, ics: str = "") -> None:
    message = EmailMessage(subject, body, to=["ada@north.example"])
    if ics:
        message.attach("session.ics", ics, "text/calendar")
    message.send()


def first_letter(client: Browser) -> str:
    page = client.get(reverse("notifications:mailbox")).content.decode()
    return page.partition('href="/mailbox/')[2].partition('"')[0]


def test_an_empty_mailbox_says_what_to_do(client: Browser) -> None:
    page = client.get(reverse("notifications:mailbox")).content.decode()

    assert "No letter yet" in page


def test_letters_stand_newest_first(client: Browser) -> None:
    send("First")
    send("Second 🙂")

    page = client.get(reverse("notifications:mailbox")).content.decode()

    assert 0 < page.index("Second 🙂") < page.index("First<")


def test_a_letter_is_shown_with_its_links_and_nothing_in_it_is_run(
    client: Browser,
) -> None:
    send("Hi <b>", "See http://127.0.0.1:8000/at/x/ <script>alert(1)</script>")

    page = client.get(f"/mailbox/{first_letter(client)}").content.decode()

    assert '<a href="http://127.0.0.1:8000/at/x/"' in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


def test_an_attachment_is_downloaded_and_never_shown(client: Browser) -> None:
    send("Session", ics=ICS)
    letter = f"/mailbox/{first_letter(client)}"

    response = client.get(f"{letter}0/")

    assert "session.ics" in client.get(letter).content.decode()
    assert response["Content-Type"] == "text/calendar"
    assert response["Content-Disposition"] == 'attachment; filename="session.ics"'
    assert b"BEGIN:VCALENDAR" in response.content


def test_files_outside_the_mailbox_are_not_there(
    client: Browser, mailbox: Path
) -> None:
    send("Here")
    (mailbox.parent / "secret.log").write_text("Subject: secret\n\nsecret")

    answers = [
        client.get(address)
        for address in (
            "/mailbox/../secret/0/",
            "/mailbox/secret/0/",
            "/mailbox/..%2Fsecret/0/",
            "/mailbox/nothing/0/",
            f"/mailbox/{first_letter(client).split('/')[0]}/7/",
            f"/mailbox/{first_letter(client)}7/",
        )
    ]

    assert {answer.status_code for answer in answers} == {404}


@pytest.mark.parametrize("ending", ["html", "exe", "ics"])
def test_whatever_is_attached_comes_as_a_file(client: Browser, ending: str) -> None:
    message = EmailMessage("x", "y", to=["a@b.example"])
    message.attach(f"a.{ending}", "<script>", "text/html")
    message.send()

    response = client.get(f"/mailbox/{first_letter(client)}0/")

    assert response["Content-Disposition"].startswith("attachment")
