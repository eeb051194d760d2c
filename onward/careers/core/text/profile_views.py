"""How alike texts are: views by an encoder, words by how rare they are. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onward.careers.core.text.encoder import Encoder, unit
from onward.careers.core.text.profile_words import Reading, word_counts

Floats = NDArray[np.float64]
Vectors = NDArray[np.float32]

# View: how much it counts, how fast likeness falls with squared distance.
SHORT = {"title": (1, 1), "lead": (1, 1), "whole": (1, 1), "clauses": (1, 1)}
LONG = {"title": (1, 1), "lead": (1, 1), "whole": (1, 1), "sentences": (2, 2)}
VIEWS = {"short": SHORT, "long": LONG}
WORDS = {"short": 1.0, "long": 2.0}
LONG_FROM = 6  # sentences
NEIGHBOURS = 5
SMALLEST = 1e-12


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts as unit vectors (n, size) a view, and as counts of words (n, BUCKETS)."""

    views: Mapping[str, Vectors]
    words: Vectors


@dataclass(frozen=True, slots=True)
class WordRows:
    """Which words stand in each of n texts, the counts of one text after another.

    places, counts: (m,); ends: (n,) where each text ends; rarity: (BUCKETS,).
    """

    places: NDArray[np.intp]
    counts: Vectors
    ends: NDArray[np.intp]
    rarity: Vectors

    @classmethod
    def of(cls, words: Vectors) -> "WordRows":
        """From counts (n, BUCKETS); rare words count more (log of one in how many)."""
        rows, places = np.nonzero(words)
        found = (words > 0).sum(0)
        rarity = (1 + np.log((1 + len(words)) / (1 + found))).astype(np.float32)
        ends = np.cumsum(np.bincount(rows, minlength=len(words)))
        return cls(places, words[rows, places], ends, rarity)

    def cosines(self, words: Vectors) -> Floats:
        """(k, n) cosines of other texts' counts (k, BUCKETS) with these."""
        mine = self.counts * self.rarity[self.places]
        others = words * self.rarity
        dots = np.array([_sums(row[self.places] * mine, self.ends) for row in others])
        lengths = np.sqrt(_sums(mine**2, self.ends))
        lengths = lengths * np.linalg.norm(others, axis=1)[:, None]
        found: Floats = dots / np.maximum(lengths, SMALLEST)
        return found


def _sums(figures: Vectors, ends: NDArray[np.intp]) -> Floats:
    """(n,) sums of (m,) figures from one end to the next."""
    running = np.concatenate([[0.0], np.cumsum(figures, dtype=np.float64)])
    return np.diff(running[ends], prepend=0.0)


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Encoders next to one another: a cosine is the mean of theirs."""

    encoders: tuple[Encoder, ...]

    @property
    def size(self) -> int:
        return sum(encoder.size for encoder in self.encoders)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """(n, size) unit rows."""
        return unit(np.hstack([encoder.encode(texts) for encoder in self.encoders]))


@dataclass(frozen=True, slots=True)
class Seen:
    """The texts a model was fitted on."""

    views: Mapping[str, Vectors]
    words: WordRows

    @classmethod
    def of(cls, texts: Texts) -> "Seen":
        return cls(texts.views, WordRows.of(texts.words))


def views(name: str, readings: Sequence[Reading], encoder: Encoder) -> Texts:
    """The views a length of text is compared by, each piece of text encoded once."""
    pieces = {
        "title": [[r.title] for r in readings],
        "lead": [[r.lead] for r in readings],
        "whole": [[r.whole] for r in readings],
        "clauses": [list(r.clauses) for r in readings],
        "sentences": [list(r.sentences) or [r.title] for r in readings],
    }
    wanted = {view: pieces[view] for view in VIEWS[name]}
    every = sorted({t for lists in wanted.values() for row in lists for t in row})
    places = {text: place for place, text in enumerate(every)}
    vectors = encoder.encode(every)
    found = {
        view: np.array([_mean(vectors[[places[t] for t in row]]) for row in lists])
        for view, lists in wanted.items()
    }
    words = [f"{r.title} {' '.join(r.sentences)}" for r in readings]
    return Texts(found, word_counts(words))


def _mean(vectors: Vectors) -> Vectors:
    """The mean of rows, brought to length 1."""
    middle = vectors.mean(0)
    scaled: Vectors = middle / max(float(np.linalg.norm(middle)), SMALLEST)
    return scaled


def likeness(name: str, texts: Texts, seen: Seen) -> Floats:
    """(n, m) how alike texts are to those seen, over the views of a length of text.

    Each view adds weight * exp(-steepness * |x - y|^2) of unit vectors, the words
    their weight * cosine after weighing each by its rarity.
    """
    total = WORDS[name] * seen.words.cosines(texts.words)
    for view, (weight, steepness) in VIEWS[name].items():
        cosines = texts.views[view] @ seen.views[view].T
        total += weight * np.exp(-steepness * (2 - 2 * cosines.astype(np.float64)))
    return total


def near(name: str, like: Floats) -> Floats:
    """(n,) mean likeness to the five seen texts that are most alike, 0..1."""
    most = WORDS[name] + sum(weight for weight, _ in VIEWS[name].values())
    shares: Floats = np.sort(like, axis=1)[:, -NEIGHBOURS:].mean(1) / most
    return shares
