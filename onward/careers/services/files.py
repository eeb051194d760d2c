"""Files as a person names them: on the disk, in a zip, packed; opened within limits."""

import gzip
import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from onward.careers.core.tables import LONGEST_LINE, WrongTable
from onward.ui.core.refusals import DomainError

LARGEST_FILE = 600_000_000  # bytes unpacked; the largest published is under 500 MB
LARGEST_ALL = 1_500_000_000
MOST_FILES = 2_000
CHUNK = 1 << 20


class WorldFileWrong(DomainError):
    """A file cannot be imported; the message says which, where and why."""


def refused(wrong: WrongTable) -> WorldFileWrong:
    line = f", line {wrong.line}" if wrong.line else ""
    return WorldFileWrong(f"{wrong.file}{line}: {wrong.reason}.")


@dataclass(frozen=True, slots=True)
class Piece:
    """One file: at a path, or inside the zip at that path."""

    path: Path
    inside: str = ""

    @property
    def name(self) -> str:
        return (self.inside or self.path.name).rsplit("/", maxsplit=1)[-1]

    @property
    def plain_name(self) -> str:
        """Its name without .gz."""
        return self.name.removesuffix(".gz")

    @contextmanager
    def opened(self) -> Iterator[IO[bytes]]:
        """Its bytes, unpacked, to be read from the beginning. Raises WrongTable."""
        try:
            with self._raw() as raw:
                if not self.name.endswith(".gz"):
                    yield raw
                    return
                with gzip.GzipFile(fileobj=raw) as plain:
                    yield io.BufferedReader(_Limited(plain, self.name))
        except (zipfile.BadZipFile, gzip.BadGzipFile, EOFError, zlib.error):
            raise WrongTable(self.name, 0, "is damaged or cut off") from None

    @contextmanager
    def _raw(self) -> Iterator[IO[bytes]]:
        if not self.inside:
            with self.path.open("rb") as raw:
                yield raw
            return
        with zipfile.ZipFile(self.path) as archive, archive.open(self.inside) as raw:
            yield raw

    def lines(self) -> Iterator[str]:
        """Lines of UTF-8 text, each with its ending. Raises WrongTable."""
        number = 0
        try:
            with (
                self.opened() as raw,
                io.TextIOWrapper(raw, encoding="utf-8-sig", newline="") as text,
            ):
                while line := text.readline(LONGEST_LINE):
                    number += 1
                    self._refuse_long(line, number)
                    yield line
        except UnicodeDecodeError:
            raise WrongTable(self.name, number + 1, "is not UTF-8 text") from None
        except WrongTable as wrong:
            raise WrongTable(
                self.name, wrong.line or number + 1, wrong.reason
            ) from None

    def _refuse_long(self, line: str, number: int) -> None:
        if len(line) == LONGEST_LINE:
            raise WrongTable(self.name, number, "is far too long a line")

    def head(self, most: int = 4096) -> bytes:
        """Its first bytes, unpacked."""
        with self.opened() as raw:
            return raw.read(most)


class _Limited(io.RawIOBase):
    """What unpacks to far too much is refused on the way."""

    def __init__(self, plain: gzip.GzipFile, name: str) -> None:
        super().__init__()
        self._plain, self._name, self._left = plain, name, LARGEST_FILE

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # any writable buffer
        read = self._plain.readinto(buffer)
        self._left -= read
        if self._left < 0:
            raise WrongTable(self._name, 0, "unpacks to far too much")
        return read


def pieces_of(path: Path) -> list[Piece]:
    """All files in a folder or a zip, or the file itself. Raises WorldFileWrong."""
    if path.is_dir():
        found = sorted(file for file in path.rglob("*") if file.is_file())
        if len(found) > MOST_FILES:
            raise WorldFileWrong(f"{path.name} holds more than {MOST_FILES} files.")
        return [Piece(file) for file in found]
    if not path.is_file():
        raise WorldFileWrong(f"There is no file or folder {path}.")
    if not is_zip(path):
        return [Piece(path)]
    return [Piece(path, info.filename) for info in zip_infos(path, path.name)]


def is_zip(path: Path) -> bool:
    """True for a zip that holds files for us: not for a workbook, which is one too."""
    with path.open("rb") as raw:
        if raw.read(4) != b"PK\x03\x04":
            return False
    return not is_workbook_name(path.name)


def is_workbook_name(name: str) -> bool:
    return name.lower().endswith((".xlsx", ".xlsm"))


def zip_infos(source: Path | IO[bytes], name: str) -> list[zipfile.ZipInfo]:
    """The files in a zip, when it is whole and of a sane size."""
    try:
        with zipfile.ZipFile(source) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
    except zipfile.BadZipFile:
        raise WorldFileWrong(f"{name} is not a zip file, or it is cut off.") from None
    if len(infos) > MOST_FILES:
        raise WorldFileWrong(f"{name} holds more than {MOST_FILES} files.")
    if any(info.file_size > LARGEST_FILE for info in infos):
        raise WorldFileWrong(f"A file in {name} is far too large.")
    if sum(info.file_size for info in infos) > LARGEST_ALL:
        raise WorldFileWrong(f"{name} unpacks to far too much.")
    return infos


def sha256_of(path: Path) -> str:
    """Of a file its bytes; of a folder the names and bytes of all its files."""
    digest = hashlib.sha256()
    for piece in [Piece(path)] if path.is_file() else pieces_of(path):
        if path.is_dir():
            digest.update(str(piece.path.relative_to(path)).encode())
        with piece.path.open("rb") as raw:
            while chunk := raw.read(CHUNK):
                digest.update(chunk)
    return digest.hexdigest()


def sha256_of_all(digests: list[str]) -> str:
    """Of one file its own; of several that of their digests in order."""
    if len(digests) == 1:
        return digests[0]
    return hashlib.sha256("".join(sorted(digests)).encode()).hexdigest()
