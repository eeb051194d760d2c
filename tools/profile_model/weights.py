"""One weight set: fitted on everything, with doubts measured on held-out folds."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onward.careers.core.text.encoder import Encoder
from onward.careers.core.text.profile import FIGURES, PROBE, sentence_rows
from onward.careers.core.text.profile_views import (
    VIEWS,
    Seen,
    SentenceRows,
    SideBySide,
    Texts,
    WordRows,
    likeness,
)
from profile_model import encoders, heldout
from profile_model.material import Material

STEPS = 127
SLOPE_LIMITS = (0.0, 6.0)
Arrays = dict[str, np.ndarray]


@dataclass
class Trial:
    """Held-out guesses of every occupation at one length of text."""

    name: str
    words: float  # the middle number of words
    guesses: np.ndarray  # (n, 149)
    nearness: np.ndarray  # (n,)


def trials(
    material: Material, encoder: Encoder
) -> tuple[dict[str, Texts], list[Trial]]:
    """The texts to fit, and trials from a title alone to title and tasks."""
    asked = {
        "title": encoders.titles_only(material, encoder),
        "title and 12 words": encoders.few_words(material, encoder),
        "title and description": encoders.described(material, encoder),
        "with tasks": encoders.with_tasks(material, encoder),
    }
    fold = heldout.folds(material.groups)
    texts = {"short": asked["title and description"], "long": asked["with tasks"]}
    found = []
    for model, names in (("short", list(asked)[:3]), ("long", list(asked)[3:])):
        results = heldout.held_out(
            model,
            texts[model],
            material.figures,
            material.groups,
            fold,
            [asked[name] for name in names],
        )
        for name, (guesses, nearness) in zip(names, results, strict=True):
            words = float(np.median(encoders.word_numbers(name, material)))
            found.append(Trial(name, words, guesses, nearness))
    return texts, found


def doubts(found: Sequence[Trial], figures: heldout.Figures) -> Arrays:
    """Errors at each length, none smaller for fewer words, and how nearness bears."""
    truth = np.hstack([figures[name] for name, *_ in FIGURES])
    errors, slopes = [], []
    for trial in found:
        clipped = np.hstack(list(heldout.by_figure(trial.guesses).values()))
        squares = (clipped - truth) ** 2
        errors.append(np.sqrt(np.nanmean(squares, axis=0)))
        relative = np.nanmean(squares / errors[-1] ** 2, axis=1)
        known = ~np.isnan(relative)
        spread = trial.nearness[known] - trial.nearness[known].mean()
        # The log of the squared error falls by twice what the log of the error does.
        fall = -(spread @ np.log(relative[known])) / (spread @ spread) / 2
        slopes.append(fall)
    rising = np.maximum.accumulate(np.array(errors)[::-1], axis=0)[::-1]
    return {
        "lengths": np.array([trial.words for trial in found], np.float32),
        "errors": rising.astype(np.float16),
        "usual_nearness": np.array([t.nearness.mean() for t in found], np.float32),
        "slope": np.array(np.clip(np.mean(slopes), *SLOPE_LIMITS), np.float32),
    }


def whole(vectors: np.ndarray) -> np.ndarray:
    """Rows as whole numbers -127..127; their length is brought back to 1 on reading."""
    top = np.maximum(np.abs(vectors).max(1, keepdims=True), 1e-9)
    return np.round(vectors / top * STEPS).astype(np.int8)


def words_file(texts: dict[str, Texts]) -> Arrays:
    """Which words stand in the texts, the same for every encoder."""
    found = {}
    for name, one in texts.items():
        seen = Seen.of(one).words
        found |= {
            f"{name}_word_places": seen.places.astype(np.uint16),
            f"{name}_counts": seen.counts.astype(np.float16),
            f"{name}_ends": seen.ends.astype(np.int32),
            f"{name}_rarity": seen.rarity.astype(np.float32),
        }
    return found


def vectors_file(texts: dict[str, Texts], encoder: Encoder) -> Arrays:
    """The views in whole numbers; side by side, the second encoder's part and share."""
    found = {"probe": encoder.encode([PROBE])[0].astype(np.float16)}
    for name, one in texts.items():
        for view in VIEWS[name]:
            vectors, key = one.views[view], f"{name}_{view}"
            if isinstance(encoder, SideBySide):
                first = encoder.encoders[0].size
                share = np.linalg.norm(vectors[:, :first], axis=1)
                found[f"{key}_share"] = share.astype(np.float16)
                vectors = vectors[:, first:]
            found[key] = whole(vectors)
        if one.sentences:
            rows = SentenceRows.of(one.sentences)
            found |= {
                f"{name}_sentence_axes": rows.axes.astype(np.float16),
                f"{name}_sentences": whole(rows.short.vectors),
                f"{name}_sentence_ends": rows.short.ends.astype(np.int32),
            }
    return found


def fitted(material: Material, stored: Arrays, words: dict[str, Texts]) -> Arrays:
    """Weights on the vectors as they are stored."""
    found = {}
    for name in VIEWS:
        mine = {view: stored[f"{name}_{view}"] for view in VIEWS[name]}
        texts = Texts(mine, words[name].words, words[name].sentences)
        seen = Seen(mine, WordRows.of(texts.words), sentence_rows(name, stored))
        kernel = likeness(name, texts, seen)
        fit = heldout.fit_all(kernel, material.figures, material.groups)
        found |= {
            f"{name}_first_weights": fit.first.weights.astype(np.float32),
            f"{name}_first_offset": fit.first.offset.astype(np.float32),
            f"{name}_places": fit.places.astype(np.float32),
            f"{name}_weights": fit.last.weights.astype(np.float16),
            f"{name}_offset": fit.last.offset.astype(np.float32),
        }
    return found
