"""Published tables row by row, whatever holds them: text, CSV or a sheet. Pure.

Columns are found by name, never by position. A table that is cut off, of another kind
or with figures out of range is refused with its file, line and reason.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

LONGEST_LINE = 1_000_000  # characters; the longest published is under 10,000
HEADER_WITHIN = 30  # lines: sheets and crosswalks begin with a title and notes
NOTHING = frozenset({"", "n/a"})  # O*NET writes n/a from release 30.3 on


class WrongTable(Exception):
    """A table cannot be read: which, where and why. Line 0 is the table as a whole."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        self.file, self.line, self.reason = file, line, reason
        super().__init__(f"{file}, line {line}: {reason}")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table, by column name."""

    file: str
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def told(self, column: str) -> str:
        """What a column says, "" where it says nothing or the table lacks it."""
        text = self.cells.get(column, "").strip()
        return "" if text in NOTHING else text

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
            header = _header(file, cells, columns)
            continue
        if len(cells) != len(header):
            told = f"has {len(cells)} cells where {len(header)} belong: cut off?"
            raise WrongTable(file, number, told)
        if "\x00" in line:
            raise WrongTable(file, number, "holds a character text cannot have")
        yield Row(file, number, dict(zip(header, cells, strict=True)))
    if not header:
        raise WrongTable(file, 1, "is empty")


def csv_rows(file: str, lines: Iterable[str], columns: Sequence[str]) -> Iterator[Row]:
    """The rows of a CSV table; its header may come after some lines of notes.

    A line number is that of the line on which a row ends.
    """
    header: list[str] = []
    csv.field_size_limit(LONGEST_LINE)
    reader = csv.reader(lines, strict=True)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as wrong:
            told = f"is not CSV as it should be ({wrong}): cut off?"
            raise WrongTable(file, reader.line_num, told) from None
        if not header:
            header = _header_among(file, cells, columns, reader.line_num)
            continue
        if len(cells) != len(header):
            told = f"has {len(cells)} cells where {len(header)} belong: cut off?"
            raise WrongTable(file, reader.line_num, told)
        if any("\x00" in cell for cell in cells):
            told = "holds a character text cannot have"
            raise WrongTable(file, reader.line_num, told)
        yield Row(file, reader.line_num, dict(zip(header, cells, strict=True)))
    if not header:
        raise WrongTable(file, 1, "is empty")


def cell_text(value: object) -> str:
    """A value of a sheet as text: "" for none, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _named(cells: Sequence[str]) -> list[str]:
    return [" ".join(name.lstrip("\ufeff").split()) for name in cells]


def _header(file: str, cells: Sequence[str], columns: Sequence[str]) -> list[str]:
    header = _named(cells)
    missing = [name for name in columns if name not in header]
    if missing:
        raise WrongTable(file, 1, f"has no column {missing[0]!r}")
    return header


def _header_among(
    file: str, cells: Sequence[str], columns: Sequence[str], number: int
) -> list[str]:
    """The header when this is it, nothing for a line of notes above it."""
    header = _named(cells)
    missing = [name for name in columns if name not in header]
    if not missing:
        return header
    if number >= HEADER_WITHIN or len(missing) < len(columns):
        raise WrongTable(file, number, f"has no column {missing[0]!r}")
    return []
