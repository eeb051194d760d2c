"""Scoring many people at once: the one engine behind every score. Pure.

What is answered becomes the means of all scales (`core.means`), a mean becomes the
figure that the scale's rule reports; sums are prorated (mean times items).
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np

from onward.assessments.core.arrays import Floats, Ints
from onward.assessments.core.doubt import WITHIN_90_PERCENT, error_of_scale
from onward.assessments.core.instruments import Instrument, Item, Kind, Rule, Scale
from onward.assessments.core.irt import Bank, eap
from onward.assessments.core.keying import Key, categories
from onward.assessments.core.means import (
    Mean,
    MeanMaker,
    Means,
    answered_items,
    mean_of,
    needed,
    without_figures,
)

UPPER_TWO = 2
ROWS_AT_ONCE = 4096  # what is worked on stays in the processor's cache


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One figure of everybody; see ScaleScore. Arrays (n,), NaN where there is none."""

    scale: str
    item: int | None
    asked: int
    answered: Ints
    mean: Floats
    error: Floats
    low: Floats
    high: Floats
    value: Floats
    value_low: Floats
    value_high: Floats
    theta: Floats
    theta_error: Floats


FIGURES = tuple(field.name for field in fields(Column)[4:])


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """One column to be made. `items` carry it, less `minus`; `first` is the place of
    their mean among all means, -1 for an item alone.
    """

    scale: Scale
    rule: Rule
    items: tuple[Item, ...]
    minus: tuple[Item, ...] = ()
    first: int = -1


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """Some people's answers: as given and turned, (n, items), and their means."""

    instrument: Instrument
    key: Key
    given: Floats
    turned: Floats
    means: Means

    def column(
        self, wanted: Wanted, answered: Ints, item: int | None = None, **figures: Floats
    ) -> Column:
        """A column of these figures; those not named are missing."""
        none = np.full(len(self.given), np.nan)
        every = {name: figures.get(name, none) for name in FIGURES}
        asked = len(wanted.items) + len(wanted.minus)
        return Column(wanted.scale.key, item, asked, answered, **every)


def tally(instrument: Instrument, answers: Floats) -> tuple[Column, ...]:
    """Every figure of everybody, in the order of the scales.

    `answers` is (n, items): a column for each item that is not answered in words, in
    the instrument's order, NaN for skipped. Raises ValueError off the scale.
    """
    key = Key.of(instrument)
    key.check(answers)
    wanted, maker = _plan(instrument, key)
    parts = []
    for start in range(0, max(1, len(answers)), ROWS_AT_ONCE):
        given = answers[start : start + ROWS_AT_ONCE]
        turned = key.keyed(given)
        sheet = Sheet(instrument, key, given, turned, maker.make(turned))
        columns = [_column(sheet, one) for one in wanted]
        if instrument.is_centred:
            columns = _centred(columns, instrument)
        parts.append(columns)
    return tuple(_joined(same) for same in zip(*parts, strict=True))


def _plan(instrument: Instrument, key: Key) -> tuple[list[Wanted], MeanMaker]:
    """The columns, in the order of the scales, and the means they stand on."""
    wanted: list[Wanted] = []
    means: list[Mean] = []
    for scale in instrument.scales:
        rule = instrument.rule_of(scale)
        own = scale.of if scale.is_composite else (scale.key,)
        items = tuple(answered_items(instrument, own))
        if rule is Rule.EACH:
            wanted.extend(Wanted(scale, rule, (item,)) for item in items)
            continue
        if not items:
            continue
        minus = tuple(answered_items(instrument, scale.minus))
        wanted.append(Wanted(scale, rule, items, minus, len(means)))
        told = without_figures(scale) if minus else scale
        sides = (items, minus) if minus else (items,)
        means.extend(mean_of(instrument, key, told, side) for side in sides)
    return wanted, MeanMaker.of(key, means)


def _column(sheet: Sheet, wanted: Wanted) -> Column:
    match wanted.rule:
        case Rule.EACH:
            return _alone(sheet, wanted)
        case Rule.DIFFERENCE:
            return _difference(sheet, wanted)
        case _:
            return _reported(sheet, wanted, _with_theta(sheet, wanted))


def _mean(sheet: Sheet, wanted: Wanted) -> Column:
    """The mean and its doubt; no figure by rule yet."""
    means, at = sheet.means, wanted.first
    return sheet.column(
        wanted,
        means.answered[:, at],
        mean=means.mean[:, at],
        error=means.error[:, at],
        low=means.low[:, at],
        high=means.high[:, at],
    )


def _with_theta(sheet: Sheet, wanted: Wanted) -> Column:
    """The mean, and the graded-response estimate where every item has parameters."""
    plain = _mean(sheet, wanted)
    items, instrument = wanted.items, sheet.instrument
    graded = [item.graded for item in items if item.graded is not None]
    if len(graded) < len(items):
        return plain
    answers = categories(instrument, items, sheet.turned[:, sheet.key.places(items)])
    estimate = eap(Bank.of(graded), answers)
    least = needed(instrument.missing_of(wanted.scale), len(items))
    if instrument.adaptive is not None:
        least = min(least, instrument.adaptive.least_items)
    enough = plain.answered >= least
    theta = np.where(enough, estimate.theta, np.nan)
    error = np.where(enough, estimate.error, np.nan)
    return replace(plain, theta=theta, theta_error=error)


def _reported(sheet: Sheet, wanted: Wanted, plain: Column) -> Column:
    """With the figure the rule asks for, on the range the instrument reports."""
    if wanted.rule is Rule.GRM:
        reach = WITHIN_90_PERCENT * plain.theta_error
        raw, low, high = plain.theta, plain.theta - reach, plain.theta + reach
    elif wanted.rule is Rule.PERCENT_POSITIVE:
        raw = _percent_positive(sheet, wanted, plain)
        low = high = np.full(len(raw), np.nan)
    else:
        weight = sum(item.weight for item in wanted.items)
        times = weight if wanted.rule is Rule.SUM else 1.0
        raw, low, high = times * plain.mean, times * plain.low, times * plain.high
    a, b = sheet.instrument.transform_of(wanted.scale)
    low, high = (low, high) if a >= 0 else (high, low)
    return replace(
        plain, value=a * raw + b, value_low=a * low + b, value_high=a * high + b
    )


def _percent_positive(sheet: Sheet, wanted: Wanted, plain: Column) -> Floats:
    """Of the answered items, the share answered positively, 0 to 100."""
    points = sheet.turned[:, sheet.key.places(wanted.items)]
    from_here = [_positive_from(sheet.instrument, item) for item in wanted.items]
    positive = (points >= np.array(from_here)).sum(axis=1)
    share = np.full(len(points), np.nan)
    np.divide(100.0 * positive, plain.answered, out=share, where=~np.isnan(plain.mean))
    return share


def _positive_from(instrument: Instrument, item: Item) -> float:
    """The lowest positive answer; where none is named, the upper two options."""
    if instrument.positive_from is not None:
        return float(instrument.positive_from)
    return float(instrument.options_of(item)[-UPPER_TWO].value)


def _alone(sheet: Sheet, wanted: Wanted) -> Column:
    """One item, as it was answered: not turned round, never added up."""
    [item] = wanted.items
    [place] = sheet.key.places([item])
    given = sheet.given[:, place]
    answered: Ints = (~np.isnan(given)).astype(np.intp)
    if item.kind is Kind.NUMBER:
        return sheet.column(wanted, answered, item.n, value=given)
    bottom, top = sheet.key.bottom[place], sheet.key.top[place]
    doubt = error_of_scale(wanted.scale, 1, asked=1, span=top - bottom)
    error = np.where(answered > 0, doubt, np.nan)
    reach = WITHIN_90_PERCENT * error
    low, high = np.maximum(bottom, given - reach), np.minimum(top, given + reach)
    rated = sheet.column(
        wanted, answered, item.n, mean=given, error=error, low=low, high=high
    )
    return replace(rated, value=given, value_low=low, value_high=high)


def _difference(sheet: Sheet, wanted: Wanted) -> Column:
    """The mean of `of` less the mean of `minus`; the errors add up in the square."""
    means, first = sheet.means, wanted.first
    a, b = sheet.instrument.transform_of(wanted.scale)
    value = a * (means.mean[:, first] - means.mean[:, first + 1]) + b
    doubt = np.hypot(means.error[:, first], means.error[:, first + 1])
    reach = WITHIN_90_PERCENT * abs(a) * doubt
    return sheet.column(
        wanted,
        means.answered[:, first] + means.answered[:, first + 1],
        value=value,
        value_low=value - reach,
        value_high=value + reach,
    )


def _centred(columns: Sequence[Column], instrument: Instrument) -> list[Column]:
    """Each figure less the person's own mean over the scales that count: they sum to
    nought. A scale put together from others is centred on the same mean.
    """
    own = {scale.key for scale in instrument.scales if not scale.is_composite}
    figures = np.stack([c.value for c in columns if c.scale in own])
    known = ~np.isnan(figures)
    total = np.where(known, figures, 0.0).sum(axis=0)
    middle = np.full(figures.shape[1], np.nan)
    np.divide(total, known.sum(axis=0), out=middle, where=known.any(axis=0))
    return [
        replace(
            column,
            value=column.value - middle,
            value_low=column.value_low - middle,
            value_high=column.value_high - middle,
        )
        for column in columns
    ]


def _joined(parts: Sequence[Column]) -> Column:
    """The same column of all chunks, one below the other."""
    if len(parts) == 1:
        return parts[0]
    first = parts[0]
    every: dict[str, Floats] = {
        name: np.concatenate([getattr(part, name) for part in parts])
        for name in FIGURES
    }
    answered = np.concatenate([part.answered for part in parts])
    return Column(first.scale, first.item, first.asked, answered, **every)
