"""What the tagger sees of a word: its letters and shape, and its neighbours'. Pure.

A feature is a short text, known by its CRC-32. Nothing of who wrote the text or where
it stood is read.
"""

import re
from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

EDGE = "<>"
FAR = 2  # words on either side whose groups are read
LONG = 60  # letters of a word that are read
BREAKS = frozenset(
    {
        ".",
        ";",
        "(",
        ")",
        "/",
        ":",
        "and",
        "or",
        "-",
        "*",
        "•",
        "&",
        "to",
    }
)
TWICE = re.compile(r"(.)\1{2,}")
CAPITALS = 0.6  # share of words with a capital that makes a heading


def keys(
    tokens: Sequence[str], groups: NDArray[np.intp] | None = None
) -> list[list[int]]:
    """For each token the keys of its features, each once, in rising order.

    groups: (tokens, sizes) the groups of words alike that each token stands in.
    """
    found = features(tokens)
    if groups is not None:
        found = [a + b for a, b in zip(found, of_groups(groups), strict=True)]
    return [
        sorted({crc32(name.encode("utf-8", "replace")) for name in names})
        for names in found
    ]


def of_groups(groups: NDArray[np.intp]) -> list[list[str]]:
    """For each token the names of its groups and its neighbours'; with the smallest
    groups, of which there are most, no pairs.
    """
    edge = [EDGE] * FAR
    found: list[list[str]] = [[] for _ in groups]
    for size, column in enumerate(groups.T.tolist()):
        padded = [*edge, *column, *edge]
        for place, names in enumerate(found):
            far, before, here, after, last = padded[place : place + 2 * FAR + 1]
            names += [f"g{size}={here}", f"g{size}-={before}", f"g{size}+={after}"]
            if size < groups.shape[1] - 1:
                names += [
                    f"g{size}bi-={before}_{here}",
                    f"g{size}bi+={here}_{after}",
                    f"g{size}--={far}",
                    f"g{size}++={last}",
                ]
    return found


def features(tokens: Sequence[str]) -> list[list[str]]:
    """For each token the names of its features."""
    words = [token[:LONG].lower().replace("\u2019", "'") for token in tokens]
    shapes = [shape(token[:LONG]) for token in tokens]
    sentence = _of_sentence(tokens, words)
    found: list[list[str]] = []
    since = 0
    for place, word in enumerate(words):
        around = _Around(words, shapes, place)
        since_break = f"since={min(since, 6)}"
        found.append(
            [
                *_own(word, shapes[place]),
                *around.near(),
                *around.pairs(),
                *sentence,
                since_break,
                around.position(),
            ]
        )
        since = 0 if word in BREAKS else since + 1
    return found


def shape(token: str) -> str:
    """Capitals X, small letters x, digits d, the rest itself; no run over two."""
    kinds = "".join(
        "X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c
        for c in token
    )
    return TWICE.sub(r"\1\1", kinds)


def _own(word: str, form: str) -> list[str]:
    starts = [f"p{n}={word[:n]}" for n in (3, 4, 5, 6)]
    ends = [f"s{n}={word[-n:]}" for n in (2, 3, 4)]
    return ["b", f"w={word}", f"sh={form}", *starts, *ends]


def _of_sentence(tokens: Sequence[str], words: Sequence[str]) -> list[str]:
    if not words:
        return []
    capitals = sum(token[:1].isupper() for token in tokens)
    return [
        f"len={min(len(words), 8)}",
        f"f={words[0]}",
        f"end={words[-1][-1:]}",
        f"title={capitals > CAPITALS * len(words)}",
    ]


class _Around:
    """The neighbours of one word."""

    def __init__(self, words: Sequence[str], shapes: Sequence[str], place: int) -> None:
        self.words, self.shapes, self.place = words, shapes, place

    def word(self, step: int) -> str:
        place = self.place + step
        return self.words[place] if 0 <= place < len(self.words) else EDGE

    def form(self, step: int) -> str:
        place = self.place + step
        return self.shapes[place] if 0 <= place < len(self.words) else EDGE

    def near(self) -> list[str]:
        words = [f"{step}={self.word(step)}" for step in (-3, -2, -1, 1, 2, 3)]
        ends = [f"{step}s3={self.word(step)[-3:]}" for step in (-1, 1)]
        forms = [f"{step}sh={self.form(step)}" for step in (-1, 1)]
        return words + ends + forms

    def pairs(self) -> list[str]:
        here, before, after = self.word(0), self.word(-1), self.word(1)
        forms = "".join(self.form(step)[:3] for step in (-1, 0, 1))
        return [
            f"bi+={here}_{after}",
            f"bi-={before}_{here}",
            f"t-={self.word(-2)}_{before}",
            f"t+={after}_{self.word(2)}",
            f"ss-={before[-3:]}_{here[-3:]}",
            f"ss+={here[-3:]}_{after[-3:]}",
            f"sss={before[-2:]}_{here[-2:]}_{after[-2:]}",
            f"shw={forms}",
        ]

    def position(self) -> str:
        last = len(self.words) - 1 - self.place
        return f"at={min(self.place, 3)}/{min(last, 3)}"
