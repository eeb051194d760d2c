"""A coach's day: who comes, what was said last, who has gone quiet, what waits."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from onward.assessments.models import Response
from onward.assessments.queries import PULSE, SKILLS_PART, keeping
from onward.coaching.core.circumstances import LABELS
from onward.coaching.core.stages import Stage
from onward.coaching.models import Agreement, Coach, Engagement
from onward.experience.queries import waiting_proofs
from onward.home.core.rhythm import Silence, silence
from onward.intake.models import Intake
from onward.intake.queries import prompted
from onward.plans.core.words import counted
from onward.plans.queries import reminders
from onward.scheduling.models import Session
from onward.scheduling.queries import (
    BOOKED,
    day_span,
    practice_zone,
    sessions_on,
    today_in,
    touching,
)
from onward.ui.core.charts import Spark, spark

WEEKS_LOOKED_BACK = 12
MOST_SHOWN = 8
PROGRESS_ITEM = 1  # of the pulse


@dataclass(frozen=True, slots=True)
class Row:
    """One session of the day."""

    session: Session
    circumstance: str
    reminder: str
    pulse: Spark | None
    is_over: bool
    is_next: bool
    minutes_until: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something only the coach can do. `page` takes `key`."""

    title: str
    why: str
    page: str
    key: int
    is_urgent: bool = False


@dataclass(frozen=True, slots=True)
class Quiet:
    engagement: Engagement
    silence: Silence


@dataclass(frozen=True, slots=True)
class CoachToday:
    rows: tuple[Row, ...]
    tomorrow: int
    waiting: tuple[Waiting, ...]
    quiet: tuple[Quiet, ...]


def coach_today(coach: Coach, now: datetime) -> CoachToday:
    """Everything of the page in a fixed number of queries."""
    zone = practice_zone(coach.organisation)
    today = today_in(zone, now)
    sessions = list(sessions_on(coach, today))
    mine = list(
        Engagement.objects.filter(coach=coach)
        .exclude(stage=Stage.ENDED)
        .select_related("client")
    )
    tomorrow = day_span(today + timedelta(days=1), zone)
    return CoachToday(
        rows=_rows(sessions, now),
        tomorrow=Session.objects.filter(
            BOOKED, touching(tomorrow), coach=coach
        ).count(),
        waiting=_waiting(coach, mine, now),
        quiet=_quiet(mine, today, now),
    )


def _rows(sessions: list[Session], now: datetime) -> tuple[Row, ...]:
    engagements = [session.engagement for session in sessions]
    pulses = _progress_felt(engagements)
    said = reminders(engagements)
    coming = next((one.pk for one in sessions if one.ends_at > now), None)
    return tuple(
        Row(
            session=one,
            circumstance=LABELS.get(one.engagement.circumstance, "Not told yet"),
            reminder=said.get(one.engagement_id, ""),
            pulse=_pulse(one.engagement, pulses.get(one.engagement_id, ())),
            is_over=one.ends_at <= now,
            is_next=one.pk == coming,
            minutes_until=round((one.starts_at - now).total_seconds() / 60),
        )
        for one in sessions
    )


def _progress_felt(engagements: list[Engagement]) -> dict[int, list[int]]:
    """The first question of the pulse, oldest first, for all of them in one query;
    nothing of those who keep it to themselves.
    """
    felt: dict[int, list[int]] = defaultdict(list)
    rows = (
        Response.objects.filter(
            administration__engagement__in=engagements,
            administration__instrument=PULSE,
            administration__finished_at__isnull=False,
            administration__withdrawn=False,
            item=PROGRESS_ITEM,
            value__isnull=False,
        )
        .exclude(administration__engagement__in=keeping(PULSE))
        .order_by("administration__finished_at")
    )
    for key, value in rows.values_list("administration__engagement", "value"):
        felt[key].append(value or 0)
    return felt


def _pulse(engagement: Engagement, values: Iterable[int]) -> Spark | None:
    found = list(values)
    return spark(f"Check-ins of {engagement.client.name}", found) if found else None


def _waiting(
    coach: Coach, mine: list[Engagement], now: datetime
) -> tuple[Waiting, ...]:
    names = {engagement.pk: engagement.client.name for engagement in mine}
    waiting = [
        Waiting(
            f"{names[answer.intake.engagement_id]}: read this first",
            "something in the answers sounds heavy",
            "intake:meeting",
            answer.intake.engagement_id,
            is_urgent=True,
        )
        for answer in prompted(coach)
        if answer.intake.engagement_id in names
    ]
    unsigned = Agreement.objects.filter(
        engagement__in=mine, client_signed_at__isnull=False, coach_signed_at=None
    )
    waiting += [
        Waiting(
            f"Sign {names[key]}'s agreement",
            "no session can be booked before",
            "coaching:agreement",
            key,
        )
        for key in unsigned.values_list("engagement", flat=True)
    ]
    unmet = Intake.objects.filter(
        engagement__in=mine, approved_at__isnull=False, met_at=None
    )
    waiting += [
        Waiting(
            f"{names[key]}: intake meeting",
            "the summary is approved, the meeting not finished",
            "intake:meeting",
            key,
        )
        for key in unmet.values_list("engagement", flat=True)
    ]
    kept = set(keeping(SKILLS_PART))
    proofs = waiting_proofs(one for one in mine if one.pk not in kept)
    waiting += [
        Waiting(
            f"{names[key]}: {counted(many, 'proof', 'proofs')} of skills",
            "verified once you have looked",
            "careers:skill-proofs",
            key,
        )
        for key, many in proofs.items()
    ]
    unsaid = (
        Session.objects.filter(
            BOOKED, coach=coach, attendance="", during__endswith__lt=now
        )
        .select_related("engagement__client")
        .order_by("during__startswith")[:MOST_SHOWN]
    )
    waiting += [
        Waiting(
            f"{one.engagement.client.name}: who came?",
            "attendance and progress of a session are open",
            "plans:session",
            one.pk,
        )
        for one in unsaid
    ]
    return tuple(waiting[:MOST_SHOWN])


def _quiet(mine: list[Engagement], today: date, now: datetime) -> tuple[Quiet, ...]:
    since = now - timedelta(weeks=WEEKS_LOOKED_BACK)
    coached = [one for one in mine if one.stage == Stage.COACHING]
    contacts: dict[int, list[date]] = defaultdict(list)
    held = (
        Session.objects.filter(
            engagement__in=coached, attendance__in=["attended", "late"]
        )
        .filter(during__startswith__gte=since, during__startswith__lt=now)
        .values_list("engagement", "during")
    )
    for key, during in held:
        contacts[key].append(during.lower.date())
    booked = set(
        Session.objects.filter(
            BOOKED, engagement__in=coached, during__endswith__gt=now
        ).values_list("engagement", flat=True)
    )
    found = [
        Quiet(one, quiet)
        for one in coached
        if one.pk not in booked
        and (quiet := silence(contacts[one.pk], today=today))
        and quiet.is_unlike_them
    ]
    return tuple(sorted(found, key=lambda one: -one.silence.days)[:MOST_SHOWN])
