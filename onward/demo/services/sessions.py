"""The sessions of one client: those held, with what came of them, and those to come."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from onward.coaching import services as coaching
from onward.coaching.models import Engagement
from onward.organisations.models import Member
from onward.plans import services as plans
from onward.plans.core.steps import MOST_IN_HAND, State, in_hand, waits_for
from onward.plans.models import Plan
from onward.plans.queries import plan_of, steps_of
from onward.scheduling import services as scheduling
from onward.scheduling.core.arrangements import Arrangement
from onward.scheduling.core.manner import Caller, Manner, Mode
from onward.scheduling.core.recurrence import Cadence
from onward.scheduling.core.states import Attendance
from onward.scheduling.models import Session
from onward.scheduling.queries import sessions_of

EVERY = {"weekly": 7, "biweekly": 14, "monthly": 28}


def hold_sessions(
    engagement: Engagement,
    told: dict,  # type: ignore[type-arg]  # a table of our own content
    *,
    by: Member,
    now: datetime,
) -> None:
    series = told["series"]
    coach = engagement.coach.member
    first = _first(told, engagement, now=now)
    booked_at = min(first, now) - timedelta(days=2)
    arrangement = Arrangement(
        first_local=first.replace(tzinfo=None),
        length_minutes=50,
        manner=Manner(
            mode=Mode(series["mode"]),
            place=series.get("place", ""),
            phone=told.get("phone", "") if series["mode"] == "phone" else "",
            who_calls=Caller(series.get("who_calls", "coach")),
            link=series.get("link", ""),
        ),
        cadence=Cadence(series["cadence"]),
        count=series["count"],
    )
    scheduling.book_series(
        engagement, arrangement, by=coach, now=booked_at, outside_hours=True
    )
    if told["point"] in ("plan", "sessions"):
        _plan(engagement, told, by=by, coach=coach, now=booked_at + timedelta(hours=6))
    held = list(sessions_of(engagement))[: series["held"]]
    for place, session in enumerate(held):
        _hold(engagement, told, session, place=place, by=by)


def _first(told: dict, engagement: Engagement, *, now: datetime) -> datetime:  # type: ignore[type-arg]  # a table of our own content
    """So that what is said to be held lies behind, and the next lies ahead.

    With a meeting today the next one is today; else within the coming days.
    """
    series = told["series"]
    zone = ZoneInfo(engagement.organisation.time_zone)
    today = now.astimezone(zone).date()
    ahead = 0 if series.get("meeting_today") else 1 + len(told["login"]) % 3
    every = EVERY[series["cadence"]]
    day = today + timedelta(days=ahead) - timedelta(days=every * series["held"])
    return datetime.combine(day, time(series["hour"]), tzinfo=zone)


def _plan(
    engagement: Engagement,
    told: dict,  # type: ignore[type-arg]  # a table of our own content
    *,
    by: Member,
    coach: Member,
    now: datetime,
) -> None:
    engagement.main_outcome = told["goal"]
    engagement.save(update_fields=["main_outcome"])
    plan = plans.make_plan(engagement, by=by, now=now)
    aims = plans.Aims(
        goal=told["goal"],
        if_week_goes_wrong=told.get("if_week_goes_wrong", ""),
        who_helps=told.get("who_helps", ""),
    )
    plan = plans.edit_goal(plan, aims, by=by, now=now)
    plans.agree_plan(plan, by=by, for_client=not told["email"], now=now)
    plans.agree_plan(plan, by=coach, for_client=False, now=now)


def _hold(
    engagement: Engagement,
    told: dict,  # type: ignore[type-arg]  # a table of our own content
    session: Session,
    *,
    place: int,
    by: Member,
) -> None:
    """One session as it went: who came, the check-in, a step done, the next begun."""
    coach, after = engagement.coach.member, session.ends_at + timedelta(minutes=5)
    scheduling.mark_attendance(session, Attendance.ATTENDED, by=coach, now=after)
    plan = plan_of(engagement)
    steps = steps_of(plan) if plan else []
    begun = [step for step in steps if step.is_in_hand]
    pulse = told.get("pulse", [])
    figures = pulse[place] if place < len(pulse) else []
    plans.check_in(
        engagement,
        plans.Told(
            outcomes={step.pk: State.DONE for step in begun[:1]},
            pulse=dict(enumerate(figures, 1)),
        ),
        session=session,
        by=by,
        mode="self" if told["email"] else "phone",
        now=after,
    )
    if plan:
        _take_up(plan, by=by, now=after)
    notes = told.get("notes", ())
    if place < len(notes):
        coaching.write_note(
            engagement,
            author=coach,
            visibility=notes[place]["visibility"],
            text=notes[place]["text"],
            now=after,
            session_uid=session.uid,
        )


def _take_up(plan: Plan, *, by: Member, now: datetime) -> None:
    """The next steps whose way is free, until three are in hand."""
    steps = steps_of(plan)
    standings = {step.pk: step.standing for step in steps}
    room = MOST_IN_HAND - in_hand(standings.values())
    free = [
        step
        for step in steps
        if step.state == State.PROPOSED and not waits_for(step.standing, standings)
    ]
    for step in free[:room]:
        plans.set_state(step, State.ACTIVE, by=by, now=now)
