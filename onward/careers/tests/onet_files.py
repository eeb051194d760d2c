"""A made-up release in the layout of O*NET 29.3; no sentence of it is O*NET's."""

import zipfile
from collections.abc import Sequence
from pathlib import Path

CODES = {
    "15-1252.00": ("Software Developers", "Make programs that do what people need."),
    "29-2011.00": ("Medical Laboratory Technologists", "Test what bodies are made of."),
    "31-9097.00": ("Phlebotomists", "Take blood and keep people calm."),
    "11-9199.00": ("Managers, All Other", "Manage what has no name of its own."),
}
RATED = [code for code in CODES if code != "11-9199.00"]
SKILLS = {"2.A.1.a": "Reading closely", "2.A.1.b": "Listening"}


def _table(columns: list[str], rows: Sequence[Sequence[object]]) -> str:
    return "".join("\t".join(map(str, row)) + "\n" for row in [columns, *rows])


def tables() -> dict[str, str]:
    """File names and their text."""
    ratings = ["O*NET-SOC Code", "Title", "Element ID", "Element Name", "Scale ID"]
    doubtful = [*ratings, "Data Value", "Recommend Suppress", "Not Relevant"]
    interests = [
        [code, CODES[code][0], f"1.B.1.{k}", k, "OI", 1 + (n + at) % 6]
        for n, code in enumerate(RATED)
        for at, k in enumerate("abcdef")
    ]
    values = [
        [code, CODES[code][0], f"1.B.2.{k}", k, "EX", 1 + (2 * n + at) % 6]
        for n, code in enumerate(RATED)
        for at, k in enumerate("abcdef")
    ]
    skills = [
        [code, CODES[code][0], element, name, scale, 3 + n % 2, "N", "N"]
        for n, code in enumerate(RATED)
        for element, name in SKILLS.items()
        for scale in ("IM", "LV")
    ]
    return {
        "Read Me.txt": "O*NET 29.3 Database\nMade up for tests.\n",
        "Occupation Data.txt": _table(
            ["O*NET-SOC Code", "Title", "Description"],
            [[code, *words] for code, words in CODES.items()],
        ),
        "Interests.txt": _table([*ratings, "Data Value"], interests),
        "Work Values.txt": _table([*ratings, "Data Value"], values),
        "Job Zones.txt": _table(
            ["O*NET-SOC Code", "Title", "Job Zone", "Date"],
            [[code, CODES[code][0], 2 + n, "08/2023"] for n, code in enumerate(RATED)],
        ),
        "Skills.txt": _table(doubtful, skills),
        "Knowledge.txt": _table(
            doubtful,
            [[c, CODES[c][0], "2.C.1.a", "Order", "IM", 3, "N", ""] for c in RATED],
        ),
        "Tasks to DWAs.txt": _table(
            ["O*NET-SOC Code", "Title", "Task ID", "DWA ID"],
            [[c, CODES[c][0], n, f"4.A.1.I0{n}.D01"] for n, c in enumerate(RATED)],
        ),
        "Alternate Titles.txt": _table(
            ["O*NET-SOC Code", "Title", "Alternate Title", "Short Title"],
            [["15-1252.00", "Software Developers", "Maker of programs", "MOP"]],
        ),
    }


def write_folder(folder: Path, changes: dict[str, str | None] | None = None) -> Path:
    """The release as a folder; a change of None leaves a file out."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in {**tables(), **(changes or {})}.items():
        if text is not None:
            (folder / name).write_text(text, "utf-8")
    return folder


def write_zip(path: Path, changes: dict[str, str | None] | None = None) -> Path:
    """The release as a zip with a folder inside, as it is published."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {**tables(), **(changes or {})}.items():
            if text is not None:
                archive.writestr(f"db_29_3_text/{name}", text)
    return path
