"""The page of a session: all of it for the coach, the client's part for the client,
time and attendance for the practice.
"""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from onward.audit.models import Entry
from onward.coaching.models import Note
from onward.coaching.services import write_note
from onward.plans import services
from onward.plans.core.steps import State
from onward.plans.models import StepWord
from onward.plans.tests.arranging import (
    At,
    Enter,
    a_session,
    here,
    in_hand,
)
from onward.scheduling.models import Session

pytestmark = pytest.mark.usefixtures("north_scope")

CANARY = "canary-7f3"
SESSION_QUERIES = 44


def sung(cast: Any, session: Session) -> None:
    """The canary in every confidential place of both sessions."""
    [step] = in_hand(cast, 1)
    now = timezone.now()
    for one in Session.objects.all():
        services.check_in(
            cast.engagement,
            services.Told(pulse={1: 5}, win=f"{CANARY} win", lesson=f"{CANARY} lesson"),
            session=one,
            by=cast.client,
            mode="self",
            now=now,
        )
        for visibility in Note.Visibility:
            write_note(
                cast.engagement,
                author=cast.coach,
                visibility=visibility,
                text=f"{CANARY} {visibility.value}",
                now=now,
                session_uid=one.uid,
            )
    services.report_step(
        step, State.STUCK, by=cast.client, now=now, words=f"{CANARY} word"
    )
    step.title = f"{CANARY} step"
    step.save()
    assert StepWord.objects.count() == 1


@pytest.mark.parametrize("who", ["owner", "coordinator"])
def test_the_practice_sees_time_and_attendance_and_no_word(
    cast: Any, enter: Enter, at: At, session: Session, who: str
) -> None:
    sung(cast, session)

    page = enter(getattr(cast, who)).get(here(cast, at, session))

    text = page.content.decode()
    assert page.status_code == 200
    assert CANARY not in text
    assert "Leila Haddad" in text
    assert "By telephone" in text
    assert "check-in" not in text.lower()


def test_the_coach_sees_last_time_and_since(
    cast: Any, enter: Enter, at: At, session: Session
) -> None:
    sung(cast, session)

    page = enter(cast.coach).get(here(cast, at, session))

    text = page.content.decode()
    for part in ("own", "team", "shared", "win", "lesson", "word", "step"):
        assert f"{CANARY} {part}" in text
    assert "Progress" in text
    assert text.count("button primary") == 1


def test_the_client_sees_what_is_shared_and_nothing_else(
    cast: Any, enter: Enter, at: At, session: Session
) -> None:
    sung(cast, session)

    page = enter(cast.client).get(here(cast, at, session))

    text = page.content.decode()
    assert f"{CANARY} shared" in text
    assert f"{CANARY} step" in text
    assert f"{CANARY} own" not in text
    assert f"{CANARY} team" not in text
    assert text.count("button primary") == 1
    assert here(cast, at, session, "note") not in text


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("second_client", 404),
        ("second_coach", 404),
        ("stranger_coach", 404),
        ("stranger_client", 404),
        ("stranger_owner", 404),
        ("sponsor", 403),
    ],
)
@pytest.mark.parametrize("name", ["session", "note", "check_in", "attendance"])
def test_a_session_of_others_is_not_there(
    cast: Any,
    enter: Enter,
    at: At,
    session: Session,
    name: str,
    who: str,
    status: int,
) -> None:
    browser = enter(getattr(cast, who))
    address = here(cast, at, session, name)

    answer = browser.get(address) if name == "session" else browser.post(address)

    is_for_staff = name in ("note", "attendance") and who == "second_client"
    assert answer.status_code == (403 if is_for_staff else status)


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("client", "note"),
        ("client", "attendance"),
        ("coordinator", "note"),
        ("coordinator", "check_in"),
        ("owner", "note"),
        ("owner", "check_in"),
        ("owner", "attendance"),
    ],
)
def test_some_acts_at_a_session_are_not_for_everybody_who_sees_it(
    cast: Any, enter: Enter, at: At, session: Session, who: str, name: str
) -> None:
    answer = enter(getattr(cast, who)).post(here(cast, at, session, name))

    assert answer.status_code == 403


def test_every_opening_is_written_down(
    cast: Any, enter: Enter, at: At, session: Session
) -> None:
    for who in (cast.coach, cast.client, cast.coordinator):
        enter(who).get(here(cast, at, session))

    opened = Entry.objects.filter(action="session opened").order_by("number")
    assert [entry.by for entry in opened] == [cast.coach, cast.client, cast.coordinator]
    assert {entry.engagement for entry in opened} == {cast.engagement.pk}


@pytest.mark.parametrize(
    ("who", "offered"), [("client", True), ("coordinator", True), ("owner", False)]
)
def test_moving_is_offered_to_those_who_may(
    cast: Any, enter: Enter, at: At, who: str, *, offered: bool
) -> None:
    ahead = a_session(
        cast.engagement, cast.coach_profile, timezone.now() + timedelta(days=9)
    )

    page = enter(getattr(cast, who)).get(here(cast, at, ahead)).content.decode()

    assert (at(cast.north, "scheduling:move", ahead.pk) in page) is offered


def test_a_link_that_is_no_web_address_is_not_a_link(
    cast: Any, enter: Enter, at: At, session: Session
) -> None:
    session.mode, session.link = "video", "javascript:alert(1)"
    session.save()

    page = enter(cast.client).get(here(cast, at, session)).content.decode()

    assert "javascript:" not in page


def test_times_are_on_the_clock_of_the_reader(cast: Any, enter: Enter, at: At) -> None:
    starts_at = datetime.fromisoformat("2031-03-12T16:00+00:00")
    found = a_session(cast.engagement, cast.coach_profile, starts_at)
    cast.engagement.client.time_zone = "America/New_York"
    cast.engagement.client.save()

    for_client = enter(cast.client).get(here(cast, at, found)).content.decode()
    for_coach = enter(cast.coach).get(here(cast, at, found)).content.decode()

    assert "Wednesday 12 March, 12:00" in for_client
    assert "Wednesday 12 March, 11:00" in for_coach
    assert "(12:00 for Leila Haddad)" in for_coach


@pytest.mark.parametrize("steps", [1, 3])
def test_the_page_costs_the_same_for_one_step_as_for_three(
    cast: Any,
    enter: Enter,
    at: At,
    session: Session,
    steps: int,
    django_assert_num_queries: Any,
) -> None:
    for step in in_hand(cast, steps):
        services.report_step(
            step, State.STUCK, by=cast.client, now=timezone.now(), words="hm"
        )
    browser = enter(cast.coach)
    browser.get(here(cast, at, session))

    with django_assert_num_queries(SESSION_QUERIES):
        browser.get(here(cast, at, session))
