"""A skill to be found, a skill found, and what a text is read with. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from onward.careers.core.text.encoder import SMALLEST, Encoder, unit
from onward.careers.core.text.skills_names import Pointers, key_of
from onward.careers.core.text.skills_text import Place
from onward.careers.core.text.tagger_committee import Committee

OTHER_NAMES, ABOUT = 0.3, 0.3  # beside the name, which weighs 1
ONE_BYTE = 127
PART = 512  # skills read at a time
SMALL, FEW = 1 << 18, 8  # multiplications, and texts, that one thread sees to


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
            id=str(row["id"]),
            title=str(row["title"]),
            others=others,
            joined=joined,
            about=about if isinstance(about, str) else "",
        )


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
    tagger: Committee | None = None


@dataclass(frozen=True, slots=True)
class ByteRows:
    """Unit rows in one byte a figure; a cosine moves by less than .005.

    rows: (n, size) of `in_bytes`. scales: (n,) one over the length of each row.
    """

    rows: NDArray[np.int8]
    scales: NDArray[np.float32]

    @classmethod
    def of(cls, rows: NDArray[np.int8]) -> "ByteRows":
        scales = np.empty(len(rows), dtype=np.float32)
        for part, floats in _in_floats(rows):
            scales[part] = 1 / np.maximum(np.linalg.norm(floats, axis=1), SMALLEST)
        return cls(rows, scales)

    def cosines(self, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
        """(vectors, n) with unit vectors (vectors, size).

        In products so small that BLAS leaves each to one thread: on a busy machine
        threads wait for each other ten times as long as they multiply.
        """
        found = np.empty((len(vectors), len(self.rows)), dtype=np.float32)
        for part, floats in _in_floats(self.rows):
            for first in range(0, len(vectors), FEW):
                few = slice(first, first + FEW)
                found[few, part] = vectors[few] @ floats.T
        found *= self.scales
        return found


@dataclass(frozen=True, slots=True)
class Read:
    """What stays of skills that were read; vectors: (skills, size) of `in_bytes`, one
    row after another.
    """

    ids: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    others: list[Pointers] = field(default_factory=list)
    vectors: bytearray = field(default_factory=bytearray)

    @classmethod
    def of(cls, skills: Iterable[SkillName], encoder: Encoder | None) -> "Read":
        """Vectors of all that is said of each skill where there is an encoder."""
        read, rest = cls(), iter(skills)
        while some := list(islice(rest, PART)):
            rows = range(len(read.ids), len(read.ids) + len(some))
            read.others.append(
                Pointers.of(
                    (key_of(other), row)
                    for row, one in zip(rows, some, strict=True)
                    for other in one.others
                )
            )
            read.ids.extend(one.id for one in some)
            read.titles.extend(one.title for one in some)
            if encoder is not None:
                read.vectors.extend(in_bytes(vectors_of(some, encoder)).data)
        return read


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
    """Rows in one byte a figure, the largest of each row as far out as a byte goes."""
    largest = np.abs(vectors).max(axis=1, keepdims=True, initial=SMALLEST)
    packed: NDArray[np.int8] = np.rint(vectors * (ONE_BYTE / largest)).astype(np.int8)
    return packed


def _in_floats(
    rows: NDArray[np.int8],
) -> Iterator[tuple[slice, NDArray[np.float32]]]:
    """Block by block through one small buffer, as in core/text/meaning.py."""
    block = max(1, SMALL // (FEW * max(1, rows.shape[1])))
    buffer = np.empty((block, rows.shape[1]), dtype=np.float32)
    for first in range(0, len(rows), block):
        part = slice(first, min(first + block, len(rows)))
        floats = buffer[: part.stop - first]
        np.copyto(floats, rows[part])
        yield part, floats


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
