"""Between a person and what work asks: ready, to polish, to learn, or a long way. Pure.

Classes and priority are those of science 2.5; `Asked` is made from an occupation or
from any text that was read as one (a vacancy). The rule for hours is our own and says
so: it tells what is cheap from what is dear, not how long anybody takes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import hypot

import numpy as np

from onward.careers.core import education, needs
from onward.careers.core.domains import COUNTS_FROM, KNOWLEDGE, SKILLS
from onward.careers.core.needs import EDUCATION, Need
from onward.careers.core.scoring import Person, own_levels, own_zone, past_rows
from onward.careers.core.world import World


@dataclass(frozen=True, slots=True)
class AskedLevel:
    """One skill or kind of knowledge asked for; `error` is the level's own doubt."""

    name: str
    level: float  # 0..7
    importance: float  # 1..5
    error: float = 0.0


@dataclass(frozen=True, slots=True)
class Asked:
    """What an occupation or a vacancy asks for; None or () where it does not say."""

    title: str
    skills: tuple[AskedLevel, ...] = ()
    knowledge: tuple[AskedLevel, ...] = ()
    zone: float | None = None
    entry: str = ""
    needs_licence: bool = False
    code: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A level a person has, half the width of its interval, and what it rests on."""

    level: float
    doubt: float
    sources: tuple[str, ...]  # of "said", "done", "shown": all that went in


@dataclass(frozen=True, slots=True)
class Mine:
    """What a person brings."""

    skills: Mapping[str, Held] = field(default_factory=dict)
    knowledge: Mapping[str, Held] = field(default_factory=dict)
    zone: float | None = None
    licensed_for: frozenset[str] = frozenset()  # codes of work done before


@dataclass(frozen=True, slots=True)
class Gaps:
    """Everything asked for that matters, what to do first at the top.

    `coverage` is the share of asked skills that is there, None where nothing is known;
    `hours` of learning add up over skills and knowledge; `months` are of schooling.
    """

    code: str
    title: str
    needs: tuple[Need, ...]
    coverage: float | None
    hours: float
    months: float | None

    def of(self, kind: str) -> tuple[Need, ...]:
        """Those of one class: READY, POLISH, LEARN, LONG or UNKNOWN."""
        return tuple(need for need in self.needs if need.kind == kind)

    @property
    def open(self) -> tuple[Need, ...]:
        """What is not there yet and not unknown either."""
        return tuple(need for need in self.needs if need.is_open)


def asked_of(world: World, row: int) -> Asked:
    """What one occupation asks for; minor skills are left out."""
    zone = float(world.zones[row])
    return Asked(
        title=world.titles[row],
        skills=_asked(world, row, SKILLS),
        knowledge=_asked(world, row, KNOWLEDGE),
        zone=None if np.isnan(zone) else zone,
        entry=world.entry[row] if world.entry else "",
        needs_licence=bool(world.needs_licence[row]),
        code=world.codes[row],
    )


def _asked(world: World, row: int, name: str) -> tuple[AskedLevel, ...]:
    domain = world.domain(name)
    if domain is None:
        return ()
    levels, importances = domain.levels[row], domain.importances[row]
    return tuple(
        AskedLevel(
            name=domain.names[k],
            level=float(levels[k]),
            importance=float(importances[k]),
            error=float(domain.level_errors[k]),
        )
        for k in np.flatnonzero(importances >= COUNTS_FROM)
        if not np.isnan(levels[k])
    )


def mine_of(world: World, person: Person) -> Mine:
    """What a person brings, from past work, ratings and evidence."""
    rows, _ = past_rows(world, person)
    return Mine(
        skills=_held(world, person, SKILLS),
        knowledge=_held(world, person, KNOWLEDGE),
        zone=own_zone(world, person),
        licensed_for=frozenset(world.codes[row] for row in rows),
    )


def _held(world: World, person: Person, name: str) -> dict[str, Held]:
    domain, known = world.domain(name), own_levels(world, person, name)
    if domain is None or known is None:
        return {}
    return {
        domain.names[k]: Held(
            float(known.levels[k]), float(np.nan_to_num(known.doubts[k])), sources
        )
        for k, sources in enumerate(map(known.sources, range(len(domain.names))))
        if not np.isnan(known.levels[k])
    }


def gaps(
    asked: Asked,
    mine: Mine,
    demand: Mapping[tuple[str, str], float] | None = None,
    *,
    months: float | None = None,
) -> Gaps:
    """What is asked against what is there, the most pressing first.

    `demand` is the share 0..1 of openings that ask for as much, by (domain, name); see
    `market_demand`. `months` of learning are those of the card; without them those
    between what is asked and one's own preparation.
    """
    shares = demand or {}
    found = [
        *(
            _need(one, domain, held.get(one.name), shares.get((domain, one.name), 0.0))
            for domain, wanted, held in (
                (SKILLS, asked.skills, mine.skills),
                (KNOWLEDGE, asked.knowledge, mine.knowledge),
            )
            for one in wanted
        ),
        *_gates(asked, mine, shares, months),
    ]
    if months is None and asked.zone is not None and mine.zone is not None:
        months = _months(mine.zone, asked.zone)
    return Gaps(
        code=asked.code,
        title=asked.title,
        needs=tuple(sorted(found, key=needs.order)),
        coverage=_coverage(asked, mine),
        hours=sum(n.hours or 0.0 for n in found if n.domain in {SKILLS, KNOWLEDGE}),
        months=months,
    )


def _need(one: AskedLevel, domain: str, held: Held | None, demand: float) -> Need:
    if held is None:
        return needs.unknown(domain, one.name, one.level, one.importance)
    gap = max(one.level - held.level, 0.0)
    around = hypot(held.doubt, one.error)
    return Need(
        domain=domain,
        name=one.name,
        asked=one.level,
        has=held.level,
        gap=gap,
        low=max(one.level - held.level - around, 0.0),
        high=max(one.level - held.level + around, 0.0),
        kind=needs.kind_of(gap),
        sources=held.sources,
        importance=one.importance,
        hours=needs.hours_between(domain, held.level, one.level),
        demand=demand,
        doubt=held.doubt,
    )


def _gates(
    asked: Asked,
    mine: Mine,
    demand: Mapping[tuple[str, str], float],
    months: float | None,
) -> list[Need]:
    """Schooling and licence: without them the rest does not begin."""
    found = []
    if asked.zone is not None:
        share = demand.get((EDUCATION, ""), 0.0)
        own, entry = mine.zone, asked.entry
        found.append(needs.education(asked.zone, own, entry, share, months))
    if asked.needs_licence:
        is_held = bool(asked.code) and asked.code in mine.licensed_for
        found.append(needs.licence(is_held=is_held))
    return found


def _months(own: float, zone: float) -> float:
    return float(education.months_to_learn(own, np.array([zone]))[0])


def _coverage(asked: Asked, mine: Mine) -> float | None:
    """Science 2.3 over the skills asked for; what is unknown is not there yet."""
    if not mine.skills or not asked.skills:
        return None
    weights = [one.importance**2 for one in asked.skills]
    missing = sum(
        weight
        * max(one.level - (h.level if (h := mine.skills.get(one.name)) else 0), 0)
        for weight, one in zip(weights, asked.skills, strict=True)
    )
    whole = sum(w * one.level for w, one in zip(weights, asked.skills, strict=True))
    return 1 - missing / whole if whole > 0 else None


def market_demand(world: World, asked: Asked) -> dict[tuple[str, str], float]:
    """Share of openings a year in work that asks for at least as much, 0..1.

    By (domain, name); ("education", "") for the preparation. Openings not published
    count for nothing.
    """
    openings = np.nan_to_num(world.openings)
    whole = float(openings.sum()) or 1.0
    shares: dict[tuple[str, str], float] = {}
    for name, wanted in ((SKILLS, asked.skills), (KNOWLEDGE, asked.knowledge)):
        domain = world.domain(name)
        for one in wanted if domain else ():
            k = domain.column.get(one.name) if domain else None
            if domain is None or k is None:
                continue
            asks = (domain.weights[:, k] > 0) & (domain.known_levels[:, k] >= one.level)
            shares[name, one.name] = float(openings[asks].sum()) / whole
    if asked.zone is not None:
        with np.errstate(invalid="ignore"):
            asks = world.zones >= asked.zone
        shares[EDUCATION, ""] = float(openings[asks].sum()) / whole
    return shares
