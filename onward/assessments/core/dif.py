"""Whether an item works alike for groups who are alike on the whole scale. Pure.

Zumbo (1999): an ordinal logistic regression of the item on the whole scale's mean
(1), with the groups (2), with groups by mean (3). From 1 to 3 Nagelkerke's R2 rises
by what the groups answer differently; from .035 it is worth a look, from .070 it is
large (Jodoin & Gierl 2001). Size, not significance: with many people everything is.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onward.assessments.core.arrays import Floats
from onward.assessments.core.ordinal import fit_ordinal, nagelkerke

WORTH_A_LOOK = 0.035
LARGE = 0.070
FEWEST_IN_GROUP = 100
FEWEST_GROUPS = 2


@dataclass(frozen=True, slots=True)
class ItemDifference:
    """One item (its column): what groups add to R2; `uniform` is the part that is the
    same at every level of the scale. None where everybody gave one answer.
    """

    item: int
    change: float | None
    uniform: float | None

    @property
    def is_flagged(self) -> bool:
        return self.change is not None and self.change >= WORTH_A_LOOK


def item_differences(
    answers: Floats,
    groups: Sequence[str],
    *,
    fewest: int = FEWEST_IN_GROUP,
) -> tuple[ItemDifference, ...]:
    """Each item of a scale, between the groups that are large enough.

    `answers` (n, k) complete, in the scale's direction; `groups` names each person's,
    "" for not said. Empty where fewer than two groups have `fewest` people.
    """
    names, of = np.unique(np.array(groups, dtype=str), return_inverse=True)
    sizes = np.bincount(of, minlength=len(names))
    large = [at for at in range(len(names)) if names[at] and sizes[at] >= fewest]
    if len(large) < FEWEST_GROUPS:
        return ()
    is_in = np.isin(of, large)
    answers, of = answers[is_in], of[is_in]
    most = max(large, key=lambda at: int(sizes[at]))
    marks = np.column_stack([of == at for at in large if at != most]).astype(float)
    whole = answers.mean(axis=1)
    spread = whole.std()
    if not spread > 0:
        return ()
    level = ((whole - whole.mean()) / spread)[:, None]
    return tuple(
        _difference(item, answers[:, item], level, marks)
        for item in range(answers.shape[1])
    )


def _difference(
    item: int, answers: Floats, level: Floats, marks: Floats
) -> ItemDifference:
    if answers.min() == answers.max():
        return ItemDifference(item, None, None)
    n = len(answers)
    null = fit_ordinal(answers, np.empty((n, 0)))
    models = (
        level,
        np.hstack([level, marks]),
        np.hstack([level, marks, level * marks]),
    )
    first, second, third = (
        nagelkerke(fit_ordinal(answers, x), null, n) for x in models
    )
    return ItemDifference(item, max(0.0, third - first), max(0.0, second - first))
