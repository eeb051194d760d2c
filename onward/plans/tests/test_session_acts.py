"""What is done at a session: notes, the check-in, who came, the next step."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from onward.assessments.models import Administration
from onward.coaching.models import Note
from onward.plans.core.steps import State
from onward.plans.models import CheckIn
from onward.plans.queries import check_in_of
from onward.plans.tests.arranging import (
    At,
    Enter,
    a_plan,
    a_session,
    free,
    here,
    in_hand,
    state_of,
)
from onward.scheduling.models import Session

pytestmark = pytest.mark.usefixtures("north_scope")


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
    cast: Any, enter: Enter, at: At, who: str
) -> None:
    session = a_session(
        cast.engagement, cast.coach_profile, timezone.now() - timedelta(minutes=5)
    )
    browser = enter(getattr(cast, who))
    address = here(cast, at, session, "attendance")

    assert browser.post(address, {"attendance": "late"}).status_code == 302
    assert browser.post(address, {"attendance": "late"}).status_code == 302
    assert browser.post(address, {"attendance": ""}).status_code == 422
    assert browser.post(address, {"attendance": "flew"}).status_code == 422

    session.refresh_from_db()
    assert session.attendance == "late"
    assert "came late" in browser.get(here(cast, at, session)).content.decode()


def test_nobody_came_yet_to_a_session_to_come(cast: Any, enter: Enter, at: At) -> None:
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
