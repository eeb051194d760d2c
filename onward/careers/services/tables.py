"""The tables of an O*NET release, wherever they lie: in a zip or a folder."""

import hashlib
import io
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from onward.careers.core import onet
from onward.careers.core.onet import Row, WrongTable
from onward.ui.core.refusals import DomainError

LARGEST_FILE = 400_000_000  # bytes unpacked; the largest published is under 10 MB
LARGEST_ALL = 2_000_000_000


class OnetFileWrong(DomainError):
    """The file is not a whole O*NET release; the message says where and why."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"This is not a whole O*NET release. {reason}")


@dataclass(frozen=True)
class Tables:
    """The tables of a release, in a zip or a folder, by file name."""

    files: dict[str, Path | zipfile.ZipInfo]
    archive: zipfile.ZipFile | None

    def has(self, name: str) -> bool:
        return name in self.files

    def text(self, name: str) -> Iterator[str]:
        """Lines of a file. Raises WrongTable when it cannot be read as text."""
        where = self.files[name]
        number = 0
        try:
            with (
                self._opened(where) as raw,
                io.TextIOWrapper(raw, encoding="utf-8", newline="\n") as text,
            ):
                for line in text:
                    number += 1
                    yield line
        except UnicodeDecodeError:
            raise WrongTable(name, number + 1, "is not UTF-8 text") from None
        except (zipfile.BadZipFile, EOFError):
            raise WrongTable(name, number + 1, "is damaged inside the zip") from None

    def _opened(self, where: Path | zipfile.ZipInfo) -> IO[bytes]:
        if isinstance(where, Path):
            return where.open("rb")
        if self.archive is None:
            raise FileNotFoundError(where.filename)
        return self.archive.open(where)

    def rows(self, name: str, columns: Sequence[str]) -> Iterator[Row]:
        if name not in self.files:
            raise WrongTable(name, 0, "is missing")
        return onet.rows(name, self.text(name), columns)


def opened(path: Path) -> "zipfile.ZipFile | nullcontext[None]":
    """The zip, or nothing to open for a folder. Raises OnetFileWrong."""
    if path.is_dir():
        return nullcontext()
    if not path.is_file():
        raise OnetFileWrong(f"There is no file or folder {path}.")
    try:
        return zipfile.ZipFile(path)
    except zipfile.BadZipFile:
        raise OnetFileWrong(
            f"{path.name} is not a zip file, or it is cut off."
        ) from None


def tables_in(path: Path, archive: zipfile.ZipFile | None) -> Tables:
    """Tables by name, wherever in the folder or the zip they lie."""
    if archive is None:
        return Tables({file.name: file for file in sorted(path.rglob("*.txt"))}, None)
    infos = [info for info in archive.infolist() if info.filename.endswith(".txt")]
    if any(info.file_size > LARGEST_FILE for info in infos):
        raise OnetFileWrong("A file in the zip is far too large.")
    if sum(info.file_size for info in infos) > LARGEST_ALL:
        raise OnetFileWrong("The zip unpacks to far too much.")
    named = {info.filename.rsplit("/", maxsplit=1)[-1]: info for info in infos}
    return Tables(dict(named), archive)


def fingerprint(tables: Tables) -> str:
    """Of the tables read, the same for a zip and its folder."""
    digest = hashlib.sha256()
    for name in sorted(tables.files):
        digest.update(name.encode())
        for line in tables.text(name):
            digest.update(line.encode())
    return digest.hexdigest()
