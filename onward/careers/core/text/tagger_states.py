"""A state for every word from a middle layer of the optional MiniLM model. Pure.

The fourth of its six layers tells where a skill begins and ends far better than the
last, which is trained for whole sentences. The model gives it once it is named among
its outputs: an ONNX file is a Protocol Buffers message, and two such messages one
after the other are read as one merged (protobuf.dev, "Last One Wins").
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onward.careers.core.text.letters import WordPieces
from onward.careers.core.text.minilm import END, OWN_SIZE, PIECES, START, Session

LAYER = "layer_norm_8"  # the output of the fourth layer in this model's file
UNKNOWN = 100
MOST_PIECES = 250  # a longer sentence is read in parts
MASKED = {"<ORGANIZATION>": "organization", "<LOCATION>": "city"}
GRAPH, OUTPUT, NAME = 0x3A, 0x62, 0x0A  # ModelProto 7, GraphProto 12, ValueInfo 1


def with_layer(model: bytes, layer: str = LAYER) -> bytes:
    """The bytes of an ONNX model that gives `layer` as one more output, the last."""
    name = layer.encode()
    value = bytes([NAME, len(name)]) + name
    output = bytes([OUTPUT, len(value)]) + value
    return model + bytes([GRAPH, len(output)]) + output


@dataclass(frozen=True, slots=True)
class WordStates:
    """session: of a model opened from `with_layer`'s bytes; words: its word pieces."""

    session: Session
    words: WordPieces

    @classmethod
    def of(cls, session: Session, vocabulary: str) -> "WordStates":
        """`vocabulary`: the committed vocabulary.txt."""
        return cls(session, WordPieces.of(vocabulary.rstrip("\n").split("\n")[:PIECES]))

    def states(self, tokens: Sequence[str]) -> NDArray[np.float32]:
        """(tokens, 384): the mean state of the pieces of each token."""
        pieces: list[int] = []
        owners: list[int] = []
        for place, token in enumerate(tokens):
            own = self.words.numbers(MASKED.get(token, token)) or [UNKNOWN]
            pieces += own
            owners += [place] * len(own)
        sums = np.zeros((len(tokens), OWN_SIZE), dtype=np.float32)
        for start in range(0, len(pieces), MOST_PIECES):
            part = slice(start, start + MOST_PIECES)
            np.add.at(sums, owners[part], self._layer(pieces[part]))
        counts = np.bincount(np.array(owners, dtype=np.intp), minlength=len(tokens))
        means: NDArray[np.float32] = (sums / np.maximum(counts, 1)[:, None]).astype(
            np.float32
        )
        return means

    def _layer(self, pieces: Sequence[int]) -> NDArray[np.float32]:
        numbers = np.array([[START, *pieces, END]], dtype=np.int64)
        outputs = self.session.run(
            None,
            {
                "input_ids": numbers,
                "attention_mask": np.ones_like(numbers),
                "token_type_ids": np.zeros_like(numbers),
            },
        )
        layer: NDArray[np.float32] = np.asarray(outputs[-1], dtype=np.float32)
        return layer[0, 1:-1]
