"""Skills that a text shows, each with the words that show it. Pure.

A sentence is cut into phrases (what the tagger marks, and clauses). A skill is the
better supported the nearer its name is in meaning to the sentence and to the phrase
nearest to it, the more of its words the sentence has, and when it is said outright;
the less when its title stands only inside a longer name. Long, special names need more
support. Without an encoder runs of letters stand for meaning. Weights and figures:
content/skills/MODEL.md.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from onward.careers.core.text.encoder import Encoder
from onward.careers.core.text.labels import Words
from onward.careers.core.text.letters import plain, plain_all
from onward.careers.core.text.runs import RunIndex
from onward.careers.core.text.skills_kinds import (
    ByteRows,
    Read,
    SkillFound,
    SkillName,
    Tools,
    usual_names,
)
from onward.careers.core.text.skills_names import IN_BRACKETS, Names, Pointers, key_of
from onward.careers.core.text.skills_text import Place, clauses, sentences, tokens
from onward.careers.core.text.skills_text import words as words_of

Floats = NDArray[np.float32]
SENTENCE, PHRASE = 0.5, 0.5  # what nearness of meaning weighs
WORDS, OUTRIGHT, INSIDE, USUAL, EACH_WORD = 0.15, 0.2, 0.3, 0.03, 0.015
MOST_PHRASES = 40  # of one sentence
TOGETHER = 64  # texts compared with all skills at a time
WEIGHED = 50  # skills of a sentence that are put in order
STEEP, MIDDLE, LATER = 7.0, 0.43, 0.87  # of the probability, see `_probability`
SHOWN = 0.25  # from this probability a skill is in the set: best F1, not surest


@dataclass(frozen=True, slots=True)
class SkillSearch:
    """Skills ready to be found; built once, only read.

    vectors: (skills, size) rows, or runs of letters where there is no encoder.
    penalties: (skills,) what each loses by length, less what it gains by being usual.
    """

    ids: Words
    titles: Words
    names: Names
    penalties: Floats
    vectors: ByteRows | None
    runs: RunIndex | None
    tools: Tools

    @classmethod
    def of(
        cls,
        skills: Iterable[SkillName],
        tools: Tools,
        usual: str = "",
        vectors: NDArray[np.int8] | None = None,
    ) -> "SkillSearch":
        """Skills are read once, some at a time, so that a corpus need not be held.

        `usual`: the committed words.tsv. `vectors`: (skills, size) of `in_bytes`, in
        place of those of all that is said of a skill; ValueError when they do not fit.
        """
        read = Read.of(skills, tools.encoder if vectors is None else None)
        pairs = usual_names(usual, read.titles)
        usual_ones = Pointers.of((key_of(words), row) for words, row in pairs)
        if tools.encoder is not None and vectors is None:
            packed = np.frombuffer(read.vectors, dtype=np.int8)
            vectors = packed.reshape(len(read.ids), tools.encoder.size)
        has_runs = tools.encoder is None and read.titles
        return cls(
            ids=Words.of(read.ids),
            titles=Words.of(read.titles),
            names=Names.of(read.titles, [*read.others, usual_ones]),
            penalties=_penalties(read.titles, {row for _, row in pairs}),
            vectors=_rows(vectors, len(read.ids), tools.encoder),
            runs=_runs(read.titles) if has_runs else None,
            tools=tools,
        )

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """All of it but the tools, to be kept."""
        found: dict[str, NDArray[np.generic]] = {
            "id_letters": self.ids.letters,
            "id_starts": self.ids.starts,
            "title_letters": self.titles.letters,
            "title_starts": self.titles.starts,
            "penalties": self.penalties,
            **self.names.arrays(),
        }
        if self.vectors is not None:
            found["vectors"] = self.vectors.rows
        if self.runs is not None:
            found |= self.runs.arrays()
        return found

    @classmethod
    def from_arrays(
        cls, arrays: Mapping[str, NDArray[np.generic]], tools: Tools
    ) -> "SkillSearch":
        """KeyError or ValueError when they are not whole or of another encoder."""
        ids, titles = _words(arrays, "id"), _words(arrays, "title")
        names = Names.from_arrays(arrays)
        penalties = np.asarray(arrays["penalties"], dtype=np.float32)
        vectors = runs = None
        sizes = [len(titles), len(names.totals), len(penalties)]
        if tools.encoder is not None:
            rows = np.asarray(arrays["vectors"], dtype=np.int8)
            vectors = _rows(rows, len(ids), tools.encoder)
        elif len(ids):
            runs = RunIndex.from_arrays(arrays)
            sizes.append(len(runs.lengths))
        if set(sizes) != {len(ids)}:
            raise ValueError("These arrays are of different skills.")
        return cls(ids, titles, names, penalties, vectors, runs, tools)

    def rank(self, text: str, most: int = 10) -> list[str]:
        """Ids of the skills the text shows best, best first."""
        return [found.id for found in self.find(text, least=0)[:most]]

    def extract(self, text: str) -> list[str]:
        """Ids of the skills the text more probably shows than not, best first."""
        return [found.id for found in self.find(text)]

    def find(self, text: str, least: float = SHOWN) -> list[SkillFound]:
        """Skills of at least `least` probability over all sentences, each once."""
        read = sentences(text)
        phrases = [self.phrases(text, place) for place in read]
        asked = [
            p.of(text) for s, ps in zip(read, phrases, strict=True) for p in (s, *ps)
        ]
        likeness = self._likeness(asked)
        best: dict[int, list[SkillFound]] = {}
        for sentence, parts in zip(read, phrases, strict=True):
            near = np.stack(list(islice(likeness, 1 + len(parts))))
            for row, found in self._of_sentence(text, sentence, parts, near):
                if found.probability >= least:
                    best.setdefault(row, []).append(found)
        merged = [_merged(found) for found in best.values()]
        return sorted(merged, key=lambda found: (-found.score, found.id))

    def phrases(self, text: str, sentence: Place) -> list[Place]:
        """What may name a skill: phrases the tagger marks, then other clauses."""
        found = list(
            dict.fromkeys([*self._tagged(text, sentence), *clauses(text, sentence)])
        )
        return found[:MOST_PHRASES]

    def packed(self) -> NDArray[np.int8] | None:
        """The vectors in one byte a figure, for `of`; None without an encoder."""
        return None if self.vectors is None else self.vectors.rows

    def _tagged(self, text: str, sentence: Place) -> list[Place]:
        if self.tools.tagger is None:
            return []
        places = tokens(text, sentence)
        spans = self.tools.tagger.spans([place.of(text) for place in places])
        return [Place(places[a].start, places[b - 1].end) for a, b in spans]

    def _likeness(self, texts: Sequence[str]) -> Iterator[Floats]:
        """For each text (skills,): cosines of meaning, or of runs of letters.

        Some texts at a time: those of a long text at once would take megabytes.
        """
        if self.vectors is not None and self.tools.encoder is not None:
            asked = self.tools.encoder.encode(texts)
            for first in range(0, len(asked), TOGETHER):
                yield from self.vectors.cosines(asked[first : first + TOGETHER])
        elif self.runs is not None:
            for text in texts:
                yield self.runs.likeness(plain(text))
        else:
            yield from np.zeros((len(texts), len(self.ids)), dtype=np.float32)

    def _of_sentence(
        self, text: str, sentence: Place, parts: Sequence[Place], near: Floats
    ) -> list[tuple[int, SkillFound]]:
        """The WEIGHED best skills of one sentence, best first."""
        if not self.ids:
            return []
        nearest = near[1:].max(axis=0) if parts else near[0]
        scores = SENTENCE * near[0] + PHRASE * nearest - self.penalties
        scores += WORDS * self.names.coverage(sentence.of(text))
        outright, inside = self._said(text, sentence)
        scores[sorted(outright)] += OUTRIGHT
        scores[sorted(inside)] -= INSIDE
        found: list[tuple[int, SkillFound]] = []
        before: dict[Place, int] = {}
        kept = _best(scores)
        level = float(
            scores[kept[-1]] if len(self.ids) > WEIGHED else np.median(scores)
        )
        for row in kept:
            part = int(near[1:, row].argmax()) if parts else -1
            place = outright.get(row, parts[part] if parts else sentence)
            rank = before.get(place, 0)
            before[place] = rank + 1
            score = float(scores[row])
            sure = _probability(score - level, rank)
            found.append((row, self._found(row, score, sure, place)))
        return found

    def _said(self, text: str, sentence: Place) -> tuple[dict[int, Place], set[int]]:
        """Where skills are said outright; and those whose title stands only inside a
        longer name.
        """
        outright: dict[int, Place] = {}
        inside: set[int] = set()
        for mention in self.names.mentions(text, sentence):
            if not mention.is_inside:
                outright.setdefault(mention.row, mention.place)
            elif key_of(mention.place.of(text)) == key_of(self.titles[mention.row]):
                inside.add(mention.row)
        return outright, inside - outright.keys()

    def _found(self, row: int, score: float, sure: float, place: Place) -> SkillFound:
        return SkillFound(
            id=self.ids[row],
            title=self.titles[row],
            probability=sure,
            score=score,
            places=(place,),
        )


def _rows(
    rows: NDArray[np.int8] | None, skills: int, encoder: Encoder | None
) -> ByteRows | None:
    if rows is None or encoder is None:
        return None
    if rows.shape != (skills, encoder.size):
        raise ValueError("These vectors are of other skills.")
    return ByteRows.of(rows)


def _runs(titles: Sequence[str]) -> RunIndex:
    """A title without a plain letter stands as a space, or there might be no run."""
    return RunIndex.of([title or " " for title in plain_all(titles)])


def _words(arrays: Mapping[str, NDArray[np.generic]], kind: str) -> Words:
    return Words(
        np.asarray(arrays[f"{kind}_letters"], dtype=np.uint8),
        np.asarray(arrays[f"{kind}_starts"], dtype=np.int32),
    )


def _penalties(titles: Sequence[str], usual: set[int]) -> Floats:
    lengths = [len(words_of(IN_BRACKETS.sub("", title))) for title in titles]
    penalties = np.array(lengths, dtype=np.float32) * EACH_WORD
    penalties[sorted(usual)] -= USUAL
    return penalties


def _best(scores: Floats) -> list[int]:
    """Rows of the WEIGHED highest scores, highest first, then in order of rows."""
    if len(scores) > WEIGHED:
        kept = np.flatnonzero(scores >= np.partition(scores, -WEIGHED)[-WEIGHED])
    else:
        kept = np.arange(len(scores))
    return [int(row) for row in kept[np.argsort(-scores[kept], kind="stable")]][
        :WEIGHED
    ]


def _probability(lead: float, rank: int) -> float:
    """1 / (1 + exp(-(STEEP * (lead - MIDDLE) - LATER * ln(1 + rank)))).

    lead: how far the score is above that of the last skill weighed, which makes it
    comparable between encoders. rank: how many better skills the same words have
    shown already. Fitted on the sentences of tools/skills_model; for lists of some
    thousand names.
    """
    raised = STEEP * (lead - MIDDLE) - LATER * float(np.log1p(rank))
    return float(1 / (1 + np.exp(-raised)))


def _merged(found: Sequence[SkillFound]) -> SkillFound:
    """One skill over sentences: the best counts; places likely by themselves stay."""
    ordered = sorted(found, key=lambda one: (-one.score, one.places[0]))
    likely = [one for one in ordered[1:] if one.probability >= SHOWN]
    places = dict.fromkeys(p for one in (ordered[0], *likely) for p in one.places)
    return replace(ordered[0], places=tuple(places))
