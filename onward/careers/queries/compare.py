"""Up to four kinds of work side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from onward.careers.core import phrases, weights
from onward.careers.core.phrases import zone_words
from onward.careers.core.recommend import Card, card_for
from onward.careers.models import PathRating
from onward.careers.queries.cards import LABELS, PayView, pay_view
from onward.careers.queries.facts import Stage, stage_of
from onward.careers.queries.gaps import gaps_at
from onward.careers.queries.marked import marks_by_row, ratings_by_row, word_of
from onward.careers.queries.needs import GapView, view_of
from onward.careers.queries.sources import Source, sources_of
from onward.coaching.models import Engagement
from onward.organisations.models import Member

MOST = 4
MOST_OFFERED = 24


@dataclass(frozen=True, slots=True)
class Side:
    """One column."""

    code: str
    title: str
    mark: str
    number: int | None
    card: Card
    pay: PayView
    zone: str
    learning: str
    licence: str
    gap: GapView
    openings: str
    growth: str
    part_time: str
    alone: str
    rating: int | None


@dataclass(frozen=True, slots=True)
class Line:
    """One thing compared, a cell for each side; `cells` pair its title with words."""

    name: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    sides: tuple[Side, ...]
    lines: tuple[Line, ...]
    offered: tuple[tuple[str, str], ...]
    is_too_many: bool
    sources: tuple[Source, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(side.code for side in self.sides)

    @property
    def ways_out(self) -> tuple[tuple[Side, str], ...]:
        """Each side with the query string that leaves it out."""
        return tuple(
            (side, "&".join(f"code={code}" for code in self.codes if code != side.code))
            for side in self.sides
        )

    @property
    def has_room(self) -> bool:
        return len(self.sides) < MOST


def compare(
    engagement: Engagement,
    codes: Sequence[str],
    *,
    reader: Member | None,
    now: datetime,
) -> Comparison:
    """The first four of these codes that are known here. Raises NoWorldYet."""
    stage = stage_of(engagement, reader=reader, now=now)
    world = stage.world
    known = [row for code in codes if (row := world.row_of(code)) is not None]
    rows = list(dict.fromkeys(known))
    marks = marks_by_row(engagement, world)
    ratings = ratings_by_row(engagement, world)
    sides = tuple(
        _side(stage, row, word_of(marks.get(row)), ratings.get(row))
        for row in rows[:MOST]
    )
    kept = [row for row, mark in marks.items() if mark.is_kept and row not in rows]
    return Comparison(
        sides=sides,
        lines=_lines(sides) if sides else (),
        offered=tuple(
            (world.codes[row], phrases.plain_title(world.titles[row]))
            for row in kept[:MOST_OFFERED]
        ),
        is_too_many=len(rows) > MOST,
        sources=sources_of(),
    )


def _side(stage: Stage, row: int, mark: str, rated: PathRating | None) -> Side:
    world, person = stage.world, stage.person
    card = card_for(world, person, stage.weights, row)
    return Side(
        code=world.codes[row],
        title=phrases.plain_title(world.titles[row]),
        mark=mark,
        number=None if card.number is None else round(card.number),
        card=card,
        pay=pay_view(world, world.codes[row], area=person.area, need=person.pay_needed),
        zone=zone_words(float(world.zones[row])),
        learning="" if card.months is None else phrases.months_in_words(card.months),
        licence="most states ask for one" if world.needs_licence[row] else "none known",
        gap=view_of(gaps_at(stage, row, card)),
        openings=_thousands(float(world.openings[row])),
        growth=_percent(float(world.growth[row])),
        part_time=_share(stage, "part_time", row),
        alone=_share(stage, "self_employed", row),
        rating=rated.rating if rated else None,
    )


def _thousands(figure: float) -> str:
    return "" if np.isnan(figure) else f"about {phrases.people(figure)} a year"


def _percent(figure: float) -> str:
    return "" if np.isnan(figure) else f"{figure:+g} %"


def _share(stage: Stage, kind: str, row: int) -> str:
    known = stage.world.share(kind, row)
    return "" if known is None else phrases.of_a_hundred(known)


UNKNOWN = "not known"


def _lines(sides: Sequence[Side]) -> tuple[Line, ...]:
    return (
        _line("Number", sides, [_number(side) for side in sides]),
        _line("Its parts", sides, [_parts(side.card) for side in sides]),
        _line("Your own rating", sides, [_rating(side) for side in sides]),
        _line("Pay", sides, [f"{s.pay.line}, {s.pay.area}" for s in sides]),
        _line("Preparation", sides, [side.zone for side in sides]),
        _line("Learning from here", sides, [side.learning for side in sides]),
        _line("To learn first", sides, [_first(side.gap) for side in sides]),
        _line("Licence", sides, [side.licence for side in sides]),
        _line("Openings", sides, [side.openings for side in sides]),
        _line("Jobs in ten years", sides, [side.growth for side in sides]),
        _line("Short weeks", sides, [side.part_time for side in sides]),
        _line("For themselves", sides, [side.alone for side in sides]),
        _line("For it", sides, [_said(side.card.reasons) for side in sides]),
        _line("Against it", sides, [_said(side.card.cautions) for side in sides]),
    )


def _line(name: str, sides: Sequence[Side], words: Sequence[str]) -> Line:
    pairs = zip(sides, words, strict=True)
    return Line(name, tuple((side.title, told or UNKNOWN) for side, told in pairs))


def _number(side: Side) -> str:
    return "too little data" if side.number is None else f"{side.number} of 100"


def _rating(side: Side) -> str:
    return "not yet" if side.rating is None else f"{side.rating} of 10"


def _parts(card: Card) -> str:
    """The two parts that add most."""
    best = sorted(card.shares, key=lambda one: -one.points)[:2]
    return ", ".join(
        f"{LABELS.get(one.component, weights.NAMES[one.component])} {one.points:.0f}"
        f" of {one.of:.0f}"
        for one in best
    )


def _first(gap: GapView) -> str:
    if not gap.is_known:
        return ""
    named = [need.name for group in gap.groups for need in group.needs][:3]
    return ", ".join(named) or "nothing that is known"


def _said(reasons: Sequence[object]) -> str:
    return " ".join(str(getattr(one, "sentence", "")) for one in reasons[:2])
