"""A file is what is in it, not what it is called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onward.experience.core.files import (
    LONGEST_NAME,
    MOST_BYTES,
    FileKind,
    FileRefused,
    kind_of_file,
    plain_name,
)
from onward.experience.tests.papers import (
    DOCX,
    JPEG,
    PDF,
    PNG,
    PROGRAM,
    TEXT,
    archive,
)


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("letter.pdf", PDF, FileKind.PDF),
        ("LETTER.PDF", PDF, FileKind.PDF),
        ("shelf.png", PNG, FileKind.PNG),
        ("shelf.jpg", JPEG, FileKind.JPEG),
        ("shelf.jpeg", JPEG, FileKind.JPEG),
        ("rota.txt", TEXT, FileKind.TEXT),
        ("rota.md", TEXT, FileKind.TEXT),
        ("report.docx", DOCX, FileKind.DOCX),
    ],
)
def test_what_a_coach_can_open_is_taken(
    name: str, content: bytes, kind: FileKind
) -> None:
    assert kind_of_file(name, content) is kind


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("letter.pdf", PROGRAM, "not what its name says"),
        ("letter.pdf", TEXT, "not what its name says"),
        ("shelf.png", JPEG, "not what its name says"),
        ("rota.txt", PROGRAM, "not what its name says"),
        ("rota.txt", b"caf\xe9", "not what its name says"),
        ("report.docx", archive("evil.exe"), "not what its name says"),
        ("report.docx", b"PK\x03\x04" + bytes(40), "not what its name says"),
        ("letter.pdf.exe", PDF, "A PDF, a picture"),
        ("page.html", b"<script>", "A PDF, a picture"),
        ("drawing.svg", b"<svg/>", "A PDF, a picture"),
        ("letter", PDF, "A PDF, a picture"),
        ("letter.pdf", b"", "empty"),
        ("letter.pdf", PDF + bytes(MOST_BYTES), "larger than five"),
    ],
)
def test_anything_else_is_refused_with_the_reason(
    name: str, content: bytes, says: str
) -> None:
    with pytest.raises(FileRefused, match=says):
        kind_of_file(name, content)


@given(st.integers(0, len(DOCX) - 1), st.integers(0, 255))
def test_a_damaged_archive_is_taken_or_refused_and_never_breaks(
    place: int, byte: int
) -> None:
    damaged = DOCX[:place] + bytes([byte]) + DOCX[place + 1 :]

    try:
        kind = kind_of_file("report.docx", damaged)
    except FileRefused:
        return
    assert kind is FileKind.DOCX


@given(st.text(max_size=300))
def test_a_name_is_short_printable_and_without_folders(name: str) -> None:
    plain = plain_name(f"{name}.pdf")

    assert plain.endswith(".pdf")
    assert len(plain) <= LONGEST_NAME
    assert plain.isprintable()
    assert not {"/", "\\"} & set(plain)
