"""Names of skills by their words: which a text says outright, which it half says. Pure.

Works for any list of names: skills, technologies, tools.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onward.careers.core.text.letters import without_accents
from onward.careers.core.text.skills_text import Place, words

LONGEST_NAME = 8  # words
IN_BRACKETS = re.compile(r"\s*\([^)]*\)\s*$")
ENDINGS = (
    "isations", "isation", "izations", "ization", "ations", "ation", "ments", "ment",
    "ings", "ing", "ers", "ies", "ed", "es", "er", "s", "e", "y",
)  # fmt: skip
SHORTEST_STEM = 3
MAKERS = frozenset(
    {
        "Adobe",
        "Amazon",
        "Apache",
        "Apple",
        "Google",
        "IBM",
        "Intuit",
        "Microsoft",
        "Oracle",
    }
)
COMMON = frozenset(
    {
        "a", "an", "the", "of", "to", "in", "on", "for", "and", "or", "with", "by",
        "at", "from", "as", "into", "is", "are", "be", "your", "our",
    }
)  # fmt: skip

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """The name of row `row`, said outright at `place`."""

    row: int
    place: Place


@dataclass(frozen=True, slots=True)
class Names:
    """keys: words of a name -> rows. stems: word -> rows whose first name has it.
    telling: how telling each stem is, ln(names / names with it). totals: (names,)
    the telling of all stems of a name.
    """

    keys: Mapping[Key, tuple[int, ...]]
    stems: Mapping[str, NDArray[np.int32]]
    telling: Mapping[str, float]
    totals: NDArray[np.float32]

    @classmethod
    def of(
        cls, names: Sequence[str], others: Iterable[tuple[str, int]] = ()
    ) -> "Names":
        """`names`: the first name of each row; `others`: (another name, row) pairs.

        A remark in brackets after a name, as in "Python (computer programming)", is
        no part of it.
        """
        bare = [IN_BRACKETS.sub("", name) for name in names]
        keys: dict[Key, list[int]] = {}
        for name, row in [*((name, row) for row, name in enumerate(bare)), *others]:
            rows = keys.setdefault(key_of(name), [])
            if row not in rows:
                rows.append(row)
        keys.pop((), None)
        sets = [stems_of(name) for name in bare]
        counts = Counter(stem for one in sets for stem in one)
        telling = {
            stem: float(np.log((len(names) + 1) / count))
            for stem, count in counts.items()
        }
        places: dict[str, list[int]] = {}
        for row, one in enumerate(sets):
            for stem in one:
                places.setdefault(stem, []).append(row)
        totals = [sum(telling[stem] for stem in sorted(one)) for one in sets]
        return cls(
            keys={key: tuple(rows) for key, rows in keys.items()},
            stems={s: np.array(rows, dtype=np.int32) for s, rows in places.items()},
            telling=telling,
            totals=np.array(totals, dtype=np.float32),
        )

    def mentions(self, text: str, within: Place | None = None) -> list[Mention]:
        """Names said outright, longest first; a name inside a longer one is not told
        again.
        """
        places = words(text, within)
        plain = [_plain(place.of(text)) for place in places]
        found: list[Mention] = []
        taken: list[Place] = []
        for length in range(min(LONGEST_NAME, len(plain)), 0, -1):
            for first in range(len(plain) - length + 1):
                rows = self.keys.get(tuple(plain[first : first + length]))
                place = Place(places[first].start, places[first + length - 1].end)
                if rows is None or any(place.meets(other) for other in taken):
                    continue
                taken.append(place)
                found.extend(Mention(row, place) for row in rows)
        return found

    def coverage(self, text: str) -> NDArray[np.float32]:
        """(names,) 0 to 1: how much of a name's telling words the text has."""
        shares = np.zeros(len(self.totals), dtype=np.float32)
        for stem in sorted(stems_of(text)):
            rows = self.stems.get(stem)
            if rows is not None:
                shares[rows] += self.telling[stem]
        shares /= np.maximum(self.totals, 1e-6)
        return shares


def technologies_in(text: str, names: Sequence[str]) -> list[Mention]:
    """Technologies a text names, in order of place; `row` counts in `names`.

    "Excel" stands for "Microsoft Excel" when written with a capital inside a
    sentence, so that "the word" and "access" stand for nothing.
    """
    short = [(name.split(" ", 1)[1], row) for row, name in enumerate(names)
             if name.split(" ", 1)[0] in MAKERS and " " in name]  # fmt: skip
    whole = Names.of(names).mentions(text)
    taken = {found.place for found in whole}
    for found in Names.of([name for name, _ in short]).mentions(text):
        before = text[: found.place.start].rstrip()
        inside = bool(before) and before[-1] not in ".!?"
        if (
            inside
            and text[found.place.start].isupper()
            and not any(found.place.meets(place) for place in taken)
        ):
            whole.append(Mention(short[found.row][1], found.place))
    return sorted(whole, key=lambda found: (found.place, found.row))


def key_of(name: str) -> Key:
    return tuple(_plain(place.of(name)) for place in words(name))


def stems_of(text: str) -> set[str]:
    """Stems of the words of a text that are not among the commonest."""
    plain = (_plain(place.of(text)) for place in words(text))
    parts = [part for word in plain for part in re.split(r"[-/]", word) if part]
    return {_stem(part) for part in parts if part not in COMMON}


def _plain(word: str) -> str:
    return without_accents(word.replace("\u2019", "'"))


def _stem(word: str) -> str:
    """An ending off and z as s: "analysing", "analyses" and "analyzed" are one."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            word = word[: -len(ending)]
            break
    return word.replace("z", "s")
