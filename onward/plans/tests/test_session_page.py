"""The page of a session: all of it for the coach, the client's part for the client,
time and attendance for the practice.
"""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from onward.assessments.models import Administration
from onward.audit.models import Entry
from onward.coaching.models import Note
from onward.coaching.services import write_note
from onward.plans import services
from onward.plans.core.steps import State
from onward.plans.models import CheckIn, StepWord
from onward.plans.queries import check_in_of
from onward.plans.tests.arranging import (
    At,
    Enter,
    a_plan,
    a_session,
    free,
    in_hand,
    state_of,
)
from onward.scheduling.models import Session

pytestmark = pytest.mark.usefixtures("north_scope")

CANARY = "canary-7f3"
SESSION_QUERIES = 37


@pytest.fixture
def session(cast: Any) -> Session:
    """Today's, the second one; the first was a week ago."""
    now = timezone.now().replace(minute=0, second=0, microsecond=0)
    a_session(cast.engagement, cast.coach_profile, now - timedelta(weeks=1))
    return a_session(cast.engagement, cast.coach_profile, now, number=2)


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


def here(cast: Any, at: At, session: Session, name: str = "session") -> str:
    return at(cast.north, f"plans:{name}", session.pk)


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

    expected = {("attendance", "second_client"): 403, ("attendance", "stranger_owner"): 404}
    if name in ("note", "attendance") and who == "second_client":
        assert answer.status_code == 403
    else:
        assert answer.status_code == expected.get((name, who), status)


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


@pytest.mark.parametrize("visibility", ["own", "team", "shared"])
def test_a_note_is_kept_once_with_its_readers(
    cast: Any, enter: Enter, at: At, session: Session, visibility: str
) -> None:
    told = {"visibility": visibility, "text": "We agreed: half a day at Bay Road. 🧭"}
    browser = enter(cast.coach)

    for _ in range(2):
        assert browser.post(here(cast, at, session, "note"), told).status_code == 302

    [note] = Note.objects.all()
    assert (note.visibility, note.text, note.session_uid) == (
        visibility,
        told["text"],
        session.uid,
    )
    seen = enter(cast.client).get(here(cast, at, session)).content.decode()
    assert ("Bay Road" in seen) is (visibility == "shared")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"visibility": "own", "text": ""}, "Please fill this in."),
        ({"visibility": "own", "text": "n" * 30_000}, "Too long"),
        ({"visibility": "own", "text": "a\x00b"}, "no keyboard writes"),
        ({"visibility": "all", "text": "kept as typed"}, "kept as typed"),
        ({"text": "kept as typed"}, "Please choose."),
    ],
)
def test_a_note_that_cannot_be_kept_stays_on_the_page(
    cast: Any,
    enter: Enter,
    at: At,
    session: Session,
    typed: dict[str, str],
    said: str,
) -> None:
    answer = enter(cast.coach).post(here(cast, at, session, "note"), typed)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert Note.objects.count() == 0


def test_the_client_checks_in_before_the_meeting(
    cast: Any, enter: Enter, at: At, session: Session
) -> None:
    done, stuck = in_hand(cast, 2)
    told = {
        f"step_{done.pk}": "done",
        f"because_{stuck.pk}": "too-big",
        "pulse_1": "7",
        "win": "I rang them",
    }

    answer = enter(cast.client).post(
        here(cast, at, session, "check_in"), told, follow=True
    )

    text = answer.content.decode()
    assert "The check-in is kept: one step done, one step stuck, one figure" in text
    assert (state_of(done), state_of(stuck)) == (State.DONE, State.STUCK)
    found = check_in_of(session)
    assert found is not None
    assert (found.by, found.win) == (cast.client, "I rang them")
    assert Administration.objects.get().mode == "self"


def test_the_coach_goes_on_from_what_the_client_told(
    cast: Any, enter: Enter, at: At, session: Session
) -> None:
    in_hand(cast, 1)
    enter(cast.client).post(
        here(cast, at, session, "check_in"), {"pulse_1": "7", "win": "I rang them"}
    )

    page = enter(cast.coach).get(here(cast, at, session)).content.decode()

    assert "I rang them" in page
    assert 'name="pulse_1" value="7" id="told-pulse_1_7" checked' in page


def test_by_telephone_the_coach_enters_it(
    cast: Any, enter: Enter, at: At, session: Session
) -> None:
    enter(cast.coach).post(here(cast, at, session, "check_in"), {"pulse_6": "0"})

    administration = Administration.objects.get()
    assert (administration.mode, administration.entered_by) == ("phone", cast.coach)


def test_a_check_in_twice_clicked_is_one(
    cast: Any, enter: Enter, at: At, session: Session
) -> None:
    browser = enter(cast.client)
    for _ in range(2):
        browser.post(here(cast, at, session, "check_in"), {"pulse_1": "7"})

    assert (CheckIn.objects.count(), Administration.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    "wrong", [{"pulse_1": "11"}, {"pulse_1": "x"}, {"lesson": "l" * 10_000}]
)
def test_a_check_in_that_cannot_be_read_keeps_what_was_typed(
    cast: Any, enter: Enter, at: At, session: Session, wrong: dict[str, str]
) -> None:
    answer = enter(cast.client).post(
        here(cast, at, session, "check_in"), {"win": "I rang them"} | wrong
    )

    assert answer.status_code == 422
    assert "I rang them" in answer.content.decode()
    assert CheckIn.objects.count() == 0


def test_for_a_cancelled_session_a_check_in_is_refused(
    cast: Any, enter: Enter, at: At, session: Session
) -> None:
    session.state, session.attendance = "cancelled", ""
    session.save()
    browser = enter(cast.client)

    answer = browser.post(here(cast, at, session, "check_in"), {"win": "x"})

    assert answer.status_code == 409
    assert "was cancelled" in answer.content.decode()
    assert "My check-in" not in browser.get(here(cast, at, session)).content.decode()


@pytest.mark.parametrize("who", ["coach", "coordinator"])
def test_who_came_is_marked_on_the_day(
    cast: Any, enter: Enter, at: At, session: Session, who: str
) -> None:
    browser = enter(getattr(cast, who))
    address = here(cast, at, session, "attendance")

    assert browser.post(address, {"attendance": "late"}).status_code == 302
    assert browser.post(address, {"attendance": "late"}).status_code == 302
    assert browser.post(address, {"attendance": ""}).status_code == 422
    assert browser.post(address, {"attendance": "flew"}).status_code == 422

    session.refresh_from_db()
    assert session.attendance == "late"
    assert "came late" in browser.get(here(cast, at, session)).content.decode()


def test_nobody_came_yet_to_a_session_to_come(
    cast: Any, enter: Enter, at: At
) -> None:
    ahead = a_session(
        cast.engagement, cast.coach_profile, timezone.now() + timedelta(days=9)
    )

    answer = enter(cast.coach).post(
        here(cast, at, ahead, "attendance"), {"attendance": "attended"}
    )

    assert answer.status_code == 409
    page = enter(cast.coach).get(here(cast, at, ahead)).content.decode()
    assert "Who came" not in page


def test_a_next_step_is_begun_from_the_session_and_one_comes_back(
    cast: Any, enter: Enter, at: At, session: Session
) -> None:
    step = free(a_plan(cast))[0]

    answer = enter(cast.coach).post(
        at(cast.north, "plans:start", cast.engagement.pk, step.pk),
        {"session": session.pk},
    )

    assert answer.headers["Location"] == here(cast, at, session)
    assert state_of(step) == State.ACTIVE


def test_a_way_back_to_a_session_of_others_leads_to_the_plan(
    cast: Any, enter: Enter, at: At
) -> None:
    theirs = a_session(
        cast.second_engagement, cast.second_coach_profile, timezone.now()
    )
    step = free(a_plan(cast))[0]

    answer = enter(cast.coach).post(
        at(cast.north, "plans:start", cast.engagement.pk, step.pk),
        {"session": theirs.pk},
    )

    assert answer.headers["Location"] == at(
        cast.north, "plans:plan", cast.engagement.pk
    )


def test_a_link_that_is_no_web_address_is_not_a_link(
    cast: Any, enter: Enter, at: At, session: Session
) -> None:
    session.mode, session.link = "video", "javascript:alert(1)"
    session.save()

    page = enter(cast.client).get(here(cast, at, session)).content.decode()

    assert "javascript:" not in page


def test_times_are_on_the_clock_of_the_reader(
    cast: Any, enter: Enter, at: At
) -> None:
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
