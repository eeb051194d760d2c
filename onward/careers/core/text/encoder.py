"""Texts as vectors of meaning. Pure: the caller brings the bytes of the vectors.

Whatever takes an Encoder also takes None and then works on letters and words alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from onward.careers.core.text.letters import WordPieces

LONGEST = 2000  # letters of a text that are read
SMALLEST = 1e-12
MOST_PIECES = 1 << 16  # indexes keep a piece in two bytes


class Encoder(Protocol):
    """What turns texts into vectors: `encode` gives (n, size) float32 rows.

    Rows have length 1, so that a dot product is a cosine; a text of which nothing is
    known is a row of zeros, like nothing.
    """

    @property
    def size(self) -> int: ...

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]: ...


@dataclass(frozen=True, slots=True)
class StaticEncoder:
    """The mean of a vector for every word piece; numpy only, always there.

    pieces: word -> row. rows: (pieces, size) int8. scales: (pieces,) what a row is
    multiplied by; how telling a piece is lies in its length. How they were made and
    measured stands in content/text/MODEL.md.
    """

    words: WordPieces
    rows: NDArray[np.int8]
    scales: NDArray[np.float32]

    @classmethod
    def of(
        cls, vocabulary: str, arrays: Mapping[str, NDArray[np.generic]]
    ) -> "StaticEncoder":
        """From the committed files: vocabulary.txt, and vectors.npz opened by numpy.

        Raises ValueError when the two do not belong together.
        """
        pieces = vocabulary.rstrip("\n").split("\n")
        rows = np.asarray(arrays["rows"], dtype=np.int8)
        if len(rows) != len(pieces) or len(pieces) >= MOST_PIECES:
            raise ValueError("The vocabulary and the vectors are of different models.")
        scales = np.asarray(arrays["scales"], dtype=np.float32)
        return cls(WordPieces.of(pieces), rows, scales)

    @property
    def size(self) -> int:
        return int(self.rows.shape[1])

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """(n, size) unit rows; a text without a known piece is a row of zeros."""
        sums = np.zeros((len(texts), self.size), dtype=np.float32)
        for place, text in enumerate(texts):
            numbers = self.words.numbers(text[:LONGEST])
            if numbers:
                sums[place] = self.vectors(np.asarray(numbers)).sum(axis=0)
        return unit(sums)

    def vectors(self, numbers: NDArray[np.integer]) -> NDArray[np.float32]:
        """(numbers, size): the vectors of word pieces as they are summed."""
        rows: NDArray[np.float32] = self.rows[numbers].astype(np.float32)
        rows *= self.scales[numbers, None]
        return rows


def unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Rows brought to length 1; rows of nothing stay zeros."""
    lengths = np.linalg.norm(rows, axis=-1, keepdims=True)
    scaled: NDArray[np.float32] = (rows / np.maximum(lengths, SMALLEST)).astype(
        np.float32
    )
    return scaled
