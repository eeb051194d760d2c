"""Which cards moved when the weights did, in words. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onward.ui.core.words import list_in_words

MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Move:
    """A card's place before and after; nought: not among the twelve."""

    title: str
    before: int
    after: int


def moves(
    before: Mapping[str, int], after: Mapping[str, int], titles: Mapping[str, str]
) -> tuple[Move, ...]:
    """Cards whose place changed, the farthest first; places by code."""
    outside = max([*before.values(), *after.values()], default=0) + 1
    changed = [
        Move(titles[code], before.get(code, 0), after.get(code, 0))
        for code in sorted({*before, *after})
        if before.get(code, 0) != after.get(code, 0)
    ]
    return tuple(
        sorted(
            changed,
            key=lambda m: (
                -abs((m.before or outside) - (m.after or outside)),
                m.after or outside,
                m.title,
            ),
        )
    )


def in_words(changed: Sequence[Move], *, among: int) -> str:
    """What happened to the cards of a list of so many.

    >>> in_words([Move("Librarians", 6, 4), Move("Tutors", 0, 2)], among=12)
    'Librarians moved from 6th to 4th and Tutors came in as 2nd. The rest stayed.'
    >>> in_words([], among=12)
    'No card changed place.'
    """
    if not changed:
        return "No card changed place."
    told = [_one(move) for move in changed[:MOST_NAMED]]
    more = len(changed) - MOST_NAMED
    if more > 0:
        told.append(f"{more} more changed place")
    stayed = among - sum(1 for move in changed if move.after)
    return f"{list_in_words(told)}.{' The rest stayed.' if stayed > 0 else ''}"


def weights_in_words(
    before: Mapping[str, int], now: Mapping[str, int], names: Mapping[str, str]
) -> str:
    """What was turned up or down.

    >>> weights_in_words({"pay": 5, "outlook": 10}, {"pay": 10, "outlook": 5}, {})
    'Pay up and outlook down'
    """
    told = [
        f"{names.get(key, key).lower()} {'up' if now[key] > before[key] else 'down'}"
        for key in now
        if key in before and now[key] != before[key]
    ]
    words = list_in_words(told)
    return words[:1].upper() + words[1:]


def _one(move: Move) -> str:
    if not move.before:
        return f"{move.title} came in as {ordinal(move.after)}"
    if not move.after:
        return f"{move.title} fell out"
    return f"{move.title} moved from {ordinal(move.before)} to {ordinal(move.after)}"


def ordinal(number: int) -> str:
    """As people write it.

    >>> [ordinal(n) for n in (1, 2, 3, 4, 11, 22)]
    ['1st', '2nd', '3rd', '4th', '11th', '22nd']
    """
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
