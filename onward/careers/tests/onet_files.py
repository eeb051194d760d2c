"""A made-up release in O*NET's older layout or its newer; no sentence of it is O*NET's.

The newer one (from 30.3 on) has other names of tables and columns, no titles and no
names of scales in its rows, no work values, zones from 2, 21 work styles on -3..+3, and
n/a for nothing.
"""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

CODES = {
    "15-1252.00": ("Software Developers", "Make programs that do what people need."),
    "29-2011.00": ("Medical Laboratory Technologists", "Test what bodies are made of."),
    "31-9097.00": ("Phlebotomists", "Take blood and keep people calm."),
    "11-9199.00": ("Managers, All Other", "Manage what has no name of its own."),
}
RATED = [code for code in CODES if code != "11-9199.00"]
SKILLS = {"2.A.1.a": "Reading closely", "2.A.1.b": "Listening"}
TRANSFERABLE = {"2.B.1.a": "Seeing how others feel"}
KNOWLEDGE = {"2.C.1.a": "Order", "2.C.10": "Travel"}
STYLES = {f"1.D.{n}": f"Style {n}" for n in range(1, 22)}
DONE = {"15-1252.00": 1, "29-2011.00": 2, "31-9097.00": 3}
Changes = Mapping[str, str | None]
Cells = Sequence[object]


def _table(columns: Sequence[str], rows: Sequence[Cells]) -> str:
    return "".join("\t".join(map(str, row)) + "\n" for row in [columns, *rows])


def _ratings(
    elements: Mapping[str, str], scales: Mapping[str, float], *, newer: bool
) -> str:
    """One figure on each scale: that of the scale and one more by occupation."""
    columns = ["O*NET-SOC Code", "Element ID", "Element Name", "Scale ID"]
    ends = ["Data Value", "Recommend Suppress", "Not Relevant", "Date"]
    rows = [
        [code, element, name, scale, figure + at % 2, "N", "n/a" if newer else "", "x"]
        for at, code in enumerate(RATED)
        for element, name in elements.items()
        for scale, figure in scales.items()
    ]
    if newer:
        return _table([*columns, *ends], rows)
    # The older layout repeats the title and names the scale.
    columns = [columns[0], "Title", *columns[1:], "Scale Name", *ends]
    return _table(columns, [[r[0], "T", *r[1:4], "S", *r[4:]] for r in rows])


def _sixes(branch: str, scale: str, *, newer: bool, step: int) -> str:
    """Figures 1..6 in turn for the six elements of a branch."""
    title = [] if newer else ["T"]
    named = [] if newer else ["S"]
    columns = [
        "O*NET-SOC Code",
        *(["Title"] if title else []),
        "Element ID",
        "Element Name",
        "Scale ID",
        *(["Scale Name"] if named else []),
        "Data Value",
        "Date",
    ]
    rows = [
        [code, *title, f"{branch}.{k}", k, scale, *named, 1 + (step * n + at) % 6, "x"]
        for n, code in enumerate(RATED)
        for at, k in enumerate("abcdef")
    ]
    # High points, which are not ratings, stand in the same table.
    rows.append([RATED[0], *title, f"{branch}.g", "First", "IH", *named, 4, "x"])
    return _table(columns, rows)


def _education(element: str, scale: str) -> list[Cells]:
    shares = [0, 10, 0, 0, 0, 80, 0, 10, 0, 0, 0, 0]
    return [
        ["15-1252.00", element, "Education", scale, category, share, "N"]
        for category, share in enumerate(shares, start=1)
    ]


def _common(*, newer: bool) -> dict[str, str]:
    """The tables both layouts have."""
    code, activity = "O*NET-SOC Code", "DWA Element ID" if newer else "DWA ID"
    zones = [[c, 2 + n, "08/2023"] for n, c in enumerate(RATED)]
    tasks: list[Cells] = [
        ["15-1252.00", 11, "Drink tea.", "Supplemental"],
        ["15-1252.00", 12, "Write programs.", "Core"],
        ["29-2011.00", 13, "Look through a lens.", "n/a" if newer else ""],
    ]
    context: list[Cells] = [
        ["15-1252.00", "4.C.3.d.8", "Duration", "CTP", 1, 25.0, "N"],
        ["15-1252.00", "4.C.3.d.8", "Duration", "CTP", 3, 12.5, "N"],
        ["15-1252.00", "4.C.3.d.8", "Duration", "CT", "n/a" if newer else "", 2, "N"],
        ["15-1252.00", "4.C.3.d.4", "Schedules", "CTP", 3, 5.0, "Y"],
        ["15-1252.00", "4.C.2.d.1.a", "Sitting", "CX", "n/a" if newer else "", 5, "N"],
    ]
    columns = [code, "Element ID", "Element Name", "Scale ID", "Category", "Data Value"]
    return {
        "Occupation Data.txt": _table(
            [code, "Title", "Description"],
            [(c, title, text) for c, (title, text) in CODES.items()],
        ),
        "Job Zones.txt": _table([code, "Job Zone", "Date"], zones),
        "Knowledge.txt": _ratings(KNOWLEDGE, {"IM": 3, "LV": 4}, newer=newer),
        "Task Statements.txt": _table([code, "Task ID", "Task", "Task Type"], tasks),
        "Tasks to DWAs.txt": _table(
            [code, "Task ID", activity],
            [[c, str(n), f"4.A.1.I0{n}.D01"] for c, n in DONE.items()],
        ),
        "Work Context.txt": _table([*columns, "Recommend Suppress"], context),
    }


def older() -> dict[str, str]:
    """File names and their text, as up to release 30.2."""
    code = "O*NET-SOC Code"
    columns = [code, "Element ID", "Element Name", "Scale ID", "Category", "Data Value"]
    tools = [
        ["15-1252.00", "Slate", "Tablets", "N", "N"],
        ["15-1252.00", "Chisel", "Chisels", "Y", "N"],
        ["15-1252.00", "Abacus", "Counting", "Y", "Y"],
    ]
    return {
        **_common(newer=False),
        "Read Me.txt": "O*NET 29.3 Database\nMade up for tests.\n",
        "Interests.txt": _sixes("1.B.1", "OI", newer=False, step=1),
        "Work Values.txt": _sixes("1.B.2", "EX", newer=False, step=2),
        "Skills.txt": _ratings(SKILLS, {"IM": 3, "LV": 3}, newer=False),
        "Work Styles.txt": _ratings({"1.C.1.a": "Effort"}, {"IM": 4}, newer=False),
        "DWA Reference.txt": _table(
            ["Element ID", "IWA ID", "DWA ID"],
            [["4.A.1", f"4.A.1.I0{n}", f"4.A.1.I0{n}.D01"] for n in (1, 2, 3)],
        ),
        "Education, Training, and Experience.txt": _table(
            [*columns, "Recommend Suppress"], _education("2.D.1", "RL")
        ),
        "Technology Skills.txt": _table(
            [code, "Example", "Commodity Title", "Hot Technology", "In Demand"], tools
        ),
        "Alternate Titles.txt": _table(
            [code, "Title", "Alternate Title", "Short Title"],
            [["15-1252.00", "Software Developers", "Maker of programs", "MOP"]],
        ),
    }


def newer() -> dict[str, str]:
    """File names and their text, as from release 30.3 on."""
    code = "O*NET-SOC Code"
    columns = [code, "Element ID", "Element Name", "Scale ID", "Category", "Data Value"]
    tools = [
        ["15-1252.00", "Slate", "2.E", "Tablets", "N", "N"],
        ["15-1252.00", "Chisel", "2.E", "Chisels", "Y", "N"],
    ]
    styles = _ratings(STYLES, {"WI": -2, "DR": 7}, newer=True)
    return {
        **_common(newer=True),
        "Read Me.txt": "O*NET 31.0 Database\nMade up for tests.\n",
        "Career Interest Types.txt": _sixes("1.B.1", "OI", newer=True, step=1),
        "Essential Skills.txt": _ratings(SKILLS, {"IM": 3, "LV": 3}, newer=True),
        "Transferable Skills.txt": _ratings(
            TRANSFERABLE, {"IM": 2, "LV": 5}, newer=True
        ),
        "Work Styles.txt": styles,
        "GWAs to IWAs to DWAs.txt": _table(
            ["GWA Element ID", "IWA Element ID", "DWA Element ID"],
            [["4.A.1", f"4.A.1.I{n}", f"4.A.1.I0{n}.D01"] for n in DONE.values()],
        ),
        "Education.txt": _table(
            [*columns, "Recommend Suppress"], _education("2.D.1", "RL")
        ),
        "Training and Experience.txt": _table(columns, []),
        "Software Skills.txt": _table(
            [
                code,
                "Workplace Example",
                "Element ID",
                "Element Name",
                "Hot Technology",
                "In Demand",
            ],
            tools,
        ),
        "Job Titles.txt": _table(
            [code, "Job Title", "Short Title", "Source(s)"],
            [["15-1252.00", "Maker of programs", "n/a", "08"]],
        ),
    }


def write_folder(
    folder: Path, changes: Changes | None = None, *, of: dict[str, str] | None = None
) -> Path:
    """The release as a folder; a change of None leaves a file out."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in {**(of or older()), **(changes or {})}.items():
        if text is not None:
            (folder / name).write_text(text, "utf-8")
    return folder


def write_zip(
    path: Path, changes: Changes | None = None, *, of: dict[str, str] | None = None
) -> Path:
    """The release as a zip with a folder inside, as it is published."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {**(of or older()), **(changes or {})}.items():
            if text is not None:
                archive.writestr(f"{path.stem}/{name}", text)
    return path
