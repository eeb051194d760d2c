"""What the text model learns from: titles, descriptions, tasks and skills."""

import csv
import hashlib
import io
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pyarrow import parquet

HELD_OUT = 0.1
csv.field_size_limit(10**7)


@dataclass
class Occupation:
    key: str
    title: str
    description: str
    others: list[str] = field(default_factory=list)
    reported: list[str] = field(default_factory=list)
    tasks: list[str] = field(default_factory=list)
    needs: list[str] = field(default_factory=list)

    @property
    def titles(self) -> list[str]:
        """Every different title, the main one first."""
        return list(dict.fromkeys([self.title, *self.others, *self.reported]))

    @property
    def is_held_out(self) -> bool:
        """One in ten, by its code alone: the same ones in every build."""
        number = int(hashlib.sha256(self.key.encode()).hexdigest()[:8], 16)
        return number / 2**32 < HELD_OUT


@dataclass(frozen=True)
class Skill:
    label: str
    others: str
    description: str


@dataclass
class Material:
    onet: list[Occupation]
    esco: list[Occupation]
    skills: list[Skill]
    tools: list[str]

    @property
    def occupations(self) -> list[Occupation]:
        return [*self.onet, *self.esco]

    @property
    def texts(self) -> list[str]:
        """Every different text, sorted."""
        found = set(self.tools)
        for one in self.occupations:
            found.update([*one.titles, one.description, *one.tasks])
        for skill in self.skills:
            found.update([skill.label, skill.description])
        return sorted(text for text in found if text)


def read(data: Path) -> Material:
    """From the folder data of ../shared."""
    onet, tools = _onet(data / "onet" / "db_29_3_text.zip")
    esco, skills = _esco(data / "esco" / "esco_1_2_0_en.zip")
    return Material(onet, esco, skills, tools)


def _member(archive: zipfile.ZipFile, name: str) -> str:
    """The name inside the archive of the file called `name`, in whatever folder."""
    return next(n for n in archive.namelist() if n.rsplit("/", 1)[-1] == name)


def _table(
    archive: zipfile.ZipFile, name: str, *, tabs: bool
) -> Iterator[dict[str, str]]:
    with archive.open(_member(archive, name)) as raw:
        lines = io.TextIOWrapper(raw, encoding="utf-8-sig", newline="")
        if tabs:
            yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        else:
            yield from csv.DictReader(lines)


def _onet(path: Path) -> tuple[list[Occupation], list[str]]:
    key = "O*NET-SOC Code"
    with zipfile.ZipFile(path) as archive:
        found = {
            row[key]: Occupation(row[key], row["Title"], row["Description"])
            for row in _table(archive, "Occupation Data.txt", tabs=True)
        }
        for row in _table(archive, "Alternate Titles.txt", tabs=True):
            found[row[key]].others.append(row["Alternate Title"])
            if row["Short Title"] not in {"", "n/a"}:
                found[row[key]].others.append(row["Short Title"])
        for row in _table(archive, "Sample of Reported Titles.txt", tabs=True):
            found[row[key]].reported.append(row["Reported Job Title"])
        for row in _table(archive, "Task Statements.txt", tabs=True):
            found[row[key]].tasks.append(row["Task"])
        tools = {
            row["Example"]
            for row in _table(archive, "Technology Skills.txt", tabs=True)
        }
    return list(found.values()), sorted(tools)


def _esco(path: Path) -> tuple[list[Occupation], list[Skill]]:
    with zipfile.ZipFile(path) as archive:
        rows = list(_table(archive, "skills_reconstructed.csv", tabs=False))
        labels = {row["conceptUri"]: row["preferredLabel"] for row in rows}
        skills = [
            Skill(row["preferredLabel"], row["altText"], row["description"])
            for row in rows
        ]
        needs = _needs(archive, labels)
        occupations = [
            Occupation(
                key=row["conceptUri"],
                title=row["preferredLabel"],
                description=row["description"],
                others=_lines(row["altLabels"]) + _lines(row["hiddenLabels"]),
                needs=needs[row["conceptUri"]],
            )
            for row in _table(archive, "occupations_en.csv", tabs=False)
        ]
    return occupations, skills


def _needs(archive: zipfile.ZipFile, labels: dict[str, str]) -> dict[str, list[str]]:
    name = _member(archive, "occupationSkillRelations_reconstructed.parquet")
    needs = defaultdict(list)
    for row in parquet.read_table(io.BytesIO(archive.read(name))).to_pylist():
        if row["relationType"] == "essential" and row["skillUri"] in labels:
            needs[row["occupationUri"]].append(labels[row["skillUri"]])
    return needs


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]
