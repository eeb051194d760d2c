"""What would bring an occupation onto a shelf: the smallest single change. Pure.

One weight (in the sliders' steps), one limit made wider, or one skill at a higher
level (in half levels). Changes are tried the smallest first, each laid out in earnest
but for those whose outcome, reckoned for the whole world at once, leaves too many
others before it. So the first that works is the smallest, and it does work (Wachter,
Mittelstadt & Russell 2018 on counterfactual explanations).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from onward.careers.core import phrases, shelves, trials
from onward.careers.core.loosening import limits_against, loosened
from onward.careers.core.recommend import Laying, lay
from onward.careers.core.scoring import Person
from onward.careers.core.trials import Before, Try
from onward.careers.core.world import World

Weights = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Change:
    """One change that brings it on. `size` 0..1: of the slider, the limit, the scale.

    `person` and `weights` are as they would be: laid out with them it is on `shelf`.
    """

    kind: str
    key: str
    before: str
    after: str
    size: float
    shelf: str
    condition: str  # "With ...", "If ...": how the sentence begins
    person: Person
    weights: dict[str, int]

    @property
    def sentence(self) -> str:
        name = shelves.NAMES[self.shelf]
        return f"{self.condition}, it would stand on “{name}”."


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The smallest change of each kind, the smallest of all first; none may work."""

    code: str
    title: str
    shelf: str  # where it stands already, "" where it does not
    place: int | None  # by number among all that the limits leave, None without one
    among: int
    changes: tuple[Change, ...]
    blocked_by: tuple[str, ...]  # limits that forbid it, in words
    sentence: str


def what_would_change(
    world: World, person: Person, weights: Weights, code: str
) -> WhatIf | None:
    """The smallest changes after which a code is among the cards; None: no such code.

    Only what raises the occupation itself is tried: a wider limit, another weight, a
    skill it asks for. Where two limits forbid it no single change helps.
    """
    row = world.row_of(code)
    if row is None:
        return None
    laying = lay(world, person, weights)
    shelf = laying.shelf_of(row)
    before = Before(world, person, dict(weights), laying, row)
    against = limits_against(world, person, laying, row)
    found: list[Change | None] = []
    if not shelf and not against and not world.is_rest[row]:
        found = [
            _first(before, trials.weights(before)),
            _first(before, trials.skills(before)),
        ]
    if not shelf and len(against) == 1:
        ways = loosened(world, person, laying, row, against[0].key)
        found = [_first(before, (trials.limit(before, way) for way in ways))]
    changes = sorted((one for one in found if one), key=lambda one: one.size)
    blocked = tuple(one.words for one in against)
    told = _told(before, shelf, changes, blocked)
    return WhatIf(
        code=world.codes[row],
        title=world.titles[row],
        shelf=shelf,
        place=_place(laying, row),
        among=int(np.count_nonzero(laying.sieved.left)),
        changes=tuple(changes),
        blocked_by=blocked,
        sentence=told,
    )


def _place(laying: Laying, row: int) -> int | None:
    totals, left = laying.scored.totals, laying.sieved.left
    if not left[row] or np.isnan(totals[row]):
        return None
    with np.errstate(invalid="ignore"):
        return 1 + int(np.count_nonzero(left & (totals > totals[row])))


def _first(before: Before, tries: Iterator[Try]) -> Change | None:
    """The first that brings it on when everything is laid out anew."""
    for one in tries:
        shelf = trials.laid_out(before, one).shelf_of(before.row)
        if shelf:
            known = one.kind, one.key, one.before, one.after, one.size
            return Change(*known, shelf, one.condition, one.person, one.weights)
    return None


def _told(
    before: Before, shelf: str, changes: list[Change], blocked: tuple[str, ...]
) -> str:
    if shelf:
        return f"It stands on “{shelves.NAMES[shelf]}” already."
    if changes:
        return changes[0].sentence
    if len(blocked) > 1:
        named = "; ".join(phrases.lower_first(words) for words in blocked)
        return f"More than one limit keeps it out ({named}): no single change helps."
    if blocked:
        return "Even without the limit that keeps it out, others would come before it."
    return _told_why_not(before)


def _told_why_not(before: Before) -> str:
    if before.world.is_rest[before.row]:
        return "It gathers many kinds of work under one name; there is none to look at."
    if np.isnan(before.scored.totals[before.row]):
        return "Too little is known of it, or of you, to compare it."
    if shelves.is_told_apart_by_liking(before.scored, before.row):
        return "It is a longer way, and others agree more with what you like and value."
    return "No single weight or skill brings it among the twelve: others lie nearer."
