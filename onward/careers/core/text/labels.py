"""What can be found, by every label it has, kept as a few arrays. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onward.careers.core.text.letters import plain_all

Bytes = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to be found: an occupation, a skill, a title.

    others: its other labels. text: a description, read for its meaning only.
    source: where it is from ("onet", "esco"); entries of one group are one thing
    written in several lines of a source (labels of one concept).
    """

    key: str
    title: str
    others: Sequence[str] = ()
    text: str = ""
    source: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Many texts as one stretch of bytes: a tenth of what as many str take."""

    letters: Bytes
    starts: NDArray[np.int32]

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Words":
        coded = [text.encode("utf-8", "replace") for text in texts]
        starts = np.cumsum([0, *map(len, coded)]).astype(np.int32)
        return cls(np.frombuffer(b"".join(coded), dtype=np.uint8), starts)

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, place: int) -> str:
        part = self.letters[self.starts[place] : self.starts[place + 1]]
        return part.tobytes().decode("utf-8")


@dataclass(frozen=True, slots=True)
class Labels:
    """Entries and their labels; an entry's labels stand together, its title first.

    owner: (labels,) the entry of a label. first: (entries + 1,) where an entry's
    labels begin. group, source: (entries,) numbers.
    """

    texts: Words
    owner: NDArray[np.int32]
    first: NDArray[np.int32]
    keys: Words
    group: NDArray[np.int32]
    source: NDArray[np.int32]
    sources: tuple[str, ...]

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> "Labels":
        """In an order of their own, so that the order of input does not matter."""
        entries = sorted(entries, key=lambda one: (one.key, one.title))
        texts: list[str] = []
        first = [0]
        for one in entries:
            texts.extend(_different(one))
            first.append(len(texts))
        sizes = np.diff(first)
        groups = {one.group or f"\0{one.key}" for one in entries}
        numbers = {name: number for number, name in enumerate(sorted(groups))}
        sources = sorted({one.source for one in entries})
        return cls(
            texts=Words.of(texts),
            owner=np.repeat(np.arange(len(entries), dtype=np.int32), sizes),
            first=np.array(first, dtype=np.int32),
            keys=Words.of([one.key for one in entries]),
            group=np.array(
                [numbers[one.group or f"\0{one.key}"] for one in entries],
                dtype=np.int32,
            ),
            source=np.array(
                [sources.index(one.source) for one in entries], dtype=np.int32
            ),
            sources=tuple(sources),
        )

    def source_of(self, row: int) -> str:
        """The source of a label."""
        return self.sources[int(self.source[self.owner[row]])]

    def best_rows(self, scores: NDArray[np.float32], most: int) -> NDArray[np.intp]:
        """The `most` best labels of the `most` best entries, in no order.

        Entries first, because some have hundreds of labels; without those of -inf.
        """
        of_entries = np.maximum.reduceat(scores, self.first[:-1])
        if len(of_entries) > most:
            entries = np.argpartition(-of_entries, most - 1)[:most]
        else:
            entries = np.arange(len(of_entries))
        sizes = self.first[entries + 1] - self.first[entries]
        before = np.repeat(self.first[entries] - np.cumsum(sizes) + sizes, sizes)
        rows = before + np.arange(len(before))
        if len(rows) > most:
            rows = rows[np.argpartition(-scores[rows], most - 1)[:most]]
        return rows[np.isfinite(scores[rows])].astype(np.intp)

    def best_first(
        self,
        rows: NDArray[np.intp],
        scores: NDArray[np.float32],
        rest: NDArray[np.float32],
        most: int,
    ) -> list[int]:
        """One label for each of the best `most` entries, the best group's first.

        rows: labels with final scores; rest: (labels,) scores that order the entries
        of one group. Ties fall to the first key.
        """
        ordered = rows[np.lexsort((rows, -scores))]
        owners = self.owner[ordered]
        firsts = np.sort(np.unique(owners, return_index=True)[1])
        if self.group.max(initial=-1) + 1 == len(self.group):
            return [int(row) for row in ordered[firsts][:most]]
        found: list[int] = []
        for group in dict.fromkeys(self.group[owners].tolist()):
            found.extend(self._of_group(group, rest))
            if len(found) >= most:
                break
        return found[:most]

    def _of_group(self, group: int, scores: NDArray[np.float32]) -> list[int]:
        """The best label of each entry of a group, best first."""
        entries = np.flatnonzero(self.group == group)
        best = [
            self.first[i] + int(scores[self.first[i] : self.first[i + 1]].argmax())
            for i in entries
        ]
        return sorted((int(row) for row in best), key=lambda row: (-scores[row], row))

    def is_title(self, row: int) -> bool:
        """Whether a label is its entry's title."""
        return bool(self.first[self.owner[row]] == row)

    def described(self, entries: Sequence[Entry]) -> list[str]:
        """Title and description of each entry, in this order."""
        ordered = sorted(entries, key=lambda one: (one.key, one.title))
        return [
            f"{one.title}. {one.text}" if one.text else one.title for one in ordered
        ]

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        return {
            "label_letters": self.texts.letters,
            "label_starts": self.texts.starts,
            "label_owner": self.owner,
            "entry_first": self.first,
            "key_letters": self.keys.letters,
            "key_starts": self.keys.starts,
            "entry_group": self.group,
            "entry_source": self.source,
            "sources": np.frombuffer(
                "\n".join(self.sources).encode("utf-8"), dtype=np.uint8
            ),
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[np.generic]]) -> "Labels":
        def whole(name: str) -> NDArray[np.int32]:
            return np.asarray(arrays[name], dtype=np.int32)

        def letters(name: str) -> Bytes:
            return np.asarray(arrays[name], dtype=np.uint8)

        return cls(
            texts=Words(letters("label_letters"), whole("label_starts")),
            owner=whole("label_owner"),
            first=whole("entry_first"),
            keys=Words(letters("key_letters"), whole("key_starts")),
            group=whole("entry_group"),
            source=whole("entry_source"),
            sources=tuple(letters("sources").tobytes().decode("utf-8").split("\n")),
        )


def _different(one: Entry) -> list[str]:
    """An entry's labels, the title first, each but once by its plain letters."""
    labels = [one.title, *sorted(one.others)]
    seen: set[str] = set()
    kept = []
    for label, key in zip(labels, plain_all(labels), strict=True):
        if key not in seen and label.strip():
            seen.add(key)
            kept.append(label)
    return kept or [one.title]
