"""The engine with plain arguments: the command line and programs without a client.

Every answer is a frozen dataclass of plain values, ready for a table or for JSON, with
the source that has to stand beside it.
"""

import numpy as np

from onward.careers.core import gaps, transitions
from onward.careers.core.domains import COUNTS_FROM, KNOWLEDGE, SKILLS
from onward.careers.core.phrases import plain_title
from onward.careers.core.recommend import Card
from onward.careers.core.recommend import recommend as recommend_for
from onward.careers.core.transitions import Bridge, Transition
from onward.careers.core.weights import default_weights
from onward.careers.core.world import World
from onward.careers.models import Release
from onward.careers.queries.answers import (
    BridgeRow,
    GapTable,
    Hit,
    Hits,
    MoveRow,
    MoveTable,
    NeedRow,
    Path,
    Paths,
    ShownRow,
    ShownTable,
    SkillRow,
    SkillTable,
    Source,
    Taken,
)
from onward.careers.queries.asking import Asking, person_asking, row_asked
from onward.careers.queries.european import european_kinds
from onward.careers.queries.shown import release_of_skills, skills_shown
from onward.careers.queries.skill_names import find_skills
from onward.careers.queries.titles import choices_for
from onward.careers.queries.world import current_release, world_of

OCCUPATION, SKILL = "occupation", "skill"


def search(text: str, *, most: int = 10) -> Hits:
    """The occupations a title may name, then those of ESCO. Raises NoWorldYet."""
    ours = (
        Hit(one.code, one.title, one.found_as, one.likeness, OCCUPATION, False)
        for one in choices_for(text)[:most]
    )
    theirs = (
        Hit(one.id, one.title, one.found_as, one.likeness, OCCUPATION, True)
        for one in european_kinds(text)[:most]
    )
    return Hits((*ours, *theirs), _source())


def search_skills(text: str, *, most: int = 10) -> Hits:
    """The skills a name may mean, ours and ESCO's at once. Raises NoWorldYet."""
    rows = (
        Hit(one.key, one.title, one.found_as, one.likeness, SKILL, one.is_european)
        for one in find_skills(text, most=most)
    )
    return Hits(tuple(rows), _source(release_of_skills()))


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


def skills_in(text: str, *, most: int = 20) -> ShownTable:
    """Skills a text shows, the likeliest first. Raises NoWorldYet."""
    rows = tuple(
        ShownRow(one.key, one.title, one.percent / 100, one.words)
        for one in skills_shown(text, most=most)
    )
    return ShownTable(rows, _source(release_of_skills()))


def _source(of: Release | None = None) -> Source:
    release = of or current_release()
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
