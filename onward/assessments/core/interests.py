"""Interests as a profile of six: what leads, and how clear its shape is. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from onward.assessments.core.result import ScaleScore

FLAT_BELOW = 0.20  # of the range, science 1.2: 8 of 40 points, 4 of 20
DEPRESSED_BELOW = 0.40
LETTERS = ("R", "I", "A", "S", "E", "C")  # the order round the hexagon
CLOSE_BELOW = 0.10  # of the range: 2 of 20 points
CODE_LENGTH = 3
MOST_CONSISTENT = 3


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
        return "".join(one.scale for one in self.ranked[:CODE_LENGTH])

    @property
    def consistency(self) -> int | None:
        """How near the first two letters stand on the hexagon: 3 side by side, 2 with
        one between them, 1 opposite (Holland 1973; 1997).

        None while a scale is missing or a tie leaves open which two come first.
        """
        if not self.is_complete:
            return None
        first, second, third = self.ranked[:CODE_LENGTH]
        if second.mean == third.mean:
            return None
        apart = abs(LETTERS.index(first.scale) - LETTERS.index(second.scale))
        return MOST_CONSISTENT + 1 - min(apart, len(LETTERS) - apart)

    @property
    def wants_long_form(self) -> bool:
        """After a short form: too flat, or its third letter too near the fourth, to
        stand on it; the long form is then asked whole (science 3.1).
        """
        if not self.is_complete:
            return False
        third, fourth = sorted(self._known, reverse=True)[CODE_LENGTH - 1 :][:2]
        return self.is_flat or self._share(third - fourth) < CLOSE_BELOW

    @property
    def spread(self) -> float | None:
        """Highest minus lowest as a part of the range, 0 to 1: differentiation in its
        plain form (Holland 1973). None while a scale is missing.
        """
        if not self.is_complete:
            return None
        return self._share(max(self._known) - min(self._known))

    @property
    def differentiation(self) -> float | None:
        """Iachan's L1 (1984, Psychometrika 49, 217-222) as a part of the range, 0 to
        .5: half of the highest less the mean of the second and the fourth highest.

        None while a scale is missing.
        """
        if not self.is_complete:
            return None
        first, second, _, fourth, *_ = sorted(self._known, reverse=True)
        return self._share(0.5 * (first - (second + fourth) / 2))
