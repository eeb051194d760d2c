"""What labels and descriptions mean, by whichever encoders there are. Pure."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onward.careers.core.text.encoder import Encoder, StaticEncoder
from onward.careers.core.text.labels import Entry, Labels
from onward.careers.core.text.meaning import PieceMeaning, dots

Floats = NDArray[np.float32]
Small = NDArray[np.int8]

# Three milliseconds a text on one core: the optional model reads all labels of a small
# index, the titles alone of a middling one, and none of a large one, where nearly
# every title that is typed stands as it is.
ALL_LABELS, ONLY_TITLES, LARGE = 6_000, 5_000, 40_000
STEP = 127


@dataclass(frozen=True, slots=True)
class Sense:
    """How near in meaning; each part is None where there is nothing to know it by.

    texts: (entries, size) of title and description. by_model: (labels or entries,
    size) by the optional model, of labels or of titles alone: see _model_reads.
    """

    owner: NDArray[np.int32]
    static: StaticEncoder | None = None
    labels: PieceMeaning | None = None
    texts: Small | None = None
    model: Encoder | None = None
    by_model: Small | None = None

    @classmethod
    def of(
        cls,
        labels: Labels,
        texts: Sequence[str],
        entries: Sequence[Entry],
        static: StaticEncoder | None,
        model: Encoder | None,
    ) -> "Sense":
        """texts: the labels' own, in their order; entries: in any order."""
        read = _model_reads(labels, texts) if model is not None else []
        return cls(
            owner=labels.owner,
            static=static,
            labels=None if static is None else PieceMeaning.of(static, texts),
            texts=_small(static, labels.described(entries))
            if static is not None and any(one.text for one in entries)
            else None,
            model=model,
            by_model=_small(model, read) if model is not None and read else None,
        )

    @property
    def words(self) -> Container[str]:
        """Words whose meaning is known, also where no label has them."""
        return self.static.words.pieces if self.static is not None else frozenset()

    def likeness(self, text: str) -> dict[str, Floats]:
        """Cosines with every label, (labels,) each.

        "meaning" is of the label itself, "text" of its entry's description, "model"
        by the optional model.
        """
        found: dict[str, Floats] = {}
        if self.static is not None and self.labels is not None:
            vector = self.static.encode([text])[0]
            found["meaning"] = self.labels.likeness(vector)
            # Where nothing is described, labels are all that is known of an entry.
            found["text"] = found["meaning"]
            if self.texts is not None:
                found["text"] = _cosines(self.texts, vector)[self.owner]
        if self.model is not None and self.by_model is not None:
            cosines = _cosines(self.by_model, self.model.encode([text])[0])
            of_labels = len(cosines) == len(self.owner)
            found["model"] = cosines if of_labels else cosines[self.owner]
        return found

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        arrays: dict[str, NDArray[np.generic]] = {}
        if self.labels is not None:
            arrays.update(self.labels.arrays())
        if self.texts is not None:
            arrays["entry_texts"] = self.texts
        if self.by_model is not None:
            arrays["by_model"] = self.by_model
        return arrays

    @classmethod
    def from_arrays(
        cls,
        arrays: Mapping[str, NDArray[np.generic]],
        static: StaticEncoder | None,
        model: Encoder | None,
    ) -> "Sense":
        """What was kept without an encoder, or is asked for without, stays unknown."""
        has_static = static is not None and "pieces" in arrays
        has_model = model is not None and "by_model" in arrays
        return cls(
            owner=np.asarray(arrays["label_owner"], dtype=np.int32),
            static=static if has_static else None,
            labels=PieceMeaning.from_arrays(static, arrays)
            if static is not None and has_static
            else None,
            texts=np.asarray(arrays["entry_texts"], dtype=np.int8)
            if has_static and "entry_texts" in arrays
            else None,
            model=model if has_model else None,
            by_model=np.asarray(arrays["by_model"], dtype=np.int8)
            if has_model
            else None,
        )


def is_read_by_model(labels: int, entries: int) -> bool:
    """Whether the optional model reads anything of an index of this size."""
    return labels <= ALL_LABELS or (labels <= LARGE and entries <= ONLY_TITLES)


def _model_reads(labels: Labels, texts: Sequence[str]) -> list[str]:
    """What of an index the optional model reads, by how large the index is."""
    if not is_read_by_model(len(texts), len(labels.keys)):
        return []
    if len(texts) <= ALL_LABELS:
        return list(texts)
    return [texts[place] for place in labels.first[:-1]]


def _small(encoder: Encoder, texts: Sequence[str]) -> Small:
    """Unit rows in bytes: 1 is 127."""
    rows: Small = np.round(encoder.encode(texts) * STEP).astype(np.int8)
    return rows


def _cosines(rows: Small, vector: Floats) -> Floats:
    """Of rows in bytes with a unit vector."""
    cosines: Floats = dots(rows, vector) / np.float32(STEP)
    return cosines
