"""A skill to be found, a skill found, and what a text is read with. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onward.careers.core.text.encoder import Encoder, unit
from onward.careers.core.text.skills_text import Place
from onward.careers.core.text.tagger import Tagger
from onward.careers.core.text.tagger_states import WordStates

OTHER_NAMES, ABOUT = 0.3, 0.3  # beside the name, which weighs 1
ONE_BYTE = 127


@dataclass(frozen=True, slots=True)
class SkillName:
    """A skill to find: other names as they are, or joined in one text; description."""

    id: str
    title: str
    others: tuple[str, ...] = ()
    joined: str = ""
    about: str = ""

    @classmethod
    def of(cls, row: Mapping[str, object]) -> "SkillName":
        """From {"id", "title"} and, where there, "alts" (list or text) and "desc"."""
        alts, about = row.get("alts"), row.get("desc")
        others = tuple(map(str, alts)) if isinstance(alts, list | tuple) else ()
        joined = alts if isinstance(alts, str) else ""
        for mark in ("\n", " | "):
            if mark in joined:
                others, joined = tuple(joined.split(mark)), ""
        return cls(
            id=str(row["id"]), title=str(row["title"]), others=others, joined=joined,
            about=about if isinstance(about, str) else "",
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class SkillFound:
    """A skill, how probable it is that the text shows it, and the places that do.

    score orders skills; probability is its calibration. places: the best first.
    """

    id: str
    title: str
    probability: float
    score: float
    places: tuple[Place, ...]

    @property
    def doubt(self) -> float:
        return 1 - self.probability


@dataclass(frozen=True, slots=True)
class Tools:
    """What reads a text: each may be absent, and less is found without it."""

    encoder: Encoder | None = None
    tagger: Tagger | None = None
    states: WordStates | None = None  # for a tagger with a head


def vectors_of(skills: Sequence[SkillName], encoder: Encoder) -> NDArray[np.float32]:
    """(skills, size) unit rows: the name, with its other names and description."""
    vectors = encoder.encode([skill.title for skill in skills])
    for weight, texts in (
        (OTHER_NAMES, [s.joined or ", ".join(s.others) for s in skills]),
        (ABOUT, [s.about for s in skills]),
    ):
        if any(texts):
            vectors = vectors + weight * encoder.encode(texts)
    return unit(vectors)


def in_bytes(vectors: NDArray[np.float32]) -> NDArray[np.int8]:
    """Unit rows in one byte a figure; a cosine moves by less than .01."""
    return np.rint(vectors * ONE_BYTE).astype(np.int8)


def from_bytes(vectors: NDArray[np.generic]) -> NDArray[np.float32]:
    """Unit rows from those of `in_bytes`."""
    return unit(np.asarray(vectors, dtype=np.float32))


def usual_names(table: str, titles: Sequence[str]) -> list[tuple[str, int]]:
    """(words, row) from lines "words<tab>title"; # begins a remark; titles that are
    not there are passed over.
    """
    rows = {title: row for row, title in enumerate(titles)}
    pairs = [
        line.split("\t") for line in table.splitlines() if not line.startswith("#")
    ]
    return [
        (pair[0], rows[pair[1]]) for pair in pairs if len(pair) > 1 and pair[1] in rows
    ]
