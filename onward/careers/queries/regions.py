"""What one occupation pays, place by place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onward.careers.core import phrases
from onward.careers.core.world import NATION, TOP_CODE
from onward.careers.models import Area, Occupation, Release, Wage
from onward.careers.queries.wages import HOURS_A_YEAR
from onward.careers.queries.world import release_in_force
from onward.ui.core.charts import RangeRow, Ranges, Spread, ranges

ROUND_FROM = 1000  # dollars from which a figure is told to the hundred
Kind = Area.Kind


@dataclass(frozen=True, slots=True)
class Regions:
    """`here` one's own place beside the nation, `near` its cities, `states` all."""

    release: Release
    here: Ranges
    near: Ranges | None
    states: Ranges | None
    state_name: str
    state: str
    choices: tuple[tuple[str, str], ...]
    best: str  # where the middle is highest, in words
    note: str


def regions(occupation: Occupation, *, area: str, need: float | None) -> Regions | None:
    """Pay in the nation, in one's own state and its places, in every state.

    `area` is the code of any Area. None before wages were imported, and where an
    occupation has no figure anywhere.
    """
    release = release_in_force(Release.Part.WAGES)
    if release is None:
        return None
    areas = {one.code: one for one in Area.objects.filter(release=release)}
    chosen = areas.get(area)
    state = chosen.state or chosen.code if chosen else ""
    wide = [a for a in areas.values() if a.kind in {Kind.NATION, Kind.STATE}]
    local = [a for a in areas.values() if a.state == state and a not in wide]
    wages = {
        wage.area: wage
        for wage in Wage.objects.filter(
            release=release,
            code=occupation.bls_code,
            area__in=[one.code for one in (*wide, *local)],
        )
    }
    if not wages:
        return None
    return _drawn(_Paid(release, wages, need), areas, state, local)


@dataclass(frozen=True, slots=True)
class _Paid:
    release: Release
    wages: dict[str, Wage]
    need: float | None

    @property
    def by_year(self) -> bool:
        return all(wage.unit == Wage.Unit.YEAR for wage in self.wages.values())

    @property
    def unit(self) -> str:
        return "a year" if self.by_year else "an hour"

    def spread(self, area: str) -> Spread | None:
        wage = self.wages.get(area)
        if wage is None or wage.p10 is None or wage.p50 is None or wage.p90 is None:
            return None
        per = 1 if self.by_year or wage.unit == Wage.Unit.HOUR else HOURS_A_YEAR
        return Spread(
            p10=wage.p10 / per,
            p25=None if wage.p25 is None else wage.p25 / per,
            p50=wage.p50 / per,
            p75=None if wage.p75 is None else wage.p75 / per,
            p90=wage.p90 / per,
        )

    def middle(self, area: str) -> float:
        spread = self.spread(area)
        return spread.p50 if spread else 0.0

    def plot(self, title: str, areas: Iterable[Area], here: str, note: str) -> Ranges:
        need = None
        if self.need:
            need = self.need * HOURS_A_YEAR if self.by_year else self.need
        return ranges(
            title,
            [
                RangeRow(one.name, self.spread(one.code), "here" * (one.code == here))
                for one in areas
            ],
            need=need,
            wording=_money,
            note=note,
        )


def _drawn(
    paid: _Paid, areas: dict[str, Area], state: str, local: Sequence[Area]
) -> Regions:
    nation, own = areas.get(NATION), areas.get(state)
    beside = [one for one in (own, nation) if one is not None]
    states = _best_first(paid, (a for a in areas.values() if a.kind == Kind.STATE))
    cities = _best_first(paid, (a for a in local if a.code in paid.wages))
    unit = paid.unit
    told = "Thick: the middle half of people. Thin: all but the outer tenths."
    if paid.need:
        told += " The upright line is what you need."
    return Regions(
        release=paid.release,
        here=paid.plot(f"Pay {unit}", beside, state, told),
        near=paid.plot(f"Within {own.name}, {unit}", cities, "", "")
        if own and cities
        else None,
        states=paid.plot(f"Every state, {unit}", states, state, "The best paid first.")
        if states
        else None,
        state_name=own.name if own else "",
        state=state,
        choices=_choices(areas.values()),
        best=_best(paid, states),
        note=_note(paid),
    )


def _best_first(paid: _Paid, areas: Iterable[Area]) -> list[Area]:
    return sorted(areas, key=lambda one: (-paid.middle(one.code), one.name))


def _choices(areas: Iterable[Area]) -> tuple[tuple[str, str], ...]:
    states = [(a.code, a.name) for a in areas if a.kind == Kind.STATE]
    return tuple(sorted(states, key=lambda pair: pair[1]))


def _best(paid: _Paid, states: Sequence[Area]) -> str:
    named = [
        f"{one.name} ({_money(paid.middle(one.code))})"
        for one in states[:3]
        if paid.middle(one.code)
    ]
    return ", ".join(named)


def _note(paid: _Paid) -> str:
    times = HOURS_A_YEAR if paid.by_year else 1
    if any(wage.is_top_coded for wage in paid.wages.values()):
        top = phrases.dollars(TOP_CODE * times)
        return (
            f"Pay of {top} {paid.unit} and more is not published exactly: “no figure”"
            " may mean that."
        )
    return ""


def _money(amount: float) -> str:
    """By the hour to the dollar, by the year to the thousand."""
    if amount >= ROUND_FROM:
        return f"${round(amount, -3):,.0f}"
    return phrases.dollars(amount)
