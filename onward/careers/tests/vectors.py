"""The committed vectors of word pieces, read once for all tests."""

from functools import cache
from pathlib import Path

import numpy as np

from onward.careers.core.text.encoder import StaticEncoder

TEXT = Path(__file__).parents[1] / "content" / "text"


@cache
def bundled() -> StaticEncoder:
    vocabulary = (TEXT / "vocabulary.txt").read_text(encoding="utf-8")
    with np.load(TEXT / "vectors.npz") as arrays:
        return StaticEncoder.of(vocabulary, arrays)
