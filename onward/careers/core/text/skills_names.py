"""Names of skills by their words: which a text says outright, which it half says. Pure.

Works for any list of names: skills, technologies, tools.
"""

import re
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from onward.careers.core.text.letters import without_accents
from onward.careers.core.text.skills_text import Place, words

LONGEST_NAME = 8  # words
NUMBER = np.dtype("<u8")
IN_BRACKETS = re.compile(r"\s*\([^)]*\)\s*$")
ENDINGS = (
    "isations", "isation", "izations", "ization", "ations", "ation", "ments", "ment",
    "ings", "ing", "ers", "ies", "ed", "es", "er", "s", "e", "y",
)  # fmt: skip # words in a row are read at a glance
SHORTEST_STEM = 3
COMMON = frozenset(
    {
        "a", "an", "the", "of", "to", "in", "on", "for", "and", "or", "with", "by",
        "at", "from", "as", "into", "is", "are", "be", "your", "our",
    }
)  # fmt: skip # words in a row are read at a glance


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of row `row`, said at `place`: outright, or inside a longer one."""

    row: int
    place: Place
    is_inside: bool = False


@dataclass(frozen=True, slots=True)
class Pointers:
    """Short texts and the rows each points to, twelve bytes a pair.

    numbers: (pairs,) the first 64 bits of each text's BLAKE2b, rising. Of a million
    texts two share a number once in thirty million times. rows: (pairs,) rising
    within a number; no pair stands twice.
    """

    numbers: NDArray[np.uint64]
    rows: NDArray[np.int32]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, int]]) -> "Pointers":
        """From (text, row), read one by one; an empty text points nowhere."""
        digests, rows = bytearray(), array("i")
        for text, row in pairs:
            if text:
                digests += _digest(text)
                rows.append(row)
        return cls._ordered(
            np.frombuffer(digests, dtype=NUMBER), np.array(rows, dtype=np.int32)
        )

    @classmethod
    def joined(cls, parts: Sequence["Pointers"]) -> "Pointers":
        """All pairs of one part or more."""
        return cls._ordered(
            np.concatenate([part.numbers for part in parts]),
            np.concatenate([part.rows for part in parts]),
        )

    @classmethod
    def _ordered(
        cls, numbers: NDArray[np.uint64], rows: NDArray[np.int32]
    ) -> "Pointers":
        order = np.lexsort((rows, numbers))
        numbers, rows = numbers[order], rows[order]
        is_new = np.ones(len(rows), dtype=np.bool_)
        is_new[1:] = (numbers[1:] != numbers[:-1]) | (rows[1:] != rows[:-1])
        return cls(numbers[is_new], rows[is_new])

    def known(self, texts: Sequence[str]) -> dict[int, NDArray[np.int32]]:
        """Which of the texts point to rows, by their places, and to which."""
        asked = np.frombuffer(b"".join(map(_digest, texts)), dtype=NUMBER)
        first = np.searchsorted(self.numbers, asked)
        last = np.searchsorted(self.numbers, asked, side="right")
        return {
            int(place): self.rows[first[place] : last[place]]
            for place in np.flatnonzero(last > first)
        }

    def weights(self, names: int) -> NDArray[np.float64]:
        """(pairs,) how telling the text of each pair is; see `_telling`."""
        is_first = np.ones(len(self.numbers), dtype=np.bool_)
        is_first[1:] = self.numbers[1:] != self.numbers[:-1]
        counts = np.diff(np.append(np.flatnonzero(is_first), len(self.numbers)))
        return np.repeat(_telling(names, counts), counts)


@dataclass(frozen=True, slots=True)
class Names:
    """said: the words of every name -> rows. stems: word -> rows whose first name has
    it. totals: (names,) how telling all stems of a first name are together.
    """

    said: Pointers
    stems: Pointers
    totals: NDArray[np.float32]

    @classmethod
    def of(cls, names: Sequence[str], others: Sequence[Pointers] = ()) -> "Names":
        """`names`: the first name of each row; `others`: other names, by `key_of`.

        A remark in brackets after a name, as in "Python (computer programming)", is
        no part of it.
        """
        bare = [IN_BRACKETS.sub("", name) for name in names]
        firsts = Pointers.of((key_of(name), row) for row, name in enumerate(bare))
        stems = Pointers.of(
            (stem, row) for row, name in enumerate(bare) for stem in stems_of(name)
        )
        totals = np.bincount(
            stems.rows, weights=stems.weights(len(names)), minlength=len(names)
        )
        return cls(
            said=Pointers.joined([firsts, *others]),
            stems=stems,
            totals=totals.astype(np.float32),
        )

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """What `from_arrays` takes."""
        return {
            "said_numbers": self.said.numbers,
            "said_rows": self.said.rows,
            "stem_numbers": self.stems.numbers,
            "stem_rows": self.stems.rows,
            "name_totals": self.totals,
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[np.generic]]) -> "Names":
        def pointers(kind: str) -> Pointers:
            return Pointers(
                np.asarray(arrays[f"{kind}_numbers"], dtype=np.uint64),
                np.asarray(arrays[f"{kind}_rows"], dtype=np.int32),
            )

        totals = np.asarray(arrays["name_totals"], dtype=np.float32)
        return cls(pointers("said"), pointers("stem"), totals)

    def mentions(self, text: str, within: Place | None = None) -> list[Mention]:
        """Names, longest first; one inside a longer one is marked so: who studied
        computer science did not say "science".
        """
        places = words(text, within)
        plain = [_plain(place.of(text)) for place in places]
        spans = [
            (first, first + length)
            for length in range(min(LONGEST_NAME, len(plain)), 0, -1)
            for first in range(len(plain) - length + 1)
        ]
        known = self.said.known([" ".join(plain[a:b]) for a, b in spans])
        found: list[Mention] = []
        taken: list[Place] = []
        for at, rows in known.items():
            first, last = spans[at]
            place = Place(places[first].start, places[last - 1].end)
            is_inside = any(place.meets(other) for other in taken)
            if not is_inside:
                taken.append(place)
            found.extend(Mention(row, place, is_inside) for row in rows.tolist())
        return found

    def coverage(self, text: str) -> NDArray[np.float32]:
        """(names,) 0 to 1: how much of a name's telling words the text has."""
        shares = np.zeros(len(self.totals), dtype=np.float32)
        for rows in self.stems.known(sorted(stems_of(text))).values():
            shares[rows] += np.float32(_telling(len(shares), len(rows)))
        shares /= np.maximum(self.totals, 1e-6)
        return shares


def key_of(name: str) -> str:
    """The plain words of a name, with single spaces."""
    return " ".join(_plain(place.of(name)) for place in words(name))


def stems_of(text: str) -> set[str]:
    """Stems of the words of a text that are not among the commonest."""
    plain = (_plain(place.of(text)) for place in words(text))
    parts = [part for word in plain for part in re.split(r"[-/]", word) if part]
    return {_stem(part) for part in parts if part not in COMMON}


def _digest(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "replace"), digest_size=8).digest()


def _telling(names: int, having: NDArray[np.integer] | int) -> NDArray[np.float64]:
    """ln((names + 1) / names with the word): the rarer a word, the more it tells."""
    told: NDArray[np.float64] = np.log((names + 1) / np.asarray(having))
    return told


def _plain(word: str) -> str:
    return without_accents(word.replace("\u2019", "'"))


def _stem(word: str) -> str:
    """An ending off and z as s: "analysing", "analyses" and "analyzed" are one."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            word = word[: -len(ending)]
            break
    return word.replace("z", "s")
