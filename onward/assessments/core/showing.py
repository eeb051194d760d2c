"""What an administration came to, as a page shows it. Pure.

Every figure stands on its own range, so that one kind of bar draws them all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onward.assessments.core.instruments import (
    Instrument,
    Item,
    Kind,
    Norm,
    Rule,
    Scale,
)
from onward.assessments.core.norms import Standing, bands_within, standings
from onward.assessments.core.result import ScaleScore

A_FEW_BANDS = 2


@dataclass(frozen=True, slots=True)
class Shown:
    """One line. `value`, `low` and `high` lie on `bottom`..`top`; None draws no bar.

    `bands` are those the interval reaches: more than one is still open.
    """

    name: str
    also: str
    figure: str
    likely: str
    bottom: float
    top: float
    value: float | None = None
    low: float | None = None
    high: float | None = None
    bands: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    norms: tuple[str, ...] = ()
    scale: str = ""

    @property
    def band(self) -> str:
        """The band in words; a span of them while the interval leaves it open."""
        if len(self.bands) <= A_FEW_BANDS:
            return " or ".join(self.bands)
        return f"somewhere from “{self.bands[0]}” to “{self.bands[-1]}”"

    @property
    def is_drawn(self) -> bool:
        return self.value is not None


@dataclass(frozen=True, slots=True)
class Told:
    """An item that stands alone: what was answered, in the words of the answer."""

    text: str
    answer: str
    n: int


RULES = {
    Rule.MEAN: "the mean of its answers",
    Rule.SUM: "the sum of its answers",
    Rule.PAIR_MEAN: "the mean of its two answers",
    Rule.PERCENT_POSITIVE: "the share of positive answers",
    Rule.GRM: "an estimate from a model of its questions",
    Rule.EACH: "each answer alone",
    Rule.DIFFERENCE: "the difference of two means",
}


def rules_in_words(instrument: Instrument) -> list[tuple[Scale, str]]:
    """Each scale with how it is reckoned."""
    return [(scale, RULES[instrument.rule_of(scale)]) for scale in instrument.scales]


def shown(
    instrument: Instrument, scores: Sequence[ScaleScore], *, is_adaptive: bool = False
) -> list[Shown]:
    """A line for each scale that is shown and has one figure; where only a part was
    asked, every scale by its estimate.
    """
    visible = {scale.key for scale in instrument.shown_scales}
    return [
        replace(
            _line(
                instrument,
                instrument.scale(one.scale),
                replace(one, value=None) if is_adaptive else one,
            ),
            scale=one.scale,
        )
        for one in scores
        if one.scale in visible and not _stands_alone(instrument, one)
    ]


def told(instrument: Instrument, answers: Mapping[int, int | None]) -> list[Told]:
    """The answers to items that are never added up, in their order."""
    return [
        Told(item.text, _in_words(instrument, item, answers.get(item.n)), item.n)
        for scale in instrument.scales
        if is_list(instrument, scale)
        for item in instrument.of_scale(scale.key)
    ]


def is_list(instrument: Instrument, scale: Scale) -> bool:
    """Whether its items are reported each alone, as words and not as bars."""
    items = instrument.of_scale(scale.key)
    is_each = instrument.rule_of(scale) is Rule.EACH
    return is_each and (len(items) > 1 or items[0].kind is not Kind.CHOICE)


def _stands_alone(instrument: Instrument, one: ScaleScore) -> bool:
    return is_list(instrument, instrument.scale(one.scale))


def _in_words(instrument: Instrument, item: Item, value: int | None) -> str:
    if value is None:
        return "left out"
    if item.kind is Kind.NUMBER:
        return f"{value} {item.unit}".strip()
    label = next(o.label for o in instrument.options_of(item) if o.value == value)
    return label if label == str(value) else f"{label} ({value})"


def _line(instrument: Instrument, scale: Scale, one: ScaleScore) -> Shown:
    bottom, top = reported_range(instrument, scale)
    figure, low, high = one.value, one.value_low, one.value_high
    if figure is None and one.theta is not None and one.theta_error is not None:
        return _estimate(instrument, scale, one)
    if figure is None:
        return Shown(scale.name, scale.also, "-", "", bottom, top)
    likely = ""
    if low is not None and high is not None:
        likely = f"{_short(low)} to {_short(high)}"
    bands = bands_within(scale, one)
    return Shown(
        name=scale.name,
        also=scale.also,
        figure=_figure(instrument, scale, figure, top),
        likely=likely,
        bottom=bottom,
        top=top,
        value=figure,
        low=low,
        high=high,
        bands=tuple(band.name for band in bands),
        says=tuple(band.says for band in bands[-1:] if band.says and band.is_alert),
        norms=tuple(map(standing_in_words, standings(instrument, one))),
    )


def _estimate(instrument: Instrument, scale: Scale, one: ScaleScore) -> Shown:
    """Asked in part: where the person stands among those who answered, 20 to 80."""
    theta, error = one.theta or 0.0, one.theta_error or 0.0
    low, middle, high = (50 + 10 * (theta + z * error) for z in (-1.64, 0, 1.64))
    return Shown(
        name=scale.name,
        also=scale.also,
        figure=_short(middle),
        likely=f"{_short(low)} to {_short(high)}",
        bottom=20,
        top=80,
        value=min(80.0, max(20.0, middle)),
        low=max(20.0, low),
        high=min(80.0, high),
        norms=tuple(map(standing_in_words, standings(instrument, one))),
    )


def reported_range(instrument: Instrument, scale: Scale) -> tuple[float, float]:
    """The lowest and the highest figure the scale can report."""
    items = [i for i in instrument.of_scale(scale.key) if i.kind is Kind.CHOICE]
    a, b = instrument.transform_of(scale)
    rule = instrument.rule_of(scale)
    if rule is Rule.PERCENT_POSITIVE:
        return 0.0, 100.0
    lows = [instrument.bottom_of(item) for item in items] or [0]
    highs = [instrument.top_of(item) for item in items] or [1]
    if rule is Rule.SUM:
        low, high = float(sum(lows)), float(sum(highs))
    else:
        low, high = float(min(lows)), float(max(highs))
    if rule is Rule.DIFFERENCE or instrument.is_centred:
        low, high = low - high, high - low
    ends = sorted((a * low + b, a * high + b))
    return ends[0], ends[1]


def figure_in_words(instrument: Instrument, one: ScaleScore) -> str:
    """The reported figure of one score as the page shows it; "-" for none."""
    scale = instrument.scale(one.scale)
    if one.value is None:
        return "-"
    return _figure(instrument, scale, one.value, reported_range(instrument, scale)[1])


def _figure(instrument: Instrument, scale: Scale, figure: float, top: float) -> str:
    rule = instrument.rule_of(scale)
    if rule is Rule.PERCENT_POSITIVE:
        return f"{figure:.0f} %"
    if rule is Rule.DIFFERENCE or instrument.is_centred:
        return f"{_tenth(figure):+.1f}"
    return f"{_short(figure)} of {_short(top)}"


def _short(figure: float) -> str:
    """One place, and none where it is nought."""
    return f"{_tenth(figure):.1f}".removesuffix(".0")


def _tenth(figure: float) -> float:
    """Rounded to one place; nought has no sign."""
    return round(figure, 1) + 0.0


def standing_in_words(standing: Standing) -> str:
    """Where a figure stands among others, with who they were."""
    norm, of_whom = standing.norm, _of_whom(standing.norm)
    if standing.percentile is not None:
        share = round(standing.percentile)
        words = f"As high as or higher than {share} of 100 {of_whom}"
        if standing.low is not None and standing.high is not None:
            low, high = round(standing.low), round(standing.high)
            words += f", likely between {low} and {high}"
        return words + "."
    if norm.mean is None:
        return ""
    if not norm.n:
        return f"On average, “{norm.name}”: {_short(norm.mean)}."
    return f"The mean of {of_whom} is {_short(norm.mean)}."


def _of_whom(norm: Norm) -> str:
    parts = [norm.name[:1].lower() + norm.name[1:] if norm.n else norm.name]
    if norm.by:
        parts.append(norm.by)
    said = ", ".join(parts)
    return f"{said} ({norm.n:,} people)" if norm.n else f"“{said}”"
