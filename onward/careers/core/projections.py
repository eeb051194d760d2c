"""The Employment Projections workbook of BLS, its table of occupations. Pure.

"None" is a value (no experience, no training asked); a dash means not published.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onward.careers.core.tables import HEADER_WITHIN, WrongTable, cell_text

DASHES = frozenset({"", "-", "\u2013", "\u2014"})
CODE = re.compile(r"\d\d-\d{4}")
YEARS = re.compile(r"\b(20\d\d)\s*[-\u2013]\s*(?:20)?(\d\d)\b")
# What each column's heading says, whatever the years in it.
COLUMNS = {
    "code": re.compile(r"National Employment Matrix code$"),
    "kind": re.compile(r"^Occupation type$"),
    "employment": re.compile(r"^Employment, 20\d\d$"),
    "growth": re.compile(r"^Employment change, percent"),
    "self_employed": re.compile(r"^Percent self.employed"),
    "openings": re.compile(r"^Occupational openings"),
    "education": re.compile(r"^Typical education needed"),
    "experience": re.compile(r"^Work experience in a related"),
    "training": re.compile(r"^Typical on-the-job training"),
}
OPTIONAL = frozenset({"self_employed"})
LONGEST = 60
LIMITS = {
    "employment": (0, 400_000),
    "growth": (-100, 10_000),
    "self_employed": (0, 100),
    "openings": (0, 100_000),
}


@dataclass(frozen=True, slots=True)
class Expected:
    """What is expected of one occupation; thousands of jobs, percentages, words."""

    code: str
    employment: float | None
    growth: float | None
    openings: float | None
    self_employed: float | None
    education: str
    experience: str
    training: str


def columns_of(cells: Sequence[object]) -> dict[str, int]:
    """Where each column stands, of a line of headings; empty for another line."""
    names = [" ".join(cell_text(cell).split()) for cell in cells]
    at: dict[str, int] = {}
    for key, heading in COLUMNS.items():
        for where, name in enumerate(names):
            if heading.search(name):
                at.setdefault(key, where)
    return at if set(COLUMNS) - OPTIONAL <= set(at) else {}


def years_in(cells: Iterable[object]) -> str:
    """The span the headings tell, such as 2024-34; "" for none."""
    for cell in cells:
        found = YEARS.search(cell_text(cell))
        if found:
            return f"{found.group(1)}-{found.group(2)}"
    return ""


def read_projections(
    file: str, sheet: Iterable[Sequence[object]]
) -> tuple[str, list[Expected]]:
    """The span of years and every line item. Raises WrongTable."""
    lines = iter(enumerate(sheet, start=1))
    at: dict[str, int] = {}
    years = ""
    for number, cells in lines:
        at = columns_of(cells)
        if at:
            years = years_in(cells)
            break
        if number >= HEADER_WITHIN:
            break
    if not at:
        raise WrongTable(file, 1, "has no columns of codes, growth and openings")
    rows = list(_items(file, lines, at))
    if not rows:
        raise WrongTable(file, 1, "has no line item")
    return years, rows


def _items(
    file: str, lines: Iterable[tuple[int, Sequence[object]]], at: dict[str, int]
) -> Iterator[Expected]:
    seen: set[str] = set()
    for number, cells in lines:
        told = {
            key: cell_text(cells[where]) if where < len(cells) else ""
            for key, where in at.items()
        }
        if told["kind"] != "Line item":
            continue
        code = told["code"]
        if not CODE.fullmatch(code):
            raise WrongTable(file, number, f"{code[:20]!r} is not an occupation's code")
        if code in seen:
            raise WrongTable(file, number, f"{code} stands there twice")
        seen.add(code)
        figures = [_figure(told.get(key, ""), file, number, key) for key in LIMITS]
        yield Expected(
            code=code,
            employment=figures[0],
            growth=figures[1],
            self_employed=figures[2],
            openings=figures[3],
            education=_words(told["education"]),
            experience=_words(told["experience"]),
            training=_words(told["training"]),
        )


def _figure(text: str, file: str, line: int, column: str) -> float | None:
    if text in DASHES:
        return None
    low, high = LIMITS[column]
    try:
        figure = float(text.replace(",", ""))
    except ValueError:
        told = f"{column} is {text[:40]!r}, not a figure"
        raise WrongTable(file, line, told) from None
    if not low <= figure <= high:
        raise WrongTable(file, line, f"{column} is {text}, which cannot be")
    return figure


def _words(text: str) -> str:
    return "" if text in DASHES else text[:LONGEST]
