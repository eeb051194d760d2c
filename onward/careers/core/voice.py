"""What a person's own ratings say about what weighs for them. Pure.

After reading a card a person says 0 to 10. Perceived fit tells more than reckoned fit
(science 2.1), so the ratings are held against the parts: which parts go with them, and
whether the number does at all. Nothing is changed by itself; it is told and offered.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from onward.careers.core.scoring import Person, score
from onward.careers.core.weights import COMPONENTS, MOST, NAMES, OWN, PARTS, STEP
from onward.careers.core.world import Floats, World

ENOUGH = 6  # ratings: fewer say nothing
CLEARLY = 0.5  # correlation from which a part goes with the ratings
DECIMALS = 9


@dataclass(frozen=True, slots=True)
class Voice:
    """How ratings go with the reckoned parts, r -1..1 by part; None: too few to say.

    `agreement` is that of the number without the ratings. `suggested` are weights with
    one slider up a step and one down; empty where nothing stands out.
    """

    count: int
    agreement: float | None
    parts: Mapping[str, float]
    suggested: Mapping[str, int]
    sentence: str


def voice(world: World, person: Person, weights: Mapping[str, int]) -> Voice:
    """What the ratings given so far say, with the weights as they are."""
    rows = sorted(
        row for code in person.own_ratings if (row := world.row_of(code)) is not None
    )
    scored = score(world, person, weights)
    given = scored.parts[rows, PARTS.index(OWN)]
    if len(rows) < ENOUGH or float(np.ptp(given)) <= 0:
        words = f"After {ENOUGH} ratings that differ, it can be told what they go with."
        return Voice(len(rows), None, {}, {}, words)
    eight = scored.parts[rows, : len(COMPONENTS)]
    found = {
        name: r
        for k, name in enumerate(COMPONENTS)
        if weights[name] and (r := _agreement(eight[:, k], given)) is not None
    }
    numbers = (np.nan_to_num(eight) * scored.weights[: len(COMPONENTS)]).sum(axis=1)
    known = (~np.isnan(eight) * scored.weights[: len(COMPONENTS)]).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        agreement = _agreement(numbers / known, given)
    suggested = _suggested(found, weights)
    return Voice(len(rows), agreement, found, suggested, _told(found, weights))


def _agreement(part: Floats, given: Floats) -> float | None:
    """Pearson's r over the rated rows, None where a part is unknown or the same."""
    if np.isnan(part).any() or float(np.ptp(part)) < 10**-DECIMALS:
        return None
    return round(float(np.corrcoef(part, given)[0, 1]), DECIMALS)


def _best_and_worst(found: Mapping[str, float]) -> tuple[str, str]:
    """The part that goes most with the ratings, and the one that goes against them."""
    order = sorted(found, key=lambda name: (-found[name], COMPONENTS.index(name)))
    best = order[0] if order and found[order[0]] >= CLEARLY else ""
    worst = order[-1] if order and found[order[-1]] <= 0 else ""
    return best, worst


def _suggested(
    found: Mapping[str, float], weights: Mapping[str, int]
) -> dict[str, int]:
    best, worst = _best_and_worst(found)
    if not best:
        return {}
    changed = {**weights, best: min(weights[best] + STEP, MOST)}
    if worst:
        changed[worst] = max(weights[worst] - STEP, 0)
    return changed if changed != dict(weights) else {}


def _told(found: Mapping[str, float], weights: Mapping[str, int]) -> str:
    best, worst = _best_and_worst(found)
    if not best:
        return "Your ratings follow none of the parts closely; trust them, not us."
    told = f"Your ratings go most with “{NAMES[best]}” (r = {found[best]:.2f})"
    if worst and weights[worst]:
        told = f"{told}, and against “{NAMES[worst]}”"
    return f"{told}."
