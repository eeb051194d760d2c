"""Answers turned to the direction of their scales, many people at once. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from onward.assessments.core.arrays import Bools, Floats
from onward.assessments.core.instruments import Instrument, Item, Kind


def keyed(item: Item, value: float, *, bottom: float, top: float) -> float:
    """The answer in the scale's direction: a reversed item is turned round."""
    return bottom + top - value if item.reverse else value


@dataclass(frozen=True, slots=True, eq=False)
class Key:
    """Ends, direction and weight of each item, in the instrument's order: (items,)."""

    items: tuple[Item, ...]
    place: Mapping[int, int]
    bottom: Floats
    top: Floats
    reverse: Bools
    weight: Floats

    @classmethod
    def of(cls, instrument: Instrument) -> Self:
        """Of the items that are answered with an option or a number."""
        items = tuple(item for item in instrument.items if item.kind is not Kind.TEXT)
        return cls(
            items,
            {item.n: place for place, item in enumerate(items)},
            np.array([instrument.bottom_of(item) for item in items], dtype=float),
            np.array([instrument.top_of(item) for item in items], dtype=float),
            np.array([item.reverse for item in items], dtype=bool),
            np.array([item.weight for item in items], dtype=float),
        )

    def row(self, answers: Mapping[int, float | None]) -> Floats:
        """One person's answers by item number as (1, items); NaN where there is none.

        Raises ValueError for a number no item has.
        """
        found = np.full((1, len(self.items)), np.nan)
        for n, value in answers.items():
            if n not in self.place:
                raise ValueError(f"There is no item {n} to answer.")
            if value is not None:
                found[0, self.place[n]] = value
        return found

    def check(self, answers: Floats) -> None:
        """Raises ValueError for the first answer that lies outside its item's ends."""
        if answers.ndim != 2 or answers.shape[1] != len(self.items):  # noqa: PLR2004 - rows and columns
            raise ValueError(f"Answers must have {len(self.items)} columns.")
        wrong = (answers < self.bottom) | (answers > self.top)
        if wrong.any():
            row, place = np.argwhere(wrong)[0]
            value, n = answers[row, place], self.items[place].n
            raise ValueError(f"Answer {value:g} to item {n} is not on the scale.")

    def keyed(self, answers: Floats) -> Floats:
        """(n, items) with reversed items turned round; twice is as it was."""
        turned: Floats = np.where(
            self.reverse, self.bottom + self.top - answers, answers
        )
        return turned

    def places(self, items: Iterable[Item]) -> list[int]:
        """The columns of these items."""
        return [self.place[item.n] for item in items]


def categories(instrument: Instrument, items: Sequence[Item], turned: Floats) -> Floats:
    """The place of each answer among its item's options, from 0, NaN for skipped.

    `turned` are answers to these items in their scales' direction: (n, items).
    """
    found = np.full(turned.shape, np.nan)
    for at, item in enumerate(items):
        values = [float(option.value) for option in instrument.options_of(item)]
        if item.reverse:
            values = [values[0] + values[-1] - value for value in reversed(values)]
        is_there = ~np.isnan(turned[:, at])
        found[is_there, at] = np.searchsorted(values, turned[is_there, at])
    return found


def category(instrument: Instrument, item: Item, value: float) -> int:
    """The place of one answer, as given, among its item's options: from 0 on, in the
    scale's direction. ValueError for an answer that is no option.
    """
    places = [option.value for option in instrument.options_of(item)]
    place = places.index(int(value)) if value in places else -1
    if place < 0:
        raise ValueError(f"Answer {value:g} to item {item.n} is not on the scale.")
    return len(places) - 1 - place if item.reverse else place
