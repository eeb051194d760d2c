"""How likely words of a sentence name a skill: a linear-chain CRF in numpy. Pure.

Every token is outside, the beginning, the inside or the last of a phrase of several
words, or a phrase of one. The forward and backward sums give the probability of every
possible phrase; of those, the set without overlap that promises most right answers is
kept. Source: Lafferty, McCallum & Pereira (2001); choosing by expected gain instead
of the single best path raised strict F1 from .38 to .44 (content/skills/MODEL.md).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
OUTSIDE, BEGIN, INSIDE, LAST, ONLY = range(5)
TAGS = 5
NEVER = -1e4
FOLLOWS = {
    OUTSIDE: (OUTSIDE, BEGIN, ONLY),
    BEGIN: (INSIDE, LAST),
    INSIDE: (INSIDE, LAST),
    LAST: (OUTSIDE, BEGIN, ONLY),
    ONLY: (OUTSIDE, BEGIN, ONLY),
}
FIRST = np.array([0, 0, NEVER, NEVER, 0.0])
FINAL = np.array([0, NEVER, NEVER, 0, 0.0])
LONGEST = 25  # words of a phrase
MOST_TOKENS = 1000  # of one sentence that are read
LEAST = 0.02  # a phrase less likely than this is not weighed


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens [start, end) and how likely it is that they name a skill, 0 to 1."""

    start: int
    end: int
    probability: float


@dataclass(frozen=True, slots=True)
class Tagger:
    """keys: (features,) uint32, rising. weights: (features, 5).
    moves: (5, 5) from tag to tag.
    head: (3 * size + 1, 5) for the states of the word, the one before, the one after,
    and a constant; None where the tagger reads words alone.
    """

    keys: NDArray[np.uint32]
    weights: NDArray[np.float16]
    moves: Floats
    head: NDArray[np.float32] | None = None

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[np.generic]]) -> "Tagger":
        """From a committed file opened by numpy; ValueError when it is another's."""
        weights = np.asarray(arrays["weights"], dtype=np.float16)
        keys = np.asarray(arrays["keys"], dtype=np.uint32)
        if weights.shape != (len(keys), TAGS):
            raise ValueError("The weights of the tagger are of another model.")
        has_head = "head" in arrays
        return cls(
            keys=keys,
            weights=weights,
            moves=legal(np.asarray(arrays["moves"], dtype=np.float64)),
            head=np.asarray(arrays["head"], dtype=np.float32) if has_head else None,
        )

    def likely(
        self, asked: Sequence[Sequence[int]], states: NDArray[np.float32] | None = None
    ) -> list[Phrase]:
        """Every phrase of at least LEAST probability.

        asked: the keys of each token's features. states: (tokens, size); needed by a
        tagger with a head, ValueError without.
        """
        return likely(self.emissions(asked, states), self.moves)

    def emissions(
        self, asked: Sequence[Sequence[int]], states: NDArray[np.float32] | None = None
    ) -> Floats:
        """What speaks for each tag of each token, (tokens, 5)."""
        owners = np.repeat(np.arange(len(asked)), [len(one) for one in asked])
        flat = np.array([key for one in asked for key in one], dtype=np.uint32)
        places = np.minimum(np.searchsorted(self.keys, flat), len(self.keys) - 1)
        known = self.keys[places] == flat
        scores = np.zeros((len(asked), TAGS))
        np.add.at(scores, owners[known], self.weights[places[known]])
        if self.head is None:
            return scores
        if states is None or len(states) < len(asked):
            raise ValueError("This tagger needs a state for every token.")
        return scores + beside(states[: len(asked)]) @ self.head


def beside(states: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n, size) to (n, 3 * size + 1): own, before, after (noughts at the edges), 1."""
    before, after = np.zeros_like(states), np.zeros_like(states)
    before[1:], after[:-1] = states[:-1], states[1:]
    ones = np.ones((len(states), 1), dtype=np.float32)
    return np.concatenate([states, before, after, ones], axis=1)


def legal(moves: Floats) -> Floats:
    """Moves between tags, those that cannot be made as good as never."""
    allowed = np.full((TAGS, TAGS), NEVER)
    for tag, others in FOLLOWS.items():
        allowed[tag, list(others)] = moves[tag, list(others)]
    return allowed


def likely(emissions: Floats, moves: Floats) -> list[Phrase]:
    """Every phrase of at least LEAST probability under the chain.

    P(phrase) = exp(forward at its beginning + its own steps + backward at its end
    - log Z).
    """
    forward, backward, whole = _sums(emissions, moves)
    alone = np.exp(forward[:, ONLY] + backward[:, ONLY] - whole)
    found = [
        Phrase(int(at), int(at) + 1, float(alone[at]))
        for at in np.flatnonzero(alone >= LEAST)
    ]
    begins = np.exp(forward[:, BEGIN] + backward[:, BEGIN] - whole)
    for start in map(int, np.flatnonzero(begins >= LEAST)):
        path, before = forward[start, BEGIN] - whole, BEGIN
        for at in range(start + 1, min(len(emissions), start + LONGEST)):
            ends = path + moves[before, LAST] + emissions[at, LAST]
            probability = float(np.exp(ends + backward[at, LAST]))
            if probability >= LEAST:
                found.append(Phrase(start, at + 1, probability))
            path, before = path + moves[before, INSIDE] + emissions[at, INSIDE], INSIDE
            if np.exp(path + backward[at, INSIDE]) < LEAST:
                break
    return found


def best(phrases: Sequence[Phrase], worth: float, length: int) -> list[Phrase]:
    """Phrases without overlap with the largest sum of (probability - worth)."""
    ending: dict[int, list[Phrase]] = {}
    for phrase in phrases:
        if phrase.probability > worth:
            ending.setdefault(phrase.end, []).append(phrase)
    gains = [0.0] * (length + 1)
    kept: list[Phrase | None] = [None] * (length + 1)
    for end in range(1, length + 1):
        gains[end] = gains[end - 1]
        for phrase in ending.get(end, ()):
            gain = gains[phrase.start] + phrase.probability - worth
            if gain > gains[end]:
                gains[end], kept[end] = gain, phrase
    chosen: list[Phrase] = []
    end = length
    while end > 0:
        last = kept[end]
        if last is None:
            end -= 1
            continue
        chosen.append(last)
        end = last.start
    return chosen[::-1]


def _sums(emissions: Floats, moves: Floats) -> tuple[Floats, Floats, float]:
    """Forward sums with, backward sums without the token's own score; log Z."""
    forward, backward = np.empty_like(emissions), np.empty_like(emissions)
    forward[0] = emissions[0] + FIRST
    for at in range(1, len(emissions)):
        forward[at] = _log_sum(forward[at - 1][:, None] + moves) + emissions[at]
    backward[-1] = FINAL
    for at in range(len(emissions) - 2, -1, -1):
        after = emissions[at + 1] + backward[at + 1]
        backward[at] = _log_sum((moves + after).T)
    return forward, backward, float(_log_sum((forward[-1] + FINAL)[:, None])[0])


def _log_sum(scores: Floats) -> Floats:
    """Log of the sum of exp down each column."""
    top = scores.max(axis=0)
    summed: Floats = np.log(np.exp(scores - top).sum(axis=0)) + top
    return summed
