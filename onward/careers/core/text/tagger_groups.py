"""Words alike in meaning, as the tagger of skills reads them. Pure.

What a tagger learns of "welding" it also knows of "soldering" when it is told that the
two stand in one group (Miller, Guinness & Zamanian 2004). Groups are of several sizes,
made of the bundled word-piece vectors by k-means; the foremost axes of the vectors are
a state for each word besides.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onward.careers.core.text.encoder import Encoder, unit


@dataclass(frozen=True, slots=True)
class WordGroups:
    """centres: for each size of groups unit rows (groups, size); axes: (size, d).

    `encoder` must be the one the groups were made with.
    """

    encoder: Encoder
    centres: tuple[NDArray[np.float32], ...]
    axes: NDArray[np.float32]

    @classmethod
    def of(
        cls, arrays: Mapping[str, NDArray[np.generic]], encoder: Encoder
    ) -> "WordGroups":
        """From the committed file; ValueError when it is of other vectors."""
        axes = np.asarray(arrays["axes"], dtype=np.float32)
        if len(axes) != encoder.size:
            raise ValueError("These groups of words are of another text encoder.")
        names = sorted(name for name in arrays if name.startswith("centres"))
        centres = [np.asarray(arrays[name], dtype=np.float32) for name in names]
        return cls(encoder, tuple(unit(rows) for rows in centres), axes)

    def numbers(self, tokens: Sequence[str]) -> NDArray[np.intp]:
        """(tokens, sizes) the group of each word, of the first size first."""
        words = self._encoded(tokens)
        nearest = [(words @ rows.T).argmax(axis=1) for rows in self.centres]
        return np.stack(nearest, axis=1)

    def states(self, tokens: Sequence[str]) -> NDArray[np.float32]:
        """(tokens, d): each word along the axes."""
        states: NDArray[np.float32] = self._encoded(tokens) @ self.axes
        return states

    def _encoded(self, tokens: Sequence[str]) -> NDArray[np.float32]:
        words = sorted({token.lower() for token in tokens})
        places = {word: place for place, word in enumerate(words)}
        rows = self.encoder.encode(words)
        return rows[[places[token.lower()] for token in tokens]]
