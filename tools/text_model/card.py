"""The model card beside the vectors."""

from pathlib import Path

from text_model import training
from text_model.sources import Material

CARD = """# Text vectors: model card

Built by `tools/build_text_model.py`; do not edit by hand. Used to find occupations and
skills by meaning, beside letters and words, which work without it.

| file | what |
|---|---|
| `vocabulary.txt` | the {pieces} pieces of BERT's uncased vocabulary, then whole words that O*NET and ESCO use at least twice |
| `vectors.npz` | {size} numbers for each, int8, and what a row is multiplied by. A text is the sum of its pieces, brought to length 1 |
| `adapter.npz` | a linear map of MiniLM's 384 numbers to {size}, float16; used only where the optional model is installed |

## How they are made

1. Every piece goes through all-MiniLM-L6-v2 (int8) by itself; its vector is projected
   to the {size} directions in which texts about work differ most and weighted by how
   rare it is (Model2Vec; SIF, Arora et al. 2017: {rare} / ({rare} + share)).
2. {first} steps: sums of pieces are fitted to MiniLM's vectors of {texts} titles,
   descriptions, tasks, skills and tools.
3. {second} steps of InfoNCE: two titles of one occupation, a title and its description, a
   task or its skills, a skill's label and its description lie near; close to half of
   the first titles carry rank, terms of work, places or names, which so come to weigh
   little.
4. {third} steps of the same fit the adapter.

Seed {seed}, one thread. One occupation in ten (by a hash of its code) is held out of
steps 3 and 4, and so is every title it has, also where another occupation has it.
**Never seen in any step**: queries of a benchmark, vacancies, links between O*NET and
ESCO, or any label of a vacancy.

## How well it does on held-out occupations

A title of a held-out occupation is taken out of what is searched, and its occupation
looked for by its other titles, by vectors alone. MRR: mean of 1 / rank, among all
occupations of the source. As a vacancy: the same titles with rank, terms and names.
Together: mean average precision of one occupation's titles among those of all held-out
ones.

| vectors | source | MRR | as a vacancy | together |
|---|---|---|---|---|
{table}

## What it cannot do

English only. It knows words, not their order: "teacher of nurses" and "nurse of
teachers" are the same to it. A mistyped word falls into pieces that mean something
else; letters, not vectors, find those. Names of places and companies weigh little,
also where one is the trade ("Uber driver"). It knows no work newer than its sources.
It carries whatever MiniLM and the two classifications carry of how work and people are
spoken of; nothing about a person goes into it, and it is never the only reason for a
recommendation.

## Licences and sources

all-MiniLM-L6-v2: Apache-2.0 (sentence-transformers); BERT's vocabulary: Apache-2.0
(Google). O*NET 29.3 Database by the U.S. Department of Labor, Employment and Training
Administration (USDOL/ETA), used under CC BY 4.0; USDOL/ETA has not approved, endorsed
or tested these modifications. ESCO 1.2.0, European Commission, free to use with
acknowledgement. Only words and numbers of our own fitting are kept, no text of either.
"""  # noqa: E501 - a row of a table is one line


def write(out: Path, table: list[str], material: Material, steps: list[int]) -> None:
    text = CARD.format(
        pieces="30,522",
        size=training.SIZE,
        rare=training.RARE,
        texts=f"{len(material.texts):,}",
        first=f"{steps[0]:,}",
        second=f"{steps[1]:,}",
        third=f"{steps[2]:,}",
        seed=training.SEED,
        table="\n".join(table),
    )
    (out / "MODEL.md").write_text(text, encoding="utf-8")
