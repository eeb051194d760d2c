"""Reading the text tables of an O*NET release, of the older and the newer layout. Pure.

Up to release 30.2 and from 30.3 on tables have other names and columns; figures are
found by element id and scale id. What a table is for is its role.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onward.careers.core.tables import Row, WrongTable

CODE = "O*NET-SOC Code"
RATED = (CODE, "Element ID", "Scale ID", "Data Value")
INTERESTS = tuple(f"1.B.1.{letter}" for letter in "abcdef")
# In our order: achievement, independence, recognition, relationships, support,
# working conditions.
VALUES = tuple(f"1.B.2.{letter}" for letter in "afcdeb")
# Tables of each role: the ones of the older layout, then the ones of the newer.
TABLES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "occupations": (("Occupation Data.txt",), ("Occupation Data.txt",)),
    "interests": (("Interests.txt",), ("Career Interest Types.txt",)),
    "values": (("Work Values.txt",), ()),
    "zones": (("Job Zones.txt",), ("Job Zones.txt",)),
    "skills": (("Skills.txt",), ("Essential Skills.txt", "Transferable Skills.txt")),
    "knowledge": (("Knowledge.txt",), ("Knowledge.txt",)),
    "abilities": (("Abilities.txt",), ("Abilities.txt",)),
    "styles": (("Work Styles.txt",), ("Work Styles.txt",)),
    "context": (("Work Context.txt",), ("Work Context.txt",)),
    "education": (("Education, Training, and Experience.txt",), ("Education.txt",)),
    "tasks": (("Task Statements.txt",), ("Task Statements.txt",)),
    "activities": (("Tasks to DWAs.txt",), ("Tasks to DWAs.txt",)),
    "wider": (("DWA Reference.txt",), ("GWAs to IWAs to DWAs.txt",)),
    "technologies": (("Technology Skills.txt",), ("Software Skills.txt",)),
    "titles": (("Alternate Titles.txt",), ("Job Titles.txt",)),
    "reported": (("Sample of Reported Titles.txt",),) * 2,
}
NEEDED = ("occupations", "interests", "zones", "skills", "knowledge", "activities")
# A single table by what its elements begin with: what may come beside a release.
ROLE_OF_ELEMENTS = {
    "1.B.1.": "interests",
    "1.B.2.": "values",
    "1.A.": "abilities",
    "1.C.": "styles",
    "1.D.": "styles",
    "2.C.": "knowledge",
    "2.D.": "education",
    "4.C.": "context",
}
# Work Context: shares 0..1 of those asked who chose a category ...
SHARES = {
    ("4.C.3.d.8", "1"): "under_40_hours",
    ("4.C.3.d.8", "2"): "exactly_40_hours",
    ("4.C.3.d.8", "3"): "over_40_hours",
    ("4.C.3.d.4", "1"): "regular",
    ("4.C.3.d.4", "2"): "irregular",
    ("4.C.3.d.4", "3"): "seasonal",
}
# ... and how much of the time or how often, 0..1 of the scale from 1 to 5.
AMOUNTS = {
    "4.C.2.a.1.c": "outdoors",
    "4.C.2.d.1.a": "sitting",
    "4.C.2.d.1.b": "standing",
    "4.C.2.d.1.c": "climbing",
    "4.C.2.d.1.d": "walking",
    "4.C.2.d.1.e": "kneeling",
    "4.C.2.d.1.h": "bending",
}
EDUCATION, DEGREES = "2.D.1", 12
STYLE_SCALES = {"IM": (1.0, 5.0), "WI": (-3.0, 3.0)}
LEVELS = {"LV": (0.0, 7.0), "IM": (1.0, 5.0)}
LONGEST_ELEMENT = 80  # characters of a name
MOST_UNLIKE = 0.02  # share of rated occupations that may be in one table only


@dataclass(slots=True)
class Ratings:
    """Figures by occupation and element; a suppressed one is None."""

    figures: dict[str, dict[str, float | None]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def profile(self, code: str, elements: Sequence[str]) -> list[float] | None:
        """All of the elements in this order, or None without any or with a gap."""
        found = self.figures.get(code, {})
        known = [f for e in elements if (f := found.get(e)) is not None]
        return known if len(known) == len(elements) else None

    def row(self, code: str, elements: Sequence[str]) -> list[float | None] | None:
        """The elements in this order, None for a gap; None for no figures at all."""
        found = self.figures.get(code)
        return [found.get(e) for e in elements] if found else None

    @property
    def elements(self) -> tuple[str, ...]:
        return tuple(sorted(self.names))


def tables_of(role: str, present: Collection[str]) -> tuple[str, ...]:
    """The names of the tables of a role, of the layout the release has.

    Raises WrongTable where both layouts are mixed, or one of two tables is missing.
    """
    older, newer = TABLES[role]
    has_older = older != newer and any(name in present for name in older)
    has_newer = older != newer and any(name in present for name in newer)
    if has_older and has_newer:
        told = f"lies beside {newer[0]}: tables of two releases are mixed"
        raise WrongTable(older[0], 0, told)
    names = newer if has_newer or not older else older
    missing = [name for name in names if name not in present]
    if missing and (role in NEEDED or len(missing) < len(names)):
        raise WrongTable(missing[0], 0, "is missing")
    return () if missing else names


def read_scales(
    table: Iterable[Row], scales: Mapping[str, tuple[float, float]]
) -> dict[str, Ratings]:
    """Ratings on each of these scales (least and most), for those that are there.

    Recommend Suppress = Y is no figure, Not Relevant = Y is nought.
    """
    found: dict[str, Ratings] = {}
    for row in table:
        scale = row["Scale ID"]
        if scale not in scales:
            continue
        element = row["Element ID"]
        low, high = scales[scale]
        figure: float | None = row.number("Data Value", low, high)
        if row.told("Recommend Suppress") == "Y":
            figure = None
        elif row.told("Not Relevant") == "Y":
            figure = 0.0
        ratings = found.setdefault(scale, Ratings())
        of_code = ratings.figures.setdefault(row[CODE], {})
        if element in of_code:
            raise row.wrong(f"{row[CODE]} has {element} on {scale} twice")
        of_code[element] = figure
        name = row.told("Element Name") or element
        ratings.names.setdefault(element, name[:LONGEST_ELEMENT])
    return found


def refuse_gaps(file: str, ratings: Ratings, elements: Sequence[str]) -> None:
    """Every rated occupation has every element, else the table was cut off."""
    for code, found in ratings.figures.items():
        missing = [e for e in elements if e not in found]
        if missing:
            told = f"{code} has no figure for {missing[0]}: cut off?"
            raise WrongTable(file, 0, told)


def refuse_unlike(files: tuple[str, str], one: Ratings, two: Ratings) -> None:
    """Skills and knowledge are asked of the same occupations, in every release."""
    apart = set(one.figures) ^ set(two.figures)
    if len(apart) > MOST_UNLIKE * max(len(one.figures), len(two.figures)):
        told = f"{min(apart)} is in {files[0]} or {files[1]} only: cut off, or mixed?"
        raise WrongTable(files[0], 0, told)


def read_education(table: Iterable[Row]) -> dict[str, list[float]]:
    """Shares (12,) 0..1 of those asked by the education they hold to be required.

    Categories as O*NET's scale RL: 1 less than school-leaving ... 12 post-doctoral. An
    occupation with a suppressed or missing category has none.
    """
    found: dict[str, list[float | None]] = {}
    for row in table:
        if row["Element ID"] != EDUCATION or row["Scale ID"] != "RL":
            continue
        mix = found.setdefault(row[CODE], [None] * DEGREES)
        at = round(row.number("Category", 1, DEGREES)) - 1
        share = row.number("Data Value", 0, 100) / 100
        mix[at] = None if row.told("Recommend Suppress") == "Y" else share
    return {
        code: [round(share, 4) for share in known]
        for code, mix in found.items()
        if len(known := [share for share in mix if share is not None]) == DEGREES
    }


def read_context(table: Iterable[Row]) -> dict[str, dict[str, float]]:
    """By occupation the shares and amounts named above, 0..1; suppressed ones left out.

    A share is a percentage on the scale CTP, an amount a mean on the scale CX.
    """
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for row in table:
        if row.told("Recommend Suppress") == "Y":
            continue
        element, scale = row["Element ID"], row["Scale ID"]
        name = SHARES.get((element, row.told("Category")), "")
        if scale == "CTP" and name:
            share = row.number("Data Value", 0, 100) / 100
            found[row[CODE]][name] = round(share, 4)
        elif scale == "CX" and element in AMOUNTS:
            amount = (row.number("Data Value", 1, 5) - 1) / 4
            found[row[CODE]][AMOUNTS[element]] = round(amount, 4)
    return dict(found)


def read_tasks(table: Iterable[Row]) -> dict[str, list[str]]:
    """Task statements by occupation: core ones first, else in the table's order."""
    found: dict[str, list[tuple[bool, int, str]]] = defaultdict(list)
    for row in table:
        is_core = row.told("Task Type") == "Core"
        found[row[CODE]].append((not is_core, row.line, row["Task"]))
    return {code: [task for *_, task in sorted(all_)] for code, all_ in found.items()}


def read_technologies(table: Iterable[Row]) -> dict[str, list[str]]:
    """Technologies by occupation: hot ones in demand, hot ones, others; by name."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for row in table:
        name = row.told("Workplace Example") or row.told("Example")
        hot, wanted = row.told("Hot Technology") == "Y", row.told("In Demand") == "Y"
        if name:
            best = found[row[CODE]].get(name, 0)
            found[row[CODE]][name] = max(best, 2 * hot + wanted)
    return {
        code: sorted(names, key=lambda name: (-names[name], name))
        for code, names in found.items()
    }


def read_activities(
    table: Iterable[Row], wider: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """(occupation, activity): the detailed ones, and with each the wider one of it."""
    for row in table:
        activity = row.told("DWA Element ID") or row.told("DWA ID")
        if not activity:
            raise row.wrong("has no activity (DWA)")
        yield row[CODE], activity
        yield row[CODE], wider.get(activity) or activity.rsplit(".", maxsplit=1)[0]


def read_wider(table: Iterable[Row]) -> dict[str, str]:
    """The intermediate activity of each detailed one."""
    pairs = (
        (
            row.told("DWA Element ID") or row.told("DWA ID"),
            row.told("IWA Element ID") or row.told("IWA ID"),
        )
        for row in table
    )
    return {dwa: iwa for dwa, iwa in pairs if dwa and iwa}
