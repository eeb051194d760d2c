"""Estimates from text: every figure comes from a model blind to its minor group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from profile_model import encoders, heldout
from profile_model.material import Material

from onward.careers.core.text.encoder import Encoder
from onward.careers.core.text.profile import FIGURES

ZONE_RIDGE = 3.0
LIMITS = {name: (least, most) for name, _, least, most in FIGURES}
LETTERS = "riasec"


@dataclass(frozen=True)
class Figure:
    """One figure of every occupation: k columns, and how far off each tends to be."""

    name: str
    columns: list[str]
    estimates: np.ndarray  # (n, k)
    correlation: np.ndarray  # (k,)
    error: np.ndarray  # (k,) root mean square
    occupations: int


@dataclass(frozen=True)
class Estimates:
    figures: dict[str, Figure]
    profile_correlation: dict[str, float]
    zone_exact: float
    zone_within_one: float


@dataclass(frozen=True)
class Sheet:
    """Which rows of O*NET stand behind each published code."""

    rated: list[list[int]]
    used: list[list[int]]  # the rated ones, or all where none is

    @classmethod
    def of(
        cls, codes: Sequence[str], material: Material, code_of: Mapping[str, str]
    ) -> "Sheet":
        has = ~np.isnan(material.figures["interests"]).any(1)
        places: dict[str, list[int]] = {code: [] for code in codes}
        for row, soc in enumerate(material.codes):
            places.get(code_of.get(soc, ""), []).append(row)
        rated = [[r for r in places[code] if has[r]] for code in codes]
        used = [mine or places[code] for mine, code in zip(rated, codes, strict=True)]
        return cls(rated, used)


def guesses(material: Material, encoder: Encoder) -> dict[str, np.ndarray]:
    """Held-out figures of every row: from tasks too where there are any."""
    fold = heldout.folds(material.groups)
    short = encoders.described(material, encoder)
    long = encoders.with_tasks(material, encoder)
    by_text, by_tasks = (
        heldout.held_out(name, texts, material.figures, material.groups, fold, [texts])[
            0
        ][0]
        for name, texts in (("short", short), ("long", long))
    )
    has_tasks = np.array([bool(tasks) for tasks in material.tasks])
    return heldout.by_figure(np.where(has_tasks[:, None], by_tasks, by_text))


def entry_features(
    codes: Sequence[str], outlook: Mapping[str, Mapping[str, object]]
) -> np.ndarray:
    """BLS's typical education, experience and training as zeros and ones."""
    blocks = []
    for name in ("education", "experience", "training"):
        kinds = sorted({str(row[name]) for row in outlook.values() if row[name]})
        blocks.append(
            [[float(outlook[code][name] == kind) for kind in kinds] for code in codes]
        )
    return np.hstack([np.array(block) for block in blocks])


def all_figures(
    codes: Sequence[str],
    material: Material,
    sheet: Sheet,
    guessed: Mapping[str, np.ndarray],
    entry: np.ndarray,
) -> Estimates:
    found, truths = {}, {}
    for name, *_ in FIGURES:
        guess = _means(guessed[name], sheet.used)
        truths[name] = _means(material.figures[name], sheet.rated)
        if name == "zone":
            guess = _with_entry(codes, guess, truths[name], entry)
        estimates = np.clip(guess, *LIMITS[name]).astype(np.float16)
        found[name] = _figure(name, material.ids[name], estimates, truths[name])
    known = ~np.isnan(truths["zone"][:, 0])
    truth = truths["zone"][known, 0]
    guess = found["zone"].estimates[known, 0].astype(np.float64)
    return Estimates(
        figures=found,
        profile_correlation={
            name: _profile_correlation(found[name].estimates, truths[name])
            for name in found
            if name != "zone"
        },
        zone_exact=float((truth.round() == guess.round()).mean()),
        zone_within_one=float((abs(truth - guess) <= 1).mean()),
    )


def _means(figures: np.ndarray, rows: list[list[int]]) -> np.ndarray:
    """(n, k) the mean over the known rows of each code; NaN where there is none."""
    found = np.full((len(rows), figures.shape[1]), np.nan)
    for place, mine in enumerate(rows):
        known = [row for row in mine if not np.isnan(figures[row]).any()]
        if known:
            found[place] = figures[known].mean(0)
    return found


def _with_entry(
    codes: Sequence[str], guess: np.ndarray, truth: np.ndarray, entry: np.ndarray
) -> np.ndarray:
    """The zone from its guess by text and BLS's typical entry, again held out."""
    fold = heldout.folds([code[:4] for code in codes])
    both = np.hstack([guess, entry])
    return heldout.plain_ridge(both, truth, fold, ZONE_RIDGE)


def _figure(
    name: str, ids: list[str], estimates: np.ndarray, truth: np.ndarray
) -> Figure:
    known = ~np.isnan(truth).any(1)
    guess, true = estimates[known].astype(np.float64), truth[known]
    pairs = zip(guess.T, true.T, strict=True)
    columns = {
        "interests": [f"interest_{letter}" for letter in LETTERS],
        "values": [f"value_{number}" for number in range(1, 7)],
        "zone": ["zone"],
    }.get(name, [f"{name}_{element}" for element in ids])
    return Figure(
        name=name,
        columns=columns,
        estimates=estimates,
        correlation=np.array([np.corrcoef(g, t)[0, 1] for g, t in pairs]),
        error=np.sqrt(((guess - true) ** 2).mean(0)),
        occupations=int(known.sum()),
    )


def _profile_correlation(estimates: np.ndarray, truth: np.ndarray) -> float:
    """Mean over occupations of r between its estimated and its true profile."""
    known = ~np.isnan(truth).any(1)
    pairs = zip(estimates[known].astype(np.float64), truth[known], strict=True)
    return float(np.mean([np.corrcoef(g, t)[0, 1] for g, t in pairs]))
