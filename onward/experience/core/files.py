"""What a file is, by its content and not by its name alone. Pure.

Only what a coach can open and look at is taken. A file is never shown in the page: it
is handed out to be kept, so what is inside it cannot act for a signed-in reader.
"""

import struct
import zipfile
from enum import StrEnum
from io import BytesIO
from pathlib import PurePosixPath

MOST_BYTES = 5_000_000
LONGEST_NAME = 100
UNPRINTABLE = frozenset(range(32)) - {9, 10, 12, 13}


class FileKind(StrEnum):
    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"
    TEXT = "text"
    DOCX = "docx"


TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.PNG: "image/png",
    FileKind.JPEG: "image/jpeg",
    FileKind.TEXT: "text/plain",
    FileKind.DOCX: (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ),
}
ENDINGS = {
    ".pdf": FileKind.PDF,
    ".png": FileKind.PNG,
    ".jpg": FileKind.JPEG,
    ".jpeg": FileKind.JPEG,
    ".txt": FileKind.TEXT,
    ".md": FileKind.TEXT,
    ".docx": FileKind.DOCX,
}
BEGINNINGS = {
    FileKind.PDF: b"%PDF-",
    FileKind.PNG: b"\x89PNG\r\n\x1a\n",
    FileKind.JPEG: b"\xff\xd8\xff",
}
DOCUMENT = {"[Content_Types].xml", "word/document.xml"}
# All that Python's reader raises over an archive that is none.
NO_ARCHIVE = (zipfile.BadZipFile, ValueError, EOFError, struct.error, OSError)


class FileRefused(ValueError):
    """A file that is not taken; the words say why."""


def kind_of_file(name: str, content: bytes) -> FileKind:
    """The kind of a file. FileRefused when it is empty, too large, of a kind that is
    not taken, or something else than its name says.

    >>> kind_of_file("letter.pdf", b"%PDF-1.7 ...").value
    'pdf'
    """
    if not content:
        raise FileRefused("This file is empty.")
    if len(content) > MOST_BYTES:
        raise FileRefused("This file is larger than five megabytes.")
    kind = ENDINGS.get(PurePosixPath(name.strip().lower()).suffix)
    if kind is None:
        raise FileRefused("A PDF, a picture (PNG or JPEG), a text or a DOCX, please.")
    if not _is(kind, content):
        raise FileRefused(
            "Inside, this file is not what its name says. Open it and save it anew."
        )
    return kind


def _is(kind: FileKind, content: bytes) -> bool:
    if kind is FileKind.TEXT:
        return _is_text(content)
    if kind is FileKind.DOCX:
        return _is_document(content)
    return content.startswith(BEGINNINGS[kind])


def _is_text(content: bytes) -> bool:
    if not UNPRINTABLE.isdisjoint(content):
        return False
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return True


def _is_document(content: bytes) -> bool:
    """Its list of contents is read, nothing in it is unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return set(archive.namelist()) >= DOCUMENT
    except (*NO_ARCHIVE, NotImplementedError):
        return False


def plain_name(name: str) -> str:
    """A file's name without its folders, and short; its ending stays.

    >>> plain_name("C:/Users/lee/my letter.pdf")
    'my letter.pdf'
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    clean = " ".join("".join(c for c in last if c.isprintable()).split())
    ending = PurePosixPath(clean).suffix
    stem = clean.removesuffix(ending)
    return f"{stem[: LONGEST_NAME - len(ending)] or 'file'}{ending}"
