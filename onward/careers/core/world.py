"""The world of work as arrays, one row an occupation. Pure.

A figure nobody gave is NaN, never a guess of nought. `errors` are the standard errors
of figures that are estimates: nought where official ratings stand.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from onward.careers.core import domains
from onward.careers.core.crosswalks import Moves, followed
from onward.careers.core.domains import SKILLS, Domain

Floats = domains.Floats
Rows = NDArray[np.intp]
Flags = NDArray[np.bool_]

INTERESTS = ("R", "I", "A", "S", "E", "C")
VALUE_NAMES = (
    "Achievement",
    "Independence",
    "Recognition",
    "Relationships",
    "Support",
    "Working Conditions",
)
PAY = ("p10", "p25", "p50", "p75", "p90")
# Who works less than a full week, out of season, by irregular hours, longer than a
# full week, for themselves.
SCHEDULES = ("part_time", "seasonal", "irregular", "long_hours", "self_employed")
NATION = "US"
REST = "All Other"
TOP_CODE = 115.0  # dollars an hour: pay at or above it is not published (OEWS)
SOC = 7  # "15-1252" of "15-1252.00"
MINOR_GROUP = 4
MAJOR_GROUP = 2


@dataclass(frozen=True, slots=True)
class Pay:
    """Pay of every occupation in one area, dollars an hour; NaN where not published.

    `is_top` marks figures withheld because they are at or above `TOP_CODE`,
    `employment` how many do the work there.
    """

    hourly: Floats  # (n, 5), the columns of PAY
    is_top: Flags
    employment: Floats

    @classmethod
    def of_medians(cls, medians: Sequence[float]) -> "Pay":
        """Pay of which the middle alone is known."""
        n = len(medians)
        hourly = np.full((n, len(PAY)), np.nan)
        hourly[:, PAY.index("p50")] = medians
        return cls(hourly, np.zeros(n, dtype=np.bool_), np.full(n, np.nan))


@dataclass(frozen=True, slots=True)
class Errors:
    """Standard errors of estimated figures, on each figure's own scale."""

    interests: Floats = field(default_factory=lambda: np.zeros(6))
    values: Floats = field(default_factory=lambda: np.zeros(6))
    zone: float = 0.0


@dataclass(frozen=True)
class World:
    """One release of occupations. Every array has a row for each of `codes`."""

    codes: tuple[str, ...]
    titles: tuple[str, ...]
    interests: Floats  # (n, 6) extent 1..7, R I A S E C
    values: Floats  # (n, 6) extent 1..7, the order of VALUE_NAMES
    zones: Floats  # (n,) 1..5
    likeness: Floats  # (n, n) share of occupations less like the row's, 0..1
    pay: Mapping[str, Pay]  # by area, read when asked; NATION is always there
    openings: Floats  # (n,) thousand a year
    growth: Floats  # (n,) percent over ten years
    needs_licence: Flags
    skills: Domain | None = None
    knowledge: Domain | None = None
    # Shares 0..1 of those in it, by a key of SCHEDULES; NaN or absent: unknown.
    schedules: Mapping[str, Floats] = field(default_factory=dict)
    # How far it strains, 0..1, by a key of constraints.STRAINS.
    strains: Mapping[str, Floats] = field(default_factory=dict)
    # What somebody may not want to have to do with, by a key of constraints.THEMES.
    themes: Mapping[str, Flags] = field(default_factory=dict)
    entry: tuple[str, ...] = ()  # BLS's typical education for entry, "" if none
    pay_of: str = ""  # when pay was asked for, "May 2025"
    pay_units: tuple[str, ...] = ()  # "both", "year", "hour", "" unknown
    errors: Errors = field(default_factory=Errors)
    wider_codes: Mapping[str, str] = field(default_factory=dict)
    moved: Moves = field(default_factory=dict)  # codes of older releases
    area_names: Mapping[str, str] = field(default_factory=dict)  # by code

    def __len__(self) -> int:
        return len(self.codes)

    @cached_property
    def minor_groups(self) -> tuple[str, ...]:
        return tuple(code[:MINOR_GROUP] for code in self.codes)

    @cached_property
    def major_groups(self) -> NDArray[np.str_]:
        return np.array([code[:MAJOR_GROUP] for code in self.codes], dtype=np.str_)

    @cached_property
    def code_places(self) -> Rows:
        """Where each code stands when all are sorted: the order of ties."""
        places = np.empty(len(self), dtype=np.intp)
        places[sorted(range(len(self)), key=self.codes.__getitem__)] = range(len(self))
        return places

    @cached_property
    def is_rest(self) -> Flags:
        """Rows that gather what has no name of its own: nothing to explore."""
        return np.array([title.endswith(REST) for title in self.titles], dtype=np.bool_)

    @cached_property
    def outlook(self) -> Floats:
        """Science 2.3: .6 of the rank of openings and .4 of that of growth."""
        return 0.6 * percentile_ranks(self.openings) + 0.4 * percentile_ranks(
            self.growth
        )

    @cached_property
    def _rows(self) -> dict[str, int]:
        rows: dict[str, int] = {}
        for row, code in sorted(enumerate(self.codes), key=lambda pair: pair[1]):
            rows.setdefault(code[:SOC], row)
        rows.update({code: row for row, code in enumerate(self.codes)})
        for narrow, wide in sorted(self.wider_codes.items()):
            if wide in rows:
                rows.setdefault(narrow, rows[wide])
            elif narrow in rows:
                rows.setdefault(wide, rows[narrow])
        return rows

    @cached_property
    def interest_shapes(self) -> Floats:
        """Interests about each row's mean, of unit length; NaN for a flat row."""
        return unit_shapes(self.interests)

    @cached_property
    def value_shapes(self) -> Floats:
        """Values about each row's mean, of unit length; NaN for a flat row."""
        return unit_shapes(self.values)

    @cached_property
    def group_numbers(self) -> Rows:
        """The minor group of each row as a number."""
        numbers = {name: k for k, name in enumerate(sorted(set(self.minor_groups)))}
        return np.array([numbers[name] for name in self.minor_groups], dtype=np.intp)

    def domain(self, name: str) -> Domain | None:
        """What is asked in SKILLS or KNOWLEDGE, None where it is not rated."""
        return self.skills if name == SKILLS else self.knowledge

    def share(self, kind: str, row: int) -> float | None:
        """The share of those in it that a key of SCHEDULES names, None if unknown."""
        figures = self.schedules.get(kind)
        if figures is None or np.isnan(figures[row]):
            return None
        return float(figures[row])

    def row_of(self, code: str) -> int | None:
        """The row of a code of this release, or of the same work in another one."""
        found = self._rows.get(code, self._rows.get(code[:SOC]))
        if found is None and self.moved:
            now = followed(code, self.moved, self._rows)
            return self._rows[now[0]] if now else None
        return found

    def title_of(self, code: str) -> str:
        """The title of a code of this release or another, "" for none."""
        row = self.row_of(code)
        return "" if row is None else self.titles[row]

    def pay_in(self, area: str) -> tuple[Pay, Flags]:
        """Pay in an area, the nation's where it has none; True where the area's."""
        nation = self.pay[NATION]
        local = self.pay.get(area)
        if local is None or area == NATION:
            return nation, np.zeros(len(self), dtype=np.bool_)
        is_local: Flags = ~np.isnan(local.hourly[:, 2]) | local.is_top
        return (
            Pay(
                np.where(is_local[:, None], local.hourly, nation.hourly),
                np.where(is_local, local.is_top, nation.is_top),
                local.employment,
            ),
            is_local,
        )


def unit_shapes(profiles: Floats) -> Floats:
    """Rows about their means and of length one; a flat or unknown row is NaN.

    The product of two such rows is their correlation.

    >>> unit_shapes(np.array([[1.0, 3.0], [2.0, 2.0]])).round(3)
    array([[-0.707,  0.707],
           [   nan,    nan]])
    """
    centred = profiles - profiles.mean(axis=-1, keepdims=True)
    lengths = np.sqrt((centred**2).sum(axis=-1, keepdims=True))
    with np.errstate(invalid="ignore", divide="ignore"):
        shapes: Floats = np.where(lengths > 0, centred / lengths, np.nan)
    return shapes


def percentile_ranks(figures: Floats) -> Floats:
    """Share of known figures below each, ties in the middle; NaN stays NaN.

    >>> percentile_ranks(np.array([10.0, np.nan, 20.0, 20.0]))
    array([0.16666667,        nan, 0.66666667, 0.66666667])
    """
    ranks = np.full(len(figures), np.nan)
    known = ~np.isnan(figures)
    ordered = np.sort(figures[known])
    below = np.searchsorted(ordered, figures[known], side="left")
    upto = np.searchsorted(ordered, figures[known], side="right")
    if len(ordered):
        ranks[known] = (below + upto) / (2 * len(ordered))
    return ranks
