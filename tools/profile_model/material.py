"""What the models are fitted on: texts and ratings of O*NET 29.3, read from its zip."""

import csv
import io
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

MINOR_GROUP = 4  # "15-1" of "15-1252"
INTERESTS = tuple(f"1.B.1.{letter}" for letter in "abcdef")
# Our order: achievement, independence, recognition, relationships, support, conditions.
VALUES = tuple(f"1.B.2.{letter}" for letter in "afcdeb")
# Figure: table, scale; the order of profile.FIGURES.
RATED = {
    "interests": ("Interests.txt", "OI"),
    "values": ("Work Values.txt", "EX"),
    "zone": ("Job Zones.txt", ""),
    "skill_importance": ("Skills.txt", "IM"),
    "skill_level": ("Skills.txt", "LV"),
    "knowledge_importance": ("Knowledge.txt", "IM"),
    "knowledge_level": ("Knowledge.txt", "LV"),
}


@dataclass
class Material:
    """Occupations with ratings: texts, and figures with NaN where none was given."""

    codes: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    descriptions: list[str] = field(default_factory=list)
    tasks: list[list[str]] = field(default_factory=list)
    alternates: list[list[str]] = field(default_factory=list)
    activities: list[list[str]] = field(default_factory=list)  # DWA titles
    figures: dict[str, np.ndarray] = field(default_factory=dict)
    ids: dict[str, list[str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)  # by element id

    @property
    def groups(self) -> list[str]:
        return [code[:MINOR_GROUP] for code in self.codes]


def read_material(archive: Path, *, rated_only: bool = True) -> Material:
    """Occupations in the order of their codes; those without any rating on demand."""
    with zipfile.ZipFile(archive) as files:
        rated = {row["O*NET-SOC Code"] for row in table(files, "Interests.txt")}
        found = Material()
        for row in table(files, "Occupation Data.txt"):
            if row["O*NET-SOC Code"] in rated or not rated_only:
                found.codes.append(row["O*NET-SOC Code"])
                found.titles.append(row["Title"])
                found.descriptions.append(row["Description"])
        found.tasks = _lists(files, "Task Statements.txt", "Task", found.codes)
        found.alternates = _lists(
            files, "Alternate Titles.txt", "Alternate Title", found.codes
        )
        found.activities = _lists(files, "Tasks to DWAs.txt", "DWA Title", found.codes)
        for name in RATED:
            _rate(files, name, found)
    return found


def table(files: zipfile.ZipFile, name: str) -> Iterator[dict[str, str]]:
    inside = next(n for n in files.namelist() if n.endswith("/" + name))
    with files.open(inside) as raw:
        text = io.TextIOWrapper(raw, "utf-8")
        yield from csv.DictReader(text, delimiter="\t", quoting=csv.QUOTE_NONE)


def _lists(
    files: zipfile.ZipFile, name: str, column: str, codes: list[str]
) -> list[list[str]]:
    """Distinct texts of each occupation, in the table's order."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for row in table(files, name):
        found[row["O*NET-SOC Code"]][row[column].strip()] = None
    return [list(found[code]) for code in codes]


def _rate(files: zipfile.ZipFile, name: str, found: Material) -> None:
    file, scale = RATED[name]
    places = {code: row for row, code in enumerate(found.codes)}
    ratings: dict[tuple[int, str], float] = {}
    for row in table(files, file):
        if row["O*NET-SOC Code"] not in places:
            continue
        place = places[row["O*NET-SOC Code"]]
        if name == "zone":
            ratings[place, "zone"] = float(row["Job Zone"])
        elif row["Scale ID"] == scale:
            ratings[place, row["Element ID"]] = float(row["Data Value"])
            found.names[row["Element ID"]] = row["Element Name"]
    fixed = {"interests": INTERESTS, "values": VALUES}
    ids = list(fixed.get(name, sorted({element for _, element in ratings})))
    figures = np.full((len(found.codes), len(ids)), np.nan)
    for (place, element), rating in ratings.items():
        if element in ids:
            figures[place, ids.index(element)] = rating
    found.figures[name], found.ids[name] = figures, ids
