"""A made-up ESCO of two occupations and three skills, in its official tables."""

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

WORK = "http://data.europa.eu/esco/occupation/"
SKILL = "http://data.europa.eu/esco/skill/"


def text(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([columns, *rows])
    return out.getvalue()


def tables() -> dict[str, str]:
    """File names and their text."""
    return {
        "occupations_en.csv": text(
            (
                "conceptType", "conceptUri", "iscoGroup", "preferredLabel",
                "altLabels", "description", "code",
            ),
            [
                ("Occupation", f"{WORK}a", "2512", "maker of programs",
                 "program maker\nprogram smith", "Makes\nprograms.", "2512.4"),
                ("Occupation", f"{WORK}b", "2512", "maker of games", "", "",
                 "2512.4.1"),
            ],
        ),
        "skills_en.csv": text(
            (
                "conceptType", "conceptUri", "skillType", "reuseLevel",
                "preferredLabel", "altLabels", "description",
            ),
            [
                ("KnowledgeSkillCompetence", f"{SKILL}1", "skill/competence",
                 "transversal", "think ahead", "plan\nforesee", "Thinks ahead."),
                ("KnowledgeSkillCompetence", f"{SKILL}2", "knowledge",
                 "cross-sector", "logic", "", ""),
                ("KnowledgeSkillCompetence", f"{SKILL}3", "skill/competence",
                 "sector-specific", "write programs", "", ""),
            ],
        ),
        "occupationSkillRelations_en.csv": text(
            ("occupationUri", "relationType", "skillType", "skillUri"),
            [
                (f"{WORK}a", "essential", "skill/competence", f"{SKILL}3"),
                (f"{WORK}a", "optional", "knowledge", f"{SKILL}2"),
                (f"{WORK}b", "optional", "skill/competence", f"{SKILL}3"),
            ],
        ),
        "broaderRelationsOccPillar_en.csv": text(
            ("conceptType", "conceptUri", "broaderType", "broaderUri"),
            [
                ("Occupation", f"{WORK}b", "Occupation", f"{WORK}a"),
                ("Occupation", f"{WORK}a", "ISCOGroup", "http://x/C2512"),
            ],
        ),
        "digitalSkillsCollection_en.csv": text(
            ("conceptType", "conceptUri"), [("KnowledgeSkillCompetence", f"{SKILL}3")]
        ),
    }  # fmt: skip # a table, row by row


def write_zip(path: Path, changes: Mapping[str, str | None] | None = None) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**tables(), **(changes or {})}.items():
            if content is not None:
                archive.writestr(name, content)
    return path
