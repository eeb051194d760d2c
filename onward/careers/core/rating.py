"""Which skills are worth asking about for a few targets, and how they look. Pure.

Only what matters for the targets is asked, 25 to 40 of the 68 (science 2.5).
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onward.careers.core.domains import KNOWLEDGE, SKILLS
from onward.careers.core.gaps import Asked, AskedLevel

MOST_TARGETS = 4
MOST = 40
OF_EACH = 10  # of every target its weightiest are always asked
A_PAGE = 5
DECIMALS = 9
ANCHORED = (2, 4, 6)
STEPS = 8  # levels 0..7
DIGITS = 3


@dataclass(frozen=True, slots=True)
class ToRate:
    """One thing to ask about: its share 0..1 of all that the targets ask, and which of
    them ask for it, by their place.
    """

    domain: str
    name: str
    weight: float
    asked_by: tuple[int, ...]


def to_rate(targets: Sequence[Asked], *, most: int = MOST) -> tuple[ToRate, ...]:
    """What matters for the targets, the weightiest first, `most` of them.

    In each target a skill weighs its importance squared (science 2.3), shares adding up
    to one, so that a target with a long list says no more than one with a short one;
    over targets the shares add up. The ten weightiest of each are always among them,
    as far as there is room.
    """
    shares = [_shares(asked) for asked in targets]
    whole: dict[tuple[str, str], float] = {}
    for one in shares:
        for key, share in one.items():
            whole[key] = whole.get(key, 0.0) + share
    first = {key for one in shares for key in _heaviest(one)[:OF_EACH]}
    order = _heaviest(whole)
    kept = [key for key in order if key in first][:most]
    rest = [key for key in order if key not in first][: most - len(kept)]
    chosen = {*kept, *rest}
    return tuple(
        ToRate(
            domain=key[0],
            name=key[1],
            weight=whole[key] / len(targets),
            asked_by=tuple(place for place, one in enumerate(shares) if key in one),
        )
        for key in order
        if key in chosen
    )


def _shares(asked: Asked) -> dict[tuple[str, str], float]:
    squared = {
        (domain, one.name): one.importance**2
        for domain, wanted in ((SKILLS, asked.skills), (KNOWLEDGE, asked.knowledge))
        for one in wanted
    }
    whole = sum(squared.values())
    return {key: weight / whole for key, weight in squared.items()}


def _heaviest(shares: Mapping[tuple[str, str], float]) -> list[tuple[str, str]]:
    return sorted(shares, key=lambda key: (-round(shares[key], DECIMALS), key))


def pages(asked: Sequence[ToRate]) -> tuple[tuple[ToRate, ...], ...]:
    """A few a page, in their order."""
    return tuple(
        tuple(asked[start : start + A_PAGE]) for start in range(0, len(asked), A_PAGE)
    )


# What a vacancy asks, as it is stored: (domain, name, level, importance, error).
Row = tuple[str, str, float, float, float]


def rows_of(asked: Asked) -> list[Row]:
    """A vacancy's figures, without a word of its text."""
    return [
        (
            domain,
            one.name,
            round(one.level, DIGITS),
            round(one.importance, DIGITS),
            round(one.error, DIGITS),
        )
        for domain, wanted in ((SKILLS, asked.skills), (KNOWLEDGE, asked.knowledge))
        for one in wanted
    ]


def asked_from(rows: Iterable[Sequence[object]], title: str) -> Asked:
    """What `rows_of` stored, as a vacancy is held against a person."""
    found: dict[str, list[AskedLevel]] = {SKILLS: [], KNOWLEDGE: []}
    for domain, name, level, importance, error in rows:
        figures = (float(str(f)) for f in (level, importance, error))
        found[str(domain)].append(AskedLevel(str(name), *figures))
    return Asked(
        title=title, skills=tuple(found[SKILLS]), knowledge=tuple(found[KNOWLEDGE])
    )


class BrokenAnchors(ValueError):
    """The file of anchors does not hold what it must."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """What is meant, and what levels 2, 4 and 6 look like."""

    about: str = ""
    at: tuple[str, ...] = ()

    @property
    def by_level(self) -> tuple[tuple[int, str], ...]:
        return tuple(zip(ANCHORED, self.at, strict=False))


@dataclass(frozen=True, slots=True)
class Ladder:
    """Words for the levels 0 to 7, and the anchors by (domain, name)."""

    steps: tuple[str, ...]
    anchors: Mapping[tuple[str, str], Anchors]

    def of(self, domain: str, name: str) -> Anchors:
        """Without anchors of its own, the ladder in words has to do."""
        return self.anchors.get((domain, name), Anchors())


def parse_anchors(text: str) -> Ladder:
    """The file of anchors. BrokenAnchors when anything is missing from it."""
    try:
        told = tomllib.loads(text)
        steps = tuple(told["ladder"])
        anchors = {
            (domain, name): Anchors(one["about"], tuple(one["at"]))
            for domain in (SKILLS, KNOWLEDGE)
            for name, one in told[domain].items()
        }
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise BrokenAnchors(str(error)) from error
    if len(steps) != STEPS:
        raise BrokenAnchors("The ladder has eight steps, 0 to 7.")
    if any(len(one.at) != len(ANCHORED) for one in anchors.values()):
        raise BrokenAnchors("Each has anchors at 2, 4 and 6.")
    return Ladder(steps, anchors)
