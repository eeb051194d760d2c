"""Series and sessions, past and to come, and what was written around them."""

from datetime import datetime, time, timedelta

from benchmarks.practices import DAYS, HOURS, Case
from benchmarks.stories import ANSWER, answer
from benchmarks.tables import some_uuid
from onward.assessments.queries import PULSE
from onward.coaching.models import Note
from onward.plans.models import CheckIn
from onward.scheduling.core.walltime import span_from
from onward.scheduling.models import Series, Session, as_range

LENGTH = 50  # minutes
MOST = DAYS * len(HOURS)  # clients a coach can have without two at one hour
MANNERS = (
    {"mode": "in-person", "place": "14 Quay Street, second floor"},
    {"mode": "phone", "phone": "555 0142"},
    {"mode": "video", "link": "https://video.example/room"},
)


def meet(case: Case) -> None:
    """Every client has an hour of the coach's week to themselves: nothing overlaps."""
    if not case.meetings:
        return
    practice, chance = case.practice, case.practice.chance
    cadence, every = chance.choice([("weekly", 7), ("weekly", 7), ("biweekly", 14)])
    first = _first(case, every)
    common = practice.row(
        engagement_id=case.id, time_zone=practice.zone.key, **chance.choice(MANNERS)
    )
    series = practice.tables[Series].add(
        **common,
        uid=some_uuid(chance),
        cadence=cadence,
        count=case.meetings,
        first_local=first,
        length_minutes=LENGTH,
    )
    for at in range(case.meetings):
        local = first + timedelta(days=every * at)
        span = span_from(local, practice.zone, minutes=LENGTH)
        is_over = span.end < practice.now
        state = "cancelled" if chance.random() < 0.04 else "booked"
        is_last = is_over and span.end + timedelta(days=every) >= practice.now
        attendance = _came(case, is_last=is_last) if is_over else ""
        uid = some_uuid(chance)
        practice.tables[Session].add(
            **common,
            series_id=series,
            place_in_series=at + 1,
            coach_id=case.coach.id,
            number=at + 1,
            local_start=local,
            during=as_range(span),
            state=state,
            attendance=attendance if state == "booked" else "",
            cancelled_why="client-cannot" if state == "cancelled" else "",
            uid=uid,
        )
        if state == "booked" and attendance in ("attended", "late"):
            _write(case, uid, at=span.end)


def _first(case: Case, every: int) -> datetime:
    """Somewhere in the middle for most, gone quiet for some, over for the ended."""
    chance, meetings = case.practice.chance, case.meetings
    if case.fate == "ended" or chance.random() < 0.08:
        past = meetings + 2
    else:
        past = chance.randrange(2, max(meetings, 3))
    day, hour = case.place % DAYS, HOURS[case.place // DAYS]
    today = case.practice.today
    on = today + timedelta(days=day - every * past)
    return datetime.combine(on, time(hour))


def _came(case: Case, *, is_last: bool) -> str:
    chance = case.practice.chance
    if is_last and chance.random() < 0.1:
        return ""  # nobody has said yet
    return chance.choices(("attended", "late", "missed", "excused"), (90, 4, 4, 2))[0]


def _write(case: Case, uid: str, *, at: datetime) -> None:
    """A note after most sessions, a check-in after some."""
    practice, tables, chance = case.practice, case.practice.tables, case.practice.chance
    if chance.random() < 0.8:
        tables[Note].add(
            **practice.row(
                engagement_id=case.id,
                author_id=case.coach.member,
                visibility=chance.choice(["own", "team", "shared"]),
                text=ANSWER,
                written_at=at,
                session_uid=uid,
            )
        )
    if chance.random() < 0.4:
        tables[CheckIn].add(
            **practice.row(
                engagement_id=case.id,
                administration_id=answer(case, PULSE, at=at),
                at=at,
                by_id=case.by,
                win=ANSWER,
                lesson=ANSWER,
            )
        )
