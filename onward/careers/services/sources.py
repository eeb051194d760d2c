"""What a path holds: told by what is inside, not by its name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from onward.careers.core import crosswalks, oews, onet, projections
from onward.careers.core.tables import HEADER_WITHIN, WrongTable
from onward.careers.services.files import (
    Piece,
    WorldFileWrong,
    is_workbook_name,
    is_zip,
    pieces_of,
    refused,
)
from onward.careers.services.sheets import Cells, heads, workbook

SQLITE, PARQUET = b"SQLite format 3\x00", b"PAR1"
HEAD = 16_384
WANTED = (
    "an O*NET database, a table of one, pay and employment (OEWS), Employment"
    " Projections, ESCO or a crosswalk"
)


class Holds(StrEnum):
    ONET = "the O*NET database"
    TABLE = "a table of O*NET"
    WORKBOOK = "a workbook of pay and employment (OEWS)"
    SHORT = "pay and employment as CSV"
    AREAS = "names of areas"
    CELLS = "pay and employment as a time series"
    PROJECTIONS = "Employment Projections"
    ESCO = "ESCO"
    MOVES = "a crosswalk of codes"
    LINKS = "the crosswalk of O*NET and ESCO"


@dataclass(frozen=True, slots=True)
class Source:
    """Something that can be imported. `path` is what is fingerprinted."""

    holds: Holds
    path: Path
    pieces: tuple[Piece, ...]
    detail: str = ""  # the sheet of a workbook, the role of a table

    @property
    def piece(self) -> Piece:
        return self.pieces[0]


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found at a path, and the names of files that are nothing to us."""

    sources: tuple[Source, ...]
    left: tuple[str, ...]


def look_at(path: Path) -> Looked:
    """Everything at a path that can be imported. Raises WorldFileWrong for nothing."""
    try:
        sources, left = _looked(path)
    except WrongTable as wrong:
        raise refused(wrong) from wrong
    if not sources:
        raise WorldFileWrong(f"{path.name} holds nothing to import: not {WANTED}.")
    return Looked(tuple(sources), tuple(left))


def _looked(path: Path) -> tuple[list[Source], list[str]]:
    sources: list[Source] = []
    left: list[str] = []
    folders: dict[str, list[Piece]] = {}
    for piece in pieces_of(path):
        folders.setdefault(_folder(piece), []).append(piece)
    for pieces in folders.values():
        whole = _whole(path, pieces)
        if whole:
            sources.append(whole)
            continue
        for piece in pieces:
            found = _alone(path, piece)
            sources += found
            if not found:
                left.append(piece.name)
    return sources, left


def _folder(piece: Piece) -> str:
    if piece.inside:
        return piece.inside.rpartition("/")[0]
    return str(piece.path.parent)


def _whole(path: Path, pieces: Sequence[Piece]) -> Source | None:
    """A release made of several tables that lie together."""
    names = {piece.plain_name for piece in pieces}
    where = path if path.is_file() else pieces[0].path.parent
    if onet.TABLES["occupations"][0][0] in names:
        return Source(Holds.ONET, where, tuple(pieces))
    if any(_names_esco(name, "occupations") for name in names):
        return Source(Holds.ESCO, where, tuple(pieces))
    return None


def _names_esco(name: str, table: str) -> bool:
    stem, _, ending = name.rpartition(".")
    return ending == "csv" and stem.partition("_")[0] == table


def _alone(path: Path, piece: Piece) -> list[Source]:
    """What one file is by itself; a zip in a folder is looked into."""
    if not piece.inside and path.is_dir() and is_zip(piece.path):
        return _looked(piece.path)[0]
    where = path if path.is_file() else piece.path
    if is_workbook_name(piece.plain_name):
        return [
            Source(holds, where, (piece,), title) for holds, title in _sheets(piece)
        ]
    head = piece.head(HEAD)
    if head.startswith(SQLITE):
        return [Source(Holds.CELLS, where, (piece,))]
    if not piece.plain_name.endswith((".csv", ".txt", ".tsv")):
        return []
    found = _text(head)
    return [Source(found[0], where, (piece,), found[1])] if found else []


def _sheets(piece: Piece) -> Iterator[tuple[Holds, str]]:
    with workbook(piece) as book:
        for title, lines in heads(piece, book):
            holds = _sheet(lines)
            if holds:
                yield holds, title
                return


def _sheet(lines: Sequence[Cells]) -> Holds | None:
    for cells in lines:
        if oews.is_official(cells):
            return Holds.WORKBOOK
        if projections.columns_of(cells):
            return Holds.PROJECTIONS
        if crosswalks.headings_of(cells):
            return Holds.MOVES
    return None


def _text(head: bytes) -> tuple[Holds, str] | None:
    """By its headings; a table of O*NET with the role its first element gives it."""
    lines = head.decode("utf-8-sig", errors="replace").splitlines()[:HEADER_WITHIN]
    tabbed = [line.split("\t") for line in lines[:2]]
    if tabbed and set(onet.RATED) <= set(tabbed[0]) and len(tabbed) > 1:
        at = tabbed[0].index("Element ID")
        role = _role(tabbed[1][at] if at < len(tabbed[1]) else "")
        return (Holds.TABLE, role) if role else None
    for line in lines:
        names = {name.strip('" ') for name in line.split(",")}
        for holds, columns in (
            (Holds.SHORT, oews.CSV_COLUMNS),
            (Holds.AREAS, oews.AREA_COLUMNS),
            (Holds.LINKS, crosswalks.LINK_COLUMNS),
        ):
            if set(columns) <= names:
                return holds, ""
    return None


def _role(element: str) -> str:
    for beginning, role in onet.ROLE_OF_ELEMENTS.items():
        if element.startswith(beginning):
            return role
    return ""


def esco_table(pieces: Sequence[Piece], table: str) -> Piece | None:
    """A table of ESCO by the beginning of its name, such as skills_en.csv."""
    found = [p for p in pieces if _names_esco(p.plain_name, table)]
    if len(found) > 1:
        told = f"{found[0].name} and {found[1].name} are the same table twice"
        raise WorldFileWrong(f"{told}: which one?")
    return found[0] if found else None
