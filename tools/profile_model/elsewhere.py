"""A trial on texts of other origin: ESCO's occupations with an exact match in O*NET."""

import csv
import gzip
import io
import zipfile
from pathlib import Path

import numpy as np

from onward.careers.core.text.encoder import Encoder
from onward.careers.core.text.profile import Profiler
from onward.careers.core.text.profile_views import Seen, Texts, likeness, near, views
from onward.careers.core.text.profile_words import read
from profile_model import heldout
from profile_model.material import Material

Rows = list[tuple[str, str, int]]


def read_matches(data: Path, material: Material) -> Rows:
    """Title, description, and the row of the O*NET occupation it is the same as."""
    places = {code: row for row, code in enumerate(material.codes)}
    with gzip.open(data / "crosswalks" / "onet_to_esco_2022-09.csv.gz", "rt") as text:
        lines = text.read().lstrip("\ufeff").splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("O*NET Id"))
    same = {
        row["ESCO or ISCO URI"]: places[row["O*NET Id"]]
        for row in csv.DictReader(lines[start:])
        if row["Type of Match"] == "exactMatch" and row["O*NET Id"] in places
    }
    with zipfile.ZipFile(data / "esco" / "esco_1_2_0_en.zip") as files:
        inside = next(n for n in files.namelist() if n.endswith("occupations_en.csv"))
        with files.open(inside) as raw:
            rows = list(csv.DictReader(io.TextIOWrapper(raw, "utf-8-sig")))
    return [
        (row["preferredLabel"], row["description"], same[row["conceptUri"]])
        for row in rows
        if row["conceptUri"] in same
    ]


def trial(
    material: Material, rows: Rows, texts: Texts, encoder: Encoder, profiler: Profiler
) -> dict[str, dict[str, float]]:
    """By figure: mean r by column, and how many truths are within 1 and 2 errors.

    An ESCO text is guessed by a model that saw no rating of the minor group of its
    match, fitted on O*NET's own titles and descriptions; the doubt is the profiler's.
    """
    pairs = [(read(text, title), row) for title, text, row in rows]
    readings = [reading for reading, _ in pairs if reading]
    match = np.array([row for reading, row in pairs if reading])
    asked = views("short", readings, encoder)
    fold, names = heldout.folds(material.groups), np.array(material.groups)
    guesses, doubts = np.zeros((len(match), 149)), np.zeros((len(match), 149))
    for one in sorted(set(fold.tolist())):
        others, mine = np.flatnonzero(fold != one), np.flatnonzero(fold[match] == one)
        known = heldout.rows_of(texts, others)
        seen = Seen.of(known)
        part = {name: figure[others] for name, figure in material.figures.items()}
        fitted = heldout.fit_all(
            likeness("short", known, seen), part, names[others].tolist()
        )
        like = likeness("short", heldout.rows_of(asked, mine), seen)
        guesses[mine] = fitted.guess(like)
        doubts[mine] = [
            profiler.doubt(readings[row].words, nearness)
            for row, nearness in zip(mine, near("short", like), strict=True)
        ]
    return _told(guesses, doubts, material, match)


def _told(
    guesses: np.ndarray, doubts: np.ndarray, material: Material, match: np.ndarray
) -> dict[str, dict[str, float]]:
    found, start = {}, 0
    for name, guess in heldout.by_figure(guesses).items():
        truth = material.figures[name][match]
        doubt = doubts[:, start : start + truth.shape[1]]
        start += truth.shape[1]
        off = np.abs(guess - truth) / doubt
        off = off[~np.isnan(off)]
        found[name] = {
            "correlation": round(heldout.correlation(guess, truth), 3),
            "within_1": round(float((off < 1).mean()), 2),
            "within_2": round(float((off < 2).mean()), 2),
        }
    return found
