"""Check-ins, and what they say when they are laid side by side."""

from onward.assessments.core.instruments import Instrument
from onward.assessments.queries import (
    PULSE,
    answers_of,
    instrument,
    pulse_series,
    withheld_from,
)
from onward.coaching.models import Engagement
from onward.organisations.models import Member
from onward.plans.core.stall import Look, finished_since, stalls
from onward.plans.models import CheckIn, Step
from onward.scheduling.models import Session
from onward.ui.core.charts import Line, LinePoint, line

PROGRESS = "progress"


def check_ins(engagement: Engagement) -> list[CheckIn]:
    """Newest first, with how steps stood."""
    return list(
        CheckIn.objects.filter(engagement=engagement)
        .select_related("by__user", "session", "administration")
        .prefetch_related("reports__step")
        .order_by("-at", "pk")
    )


def check_in_of(session: Session) -> CheckIn | None:
    return (
        CheckIn.objects.filter(session=session)
        .select_related("by__user", "administration")
        .prefetch_related("reports__step")
        .first()
    )


def pulse() -> Instrument:
    return instrument(PULSE)


def pulse_seen(
    check_in: CheckIn | None, *, reader: Member | None
) -> dict[int, int | None]:
    """The figures of a check-in; {} where the client keeps them from the reader."""
    if check_in is None or PULSE in withheld_from(check_in.engagement, reader):
        return {}
    return pulse_told(check_in)


def pulse_told(check_in: CheckIn | None) -> dict[int, int | None]:
    """The six figures of a check-in by number; {} when none were given."""
    if check_in is None or check_in.administration is None:
        return {}
    return answers_of(check_in.administration)


def stalled(engagement: Engagement, *, reader: Member | None) -> str:
    """Why the plan seems to stand still, for the coach; "" when it moves. Of what is
    felt as far as the client shows it.
    """
    told = list(
        CheckIn.objects.filter(engagement=engagement)
        .select_related("administration")
        .order_by("at", "pk")
    )
    finished = Step.objects.filter(plan__engagement=engagement, done_at__isnull=False)
    done_at = [at for at in finished.values_list("done_at", flat=True) if at]
    felt = {
        one.on: one.value
        for series in pulse_series(engagement, reader=reader)
        if series.scale.key == PROGRESS
        for one in series.answers
    }
    looks = [
        Look(count, felt.get(one.administration.finished_at))
        if one.administration and one.administration.finished_at
        else Look(count, None)
        for one, count in zip(
            told, finished_since([one.at for one in told], done_at), strict=True
        )
    ]
    return stalls(looks)


def pulse_lines(engagement: Engagement, *, reader: Member | None) -> list[Line]:
    """Each question of the pulse over time, in the client's own 0 to 10."""
    return [
        line(
            series.scale.name,
            [LinePoint(one.on.date(), one.value) for one in series.answers],
            y_range=(0, 10),
            ticks=(0, 5, 10),
            note=_moved(series.last_change, heavier=series.more_is_heavier),
        )
        for series in pulse_series(engagement, reader=reader)
        if series.answers
    ]


def _moved(change: float | None, *, heavier: bool) -> str:
    scale = "0 to 10, more is heavier." if heavier else "0 to 10."
    if change is None:
        return f"{scale} No more than the usual ups and downs."
    way = "Up" if change > 0 else "Down"
    return f"{scale} {way} {abs(change):.0f} at the last check-in."
