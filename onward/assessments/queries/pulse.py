"""Reads about the pulse: six figures, asked again and again."""

from dataclasses import dataclass
from datetime import datetime

from onward.assessments.core import trend
from onward.assessments.core.instruments import Scale
from onward.assessments.models import Response
from onward.assessments.queries.instruments import PULSE, instrument
from onward.assessments.queries.withholding import withheld_from
from onward.coaching.models import Engagement
from onward.organisations.models import Member


@dataclass(frozen=True, slots=True)
class DatedAnswer:
    on: datetime
    value: int


@dataclass(frozen=True, slots=True)
class PulseSeries:
    """One question of the pulse (0..10) over time; skipped answers are left out."""

    scale: Scale
    more_is_heavier: bool
    answers: tuple[DatedAnswer, ...]

    @property
    def last_change(self) -> float | None:
        return trend.last_change([one.value for one in self.answers])

    @property
    def slope_a_week(self) -> float | None:
        return trend.slope_a_week([(one.on, one.value) for one in self.answers])


def pulse_series(
    engagement: Engagement, *, reader: Member | None = None
) -> tuple[PulseSeries, ...]:
    """Every question of the pulse, in its order, with its answers by date: none where
    the client keeps them from this reader (nobody named: the client).
    """
    pulse = instrument(PULSE)
    if PULSE in withheld_from(engagement, reader):
        return tuple(
            PulseSeries(pulse.scale(item.scale), item.reverse, ())
            for item in pulse.items
        )
    rows = (
        Response.objects.filter(
            administration__engagement=engagement,
            administration__instrument=PULSE,
            administration__withdrawn=False,
            administration__finished_at__isnull=False,
            value__isnull=False,
        )
        .select_related("administration")
        .order_by("administration__finished_at", "administration_id")
    )
    found: dict[int, list[DatedAnswer]] = {item.n: [] for item in pulse.items}
    for row in rows:
        if row.administration.finished_at is not None and row.value is not None:
            answer = DatedAnswer(row.administration.finished_at, row.value)
            found[row.item].append(answer)
    return tuple(
        PulseSeries(pulse.scale(item.scale), item.reverse, tuple(found[item.n]))
        for item in pulse.items
    )
