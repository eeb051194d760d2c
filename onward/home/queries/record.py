"""The record: one engagement on one page, from enquiry to now."""

from dataclasses import dataclass
from datetime import datetime

from onward.assessments.core.scores import Profile, ValueProfile
from onward.assessments.queries import (
    interest_profile,
    parts_in,
    pulse_series,
    value_profile,
    withheld_from,
)
from onward.careers.models import PathMark
from onward.careers.queries import kept_paths, vetoed_paths
from onward.coaching.models import Agreement, Consent, Engagement, Note
from onward.coaching.queries import agreement_of, consents_in_force, notes_for
from onward.home.queries.client import steps_picture
from onward.intake.queries import Progress, Theme, progress, themes_for_record
from onward.organisations.models import Member
from onward.plans.models import CheckIn, Plan, Step
from onward.plans.queries import check_ins, plan_of, steps_of
from onward.scheduling.models import Session
from onward.scheduling.queries import sessions_of
from onward.ui.core.charts import Line, LinePoint, StepsLine, line

IN_HAND = ("active", "stuck")


@dataclass(frozen=True, slots=True)
class Outline:
    """What a coordinator may see too: dates, stage, attendance."""

    agreement: Agreement | None
    sessions: tuple[Session, ...]
    next_session: Session | None
    held: int


@dataclass(frozen=True, slots=True)
class Record:
    """What client and coach see besides; `kept_from_me` counts the parts of the
    profile that the client keeps from this reader.
    """

    consents: dict[str, Consent]
    intake: Progress
    themes: tuple[Theme, ...]
    interests: Profile | None
    values: ValueProfile | None
    kept_from_me: int
    kept: tuple[PathMark, ...]
    set_aside: tuple[PathMark, ...]
    plan: Plan | None
    steps: tuple[Step, ...]
    steps_line: StepsLine | None
    check_ins: tuple[CheckIn, ...]
    measures: tuple[Line, ...]
    notes: tuple[Note, ...]

    @property
    def in_hand(self) -> list[Step]:
        return [step for step in self.steps if step.state in IN_HAND]

    @property
    def done(self) -> int:
        return sum(step.state == "done" for step in self.steps)


def outline_of(engagement: Engagement, now: datetime) -> Outline:
    sessions = tuple(sessions_of(engagement))
    return Outline(
        agreement=agreement_of(engagement),
        sessions=sessions,
        next_session=next(
            (one for one in sessions if one.is_booked and one.ends_at > now), None
        ),
        held=sum(one.attendance in ("attended", "late") for one in sessions),
    )


def record_of(engagement: Engagement, reader: Member) -> Record:
    plan = plan_of(engagement)
    steps = steps_of(plan) if plan else []
    return Record(
        consents=consents_in_force(engagement),
        intake=progress(engagement),
        themes=themes_for_record(engagement, reader),
        interests=interest_profile(engagement, reader=reader),
        values=value_profile(engagement, reader=reader),
        kept_from_me=parts_in(withheld_from(engagement, reader)),
        kept=tuple(kept_paths(engagement)),
        set_aside=tuple(vetoed_paths(engagement)),
        plan=plan,
        steps=tuple(steps),
        steps_line=steps_picture(steps),
        check_ins=tuple(check_ins(engagement)),
        measures=_measures(engagement, reader),
        notes=tuple(notes_for(engagement, reader)[:30]),
    )


def _measures(engagement: Engagement, reader: Member) -> tuple[Line, ...]:
    """Each question of the pulse over time, in the client's own 0 to 10."""
    return tuple(
        line(
            series.scale.name,
            [LinePoint(one.on.date(), one.value) for one in series.answers],
            y_range=(0, 10),
            ticks=(0, 5, 10),
            note="More is heavier" if series.more_is_heavier else "0 to 10",
        )
        for series in pulse_series(engagement, reader=reader)
        if series.answers
    )
