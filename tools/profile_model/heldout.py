"""Fitting, and held-out trials: whoever is guessed was never seen, nor its group."""

from collections.abc import Sequence

import numpy as np

from onward.careers.core.text.profile import FIGURES
from onward.careers.core.text.profile_fit import Fit, Twice, beside, fit, places_of
from onward.careers.core.text.profile_views import (
    Seen,
    Sentences,
    Texts,
    likeness,
    near,
)

FOLDS = 10
# Figures that share components; skills and knowledge tell of one another and of zone.
BLOCKS = (
    ("interests",),
    ("values",),
    (
        "zone",
        "skill_importance",
        "skill_level",
        "knowledge_importance",
        "knowledge_level",
    ),
)
Figures = dict[str, np.ndarray]


def folds(groups: Sequence[str], count: int = FOLDS) -> np.ndarray:
    """A fold for every row: the largest groups first, each to the smallest fold."""
    sizes = {group: groups.count(group) for group in sorted(set(groups))}
    loads, fold = [0] * count, {}
    for group in sorted(sizes, key=lambda g: (-sizes[g], g)):
        fold[group] = loads.index(min(loads))
        loads[fold[group]] += sizes[group]
    return np.array([fold[group] for group in groups])


def rows_of(texts: Texts, rows: np.ndarray) -> Texts:
    views = {name: view[rows] for name, view in texts.views.items()}
    sentences = None
    if texts.sentences:
        kept = [texts.sentences.of(int(row)) for row in rows]
        sentences = Sentences(np.vstack(kept), np.cumsum([len(one) for one in kept]))
    return Texts(views, texts.words[rows], sentences)


def fit_all(kernel: np.ndarray, figures: Figures, groups: Sequence[str]) -> Twice:
    """Every figure, in the order of FIGURES, over all rows of the kernel."""
    every = np.hstack([figures[name] for name, *_ in FIGURES])
    first, places = places_of(kernel, every, groups)
    return Twice(
        first, places, _fit_once(kernel + beside(places, places), figures, groups)
    )


def _fit_once(kernel: np.ndarray, figures: Figures, groups: Sequence[str]) -> Fit:
    names = np.array(groups)
    weights: Figures = {}
    offsets: Figures = {}
    for block in BLOCKS:
        targets = np.hstack([figures[name] for name in block])
        known = np.flatnonzero(~np.isnan(targets).any(1))
        part = fit(kernel[np.ix_(known, known)], targets[known], names[known].tolist())
        wide = np.zeros((len(kernel), targets.shape[1]))
        wide[known] = part.weights
        cuts = np.cumsum([figures[name].shape[1] for name in block])[:-1]
        weights.update(zip(block, np.split(wide, cuts, axis=1), strict=True))
        offsets.update(zip(block, np.split(part.offset, cuts), strict=True))
    order = [name for name, *_ in FIGURES]
    return Fit(
        np.hstack([weights[name] for name in order]),
        np.concatenate([offsets[name] for name in order]),
    )


def held_out(
    name: str,
    texts: Texts,
    figures: Figures,
    groups: Sequence[str],
    fold: np.ndarray,
    asked: Sequence[Texts],
) -> list[tuple[np.ndarray, np.ndarray]]:
    """Guesses (n, 149) and likeness to what was seen, for each set of texts asked.

    Everything is made of the other folds alone: how rare a word is, the middle and
    the components of the targets, and how noisy each is.
    """
    names = np.array(groups)
    found = [(np.zeros((len(fold), 149)), np.zeros(len(fold))) for _ in asked]
    for one in sorted(set(fold.tolist())):
        others, mine = np.flatnonzero(fold != one), np.flatnonzero(fold == one)
        seen_texts = rows_of(texts, others)
        seen = Seen.of(seen_texts)
        kernel = likeness(name, seen_texts, seen)
        part = {key: figure[others] for key, figure in figures.items()}
        fitted = fit_all(kernel, part, names[others].tolist())
        for (guesses, nearness), texts_asked in zip(found, asked, strict=True):
            like = likeness(name, rows_of(texts_asked, mine), seen)
            guesses[mine] = fitted.guess(like)
            nearness[mine] = near(name, like)
    return found


def by_figure(guesses: np.ndarray) -> Figures:
    """The columns of guesses, by figure, within their limits."""
    found, start = {}, 0
    for name, count, least, most in FIGURES:
        found[name] = np.clip(guesses[:, start : start + count], least, most)
        start += count
    return found


def correlation(guesses: np.ndarray, truth: np.ndarray) -> float:
    """Mean over columns of Pearson's r, over the rows that have a truth."""
    known = ~np.isnan(truth).any(1)
    pairs = zip(guesses[known].T, truth[known].T, strict=True)
    return float(np.mean([np.corrcoef(g, t)[0, 1] for g, t in pairs]))


def plain_ridge(
    vectors: np.ndarray, truth: np.ndarray, fold: np.ndarray, ridge: float
) -> np.ndarray:
    """Ridge regression with an unpenalised intercept, held out by fold."""
    guesses, known = np.zeros_like(truth), ~np.isnan(truth).any(1)
    for one in sorted(set(fold.tolist())):
        seen = known & (fold != one)
        middle, level = vectors[seen].mean(0), truth[seen].mean(0)
        centred = vectors[seen] - middle
        gram = centred.T @ centred + ridge * np.eye(vectors.shape[1])
        weights = np.linalg.solve(gram, centred.T @ (truth[seen] - level))
        guesses[fold == one] = (vectors[fold == one] - middle) @ weights + level
    return guesses
