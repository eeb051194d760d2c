"""Pay and employment as BLS publishes them (OEWS), in three layouts. Pure.

The official workbooks (nation, states, areas), the short CSV by area and occupation,
and the cells of the time series. A figure that is not released is None; pay at or above
the highest published figure is None too, and the row says that it is top-coded.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onward.careers.core.tables import Row, WrongTable, cell_text

PAID = ("mean", "p10", "p25", "p50", "p75", "p90")
NATION = "US"
DETAILED = re.compile(r"\d\d-\d{4}")
AREA = re.compile(r"[A-Z]{2}|\d{7}")
YEAR = re.compile(r"(?:_M|oews[_-]?|oes[mn]?[_-]?)(20\d\d|\d\d)(?!\d)", re.IGNORECASE)
MOST_JOBS, MOST_PAY = 200_000_000, 100_000_000
NOT_RELEASED, TOP_CODED = frozenset({"*", "**", "~", "-", ""}), "#"
# The official workbooks.
NEEDED = (
    "AREA",
    "AREA_TITLE",
    "AREA_TYPE",
    "OCC_CODE",
    "O_GROUP",
    "TOT_EMP",
    "H_MEAN",
    "A_MEAN",
    "H_PCT10",
    "H_PCT25",
    "H_MEDIAN",
    "H_PCT75",
    "H_PCT90",
    "A_PCT10",
    "A_PCT25",
    "A_MEDIAN",
    "A_PCT75",
    "A_PCT90",
)
ENDS = ("MEAN", "PCT10", "PCT25", "MEDIAN", "PCT75", "PCT90")
KINDS = {"1": "nation", "2": "state", "3": "state", "4": "metro", "6": "rest"}
CSV_COLUMNS = ("area", "occ", "emp", *PAID, "h50")
AREA_COLUMNS = ("area_code", "areatype_code", "state_code", "area_name")
# The time series: values 01 employment, 03 and 06-10 hourly, 04 and 11-15 yearly.
CELL_YEARLY = dict(zip(PAID, (4, 11, 12, 13, 14, 15), strict=True))
CELL_HOURLY = dict(zip(PAID, (3, 6, 7, 8, 9, 10), strict=True))
CELL_VALUES = 17
NOT_THIS_WAY, CELL_TOP = "4", "5"  # footnotes
_FIPS = (
    "01AL02AK04AZ05AR06CA08CO09CT10DE11DC12FL13GA15HI16ID17IL18IN19IA20KS21KY22LA23ME"
    "24MD25MA26MI27MN28MS29MO30MT31NE32NV33NH34NJ35NM36NY37NC38ND39OH40OK41OR42PA44RI"
    "45SC46SD47TN48TX49UT50VT51VA53WA54WV55WI56WY66GU72PR78VI"
)
STATES = {_FIPS[k : k + 2]: _FIPS[k + 2 : k + 4] for k in range(0, len(_FIPS), 4)}


@dataclass(frozen=True, slots=True)
class Place:
    """An area pay is published for: see the model Area."""

    code: str
    name: str
    kind: str  # nation, state, metro or rest
    state: str


@dataclass(frozen=True, slots=True)
class Paid:
    """Pay and jobs of one occupation in one area, in dollars a year or an hour."""

    area: str
    code: str
    unit: str  # both, year (paid by the year) or hour (not all year round)
    employment: int | None
    figures: tuple[float | None, ...]  # in the order of PAID
    is_top_coded: bool


def year_of(name: str) -> str:
    """The year a file's name tells, "" for none: national_M2025_dl.xlsx, oesm25st."""
    found = YEAR.search(name)
    return "" if found is None else found.group(1).removeprefix("20")


def is_official(cells: Iterable[object]) -> bool:
    """True for the headings of an official workbook."""
    return set(NEEDED) <= {cell_text(cell).upper() for cell in cells}


def official(
    file: str, sheet: Iterable[Sequence[object]]
) -> Iterator[tuple[Place, Paid]]:
    """Detailed occupations over all industries, of a workbook BLS publishes.

    Raises WrongTable with the line.
    """
    lines = iter(enumerate(sheet, start=1))
    at: dict[str, int] = {}
    for _number, cells in lines:
        if is_official(cells):
            at = {cell_text(cell).upper(): k for k, cell in enumerate(cells)}
            break
    if not at:
        raise WrongTable(file, 1, f"has no columns {NEEDED[0]}, {NEEDED[3]} and so on")
    for number, cells in lines:
        row = _Cells(file, number, at, cells)
        if row.text("O_GROUP") == "detailed" and row.is_cross_industry:
            place = _place(row)
            yield place, _paid(row, place)


@dataclass(frozen=True, slots=True)
class _Cells:
    """One line of an official workbook."""

    file: str
    line: int
    at: Mapping[str, int]
    cells: Sequence[object]

    def text(self, column: str) -> str:
        where = self.at.get(column)
        if where is None or where >= len(self.cells):
            return ""
        return cell_text(self.cells[where])

    @property
    def is_cross_industry(self) -> bool:
        return self.text("I_GROUP") in {"", "cross-industry"}

    def figure(self, column: str, most: float) -> float | None:
        return _figure(self.text(column), most, self.file, self.line, column)


def _place(row: _Cells) -> Place:
    kind = KINDS.get(row.text("AREA_TYPE"))
    if kind is None:
        told = f"AREA_TYPE is {row.text('AREA_TYPE')[:20]!r}, not a kind of area"
        raise WrongTable(row.file, row.line, told)
    area, name = row.text("AREA"), row.text("AREA_TITLE")
    state = row.text("PRIM_STATE")
    if kind == "nation":
        return Place(NATION, "United States", kind, "")
    if kind == "state":
        letters = STATES.get(area.zfill(2)[:2], state)
        return Place(letters, name, kind, letters)
    return Place(area.zfill(7), name, kind, state[:2])


def _paid(row: _Cells, place: Place) -> Paid:
    by_hour = _is_true(row.text("HOURLY"))
    by_year = _is_true(row.text("ANNUAL"))
    columns = [f"{'H' if by_hour else 'A'}_{end}" for end in ENDS]
    jobs = row.figure("TOT_EMP", MOST_JOBS)
    figures = tuple(row.figure(column, MOST_PAY) for column in columns)
    return _checked(
        Paid(
            area=place.code,
            code=row.text("OCC_CODE"),
            unit="hour" if by_hour else "year" if by_year else "both",
            employment=None if jobs is None else int(jobs),
            figures=figures,
            is_top_coded=any(row.text(column) == TOP_CODED for column in columns),
        ),
        row.file,
        row.line,
    )


def _is_true(text: str) -> bool:
    return text.upper() in {"TRUE", "1"}


def from_csv(row: Row) -> Paid:
    """A line of the short CSV: areas and occupations by their digits.

    Hourly medians alone mean work not all year round, yearly ones alone pay by the
    year. A higher percentile missing where a lower one is given is top-coded.
    """
    occupation, area = row["occ"], row["area"]
    figures = tuple(
        _figure(row[name], MOST_PAY, row.file, row.line, name) for name in PAID
    )
    hourly = _figure(row["h50"], MOST_PAY, row.file, row.line, "h50")
    jobs = _figure(row["emp"], MOST_JOBS, row.file, row.line, "emp")
    known = [figure is not None for figure in figures[1:]]
    by_hour = hourly is not None and not any(known)
    by_year = hourly is None and figures[3] is not None
    if by_hour:
        figures = (None, None, None, hourly, None, None)
    return _checked(
        Paid(
            area=area_code(area),
            code=f"{occupation[:2]}-{occupation[2:]}",
            unit="hour" if by_hour else "year" if by_year else "both",
            employment=None if jobs is None else int(jobs),
            figures=figures,
            is_top_coded=any(known) and not known[-1],
        ),
        row.file,
        row.line,
    )


def area_code(digits: str) -> str:
    """Our code of an area from its seven digits: US, two letters, or the digits."""
    if digits == "0000000":
        return NATION
    if digits.endswith("00000") and digits[:2] in STATES:
        return STATES[digits[:2]]
    return digits


def place_of(digits: str, state: str, name: str) -> Place:
    """An area by its seven digits, the number of its state and its name."""
    code = area_code(digits)
    letters = STATES.get(state, "")
    if code == NATION:
        return Place(code, "United States", "nation", "")
    if code != digits:
        return Place(code, name, "state", code)
    return Place(code, name, "metro" if digits.startswith("00") else "rest", letters)


def from_cell(file: str, cell: Sequence[str | None]) -> Paid:
    """A cell of the time series: its key, 17 values, 17 footnotes."""
    key = str(cell[0])
    value = (None, *cell[1 : CELL_VALUES + 1])
    note = (None, *cell[CELL_VALUES + 1 :])
    by_hour = note[CELL_YEARLY["p50"]] == NOT_THIS_WAY
    by_year = note[CELL_HOURLY["p50"]] == NOT_THIS_WAY
    columns = CELL_HOURLY if by_hour else CELL_YEARLY
    jobs = _figure(value[1] or "", MOST_JOBS, file, 0, key)
    return _checked(
        Paid(
            area=area_code(key[4:11]),
            code=f"{key[17:19]}-{key[19:23]}",
            unit="hour" if by_hour else "year" if by_year else "both",
            employment=None if jobs is None else int(jobs),
            figures=tuple(
                _figure(value[at] or "", MOST_PAY, file, 0, key)
                for at in columns.values()
            ),
            is_top_coded=any(note[at] == CELL_TOP for at in columns.values()),
        ),
        file,
        0,
    )


def _figure(text: str, most: float, file: str, line: int, column: str) -> float | None:
    if text in NOT_RELEASED or text == TOP_CODED:
        return None
    try:
        figure = float(text.replace(",", ""))
    except ValueError:
        told = f"{column} is {text[:40]!r}, not a figure"
        raise WrongTable(file, line, told) from None
    if not 0 <= figure <= most:
        raise WrongTable(file, line, f"{column} is {text}, which cannot be")
    return figure


def _checked(paid: Paid, file: str, line: int) -> Paid:
    if not AREA.fullmatch(paid.area):
        raise WrongTable(file, line, f"{paid.area[:20]!r} is not a code of an area")
    if not DETAILED.fullmatch(paid.code):
        told = f"{paid.code[:20]!r} is not a code of an occupation"
        raise WrongTable(file, line, told)
    known = [figure for figure in paid.figures[1:] if figure is not None]
    if known != sorted(known):
        told = f"pay of {paid.code} in {paid.area} falls from one tenth to the next"
        raise WrongTable(file, line, told)
    return paid
