"""Texts as vectors by all-MiniLM-L6-v2, where the optional model is there. Pure.

The caller opens the model (services/minilm.py finds its file); the word pieces are
the first of our own committed vocabulary, which is the model's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from onward.careers.core.text.encoder import unit
from onward.careers.core.text.letters import WordPieces

PIECES = 30522  # of the model; our vocabulary has words of its own after them
START, END = 101, 102
LONGEST = 126  # pieces of a text that are read, without start and end
LETTERS = 2000
BATCH = 16
CHUNK = 4096  # texts at a time, so that many take little memory
OWN_SIZE = 384


class Session(Protocol):
    """What is used of onnxruntime's InferenceSession."""

    def run(
        self, output_names: None, input_feed: Mapping[str, NDArray[np.int64]]
    ) -> Sequence[NDArray[np.float32]]: ...


@dataclass(frozen=True, slots=True)
class MiniLM:
    """The mean of the model's vectors, then our linear adapter.

    adapter: (384, size) float32, or None for the model as it is.
    """

    session: Session
    words: WordPieces
    adapter: NDArray[np.float32] | None = None

    @classmethod
    def of(
        cls,
        session: Session,
        vocabulary: str,
        adapter: NDArray[np.generic] | None = None,
    ) -> "MiniLM":
        """`vocabulary`: the committed vocabulary.txt; `adapter`: of adapter.npz."""
        pieces = vocabulary.rstrip("\n").split("\n")[:PIECES]
        bridge = None if adapter is None else np.asarray(adapter, dtype=np.float32)
        return cls(session, WordPieces.of(pieces), bridge)

    @property
    def size(self) -> int:
        return OWN_SIZE if self.adapter is None else int(self.adapter.shape[1])

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """(n, size) unit rows; an empty text is a row of zeros.

        Same vectors whatever the texts around it, up to what batching rounds away.
        """
        found = np.zeros((len(texts), self.size), dtype=np.float32)
        for first in range(0, len(texts), CHUNK):
            part = slice(first, first + CHUNK)
            own = unit(self._own([text[:LETTERS] for text in texts[part]]))
            found[part] = own if self.adapter is None else unit(own @ self.adapter)
        return found

    def _own(self, texts: Sequence[str]) -> NDArray[np.float32]:
        numbers = [self.words.numbers(text)[:LONGEST] for text in texts]
        means = np.zeros((len(texts), OWN_SIZE), dtype=np.float32)
        order = sorted(
            (place for place, one in enumerate(numbers) if one),
            key=lambda place: (len(numbers[place]), place),
        )
        for first in range(0, len(order), BATCH):
            places = order[first : first + BATCH]
            means[places] = self._means([numbers[place] for place in places])
        return means

    def _means(self, numbers: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        width = max(map(len, numbers)) + 2
        pieces = np.zeros((len(numbers), width), dtype=np.int64)
        mask = np.zeros_like(pieces)
        for row, one in enumerate(numbers):
            pieces[row, : len(one) + 2] = [START, *one, END]
            mask[row, : len(one) + 2] = 1
        hidden = self.session.run(
            None,
            {
                "input_ids": pieces,
                "attention_mask": mask,
                "token_type_ids": np.zeros_like(pieces),
            },
        )[0]
        summed = (hidden * mask[:, :, None]).sum(axis=1)
        means: NDArray[np.float32] = (summed / mask.sum(axis=1, keepdims=True)).astype(
            np.float32
        )
        return means
