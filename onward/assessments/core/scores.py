"""From answers to scale scores, each with its doubt. Pure.

Means on the answer scale, reversed items turned round, skipped items left out. A
scale counts when at least `missing_fraction` of its items are answered.

Doubt: the interval is mean +- 1.64 SEM (90 %), SEM = SD * sqrt(1 - reliability)
(classical test theory; Lord & Novick 1968). Our own instruments have no figures of
their own yet, so a prior stands in, on purpose a cautious one:

- reliability .80 for a scale of six items, the usual level of short interest scales
  (Rounds et al. 2010 report alpha .78 to .87 for ten items); fewer answered items
  lower it by the Spearman-Brown formula, k = answered / 6;
- SD a quarter of the range, the usual "range rule": 1.0 on a scale from 1 to 5.

On 1..5 six answers give SEM .447 and a band of +- .73.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from typing import Self

from onward.assessments.core.instruments import Instrument, Item

PRIOR_RELIABILITY = 0.80
PRIOR_ITEMS = 6
PRIOR_SD_OF_RANGE = 0.25
WITHIN_90_PERCENT = 1.64

FLAT_BELOW = 0.20  # of the range, science 1.2: 8 of 40 points, 4 of 20
DEPRESSED_BELOW = 0.40
LETTERS = ("R", "I", "A", "S", "E", "C")
VALUES = (
    "Achievement",
    "Independence",
    "Recognition",
    "Relationships",
    "Support",
    "Working Conditions",
)


@dataclass(frozen=True, slots=True)
class ScaleScore:
    """One scale: mean and interval on the answer scale, None when too little is said.

    `answered` of `asked` items carry the mean.
    """

    scale: str
    mean: float | None
    standard_error: float | None
    low: float | None
    high: float | None
    answered: int
    asked: int


def standard_error(answered: int, *, span: float) -> float:
    """Standard error of measurement of a mean of `answered` items, in scale units.

    `span` is the length of the answer scale (4 for 1..5). Source: the prior above.
    """
    if answered < 1:
        raise ValueError("A mean needs at least one answer.")
    longer = answered / PRIOR_ITEMS
    reliability = (
        longer * PRIOR_RELIABILITY / (1 + (longer - 1) * PRIOR_RELIABILITY)
    )  # Spearman 1910, Brown 1910
    return span * PRIOR_SD_OF_RANGE * sqrt(1 - reliability)


def keyed(item: Item, value: float, *, bottom: float, top: float) -> float:
    """The answer in the scale's direction: a reversed item is turned round."""
    return bottom + top - value if item.reverse else value


def score(
    instrument: Instrument, answers: Mapping[int, int | None]
) -> tuple[ScaleScore, ...]:
    """One score a scale, in the instrument's order. `answers` by item number."""
    for n, value in answers.items():
        if value is not None and not instrument.bottom <= value <= instrument.top:
            raise ValueError(f"Answer {value} to item {n} is not on the scale.")
    return tuple(
        _score_scale(instrument, scale.key, answers) for scale in instrument.scales
    )


def _score_scale(
    instrument: Instrument, key: str, answers: Mapping[int, int | None]
) -> ScaleScore:
    bottom, top = instrument.bottom, instrument.top
    items = instrument.of_scale(key)
    points = [
        keyed(item, value, bottom=bottom, top=top)
        for item in items
        if (value := answers.get(item.n)) is not None
    ]
    needed = max(1, ceil(instrument.missing_fraction * len(items)))
    if len(points) < needed:
        return ScaleScore(key, None, None, None, None, len(points), len(items))
    mean = sum(points) / len(points)
    error = standard_error(len(points), span=top - bottom)
    return ScaleScore(
        scale=key,
        mean=mean,
        standard_error=error,
        low=max(bottom, mean - WITHIN_90_PERCENT * error),
        high=min(top, mean + WITHIN_90_PERCENT * error),
        answered=len(points),
        asked=len(items),
    )


@dataclass(frozen=True, slots=True)
class Profile:
    """Interests in the order R I A S E C, on `bottom`..`top` (1..5)."""

    scores: tuple[ScaleScore, ...]
    bottom: float = 1
    top: float = 5

    @classmethod
    def of(
        cls, scores: Sequence[ScaleScore], *, bottom: float = 1, top: float = 5
    ) -> Self:
        by_letter = {one.scale: one for one in scores}
        return cls(tuple(by_letter[letter] for letter in LETTERS), bottom, top)

    @property
    def means(self) -> tuple[float | None, ...]:
        return tuple(one.mean for one in self.scores)

    @property
    def standard_errors(self) -> tuple[float | None, ...]:
        return tuple(one.standard_error for one in self.scores)

    @property
    def low(self) -> tuple[float | None, ...]:
        return tuple(one.low for one in self.scores)

    @property
    def high(self) -> tuple[float | None, ...]:
        return tuple(one.high for one in self.scores)

    @property
    def is_complete(self) -> bool:
        return None not in self.means

    @property
    def ranked(self) -> tuple[ScaleScore, ...]:
        """The scales that count, highest first; equal ones by the letter."""
        known = [one for one in self.scores if one.mean is not None]
        return tuple(sorted(known, key=lambda one: (-(one.mean or 0), one.scale)))

    @property
    def is_flat(self) -> bool:
        """No kind of work stands out: highest minus lowest < 20 % of the range."""
        if not self.is_complete:
            return False
        known = self._known
        return self._share(max(known) - min(known)) < FLAT_BELOW

    @property
    def is_depressed(self) -> bool:
        """Little of it all appeals just now: every scale < 40 % of the range."""
        if not self.is_complete:
            return False
        return self._share(max(self._known) - self.bottom) < DEPRESSED_BELOW

    @property
    def _known(self) -> list[float]:
        return [mean for mean in self.means if mean is not None]

    def _share(self, length: float) -> float:
        """The part of the range; rounded, so that .8 of 4 is not a hair under .2."""
        return round(length / (self.top - self.bottom), 9)

    @property
    def leading(self) -> tuple[ScaleScore, ...]:
        """The highest scale and those whose interval reaches up to it, highest
        first: which of them comes first is open.
        """
        if not self.ranked:
            return ()
        first = self.ranked[0].mean or 0
        return tuple(one for one in self.ranked if (one.high or 0) >= first)

    @property
    def tied(self) -> tuple[str, ...]:
        """Letters whose mean another scale has as well."""
        means = self.means
        return tuple(
            one.scale
            for one in self.scores
            if one.mean is not None and means.count(one.mean) > 1
        )

    @property
    def code(self) -> str:
        """Three letters, highest first, ties by the alphabet: secondary, never an
        identity. Empty while a scale is missing.
        """
        if not self.is_complete:
            return ""
        return "".join(one.scale for one in self.ranked[:3])


@dataclass(frozen=True, slots=True)
class ValueProfile:
    """Six work values, centred on the person's own mean: above 0 matters more than
    the rest does to this person. Order: VALUES. `must_haves` are item numbers, the
    most important first.
    """

    values: tuple[float | None, ...]
    standard_errors: tuple[float | None, ...]
    must_haves: tuple[int, ...]


def score_values(
    instrument: Instrument,
    answers: Mapping[int, int | None],
    top_five: Sequence[int] = (),
) -> tuple[ScaleScore, ...]:
    """Each value the mean of its needs: the rating (1..5) plus 2, 1.6, 1.2, .8, .4
    for the need chosen first to fifth (science, own-work-values-21).

    The choice moves the interval with the mean; it is not clipped at the top.
    """
    if len(set(top_five)) != len(top_five):
        raise ValueError("A need can be chosen once only.")
    adds = dict(zip(top_five, instrument.top_adds, strict=False))
    return tuple(
        _with_choices(instrument, one, answers, adds)
        for one in score(instrument, answers)
    )


def _with_choices(
    instrument: Instrument,
    one: ScaleScore,
    answers: Mapping[int, int | None],
    adds: Mapping[int, float],
) -> ScaleScore:
    if one.mean is None or one.standard_error is None:
        return one
    added = sum(
        adds.get(item.n, 0)
        for item in instrument.of_scale(one.scale)
        if answers.get(item.n) is not None
    )
    mean = one.mean + added / one.answered
    doubt = WITHIN_90_PERCENT * one.standard_error
    return ScaleScore(
        scale=one.scale,
        mean=mean,
        standard_error=one.standard_error,
        low=mean - doubt,
        high=mean + doubt,
        answered=one.answered,
        asked=one.asked,
    )


def value_profile(
    scores: Sequence[ScaleScore], must_haves: Sequence[int]
) -> ValueProfile:
    """Centre the six values in the person: they sum to 0 when all are known."""
    by_name = {one.scale: one for one in scores}
    ordered = [by_name[name] for name in VALUES]
    known = [one.mean for one in ordered if one.mean is not None]
    middle = sum(known) / len(known) if known else 0.0
    return ValueProfile(
        values=tuple(None if x.mean is None else x.mean - middle for x in ordered),
        standard_errors=tuple(one.standard_error for one in ordered),
        must_haves=tuple(must_haves),
    )
