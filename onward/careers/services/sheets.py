"""Sheets of workbooks (xlsx), read line by line."""

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook

from onward.careers.core.tables import HEADER_WITHIN, WrongTable
from onward.careers.services.files import Piece, zip_infos

Cells = Sequence[object]
LARGEST_WORDS = 150_000_000  # bytes of the shared strings, which are held in memory
WORDS = "xl/sharedStrings.xml"
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    ParseError,
    InvalidFileException,
)


@contextmanager
def workbook(piece: Piece) -> Iterator[Workbook]:
    """A workbook opened for reading. Raises WrongTable for what is none."""
    with piece.opened() as raw:
        whole = io.BytesIO(raw.read())
    for info in zip_infos(whole, piece.name):
        if info.filename == WORDS and info.file_size > LARGEST_WORDS:
            raise WrongTable(piece.name, 0, "unpacks to far too much")
    try:
        with warnings.catch_warnings():
            # openpyxl warns of styles it does not know; figures are all we read.
            warnings.simplefilter("ignore", UserWarning)
            found = openpyxl.load_workbook(whole, read_only=True, data_only=True)
    except BROKEN:
        raise WrongTable(piece.name, 0, "is not a workbook, or it is damaged") from None
    try:
        yield found
    finally:
        found.close()


def sheet(piece: Piece, book: Workbook, title: str) -> Iterator[Cells]:
    """The lines of one sheet. Raises WrongTable where it is damaged."""
    number = 0
    try:
        for cells in book[title].iter_rows(values_only=True):
            number += 1
            yield cells
    except BROKEN:
        raise WrongTable(piece.name, number + 1, "is damaged or cut off") from None


def heads(piece: Piece, book: Workbook) -> Iterator[tuple[str, list[Cells]]]:
    """The first lines of each sheet."""
    for title in book.sheetnames:
        if not hasattr(book[title], "iter_rows"):
            continue  # a chart
        lines = sheet(piece, book, title)
        yield (
            title,
            [cells for _, cells in zip(range(HEADER_WITHIN), lines, strict=False)],
        )
