"""Mistyped words put right by the words that titles have. Pure."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from onward.careers.core.text.labels import Words

SHORTEST = 4  # a shorter word is too near to too many others
ALIKE = 0.72  # 1 - edits / letters, a swap of two neighbours being one edit
OFTEN = 0.02  # what e times as many titles with a word are worth beside likeness
CHOICES = 6
PUT_RIGHT = 0.4  # of an unknown word
RARE, FAR_COMMONER = 5, 200  # labels with a word; times as many labels


@dataclass(frozen=True)
class Speller:
    """The words of all labels, shortest first, and how many labels have each."""

    words: tuple[str, ...]
    counts: NDArray[np.int32]

    @classmethod
    def of(cls, plain: Sequence[str]) -> "Speller":
        counts: dict[str, int] = {}
        for text in plain:
            for word in set(text.split()):
                counts[word] = counts.get(word, 0) + 1
        words = sorted(counts, key=lambda word: (len(word), word))
        return cls(tuple(words), np.array([counts[w] for w in words], dtype=np.int32))

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        words = Words.of(["\n".join(self.words)])
        return {"words": words.letters, "word_counts": self.counts}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[np.generic]]) -> "Speller":
        letters = np.asarray(arrays["words"], dtype=np.uint8).tobytes().decode("ascii")
        words = tuple(letters.split("\n")) if letters else ()
        return cls(words, np.asarray(arrays["word_counts"], dtype=np.int32))

    @cached_property
    def known(self) -> Mapping[str, int]:
        return dict(zip(self.words, self.counts.tolist(), strict=True))

    @cached_property
    def _reach(self) -> NDArray[np.int64]:
        """Where the words of each length begin."""
        lengths = np.array([len(word) for word in self.words], dtype=np.int64)
        return np.searchsorted(lengths, np.arange(130))

    def put_right(
        self, text: str, also: Container[str] = frozenset()
    ) -> tuple[str, float]:
        """A plain text with unknown words put right, and the share of unknown ones.

        A word put right counts for PUT_RIGHT of an unknown one. also: words that are
        right though no label has them.
        """
        words = text.split()
        unknown = 0.0
        for place, word in enumerate(words):
            if self.known.get(word, 0) > RARE:
                continue
            is_right = word in self.known or word in also
            nearest = self._far_commoner(word) if is_right else self.nearest(word)
            if nearest or not is_right:
                unknown += PUT_RIGHT if nearest else 1
                words[place] = nearest or word
        return " ".join(words), unknown / max(len(words), 1)

    def _far_commoner(self, word: str) -> str:
        """What a rare word is one edit from, if that is far commoner.

        Sources have mistyped words, too: "enginer" stands in one title of ESCO.
        """
        nearest = self.nearest(word)
        times = self.known.get(nearest, 0) / max(self.known.get(word, 0), 1)
        is_one_edit = OSA.distance(word, nearest, score_cutoff=1) <= 1
        return nearest if times >= FAR_COMMONER and is_one_edit else ""

    def nearest(self, word: str) -> str:
        """The other known word a mistyped one most likely is, "" for none."""
        if not SHORTEST <= len(word) < len(self._reach) - 3:
            return ""
        first, last = self._reach[len(word) - 1], self._reach[len(word) + 2]
        alike = process.extract(
            word,
            self.words[first:last],
            scorer=OSA.normalized_similarity,
            score_cutoff=ALIKE,
            limit=CHOICES,
        )
        others = [choice for choice in alike if choice[0] != word]
        return str(max(others, key=self._worth)[0]) if others else ""

    def _worth(self, choice: tuple[str, float, int]) -> tuple[float, str]:
        word, likeness, _ = choice
        return likeness + OFTEN * float(np.log(self.known[word])), word
