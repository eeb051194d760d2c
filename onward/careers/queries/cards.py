"""A card as the page draws it: its number, its place, its pay, each with its doubt."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from onward.careers.core import phrases
from onward.careers.core.interests import INTEREST_PLAIN
from onward.careers.core.moves import ordinal
from onward.careers.core.recommend import Card, Share
from onward.careers.core.world import NATION, TOP_CODE, World
from onward.ui.core.charts import (
    BarRow,
    Bars,
    Part,
    Parts,
    Place,
    RangePlot,
    Spread,
    bars,
    parts,
    place,
    range_plot,
)

HOURS_A_YEAR = 2080
LABELS = {
    "interests": "Interests",
    "values": "Values",
    "skills": "Skills",
    "transfer": "From past work",
    "education": "Training",
    "pay": "Pay",
    "outlook": "Demand",
    "schedule": "Hours",
    "own": "My own rating",
}
NATION_NAME = "United States"
BUREAU = "U.S. Bureau of Labor Statistics"
LITTLE = 2.0  # months


@dataclass(frozen=True, slots=True)
class MiniRank:
    """The little drawing of a place on a closed card, 120 units wide."""

    x: float
    start: float
    width: float
    words: str

    @classmethod
    def of(cls, low: int, now: int, high: int, among: int) -> "MiniRank":
        step = 110 / max(among - 1, 1)
        first, middle, last = (5 + step * (n - 1) for n in (low, now, high))
        start = max(first - 6, 1)
        return cls(
            x=round(middle, 1),
            start=round(start, 1),
            width=round(min(last + 6, 119) - start, 1),
            words=f"likely {low} to {high} of {among}"
            if low != high
            else f"{ordinal(now)} of {among}",
        )


@dataclass(frozen=True, slots=True)
class PayView:
    """Pay in words and as a drawing, in the area that has a figure."""

    line: str
    area: str
    plot: RangePlot | None
    note: str
    employed: str
    of: str = ""  # when it was asked for, and by whom


@dataclass(frozen=True, slots=True)
class CardView:
    """One card of the page."""

    card: Card
    title: str
    number: int | None
    place: MiniRank | None
    place_plot: Place | None
    parts_plot: Parts | None
    pay: PayView
    mark: str  # "kept", "chosen" or ""
    learning: str
    why: str

    @property
    def code(self) -> str:
        return self.card.code


def different_reasons(cards: Sequence[Card]) -> dict[str, str]:
    """One reason for each closed card, by code: what the cards before said least."""
    said: Counter[str] = Counter()
    chosen = {}
    for card in cards:
        sentences = [one.sentence for one in card.reasons]
        best = min(sentences, key=lambda words: (said[words], sentences.index(words)))
        said[best] += 1
        chosen[card.code] = best
    return chosen


def card_view(
    world: World,
    card: Card,
    *,
    among: int,
    area: str,
    need: float | None,
    mark: str,
    why: str = "",
) -> CardView:
    title = phrases.plain_title(card.title)
    number = None if card.number is None else round(card.number)
    spot = card.places
    return CardView(
        card=card,
        title=title,
        number=number,
        place=MiniRank.of(spot.low, spot.now, spot.high, among) if spot else None,
        place_plot=_place_plot(card, title, among),
        parts_plot=_parts_plot(card, number),
        pay=pay_view(world, card.code, area=area, need=need),
        mark=mark,
        learning=_learning(card),
        why=why or card.reasons[0].sentence,
    )


def _learning(card: Card) -> str:
    if card.months is None:
        return ""
    if card.months < LITTLE:
        return "little to learn first"
    return f"{phrases.months_in_words(card.months)} of learning"


def _parts_plot(card: Card, number: int | None) -> Parts | None:
    if number is None or not card.shares:
        return None
    points = whole_points(card.shares, number)
    return parts(
        f"{number} of 100, and its parts",
        [
            Part(LABELS[one.component], point, max(round(one.of), point))
            for one, point in zip(card.shares, points, strict=True)
        ],
        note="Width is what each part adds. It says fit to your answers, not worth.",
    )


def whole_points(shares: Collection[Share], number: int) -> list[int]:
    """Points rounded so that they add up to the number (largest remainder)."""
    exact = [share.points for share in shares]
    floors = [int(points) for points in exact]
    missing = max(number - sum(floors), 0)
    by_rest = sorted(range(len(exact)), key=lambda k: (floors[k] - exact[k], k))
    for k in by_rest[:missing]:
        floors[k] += 1
    return floors


def _place_plot(card: Card, title: str, among: int) -> Place | None:
    spot = card.places
    if spot is None:
        return None
    draws = sum(spot.counts)
    return place(
        f"Place among your {phrases.count_in_words(among)}",
        likely=spot.now,
        low=spot.low,
        high=spot.high,
        among=among,
        counts=[(ordinal(n), c) for n, c in enumerate(spot.counts, 1) if c],
        note=(
            f"{title}, reckoned {draws} times with your answers and our estimates"
            f" shaken a little: {ordinal(spot.low)} to {ordinal(spot.high)}"
            " in nine of ten."
        ),
    )


def pay_view(world: World, code: str, *, area: str, need: float | None) -> PayView:
    """Pay by the hour, or by the year for work that is paid so."""
    row = world.row_of(code)
    pay, is_local = world.pay_in(area)
    if row is None:
        return PayView("Pay is not published", NATION_NAME, None, "", "")
    where = world.area_names.get(area, NATION_NAME) if is_local[row] else NATION_NAME
    by_year = bool(world.pay_units) and world.pay_units[row] == "year"
    times, unit = (HOURS_A_YEAR, "a year") if by_year else (1, "an hour")
    figures = pay.hourly[row] * times
    of = ", ".join(filter(None, (world.pay_of, BUREAU)))
    top = phrases.dollars(TOP_CODE * times)
    low, middle, high = figures[1], figures[2], figures[3]
    if np.isnan(middle):
        line = "Pay is not published"
        if pay.is_top[row]:
            line = f"Half earn {top} {unit} or more"
    elif np.isnan(high) or np.isnan(low):
        line = f"Half earn {_money(middle)} {unit} or more"
    else:
        line = f"{_money(low)} to {_money(high)} {unit}"
    return PayView(
        line=line,
        area=where,
        plot=_pay_plot(figures, f"{unit}, {where}", need * times if need else None, of),
        note=_pay_note(world, row, unit, is_top=bool(pay.is_top[row]), top=top),
        employed=_employed(world, row, area),
        of=of,
    )


def _money(amount: float) -> str:
    """By the hour to the dollar, by the year to the thousand.

    >>> _money(24.4), _money(48_770)
    ('$24', '$49,000')
    """
    if amount >= 1000:  # noqa: PLR2004 - a year's pay
        return f"${round(amount, -3):,.0f}"
    return phrases.dollars(amount)


def _pay_plot(
    figures: np.ndarray, unit_and_where: str, need: float | None, of: str
) -> RangePlot | None:
    p10, p25, p50, p75, p90 = (float(f) for f in figures)
    if np.isnan([p10, p50, p90]).any():
        return None
    spread = Spread(
        p10=p10,
        p25=None if np.isnan(p25) else p25,
        p50=p50,
        p75=None if np.isnan(p75) else p75,
        p90=p90,
    )
    return range_plot(
        f"Pay {unit_and_where}",
        spread,
        need=need,
        wording=_money,
        note=f"Thick: the middle half of people. Thin: all but the outer tenths. {of}.",
    )


def _pay_note(world: World, row: int, unit: str, *, is_top: bool, top: str) -> str:
    if is_top:
        return f"Pay of {top} {unit} and more is not published exactly."
    if world.pay_units and world.pay_units[row] == "hour":
        return "Mostly not all year round: no yearly figure is published."
    return ""


def _employed(world: World, row: int, area: str) -> str:
    """How many do it, where it is known."""
    for code, name in ((area, world.area_names.get(area)), (NATION, NATION_NAME)):
        pay = world.pay.get(code)
        if pay is None or not name:
            continue
        employed = float(pay.employment[row])
        if not np.isnan(employed):
            return f"about {phrases.people(employed / 1000)} employed in {name}"
    return ""


def interest_bars(world: World, row: int) -> Bars | None:
    """What the work asks for, kind by kind, with the doubt of an estimate."""
    figures = world.interests[row]
    if np.isnan(figures).any():
        return None
    errors = 1.64 * world.errors.interests
    estimated = bool(errors.any())
    return bars(
        "What the work is made of",
        [
            BarRow(
                INTEREST_PLAIN[k],
                float(figures[k]),
                low=max(1.0, float(figures[k] - errors[k])) if estimated else None,
                high=min(7.0, float(figures[k] + errors[k])) if estimated else None,
            )
            for k in range(6)
        ],
        low=1,
        high=7,
        note="From 1, hardly any, to 7, a great deal."
        + (" The pale band is how far off our estimate may be." if estimated else ""),
        first_column="Kind of activity",
    )
