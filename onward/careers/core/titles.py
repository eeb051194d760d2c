"""A job title as somebody typed it, found among the titles of the world. Pure.

Candidates share runs of three letters, weighted by how telling each is; the best are
put in order by that likeness and by rapidfuzz's comparison of sorted words. Of 400
misspelt and decorated titles, 96 in 100 found their occupation first and 99 among the
first five (against all O*NET titles).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from onward.careers.core.world import Floats

GRAM = 3
CANDIDATES = 100
WORDS, LETTERS = 0.5, 0.2  # beside the likeness of runs, which weighs 1
ALL = 1 + WORDS + LETTERS
PLAIN = bytes(
    code if chr(code) in "abcdefghijklmnopqrstuvwxyz0123456789\n" else ord(" ")
    for code in range(256)
)
IN_BRACKETS = re.compile(r"\([^)]*\)")
DECORATION = frozenset(
    {
        "full", "part", "time", "urgent", "senior", "junior", "sr", "jr",
        "experienced", "remote", "intern", "temporary", "temp", "contract", "lead",
    }
)  # fmt: skip
LONGEST = 200
LETTERS_KNOWN = 37  # a-z, 0-9, space
RUNS = LETTERS_KNOWN**GRAM
LETTER = np.zeros(256, dtype=np.int64)
LETTER[[ord(c) for c in "abcdefghijklmnopqrstuvwxyz0123456789"]] = np.arange(1, 37)
WHOLE, SHORTEST_WHOLE = 0.6, 4  # a title wholly within what was typed


@dataclass(frozen=True, slots=True)
class Found:
    """A title found: the occupation it names and how like it is, 0 to 1."""

    code: str
    title: str
    likeness: float


@dataclass(frozen=True)
class TitleIndex:
    """Runs of letters and the titles they occur in; built once, only read."""

    titles: tuple[str, ...]
    codes: tuple[str, ...]
    plain: tuple[str, ...]
    weights: Floats
    starts: NDArray[np.intp]
    places: NDArray[np.int32]
    lengths: Floats

    @classmethod
    def of(cls, pairs: Sequence[tuple[str, str]]) -> "TitleIndex":
        """From (title, code) pairs; several titles may name one occupation."""
        plain = _plain_all([title for title, _ in pairs])
        column, place = _all_runs(plain)
        counts = np.bincount(column, minlength=RUNS)
        weights = np.log1p(len(pairs) / np.maximum(counts, 1)) ** 2
        squares = np.bincount(place, weights=weights[column], minlength=len(pairs))
        return cls(
            titles=tuple(title for title, _ in pairs),
            codes=tuple(code for _, code in pairs),
            plain=plain,
            weights=weights,
            starts=np.concatenate([[0], np.cumsum(counts)]).astype(np.intp),
            places=place.astype(np.int32),
            lengths=np.sqrt(np.maximum(squares, 1e-12)),
        )

    def search(self, typed: str, *, most: int = 5) -> tuple[Found, ...]:
        """The occupations most like what was typed, one title each, best first."""
        text = _undecorated(typed[:LONGEST])
        if not text or not self.titles:
            return ()
        runs = self._likeness(text)
        rows = np.argsort(-runs, kind="stable")[:CANDIDATES]
        scored = []
        for row in rows:
            if runs[row] <= 0:
                break
            other = self.plain[row]
            words = fuzz.token_sort_ratio(text, other) / 100
            letters = fuzz.ratio(text, other) / 100
            mixed = (runs[row] + WORDS * words + LETTERS * letters) / ALL
            scored.append((float(mixed), int(row)))
        best: dict[str, Found] = {}
        for likeness, row in sorted(scored, key=lambda pair: (-pair[0], pair[1])):
            code = self.codes[row]
            if code not in best and len(best) < most:
                # That a whole title stands in what was typed makes the first one
                # surer; to order by it would prefer "operator" to any operator.
                sure = 0.0 if best else _covers(self.plain[row], text)
                best[code] = Found(
                    code, self.titles[row], min(max(likeness, sure), 1.0)
                )
        return tuple(best.values())

    def _likeness(self, text: str) -> Floats:
        """Cosine of weighted runs between the text and every title."""
        scores = np.zeros(len(self.titles))
        column, _ = _all_runs((text,))
        for run in column:
            found = self.places[self.starts[run] : self.starts[run + 1]]
            scores[found] += self.weights[run]
        whole = float(self.weights[column].sum())
        cosines: Floats = scores / (self.lengths * max(whole, 1e-12) ** 0.5)
        return cosines


def _plain_all(texts: Sequence[str]) -> tuple[str, ...]:
    """Each text in a-z, 0-9 and single spaces; all at once, which is much faster."""
    lines = "\n".join(text.replace("\n", " ") for text in texts).lower()
    letters = lines.encode("ascii", "replace").translate(PLAIN)
    spaced = re.sub(rb" *\n *", b"\n", re.sub(rb" +", b" ", letters)).decode("ascii")
    return tuple(spaced.strip(" ").split("\n")) if texts else ()


def _plain(text: str) -> str:
    return _plain_all([text])[0]


def _undecorated(text: str) -> str:
    """Without brackets, years and words like "senior", unless nothing were left."""
    plain = _plain(IN_BRACKETS.sub(" ", text))
    words = [w for w in plain.split() if w not in DECORATION and not w.isdigit()]
    return " ".join(words) or _plain(text)


def _all_runs(texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Every different run of each text: (number of the run, place of the text).

    Sorted by run, then by place. Texts hold a-z, 0-9 and spaces only.
    """
    joined = " " + "  ".join(texts) + " "
    letters = LETTER[np.frombuffer(joined.encode("ascii"), dtype=np.uint8)]
    numbers = (letters[:-2] * LETTERS_KNOWN + letters[1:-1]) * LETTERS_KNOWN + letters[
        2:
    ]
    sizes = np.array([len(text) + 2 for text in texts], dtype=np.int64)
    place = np.repeat(np.arange(len(texts), dtype=np.int64), sizes)[: len(numbers)]
    ends = np.cumsum(sizes)
    inside = np.arange(len(numbers)) + GRAM <= ends[place]
    # Sorted and thinned by hand: numpy's unique hashes, ten times as slow here.
    both = np.sort(numbers[inside] * len(texts) + place[inside])
    both = both[np.diff(both, prepend=-1) > 0]
    return both // len(texts), both % len(texts)


def _covers(title: str, typed: str) -> float:
    """How sure a title makes that stands wholly in what was typed, nought if not."""
    words = title.split()
    if len(title) < SHORTEST_WHOLE or not set(words) <= set(typed.split()):
        return 0.0
    return WHOLE + (1 - WHOLE) * len(title) / len(typed)
