"""Reading the text tables of an O*NET release (the 29.3 layout). Pure.

Columns are found by name, figures by element id and scale id: never by position. A
table that is cut off, of another kind or with figures out of range is refused with its
file, line and reason.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

CODE = "O*NET-SOC Code"
RATED = (CODE, "Element ID", "Scale ID", "Data Value")
INTERESTS = tuple(f"1.B.1.{letter}" for letter in "abcdef")
# In our order: achievement, independence, recognition, relationships, support,
# working conditions.
VALUES = tuple(f"1.B.2.{letter}" for letter in "afcdeb")
ACTIVITY_SIZE, TITLE_SIZE = 96, 64
WORD = re.compile(r"[a-z]+")


class WrongTable(Exception):
    """A table cannot be read: which, where and why."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        self.file, self.line, self.reason = file, line, reason
        super().__init__(f"{file}, line {line}: {reason}")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table, by column name."""

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def number(self, column: str, low: float, high: float) -> float:
        """The figure in a column, within its scale. Raises WrongTable."""
        text = self.cells[column]
        try:
            figure = float(text)
        except ValueError:
            raise self.wrong(f"{column} is {text[:40]!r}, not a figure") from None
        if not low <= figure <= high:
            raise self.wrong(f"{column} is {text}, not within {low:g} to {high:g}")
        return figure

    def wrong(self, reason: str) -> WrongTable:
        return WrongTable(self.file, self.line, reason)


def rows(file: str, lines: Iterable[str], columns: Sequence[str]) -> Iterator[Row]:
    """The rows of a tab-separated table that has at least these columns."""
    header: list[str] = []
    for number, line in enumerate(lines, start=1):
        cells = line.rstrip("\r\n").split("\t")
        if not header:
            header = [name.lstrip("\ufeff").strip() for name in cells]
            missing = [name for name in columns if name not in header]
            if missing:
                raise WrongTable(file, 1, f"has no column {missing[0]!r}")
            continue
        if len(cells) != len(header):
            told = f"has {len(cells)} cells where {len(header)} belong: cut off?"
            raise WrongTable(file, number, told)
        if "\x00" in line:
            raise WrongTable(file, number, "holds a character text cannot have")
        yield Row(file, number, dict(zip(header, cells, strict=True)))
    if not header:
        raise WrongTable(file, 1, "is empty")


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


def read_ratings(
    table: Iterable[Row], *, scale: str, low: float, high: float
) -> Ratings:
    """Ratings on one scale.

    Recommend Suppress = Y is no figure, Not Relevant = Y is nought.
    """
    found = Ratings()
    for row in table:
        if row["Scale ID"] != scale:
            continue
        element = row["Element ID"]
        figure: float | None = row.number("Data Value", low, high)
        if row.cells.get("Recommend Suppress") == "Y":
            figure = None
        elif row.cells.get("Not Relevant") == "Y":
            figure = 0.0
        of_code = found.figures.setdefault(row[CODE], {})
        if element in of_code:
            raise row.wrong(f"{row[CODE]} has {element} on {scale} twice")
        of_code[element] = figure
        found.names.setdefault(element, row.cells.get("Element Name", element))
    return found


def refuse_gaps(file: str, ratings: Ratings, elements: Sequence[str]) -> None:
    """Every rated occupation has every element, else the table was cut off."""
    for code, found in ratings.figures.items():
        missing = [e for e in elements if e not in found]
        if missing:
            told = f"{code} has no figure for {missing[0]}: cut off?"
            raise WrongTable(file, 0, told)


def with_wider(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Detailed activities, and with each the intermediate one it belongs to."""
    for code, activity in pairs:
        yield code, activity
        yield code, activity.rsplit(".", maxsplit=1)[0]


def words_of(titles: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """(occupation, word) of every word in its titles."""
    for code, title in titles:
        for word in WORD.findall(title.lower()):
            yield code, word


def short_vectors(
    pairs: Iterable[tuple[str, str]], *, size: int
) -> dict[str, list[float]]:
    """A short vector for each occupation from the things it has.

    Things weigh by how few occupations have them (log n / n_a); the matrix is reduced
    by singular value decomposition (latent semantic analysis; Deerwester et al. 1990).
    `pairs` are (occupation, thing).
    """
    unique = sorted(set(pairs))
    codes = sorted({code for code, _ in unique})
    things = sorted({thing for _, thing in unique})
    row_of = {code: k for k, code in enumerate(codes)}
    column_of = {thing: k for k, thing in enumerate(things)}
    matrix = np.zeros((len(codes), len(things)))
    matrix[
        [row_of[code] for code, _ in unique], [column_of[thing] for _, thing in unique]
    ] = 1.0
    matrix *= np.log(len(codes) / np.maximum(matrix.sum(axis=0), 1.0)) + 1e-9
    # Fewer rows than columns: decompose rows by rows.
    strengths, vectors = np.linalg.eigh(matrix @ matrix.T)
    top = np.argsort(-strengths)[:size]
    reduced = vectors[:, top] * np.sqrt(np.maximum(strengths[top], 0))
    return dict(zip(codes, reduced.round(5).tolist(), strict=True))
