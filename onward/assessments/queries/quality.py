"""How well an instrument measures in this practice's own hands: figures, no answers.

Only finished answers that were not taken back count, one administration a person (the
last), without those people asked us not to rely on. A figure moves with every fifth
person only, so that nobody's joining tells what they answered.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import stdev

import numpy as np
from django.db.models import Count, QuerySet

from onward.assessments.core.arrays import Bools, Floats
from onward.assessments.core.change import Wobble
from onward.assessments.core.instruments import Instrument, Item, Kind, Rule, Scale
from onward.assessments.core.keying import keyed
from onward.assessments.core.statistics import (
    FROM_30,
    Figure,
    ScaleQuality,
    retest,
    scale_quality,
)
from onward.assessments.models import Administration
from onward.assessments.queries.answers import advice_on, given_in, scores_of
from onward.scheduling.models import Session

STEP = 5
DAY = 86_400


@dataclass(frozen=True, slots=True)
class Measured:
    """One scale: what may be said so far; items stand in the order of figures.

    `spread` is the standard deviation of the reported figure.
    """

    scale: Scale
    items: tuple[Item, ...]
    quality: ScaleQuality
    retest: Figure | None
    spread: float | None

    @property
    def wobble(self) -> Wobble | None:
        """What change on it is reckoned with once it has proved itself."""
        if not self.spread or not self.quality.has_proved_itself:
            return None
        if self.retest is not None:
            return Wobble(self.spread, self.retest.value, "retest")
        alpha = self.quality.alpha
        return None if alpha is None else Wobble(self.spread, alpha.value, "alpha")

    @property
    def rest(self) -> list[tuple[Item, float | None]]:
        """Each item with how far it goes with the others."""
        return list(zip(self.items, self.quality.item_rest or (), strict=False))

    @property
    def differing(self) -> list[Item]:
        found = self.quality.differences or ()
        return [self.items[one.item] for one in found if one.is_flagged]

    @property
    def floor_percent(self) -> int:
        return round(100 * (self.quality.floor or 0))

    @property
    def ceiling_percent(self) -> int:
        return round(100 * (self.quality.ceiling or 0))

    @property
    def weak(self) -> list[Item]:
        return [self.items[place] for place in self.quality.weak]


@dataclass(frozen=True, slots=True)
class Quality:
    """`people` is rounded down to fives; under 30 nothing else is said."""

    instrument: Instrument
    people: int
    scales: list[Measured]

    @property
    def is_shown(self) -> bool:
        return self.people >= FROM_30

    @property
    def has_proved_itself(self) -> bool:
        """Whether every scale has: 100 people, alpha .70."""
        return bool(self.scales) and all(
            one.quality.has_proved_itself for one in self.scales
        )

    @property
    def still_needed(self) -> int:
        return max(0, FROM_30 - self.people)


@dataclass(frozen=True, slots=True)
class Answers:
    """Of one instrument in its version in use: (people, items), and who they are."""

    administrations: list[Administration]
    values: dict[int, dict[int, int | None]]


def people_by_instrument() -> dict[str, int]:
    """How many clients answered each instrument, rounded down to fives."""
    counted = (
        _finished()
        .values("instrument")
        .annotate(people=Count("engagement__client", distinct=True))
        .values_list("instrument", "people")
    )
    return {key: people // STEP * STEP for key, people in counted.order_by()}


def _finished() -> QuerySet[Administration]:
    return Administration.objects.filter(
        finished_at__isnull=False, withdrawn=False, is_adaptive=False
    ).exclude(relied_on=Administration.ReliedOn.NO)


def quality_of(instrument: Instrument) -> Quality:
    """Everything that may be said about one instrument by now."""
    found = _answers(instrument)
    last = {one.engagement.client_id: one for one in found.administrations}
    rows = sorted(last.values(), key=lambda one: one.pk)
    people = len(rows) // STEP * STEP
    rows = rows[:people]
    if people < FROM_30:
        return Quality(instrument, people, [])
    measured = [
        _measured(instrument, scale, rows, found)
        for scale in instrument.shown_scales
        if _is_a_mean(instrument, scale)
    ]
    return Quality(instrument, people, measured)


def _is_a_mean(instrument: Instrument, scale: Scale) -> bool:
    """Whether consistency means anything for it: several choices, taken together."""
    items = instrument.of_scale(scale.key)
    rule = instrument.rule_of(scale)
    is_one_figure = rule not in (Rule.EACH, Rule.DIFFERENCE)
    return is_one_figure and sum(i.kind is Kind.CHOICE for i in items) > 1


def _answers(instrument: Instrument) -> Answers:
    """Whoever answered in haste, or asked us not to rely on it, is left out."""
    rows = list(
        _finished()
        .filter(instrument=instrument.id, version=instrument.version)
        .select_related("engagement", "result")
        .order_by("finished_at", "pk")
    )
    given = given_in(rows)
    kept = [row for row in rows if not advice_on(row, given[row.pk]).is_worth_a_word]
    return Answers(kept, {pk: one.values for pk, one in given.items()})


def _measured(
    instrument: Instrument,
    scale: Scale,
    rows: Sequence[Administration],
    found: Answers,
) -> Measured:
    items = tuple(i for i in instrument.of_scale(scale.key) if i.kind is Kind.CHOICE)
    quality = scale_quality(
        _matrix(instrument, items, rows, found),
        bottom=min(instrument.bottom_of(item) for item in items),
        top=max(instrument.top_of(item) for item in items),
        groups=_groups(rows),
    )
    return Measured(
        scale,
        items,
        quality,
        retest=_retest(instrument, items, found),
        spread=_spread(scale, rows),
    )


def _spread(scale: Scale, rows: Sequence[Administration]) -> float | None:
    figures = [
        one.value
        for row in rows
        for one in scores_of(row.result)
        if one.scale == scale.key and one.value is not None
    ]
    return stdev(figures) if len(figures) >= FROM_30 else None


def _matrix(
    instrument: Instrument,
    items: Sequence[Item],
    rows: Sequence[Administration],
    found: Answers,
) -> Floats:
    """(people, items), turned to the scale's direction; NaN where it was skipped."""

    def turned(row: Administration, item: Item) -> float:
        value = found.values[row.pk].get(item.n)
        if value is None:
            return float("nan")
        bottom, top = instrument.bottom_of(item), instrument.top_of(item)
        return keyed(item, value, bottom=bottom, top=top)

    return np.array(
        [[turned(row, item) for item in items] for row in rows], dtype=float
    )


def _groups(rows: Sequence[Administration]) -> list[str]:
    """By language where there are several, else by how it was answered."""
    languages = [row.language for row in rows]
    return languages if len(set(languages)) > 1 else [row.mode for row in rows]


def _retest(
    instrument: Instrument, items: Sequence[Item], found: Answers
) -> Figure | None:
    """Each client's last two times, with whether a session lay between."""
    by_client: dict[int, list[Administration]] = {}
    for row in found.administrations:
        by_client.setdefault(row.engagement.client_id, []).append(row)
    pairs = [rows[-2:] for rows in by_client.values() if len(rows) > 1]
    if not pairs:
        return None
    firsts, lasts = [first for first, _ in pairs], [last for _, last in pairs]
    ends = [(a.finished_at or a.started_at, b.started_at) for a, b in pairs]
    return retest(
        _matrix(instrument, items, firsts, found).mean(axis=1),
        _matrix(instrument, items, lasts, found).mean(axis=1),
        np.array([(after - before).total_seconds() / DAY for before, after in ends]),
        met_between=_met_between(firsts, ends),
    )


def _met_between(
    firsts: Sequence[Administration], ends: Sequence[tuple[datetime, datetime]]
) -> Bools:
    held: dict[int, list[datetime]] = {}
    sessions = Session.objects.filter(
        engagement__in={one.engagement_id for one in firsts},
        state=Session.State.BOOKED,
    ).exclude(attendance__in=(Session.Attendance.MISSED, Session.Attendance.EXCUSED))
    for engagement, during in sessions.values_list("engagement", "during"):
        held.setdefault(engagement, []).append(during.lower)
    return np.array(
        [
            any(before <= at <= after for at in held.get(one.engagement_id, ()))
            for one, (before, after) in zip(firsts, ends, strict=True)
        ]
    )
