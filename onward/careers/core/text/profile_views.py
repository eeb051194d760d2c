"""How alike texts are: views by an encoder, sentence by sentence, words by how rare
they are. Pure.
"""

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
LONG = {"title": (1, 1), "lead": (1, 1), "whole": (1, 1)}
VIEWS = {"short": SHORT, "long": LONG}
# The same of sentences, each held against the one most like it.
SENTENCES = {"long": (3, 3)}
AXES = 64  # numbers that stand for a sentence
WORDS = {"short": 1.0, "long": 2.0}
LONG_FROM = 6  # sentences
NEIGHBOURS = 5
SMALLEST = 1e-12


@dataclass(frozen=True, slots=True)
class Sentences:
    """Sentences of n texts, one text after another, each text with one or more.

    vectors: (m, size) unit rows; ends: (n,) where each text ends.
    """

    vectors: Vectors
    ends: NDArray[np.intp]

    @property
    def starts(self) -> NDArray[np.intp]:
        return np.concatenate([[0], self.ends[:-1]])

    def of(self, row: int) -> Vectors:
        """(k, size) the sentences of one text."""
        return self.vectors[self.starts[row] : self.ends[row]]


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts as unit vectors (n, size) a view, and as counts of words (n, BUCKETS);
    their sentences where they are compared.
    """

    views: Mapping[str, Vectors]
    words: Vectors
    sentences: Sentences | None = None


@dataclass(frozen=True, slots=True)
class SentenceRows:
    """The sentences of the texts seen, shortened to their first principal axes.

    axes: (size, AXES) orthonormal; short: their sentences as unit rows (m, AXES).
    """

    axes: Vectors
    short: Sentences

    @classmethod
    def of(cls, sentences: Sentences) -> "SentenceRows":
        vectors = sentences.vectors
        _, axes = np.linalg.eigh(vectors.T.astype(np.float64) @ vectors)
        kept = axes[:, ::-1][:, :AXES].astype(np.float32)
        return cls(kept, Sentences(unit(vectors @ kept), sentences.ends))

    def cosines(self, sentences: Sentences) -> Floats:
        """(k, n) how alike texts are: the mean, over the sentences of either, of the
        cosine with the sentence of the other that is most like it.
        """
        starts = self.short.starts
        lengths = np.diff(self.short.ends, prepend=0)
        found = np.empty((len(sentences.ends), len(starts)))
        for row in range(len(found)):
            every = unit(sentences.of(row) @ self.axes) @ self.short.vectors.T
            there = np.maximum.reduceat(every, starts, axis=1).mean(0)
            back = np.add.reduceat(every.max(0), starts) / lengths
            found[row] = (there + back) / 2
        return found


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
    sentences: SentenceRows | None = None

    @classmethod
    def of(cls, texts: Texts) -> "Seen":
        rows = SentenceRows.of(texts.sentences) if texts.sentences else None
        return cls(texts.views, WordRows.of(texts.words), rows)


def views(name: str, readings: Sequence[Reading], encoder: Encoder) -> Texts:
    """The views a length of text is compared by, each piece of text encoded once."""
    pieces = {
        "title": [[r.title] for r in readings],
        "lead": [[r.lead] for r in readings],
        "whole": [[r.whole] for r in readings],
        "clauses": [list(r.clauses) for r in readings],
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
    sentences = _sentences(readings, encoder) if name in SENTENCES else None
    return Texts(found, word_counts(words), sentences)


def _sentences(readings: Sequence[Reading], encoder: Encoder) -> Sentences:
    lists = [list(r.sentences) or [r.title] for r in readings]
    vectors = encoder.encode([text for one in lists for text in one])
    return Sentences(vectors, np.cumsum([len(one) for one in lists]))


def _mean(vectors: Vectors) -> Vectors:
    """The mean of rows, brought to length 1."""
    middle = vectors.mean(0)
    scaled: Vectors = middle / max(float(np.linalg.norm(middle)), SMALLEST)
    return scaled


def likeness(name: str, texts: Texts, seen: Seen) -> Floats:
    """(n, m) how alike texts are to those seen, over the views of a length of text.

    Each view adds weight * exp(-steepness * |x - y|^2) of unit vectors, sentences the
    same of their mean cosine, the words their weight * cosine after weighing each by
    its rarity.
    """
    total = WORDS[name] * seen.words.cosines(texts.words)
    for view, shape in VIEWS[name].items():
        total += _falling(texts.views[view] @ seen.views[view].T, *shape)
    if seen.sentences and texts.sentences:
        total += _falling(seen.sentences.cosines(texts.sentences), *SENTENCES[name])
    return total


def _falling(cosines: Vectors | Floats, weight: float, steepness: float) -> Floats:
    fallen: Floats = np.exp(-steepness * (2 - 2 * cosines.astype(np.float64)))
    return weight * fallen


def near(name: str, like: Floats) -> Floats:
    """(n,) mean likeness to the five seen texts that are most alike, 0..1."""
    shapes = [*VIEWS[name].values(), *filter(None, [SENTENCES.get(name)])]
    most = WORDS[name] + sum(weight for weight, _ in shapes)
    shares: Floats = np.sort(like, axis=1)[:, -NEIGHBOURS:].mean(1) / most
    return shares
