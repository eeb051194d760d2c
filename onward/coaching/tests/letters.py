"""Short ways for tests to say what happens before."""

from datetime import datetime

from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext

from onward.coaching.models import Coach, Engagement, Enquiry
from onward.coaching.services import (
    Letter,
    assign_enquiry,
    take_enquiry,
)
from onward.organisations.models import Member

WORDS = "I have started this letter three times. Is it too late after six years?"


def by_mail(name: str = "Grace Okafor", message: str = WORDS) -> Letter:
    address = f"{name.split(maxsplit=1)[0].lower()}@home.example"
    return Letter(name=name, email=address, reach_by="email", message=message)


def by_phone(name: str = "Tom Nowak", message: str = WORDS) -> Letter:
    return Letter(
        name=name,
        phone="555 0177",
        reach_by="phone",
        reachable_when="after six",
        message=message,
    )


def waiting(letter: Letter, *, by: Member, now: datetime) -> Enquiry:
    """An enquiry that waits. Needs an open scope."""
    return take_enquiry(by.organisation, letter, source="phone", by=by, now=now)


def assigned(letter: Letter, coach: Coach, *, by: Member, now: datetime) -> Engagement:
    """An engagement at its very beginning. Needs an open scope."""
    return assign_enquiry(waiting(letter, by=by, now=now), coach, by=by, now=now)


def cost(browser: Browser, url: str) -> int:
    """How many questions a page asks the database, once it is warm."""
    browser.get(url)
    with CaptureQueriesContext(connection) as asked:
        answer = browser.get(url)
    assert answer.status_code == 200
    return len(asked)
