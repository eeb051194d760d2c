"""Texts as runs of three letters: which texts share them with what was typed. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

GRAM = 3
LETTERS_KNOWN = 37  # a-z, 0-9, space
RUNS = LETTERS_KNOWN**GRAM
LETTER = np.zeros(256, dtype=np.int32)
LETTER[[ord(c) for c in "abcdefghijklmnopqrstuvwxyz0123456789"]] = np.arange(1, 37)
SMALLEST = 1e-12


@dataclass(frozen=True, slots=True)
class RunIndex:
    """Runs of letters and the texts they occur in; built once, only read.

    weights: (RUNS,) squared telling power of a run. starts: (RUNS + 1,) where the
    texts of a run begin in `places`. lengths: (texts,) length of a text's vector.
    """

    weights: NDArray[np.float32]
    starts: NDArray[np.int32]
    places: NDArray[np.integer]
    lengths: NDArray[np.float32]

    @classmethod
    def of(cls, plain: Sequence[str]) -> "RunIndex":
        """From texts in a-z, 0-9 and single spaces."""
        run, place = _runs_of_all(plain)
        counts = np.bincount(run, minlength=RUNS)
        weights = (np.log1p(len(plain) / np.maximum(counts, 1)) ** 2).astype(np.float32)
        squares = np.bincount(place, weights=weights[run], minlength=len(plain))
        small = len(plain) <= np.iinfo(np.uint16).max
        return cls(
            weights=weights,
            starts=np.concatenate([[0], np.cumsum(counts)]).astype(np.int32),
            places=place.astype(np.uint16 if small else np.uint32),
            lengths=np.sqrt(np.maximum(squares, SMALLEST)).astype(np.float32),
        )

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """What `from_arrays` takes."""
        return {
            "run_weights": self.weights,
            "run_starts": self.starts,
            "run_places": self.places,
            "run_lengths": self.lengths,
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[np.generic]]) -> "RunIndex":
        return cls(
            weights=np.asarray(arrays["run_weights"], dtype=np.float32),
            starts=np.asarray(arrays["run_starts"], dtype=np.int32),
            places=_whole(arrays["run_places"]),
            lengths=np.asarray(arrays["run_lengths"], dtype=np.float32),
        )

    def likeness(self, text: str) -> NDArray[np.float32]:
        """Cosine of weighted runs between a plain text and every text, (texts,)."""
        runs = runs_of(text)
        shared = np.zeros(len(self.lengths), dtype=np.float32)
        for run in runs:
            # A run stands once in a text, so adding in place counts each just once.
            shared[self.places[self.starts[run] : self.starts[run + 1]]] += (
                self.weights[run]
            )
        whole = float(self.weights[runs].sum())
        shared /= self.lengths
        shared /= max(whole, SMALLEST) ** 0.5
        return shared

    def having(self, parts: Sequence[str]) -> NDArray[np.intp]:
        """Texts that have every run of every part, (found,).

        Parts are taken as they are; none when they hold no three letters in a row.
        """
        of_parts = [_runs_within(part) for part in parts]
        runs = np.unique(np.concatenate([np.empty(0, dtype=np.int32), *of_parts]))
        if not len(runs):
            return np.empty(0, dtype=np.intp)
        shared = np.zeros(len(self.lengths), dtype=np.uint16)
        for run in runs:
            shared[self.places[self.starts[run] : self.starts[run + 1]]] += 1
        return np.flatnonzero(shared == len(runs))


def _runs_within(part: str) -> NDArray[np.int32]:
    letters = LETTER[np.frombuffer(part.encode("ascii"), dtype=np.uint8)]
    return _numbers(letters)


def runs_of(text: str) -> NDArray[np.int64]:
    """The different runs of a plain text, with a space before and after it."""
    letters = LETTER[np.frombuffer(f" {text} ".encode("ascii"), dtype=np.uint8)]
    return np.unique(_numbers(letters)).astype(np.int64)


def _numbers(letters: NDArray[np.int32]) -> NDArray[np.int32]:
    numbers: NDArray[np.int32] = (
        letters[:-2] * LETTERS_KNOWN + letters[1:-1]
    ) * LETTERS_KNOWN + letters[2:]
    return numbers


def _runs_of_all(texts: Sequence[str]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Every different run of each text: (number of the run, place of the text).

    Sorted by run, then by place.
    """
    if not texts:
        return np.empty(0, dtype=np.int32), np.empty(0, dtype=np.int32)
    joined = " " + "  ".join(texts) + " "
    numbers = _numbers(LETTER[np.frombuffer(joined.encode("ascii"), dtype=np.uint8)])
    sizes = np.array([len(text) + 2 for text in texts], dtype=np.int64)
    place = np.repeat(np.arange(len(texts), dtype=np.int32), sizes)[: len(numbers)]
    inside = np.ones(len(numbers), dtype=np.bool_)
    for over in (-1, -2):  # runs that reach from one text into the next
        inside[np.cumsum(sizes)[:-1] + over] = False
    size = np.int64(len(texts))
    both: NDArray[np.int64] = numbers[inside].astype(np.int64)
    both *= size
    both += place[inside]
    del numbers, place, inside  # a large index is built in little memory
    # Sorted and thinned by hand: numpy's unique hashes, ten times as slow here.
    both.sort()
    is_new = np.ones(len(both), dtype=np.bool_)
    is_new[1:] = both[1:] != both[:-1]
    both = both[is_new]
    run = (both // size).astype(np.int32)
    both %= size
    return run, both.astype(np.int32)


def _whole(array: NDArray[np.generic]) -> NDArray[np.integer]:
    kind = np.uint16 if array.dtype == np.uint16 else np.uint32
    return np.asarray(array, dtype=kind)
