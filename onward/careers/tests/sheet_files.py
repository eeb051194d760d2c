"""Made-up workbooks and tables of BLS, and crosswalks, in their official layouts."""

import gzip
import sqlite3
import zipfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl

from onward.careers.core import oews
from onward.careers.tests import test_core_oews, test_core_projections

Lines = Sequence[Sequence[object]]
NATION = ("99", "U.S.", "1", "US")
OREGON = ("41", "Oregon", "2", "OR")
ABILENE = ("10180", "Abilene, TX", "4", "TX")


def write_book(path: Path, sheets: dict[str, Lines]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, lines in sheets.items():
        page = book.create_sheet(title)
        for line in lines:
            page.append(list(line))
    book.save(path)
    return path


def write_wages(path: Path, *lines: Sequence[object]) -> Path:
    """A workbook such as national_M2025_dl.xlsx; by default one line of the nation."""
    rows = lines or (test_core_oews.line(NATION),)
    return write_book(path, {"dl": [test_core_oews.HEAD, *rows]})


def write_states_zip(path: Path) -> Path:
    """As published: a zip with the workbook and a description of its fields."""
    book = write_wages(
        path.with_name("state_M2025_dl.xlsx"), test_core_oews.line(OREGON)
    )
    about = write_book(path.with_name("fields.xlsx"), {"Fields": [("AREA", "code")]})
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(book, f"{path.stem}/{book.name}")
        archive.write(about, f"{path.stem}/{about.name}")
    book.unlink()
    about.unlink()
    return path


def write_short(path: Path, *lines: str) -> Path:
    """The short CSV, gzipped."""
    head = ",".join(oews.CSV_COLUMNS)
    path.write_bytes(gzip.compress("\n".join([head, *lines, ""]).encode()))
    return path


def write_cells(path: Path, cells: Sequence[Sequence[str | None]]) -> Path:
    """The time series as a packed SQLite database."""
    plain = path.with_suffix(".plain")
    database = sqlite3.connect(plain)
    columns = [f"v{n:02}" for n in range(1, 18)] + [f"f{n:02}" for n in range(1, 18)]
    database.execute(f"CREATE TABLE cell (key TEXT, {', '.join(columns)})")
    database.execute(
        "CREATE TABLE area (area_code, areatype_code, state_code, area_name)"
    )
    database.execute("CREATE TABLE occupation (occupation_code, display_level)")
    database.executemany(
        "INSERT INTO area VALUES (?, ?, ?, ?)",
        [
            ("0000000", "N", "00", "National"),
            ("4100000", "S", "41", "Oregon"),
            ("0010180", "M", "48", "Abilene, TX"),
            ("0100001", "M", "01", "Northwest nonmetropolitan area"),
        ],
    )
    database.execute("INSERT INTO occupation VALUES ('151252', 3), ('150000', 0)")
    insert = "INSERT INTO cell VALUES (" + ", ".join("?" * 35) + ")"  # noqa: S608 - question marks only
    database.executemany(insert, cells)
    database.commit()
    database.close()
    path.write_bytes(gzip.compress(plain.read_bytes()))
    plain.unlink()
    return path


def cell(area: str, occupation: str = "151252") -> list[str | None]:
    """Values 1..17 without footnotes."""
    values = [str(n) for n in range(1, 18)]
    return [f"OEUM{area}000000{occupation}", *values, *([None] * 17)]


def write_projections(path: Path, *codes: str) -> Path:
    rows = [test_core_projections.item(code) for code in codes or ("15-1252",)]
    head = test_core_projections.HEAD
    notes = [("Table 1.1",), ("2024 National Employment Matrix title",)]
    return write_book(path, {"Index": notes, "Table 1.2": [("T",), head, *rows]})


def write_crosswalk(
    path: Path, headings: tuple[str, str], *pairs: tuple[str, str]
) -> Path:
    lines = [("Crosswalk",), (headings[0], "Title", headings[1], "Title")]
    return write_book(
        path, {"Listing": [*lines, *((old, "a", new, "b") for old, new in pairs)]}
    )


def write_links(path: Path, *links: tuple[str, str, str]) -> Path:
    head = ["Mapping project name,one,", "O*NET Id,ESCO or ISCO URI,Type of Match"]
    lines = [*head, *(",".join(link) for link in links), ""]
    path.write_bytes(gzip.compress("\n".join(lines).encode()))
    return path


MOVED = ("O*NET-SOC 2010 Code", "O*NET-SOC 2019 Code")
PUBLISHED = ("O*NET-SOC Code", "NEM Code")
