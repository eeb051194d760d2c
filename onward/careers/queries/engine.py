"""The engine with plain arguments: the command line and programs without a client.

Every answer is a frozen dataclass of plain values, ready for a table or for JSON, with
the source that has to stand beside it.
"""

from dataclasses import dataclass

import numpy as np

from onward.careers.core import gaps, transitions
from onward.careers.core.domains import COUNTS_FROM, KNOWLEDGE, SKILLS
from onward.careers.core.phrases import plain_title
from onward.careers.core.recommend import Card
from onward.careers.core.recommend import recommend as recommend_for
from onward.careers.core.transitions import Bridge, Transition
from onward.careers.core.weights import default_weights
from onward.careers.core.world import World
from onward.careers.queries.asking import Asking, person_asking, row_asked
from onward.careers.queries.titles import choices_for
from onward.careers.queries.world import current_release, world_of


@dataclass(frozen=True, slots=True)
class Source:
    """Whose figures these are."""

    release: str
    attribution: str


@dataclass(frozen=True, slots=True)
class Hit:
    """An occupation a text may name; likeness 0..1."""

    code: str
    title: str
    found_as: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Hits:
    rows: tuple[Hit, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Path:
    """A card in one line. `number` 0..100 or None with too little data."""

    code: str
    title: str
    shelf: str
    number: float | None
    place_from: int | None
    place_to: int | None
    parts: dict[str, float]
    reasons: tuple[str, ...]
    cautions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """A limit and how many kinds of work it took away."""

    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Paths:
    rows: tuple[Path, ...]
    limits: tuple[Taken, ...]
    total: int
    left: int
    source: Source


@dataclass(frozen=True, slots=True)
class NeedRow:
    """One thing asked for; hours of learning by our rule, priority None without."""

    domain: str
    name: str
    kind: str
    asked: float
    has: float | None
    gap: float | None
    low: float | None
    high: float | None
    hours: float | None
    priority: float | None
    step: str


@dataclass(frozen=True, slots=True)
class GapTable:
    code: str
    title: str
    coverage: float | None
    hours: float
    months: float | None
    rows: tuple[NeedRow, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class MoveRow:
    """A move: nearness 0..1, gaps in levels, pay change as a share, zones."""

    code: str
    title: str
    nearness: float
    gap: float | None
    gap_back: float | None
    pay_change: float | None
    zone_change: float | None
    part_time: float | None
    seasonal: float | None
    self_employed: float | None
    sentence: str


@dataclass(frozen=True, slots=True)
class BridgeRow:
    code: str
    title: str
    longest_gap: float
    direct_gap: float
    sentence: str


@dataclass(frozen=True, slots=True)
class MoveTable:
    code: str
    title: str
    rows: tuple[MoveRow, ...]
    bridges: tuple[BridgeRow, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class SkillRow:
    """`signature`: above 1 it is more to this work than to work at large."""

    domain: str
    name: str
    level: float | None
    importance: float
    signature: float | None


@dataclass(frozen=True, slots=True)
class SkillTable:
    code: str
    title: str
    rows: tuple[SkillRow, ...]
    source: Source


def search(text: str, *, most: int = 10) -> Hits:
    """The occupations a title may name, the likest first. Raises NoWorldYet."""
    found = choices_for(text)[:most]
    rows = (Hit(one.code, one.title, one.found_as, one.likeness) for one in found)
    return Hits(tuple(rows), _source())


def recommend(asking: Asking) -> Paths:
    """Twelve paths for what is told. Raises NotUnderstood, NothingLikeIt."""
    world = world_of(current_release())
    person = person_asking(world, asking)
    weights = default_weights(asking.circumstance)
    found = recommend_for(world, person, weights)
    return Paths(
        rows=tuple(_path(card) for card in found.cards),
        limits=tuple(Taken(one.words, one.count) for one in found.removals),
        total=found.total,
        left=found.left,
        source=_source(),
    )


def gap(target: str, asking: Asking) -> GapTable:
    """What lies between who asks and an occupation, the most pressing first."""
    world = world_of(current_release())
    row, person = row_asked(world, target), person_asking(world, asking)
    asked = gaps.asked_of(world, row)
    found = gaps.gaps(
        asked, gaps.mine_of(world, person), gaps.market_demand(world, asked)
    )
    rows = tuple(
        NeedRow(
            domain=one.domain,
            name=one.name,
            kind=one.kind,
            asked=one.asked,
            has=one.has,
            gap=one.gap,
            low=one.low,
            high=one.high,
            hours=one.hours,
            priority=one.priority,
            step=one.step,
        )
        for one in found.needs
    )
    title = plain_title(found.title)
    known = found.coverage, found.hours, found.months
    return GapTable(found.code, title, *known, rows, _source())


def moves(origin: str, *, to: str = "", area: str = "", most: int = 10) -> MoveTable:
    """The nearest occupations to one; with `to` that one alone, and ways between."""
    world = world_of(current_release())
    row = row_asked(world, origin)
    person_asking(world, Asking(area=area))  # an unknown area is refused
    title = plain_title(world.titles[row])
    if not to:
        near = transitions.near(world, row, area=area, most=most)
        rows = tuple(_move(one) for one in near)
        return MoveTable(world.codes[row], title, rows, (), _source())
    end = row_asked(world, to)
    one = transitions.transition(world, row, end, area=area)
    over = transitions.bridges(world, row, end, area=area)
    bridges = tuple(_bridge(bridge) for bridge in over)
    return MoveTable(world.codes[row], title, (_move(one),), bridges, _source())


def skills(target: str, *, most: int = 20) -> SkillTable:
    """What an occupation asks for, the most important first."""
    world = world_of(current_release())
    row = row_asked(world, target)
    found = sorted(
        (one for name in (SKILLS, KNOWLEDGE) for one in _asked(world, row, name)),
        key=lambda one: (-one.importance, one.domain, one.name),
    )
    title = plain_title(world.titles[row])
    return SkillTable(world.codes[row], title, tuple(found[:most]), _source())


def _source() -> Source:
    release = current_release()
    return Source(str(release), release.attribution)


def _path(card: Card) -> Path:
    return Path(
        code=card.code,
        title=plain_title(card.title),
        shelf=card.shelf,
        number=card.number,
        place_from=card.places.low if card.places else None,
        place_to=card.places.high if card.places else None,
        parts={one.component: one.points for one in card.shares},
        reasons=tuple(one.sentence for one in card.reasons),
        cautions=tuple(one.sentence for one in card.cautions),
    )


def _move(one: Transition) -> MoveRow:
    return MoveRow(
        code=one.code,
        title=plain_title(one.title),
        nearness=one.nearness,
        gap=one.gap,
        gap_back=one.gap_back,
        pay_change=one.pay_change,
        zone_change=one.zone_change,
        part_time=one.part_time,
        seasonal=one.seasonal,
        self_employed=one.self_employed,
        sentence=one.sentence,
    )


def _bridge(one: Bridge) -> BridgeRow:
    title = plain_title(one.over.title)
    gaps_of = one.longest_gap, one.direct_gap
    return BridgeRow(one.over.code, title, *gaps_of, one.sentence)


def _asked(world: World, row: int, name: str) -> list[SkillRow]:
    domain = world.domain(name)
    if domain is None:
        return []
    levels, importances = domain.levels[row], domain.importances[row]
    return [
        SkillRow(
            domain=name,
            name=domain.names[k],
            level=None if np.isnan(levels[k]) else float(levels[k]),
            importance=float(importances[k]),
            signature=float(domain.signature[row, k]),
        )
        for k in np.flatnonzero(importances >= COUNTS_FROM)
    ]
