# ruff: noqa: E501 - rows of Markdown tables are as long as they are
"""The model card and the table for the program: how far off each figure is."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from onward.careers.core.text.profile import FIGURES
from profile_model import heldout
from profile_model.weights import Trial

SETS = {"own": "bundled word-piece vectors", "minilm": "bundled vectors and MiniLM"}
TEXT = """# Profiles from text: model card

Built by `tools/build_profile_model.py`; do not edit by hand.

## What it does

A vacancy, an occupation of another list, or a job in somebody's own words becomes an
occupation-like profile: six interests, six values, a job zone, 35 skills and 33
knowledge areas (importance and level), each with a standard error. It is for matching
a person with work. It is not for judging a person, and never for selecting one.

| file | what |
|---|---|
| `words.npz` | which words (hashed to 8,192 places) the 923 texts have that the model was fitted on |
| `own.npz` | views and weights for the bundled word-piece vectors: needs nothing else |
| `minilm.npz` | the same beside all-MiniLM-L6-v2 (int8), used where the extra [models] is installed |
| `related.npz` | 128 numbers by which each of O*NET's occupations is compared with the others |
| `accuracy.json` | the tables below, for the program |

## How it is made

A text has views: its title, its first sentences, both together, its clauses (a short
text), and its words. Each view is compared with the same view of O*NET's occupations:
exp(-steepness * squared distance) of unit vectors, and the cosine of words weighed by
rarity. A text of six sentences and more is also compared sentence by sentence: the mean,
over the sentences of either text, of the cosine with the most alike sentence of the other,
falls in the same way; a sentence is kept as 64 numbers, along the first principal axes of
all sentences. Kernel ridge regression goes from the sum of these to the principal
components of the targets (interests; values; skills, knowledge and zone together). How
noisy a component is, is chosen by leaving out one minor group of occupations at a time,
within whatever the model may see.

That is done twice. First to the 20 foremost components of all targets together: what is
guessed of an occupation by a model blind to its minor group is its place. How near two
places are, exp(-squared distance), is added to the likeness of texts, and the second pass
goes from the sum to the targets. Two texts that say alike work in other words meet there.

## How far off it is

Mean Pearson r by column, ten folds by minor group (the first four characters of the
code), {occupations} occupations of O*NET 29.3: a figure is guessed by a model that never
saw any rating of the occupation's minor group. The weights and
steepnesses of views (1 each, words 1; or 1 each, sentences 3, words 2) and of places (20
components, 1 and 1) were set while looking at these folds, as round figures round which
little changes; nothing else was. The
bundled vectors themselves were made from titles, descriptions and tasks, not from ratings.

{tables}

With one pass and the middle of the sentences instead, the bundled vectors have .931 / .784 / .744 (interests,
skill and knowledge importance) for title and description and .959 / .825 / .776 with tasks; with two passes
alone about .962 / .830 / .779; with sentence by sentence alone .955 / .826 / .777.

The standard error of a figure is the root mean square of these held-out residuals at the
text's number of words (between trials: by the logarithm of words). It is multiplied by
exp(slope * (usual nearness - nearness)), between 0.7 and 2, so that a text unlike
anything seen is doubted more.

### Texts of other origin

ESCO's titles and descriptions of the occupations that have an exact match in O*NET,
against the match's ratings, again by models that never saw a rating of its minor group;
and the share of truths within one and two of our standard errors of the guess (68 and
95 in a hundred, if the errors are right).

{apart}
Vacancies and a client's own words have nothing to be measured against here; take their
errors as the least they can be.

## Occupations alike (`core/related.py`)

Vectors of tasks, titles and description (bundled encoder), knowledge importance and job
zone side by side, weighted, shortened to 128 numbers, compared by cosine.

{recalls}
Recall at ten on half of O*NET's Related Occupations lists (469 occupations). No part
reads those lists. The five round weights were set looking at this half, for a plain sum
of cosines; other weights (each 0.6 or 1.5 times) give .660 to .668, and each
half of the half .665 and .672. A logistic regression on the same parts, fitted on four fifths and tried on
the last in turn, gives .650 to .660. The skills occupations lean on more than others do, compared
as sets (Dawson, Williams & Rizoiu 2021), took recall from .659 to .658, .657 and .650 at weights .1,
.2 and .4 (unknown ratings at their mean), and were left out.

## Not good at

Texts in other languages than English; texts of a few words; what a text does not say
(a vacancy that tells only of the employer). Knowledge of law, sales or transport varies
most within look-alike texts.

## Licences and sources

- Fitted on the O*NET 29.3 Database by the U.S. Department of Labor, Employment and
  Training Administration (USDOL/ETA), used under the CC BY 4.0 license. O*NET® is a
  trademark of USDOL/ETA. We modified the information: `related.npz` holds numbers
  made of its texts, knowledge ratings and zones, gaps filled with our estimates.
  USDOL/ETA has not approved, endorsed, or tested these modifications.
- all-MiniLM-L6-v2: Apache-2.0. Weights: the project's own (Apache-2.0).
"""


def write(
    out: Path,
    told: Mapping[str, Sequence[Trial]],
    truth: heldout.Figures,
    recalls: Mapping[str, float],
    apart: Mapping[str, Mapping[str, Mapping[str, float]]],
) -> None:
    accuracy = {
        name: {t.name: _row(t, truth) for t in found} for name, found in told.items()
    }
    tables = "\n".join(_table(SETS[name], rows) for name, rows in accuracy.items())
    text = TEXT.format(
        occupations=len(truth["interests"]),
        tables=tables,
        apart="\n".join(_apart(SETS[name], rows) for name, rows in apart.items()),
        recalls="\n".join(f"- from {k}: {v:.3f}" for k, v in recalls.items()) + "\n",
    )
    (out / "MODEL.md").write_text(text)
    stored = {
        "profile": accuracy,
        "texts_of_other_origin": apart,
        "related_recall_10": recalls,
    }
    (out / "accuracy.json").write_text(json.dumps(stored, indent=1) + "\n")
    print(tables)
    print(recalls)


def _row(trial: Trial, truth: heldout.Figures) -> dict[str, float]:
    guesses = heldout.by_figure(trial.guesses)
    found = {"words": trial.words}
    for name, *_ in FIGURES:
        squares = (guesses[name] - truth[name]) ** 2
        found[name] = round(heldout.correlation(guesses[name], truth[name]), 3)
        found[f"{name}_error"] = round(float(np.sqrt(np.nanmean(squares))), 2)
    return found


def _table(name: str, rows: Mapping[str, Mapping[str, float]]) -> str:
    """R and, in brackets, the root mean square error of each figure by length."""
    lines = [
        f"### {name[0].upper()}{name[1:]}",
        "",
        "| figure: r (error) | " + " | ".join(rows) + " |",
        "|---|" + "---|" * len(rows),
        "| words | "
        + " | ".join(f"{row['words']:.0f}" for row in rows.values())
        + " |",
    ]
    for figure, *_ in FIGURES:
        cells = [f"{r[figure]:.3f} ({r[f'{figure}_error']:.2f})" for r in rows.values()]
        lines.append(f"| {figure.replace('_', ' ')} | " + " | ".join(cells) + " |")
    return "\n".join([*lines, ""])


def _apart(name: str, rows: Mapping[str, Mapping[str, float]]) -> str:
    lines = [
        f"| {name} | r | within 1 error | within 2 errors |",
        "|---|---|---|---|",
    ]
    for figure, row in rows.items():
        cells = (row["correlation"], row["within_1"], row["within_2"])
        lines.append(
            f"| {figure.replace('_', ' ')} | " + " | ".join(map(str, cells)) + " |"
        )
    return "\n".join([*lines, ""])
