"""Whether answers hang together, from the answers alone. Pure.

Each index is None where it does not apply: an instrument too short for it, too little
answered. Consistency indices find careless answers at least as well as bogus
questions do (Goldammer et al. 2024).
"""

from collections.abc import Iterator, Mapping, Sequence
from statistics import fmean

import numpy as np

from onward.assessments.core.instruments import Instrument, Item, Kind
from onward.assessments.core.irt import Bank, eap, person_fit
from onward.assessments.core.keying import Key, categories, keyed

Answers = Mapping[int, float | None]
FEWEST_ITEMS = 40  # a big inventory
FEWEST_SCALES = 5
FEWEST_PAIRS = 10
ROUNDING = 1e-9


def is_mixed_key(instrument: Instrument) -> bool:
    """Whether honest answers cannot be all the same: items point both ways."""
    ways = {item.reverse for item in instrument.items if item.kind is Kind.CHOICE}
    return len(ways) > 1


def even_odd(instrument: Instrument, answers: Answers) -> float | None:
    """Correlation over the scales of the means of even and odd items, lengthened by
    Spearman-Brown, -1 to 1 (Jackson 1976; Curran 2016).

    None under 40 items, for fewer than five scales with both halves, and where
    either half is the same throughout.
    """
    rated = [item for item in instrument.items if item.kind is Kind.CHOICE]
    if len(rated) < FEWEST_ITEMS:
        return None
    halves = [
        (fmean(odd), fmean(even))
        for items in _items_by_scale(instrument)
        if (odd := _points(instrument, items[0::2], answers))
        and (even := _points(instrument, items[1::2], answers))
    ]
    if len(halves) < FEWEST_SCALES:
        return None
    first, second = np.array(halves).T
    mine, theirs = first - first.mean(), second - second.mean()
    length = float(np.sqrt((mine @ mine) * (theirs @ theirs)))
    if length < ROUNDING:
        return None
    r = float(mine @ theirs) / length
    return max(-1.0, 2 * r / (1 + r)) if r > -1 else -1.0


def _points(
    instrument: Instrument, items: Sequence[Item], answers: Answers
) -> list[float]:
    """The answers there are to these items, in their scale's direction."""
    return [
        keyed(
            item,
            value,
            bottom=instrument.bottom_of(item),
            top=instrument.top_of(item),
        )
        for item in items
        if (value := answers.get(item.n)) is not None
    ]


def _items_by_scale(instrument: Instrument) -> Iterator[list[Item]]:
    for scale in instrument.scales:
        if not scale.is_composite:
            items = instrument.of_scale(scale.key)
            yield [item for item in items if item.kind is Kind.CHOICE]


def contradictions(instrument: Instrument, answers: Answers) -> float | None:
    """Of the pairs of one item for and one against the same scale, the share in which
    both were agreed with (above the middle of the options), 0 to 1.

    None for fewer than ten pairs with both answers.
    """
    pairs = both = 0
    for items in _items_by_scale(instrument):
        agreed = [
            (item.reverse, value > _middle(instrument, item))
            for item in items
            if (value := answers.get(item.n)) is not None
        ]
        for_it = [yes for reverse, yes in agreed if not reverse]
        against = [yes for reverse, yes in agreed if reverse]
        pairs += len(for_it) * len(against)
        both += sum(for_it) * sum(against)
    return both / pairs if pairs >= FEWEST_PAIRS else None


def _middle(instrument: Instrument, item: Item) -> float:
    return (instrument.bottom_of(item) + instrument.top_of(item)) / 2


def worst_fit(instrument: Instrument, answers: Answers) -> float | None:
    """The lowest person fit lz of the scales with parameters; None without any."""
    key = Key.of(instrument)
    turned = key.keyed(key.row(answers))
    found = []
    for items in _items_by_scale(instrument):
        graded = [item.graded for item in items if item.graded is not None]
        if not graded or len(graded) < len(items):
            continue
        bank = Bank.of(graded)
        chosen = categories(instrument, items, turned[:, key.places(items)])
        fit = person_fit(bank, chosen, eap(bank, chosen).theta)[0]
        if not np.isnan(fit):
            found.append(float(fit))
    return min(found, default=None)
