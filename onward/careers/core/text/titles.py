"""A job title as somebody typed it, found among every title that is known. Pure.

Every label is compared at once by its runs of three letters and by meaning; the best
are put in order by those, by what the description means, and by rapidfuzz's
comparison of sorted words. `benchmarks/engine.py` prints how well it finds.
"""

from collections.abc import Container, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from onward.careers.core.text.begins import begins_with
from onward.careers.core.text.encoder import Encoder, StaticEncoder
from onward.careers.core.text.labels import Entry, Labels
from onward.careers.core.text.letters import plain, plain_all
from onward.careers.core.text.runs import RunIndex
from onward.careers.core.text.sense import Sense
from onward.careers.core.text.spelling import Speller
from onward.careers.core.text.vacancy import Cleaned, clean

__all__ = ["Entry", "Found", "Mix", "TitleSearch"]

CANDIDATES = 150  # labels that are looked at one by one
LONGEST = 300
SHORTEST_WHOLE, WHOLE = 4, 0.6  # a title wholly within what was typed
SPELT_WORDS, SPELT_LETTERS = 0.5, 0.2  # in the likeness shown, beside runs
DOUBTED = 2.0  # where half the words are unknown, letters alone decide
MEANT = 0.7  # what the same meaning in other letters is at most taken for

Floats = NDArray[np.float32]


class Scorer(Protocol):
    """What rapidfuzz takes for comparing two texts, 0 to 100."""

    def __call__(
        self,
        s1: Sequence[Hashable],
        s2: Sequence[Hashable],
        /,
        *,
        score_cutoff: float | None,
    ) -> float: ...


@dataclass(frozen=True, slots=True)
class Mix:
    """What each likeness weighs beside the runs of letters, which weigh 1.

    Chosen on titles of held-out occupations, plain and as vacancies have them.
    """

    meaning: float = 3.0
    text: float = 1.5
    model: float = 2.0
    words: float = 1.0
    letters: float = 0.2


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, by which of its labels, and how like what was typed, 0 to 1.

    The likeness is mostly of letters: what only means the same is at most 0.7.
    """

    key: str
    label: str
    likeness: float
    source: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed: the job in it, that with mistyped words put right, doubt."""

    job: str
    right: str
    spelt: tuple[str, ...]
    unknown: float  # share of words that no label has and none is like

    @classmethod
    def of(cls, cleaned: Cleaned, speller: Speller, also: Container[str]) -> "Typed":
        right, unknown = speller.put_right(cleaned.spelt_out, also)
        whole = f"{cleaned.rank} {cleaned.job}".strip()
        spelt = tuple(dict.fromkeys([cleaned.job, right, whole]))
        return cls(cleaned.job, right, spelt, unknown)


@dataclass(frozen=True, slots=True)
class TitleSearch:
    """Labels, ready to be searched; built once, only read."""

    labels: Labels
    runs: RunIndex
    speller: Speller
    sense: Sense
    is_vacancy: bool = True  # what is typed may be the title of a vacancy
    mix: Mix = field(default_factory=Mix)

    @classmethod
    def of(
        cls,
        entries: Sequence[Entry],
        static: StaticEncoder | None = None,
        model: Encoder | None = None,
        *,
        is_vacancy: bool = True,
    ) -> "TitleSearch":
        """Index entries; without encoders it works on letters and words alone.

        is_vacancy: False for skills and the like, whose words all count.
        """
        labels = Labels.of(entries)
        texts = [labels.texts[place] for place in range(len(labels.texts))]
        plain_texts = plain_all(texts)
        return cls(
            labels=labels,
            runs=RunIndex.of(plain_texts),
            speller=Speller.of(plain_texts),
            sense=Sense.of(labels, texts, entries, static, model),
            is_vacancy=is_vacancy,
        )

    def search(
        self, typed: str, *, most: int = 5, source: str | None = None
    ) -> tuple[Found, ...]:
        """The entries most like what was typed, best first, each once.

        Entries of one group follow one another: the best group's first. source: only
        entries of that source. Nothing for a text without a letter.
        """
        asked = self._asked(typed)
        if not asked.job or not len(self.labels.texts):
            return ()
        letters, meaning, total = self._compared(asked)
        if source is not None:
            total = np.where(self._is_of(source), total, -np.inf)
        pool = max(CANDIDATES, 4 * most)
        rows, finals, alike = self._looked_at(asked, (letters, meaning, total), pool)
        ordered = self.labels.best_first(rows, finals, total, most)
        likeness = dict(zip(rows.tolist(), alike.tolist(), strict=True))
        found = tuple(self._found(row, likeness.get(row, 0.0)) for row in ordered)
        return self._surer(found, asked)

    def begins(
        self, typed: str, *, most: int = 8, source: str | None = None
    ) -> tuple[Found, ...]:
        """As-you-type: entries with a label whose words begin with the words typed.

        Labels that begin with it first, then shorter ones. From two letters on; when
        nothing begins so, what is most like it.
        """
        start = plain(typed[:LONGEST])
        rows = begins_with(self.labels, self.runs, start)
        if source is not None:
            rows = [row for row in rows if self.labels.source_of(row) == source]
        best: dict[int, int] = {}
        for row in rows:
            best.setdefault(int(self.labels.owner[row]), row)
            if len(best) == most:
                break
        if not best and len(start) > SHORTEST_WHOLE:
            return self.search(typed, most=most, source=source)
        return tuple(self._found(row, 1.0) for row in best.values())

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """All of it as arrays, for np.savez; `from_arrays` takes them back."""
        return {
            **self.labels.arrays(),
            **self.runs.arrays(),
            **self.speller.arrays(),
            **self.sense.arrays(),
            "is_vacancy": np.array([self.is_vacancy]),
        }

    @classmethod
    def from_arrays(
        cls,
        arrays: Mapping[str, NDArray[np.generic]],
        static: StaticEncoder | None = None,
        model: Encoder | None = None,
    ) -> "TitleSearch":
        """Raises KeyError when an array is missing. The encoders are those of `of`."""
        return cls(
            labels=Labels.from_arrays(arrays),
            runs=RunIndex.from_arrays(arrays),
            speller=Speller.from_arrays(arrays),
            sense=Sense.from_arrays(arrays, static, model),
            is_vacancy=bool(arrays["is_vacancy"][0]),
        )

    def _asked(self, typed: str) -> Typed:
        if self.is_vacancy:
            return Typed.of(
                clean(typed, self.speller.known), self.speller, self.sense.words
            )
        text = plain(typed[:LONGEST])
        return Typed.of(Cleaned(text, "", text), self.speller, self.sense.words)

    def _compared(self, asked: Typed) -> tuple[Floats, Floats, Floats]:
        """Likeness with every label: of letters, in meaning, and all together."""
        letters = self.runs.likeness(asked.job)
        if asked.right != asked.job:
            letters = np.maximum(letters, self.runs.likeness(asked.right))
        total = letters.copy()
        # Of words that nobody knows the vectors know nothing either.
        known = max(0.0, 1 - DOUBTED * asked.unknown)
        likeness = self.sense.likeness(asked.right) if known else {}
        for name, values in likeness.items():
            total += np.float32(known * getattr(self.mix, name)) * values
        return letters, likeness.get("meaning", np.zeros_like(total)), total

    def _looked_at(
        self, asked: Typed, compared: tuple[Floats, Floats, Floats], pool: int
    ) -> tuple[NDArray[np.intp], Floats, Floats]:
        """The best labels, their final scores, and how like what was typed they are."""
        letters, meaning, total = compared
        rows = self.labels.best_rows(total, pool)
        others = plain_all([self.labels.texts[int(row)] for row in rows])
        words = _best_of(asked.spelt, others, fuzz.token_sort_ratio)
        exact = _best_of(asked.spelt, others, fuzz.ratio)
        mix = self.mix
        finals = total[rows] + mix.words * words + mix.letters * exact
        spelt = letters[rows] + SPELT_WORDS * words + SPELT_LETTERS * exact
        alike = spelt / (1 + SPELT_WORDS + SPELT_LETTERS)
        meant = MEANT * meaning[rows] * (1 - asked.unknown)
        alike = np.where(exact == 1, 1, np.maximum(alike, meant))
        return rows, finals, np.clip(alike, 0, 1)

    def _is_of(self, source: str) -> NDArray[np.bool_]:
        if source not in self.labels.sources:
            return np.zeros(len(self.labels.owner), dtype=np.bool_)
        number = self.labels.sources.index(source)
        mask: NDArray[np.bool_] = self.labels.source[self.labels.owner] == number
        return mask

    def _found(self, row: int, likeness: float) -> Found:
        return Found(
            key=self.labels.keys[int(self.labels.owner[row])],
            label=self.labels.texts[row],
            likeness=float(likeness),
            source=self.labels.source_of(row),
        )

    def _surer(self, found: tuple[Found, ...], asked: Typed) -> tuple[Found, ...]:
        """The first one surer when its whole title stands in what was typed.

        To order by that would prefer "operator" to any operator.
        """
        if not found:
            return ()
        sure = _covers(plain(found[0].label), asked.job)
        first = replace(found[0], likeness=max(found[0].likeness, sure))
        return first, *found[1:]


def _best_of(
    spelt: Sequence[str],
    others: Sequence[str],
    ratio: Scorer,
) -> Floats:
    """For each label the best ratio with any spelling of what was typed, 0 to 1."""
    ratios = process.cdist(spelt, others, scorer=ratio, dtype=np.float32)
    best: Floats = ratios.max(axis=0) / np.float32(100)
    return best


def _covers(title: str, typed: str) -> float:
    """How sure a title makes that stands wholly in what was typed, nought if not."""
    words = title.split()
    if len(title) < SHORTEST_WHOLE or not set(words) <= set(typed.split()):
        return 0.0
    return WHOLE + (1 - WHOLE) * len(title) / len(typed)
