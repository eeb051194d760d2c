"""An occupation-like profile of any text, each figure with its doubt. Pure.

A vacancy, an occupation of another list, or a job in somebody's own words becomes
interests, values, job zone, skills and knowledge on O*NET's scales. The text is
compared with the texts the model was fitted on, view by view: its title, its first
sentences, both together, its clauses or sentences, and its words; then once more with
the place it seems to have among them. How the weights were made and how far off they
are stands in content/profile/MODEL.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onward.careers.core.text.encoder import Encoder, unit
from onward.careers.core.text.profile_fit import Fit, Twice
from onward.careers.core.text.profile_views import (
    LONG_FROM,
    SENTENCES,
    VIEWS,
    Seen,
    SentenceRows,
    Sentences,
    WordRows,
    likeness,
    near,
    views,
)
from onward.careers.core.text.profile_words import read

Floats = NDArray[np.float64]

# Name, how many figures, least and most.
FIGURES = (
    ("interests", 6, 1.0, 7.0),
    ("values", 6, 1.0, 7.0),
    ("zone", 1, 1.0, 5.0),
    ("skill_importance", 35, 1.0, 5.0),
    ("skill_level", 35, 0.0, 7.0),
    ("knowledge_importance", 33, 1.0, 5.0),
    ("knowledge_level", 33, 0.0, 7.0),
)
# A text by which weights know the encoder they were fitted for.
PROBE, SAME = "Nurses care for the sick and keep records.", 0.98
LEAST_SHARE, MOST_SHARE = 0.7, 2.0  # by how much nearness may change the doubt


@dataclass(frozen=True, slots=True)
class Figure:
    """Estimates (k,) and their standard errors (k,), on the figure's own scale."""

    estimates: Floats
    errors: Floats


@dataclass(frozen=True, slots=True)
class TextProfile:
    """What a text asks and offers. `nearness` 0..1 to what the model has seen."""

    figures: Mapping[str, Figure]  # by the names of FIGURES
    words: int
    nearness: float

    def __getitem__(self, name: str) -> Figure:
        return self.figures[name]


@dataclass(frozen=True, slots=True)
class _Model:
    """Fitted weights of one length of text, and what doubt was measured with it."""

    seen: Seen
    fitted: Twice


@dataclass(frozen=True, slots=True)
class Profiler:
    """Reads profiles with one set of weights, fitted for one encoder."""

    encoder: Encoder
    models: Mapping[str, _Model]  # "short" and "long"
    lengths: Floats  # (m,) words of the texts the errors were measured on, rising
    errors: Floats  # (m, k) standard errors at each length, not rising
    usual_nearness: Floats  # (m,)
    slope: float  # of the log of the error with nearness

    @classmethod
    def of(
        cls, arrays: Mapping[str, NDArray[np.generic]], encoder: Encoder
    ) -> "Profiler":
        """From a weight set as `weight_set` puts it together.

        Raises ValueError when the weights were fitted for another encoder.
        """
        probe = arrays["probe"].astype(np.float32)
        if len(probe) != encoder.size or probe @ encoder.encode([PROBE])[0] < SAME:
            raise ValueError("These weights were fitted for another text encoder.")
        return cls(
            encoder,
            {name: _model(name, arrays) for name in VIEWS},
            np.asarray(arrays["lengths"], np.float64),
            np.asarray(arrays["errors"], np.float64),
            np.asarray(arrays["usual_nearness"], np.float64),
            float(np.asarray(arrays["slope"], np.float64)),
        )

    def profile(self, text: str, title: str = "") -> TextProfile | None:
        """The profile of a text; None when no word of it can be read."""
        reading = read(text, title)
        if reading is None:
            return None
        name = "long" if len(reading.sentences) >= LONG_FROM else "short"
        model = self.models[name]
        like = likeness(name, views(name, [reading], self.encoder), model.seen)
        guess = model.fitted.guess(like)[0]
        nearness = float(near(name, like)[0])
        return TextProfile(
            _figures(guess, self.doubt(reading.words, nearness)),
            reading.words,
            nearness,
        )

    def doubt(self, words: int, nearness: float) -> Floats:
        """(k,) standard errors: wider for fewer words, and far from anything seen."""
        at = np.log(max(words, 1))
        marks = np.log(self.lengths)
        base = np.array([np.interp(at, marks, column) for column in self.errors.T])
        usual = np.interp(at, marks, self.usual_nearness)
        share = np.exp(self.slope * (usual - nearness))
        doubt: Floats = base * np.clip(share, LEAST_SHARE, MOST_SHARE)
        return doubt


def weight_set(
    words: Mapping[str, NDArray[np.generic]],
    own: Mapping[str, NDArray[np.generic]],
    other: Mapping[str, NDArray[np.generic]] | None = None,
) -> dict[str, NDArray[np.generic]]:
    """What Profiler.of reads, from the committed files opened by numpy.

    words: words.npz; own: own.npz, for the bundled encoder. With other, minilm.npz,
    the weights are those for SideBySide((bundled, MiniLM)).
    """
    found = {**words, **(own if other is None else other)}
    for view in [f"{name}_{part}" for name, parts in VIEWS.items() for part in parts]:
        mine = unit(own[view].astype(np.float32))
        if other is None:
            found[view] = mine
            continue
        share = other[f"{view}_share"].astype(np.float32)[:, None]
        theirs = unit(other[view].astype(np.float32))
        found[view] = np.hstack([mine * share, theirs * np.sqrt(1 - share**2)])
    return found


def _model(name: str, arrays: Mapping[str, NDArray[np.generic]]) -> _Model:
    def floats(what: str) -> Floats:
        return arrays[what].astype(np.float64)

    words = WordRows(
        arrays[f"{name}_word_places"].astype(np.intp),
        arrays[f"{name}_counts"].astype(np.float32),
        arrays[f"{name}_ends"].astype(np.intp),
        arrays[f"{name}_rarity"].astype(np.float32),
    )
    views = {v: arrays[f"{name}_{v}"].astype(np.float32) for v in VIEWS[name]}
    fitted = Twice(
        Fit(floats(f"{name}_first_weights"), floats(f"{name}_first_offset")),
        floats(f"{name}_places"),
        Fit(floats(f"{name}_weights"), floats(f"{name}_offset")),
    )
    return _Model(Seen(views, words, sentence_rows(name, arrays)), fitted)


def sentence_rows(
    name: str, arrays: Mapping[str, NDArray[np.generic]]
) -> SentenceRows | None:
    """The sentences seen, where texts of this length are compared by them."""
    if name not in SENTENCES:
        return None
    short = unit(arrays[f"{name}_sentences"].astype(np.float32))
    ends = arrays[f"{name}_sentence_ends"].astype(np.intp)
    axes = arrays[f"{name}_sentence_axes"].astype(np.float32)
    return SentenceRows(axes, Sentences(short, ends))


def _figures(guess: Floats, doubt: Floats) -> dict[str, Figure]:
    found, start = {}, 0
    for name, count, least, most in FIGURES:
        part = slice(start, start + count)
        found[name] = Figure(np.clip(guess[part], least, most), doubt[part])
        start += count
    return found
