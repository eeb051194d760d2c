"""Taggers that read a sentence together: which words of it name a skill. Pure.

The probability of a phrase is the mean of what each tagger gives it: their slips are
not the same ones. Figures: content/skills/MODEL.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from onward.careers.core.text.tagger import MOST_TOKENS, Phrase, Tagger, best
from onward.careers.core.text.tagger_features import keys
from onward.careers.core.text.tagger_groups import WordGroups

WORTH = 0.25  # chosen on SkillSpan's dev


class States(Protocol):
    """What gives every word of a sentence a state: (tokens, size)."""

    def states(self, tokens: Sequence[str]) -> NDArray[np.float32]: ...


@dataclass(frozen=True, slots=True)
class Seat:
    """One tagger, and what it needs beside the words."""

    tagger: Tagger
    states: States | None = None


@dataclass(frozen=True, slots=True)
class Committee:
    """groups: what all of them were taught with; None for taggers of words alone.
    worth: a phrase is kept from this probability.
    """

    seats: tuple[Seat, ...]
    groups: WordGroups | None = None
    worth: float = WORTH

    def spans(self, tokens: Sequence[str]) -> list[tuple[int, int]]:
        """Phrases as token spans [start, end), in order, without overlap."""
        return [(phrase.start, phrase.end) for phrase in self.phrases(tokens)]

    def phrases(self, tokens: Sequence[str]) -> list[Phrase]:
        """The same with the probability of each."""
        read = tokens[:MOST_TOKENS]
        if not read:
            return []
        return best(self.likely(read), self.worth, len(read))

    def likely(self, tokens: Sequence[str]) -> list[Phrase]:
        """Every phrase some tagger finds likely, with the mean of all."""
        numbers = None if self.groups is None else self.groups.numbers(tokens)
        asked = keys(tokens, numbers)
        sums: dict[tuple[int, int], float] = {}
        for seat in self.seats:
            states = None if seat.states is None else seat.states.states(tokens)
            for phrase in seat.tagger.likely(asked, states):
                place = phrase.start, phrase.end
                sums[place] = sums.get(place, 0.0) + phrase.probability
        return [
            Phrase(start, end, whole / len(self.seats))
            for (start, end), whole in sums.items()
        ]
