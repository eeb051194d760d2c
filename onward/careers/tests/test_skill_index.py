"""The skills of ESCO in force: kept in a file, read again without their rows."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from onward.careers.models import EscoSkill, Release
from onward.careers.queries import readers

TEXT = "I lead a team and write Python every day."

pytestmark = pytest.mark.django_db


@pytest.fixture
def cache(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    settings.DATA = tmp_path
    readers._of_esco.cache_clear()
    readers._of_names.cache_clear()
    yield tmp_path / "cache"
    readers._of_esco.cache_clear()
    readers._of_names.cache_clear()


@pytest.fixture
def esco(cache: Path) -> Release:
    release = Release.objects.create(
        kind=Release.Kind.ESCO,
        part=Release.Part.ESCO,
        version="1.2",
        licence="ESCO",
        attribution="Of ESCO, the European list.",
        sha256="0" * 64,
        imported_at=datetime(2026, 1, 1, tzinfo=UTC),
        is_current=True,
    )
    for number, title, others, joined in (
        (1, "Python (computer programming)", [], ""),
        (2, "manage staff", ["lead a team"], ""),
        (3, "teach music", [], "teaching of music music teaching"),
    ):
        EscoSkill.objects.create(
            release=release,
            uri=f"http://data.europa.eu/esco/skill/{number}",
            title=title,
            kind=EscoSkill.Kind.SKILL,
            alt_titles=others,
            alt_text=joined,
            description="What it is.",
        )
    return release


def titles_found() -> list[str]:
    search = readers.skill_search()
    assert search is not None
    return [found.title for found in search.find(TEXT, least=0)]


def rows_read() -> bool:
    readers._of_esco.cache_clear()
    with CaptureQueriesContext(connection) as queries:
        readers.skill_search()
    return any("careers_escoskill" in query["sql"] for query in queries)


@pytest.mark.usefixtures("esco")
def test_what_is_kept_answers_the_same_without_a_row_being_read(cache: Path) -> None:
    assert rows_read()
    first = titles_found()

    assert not rows_read()
    assert titles_found() == first
    assert sorted(first[:2]) == ["Python (computer programming)", "manage staff"]
    assert len(list(cache.glob("skills-*.npz"))) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"sha256": "1" * 64},
        {"version": "1.3"},
        {"imported_at": datetime(2026, 1, 2, tzinfo=UTC)},
    ],
)
def test_another_import_is_read_anew(esco: Release, change: dict[str, object]) -> None:
    titles_found()
    Release.objects.filter(pk=esco.pk).update(**change)

    assert rows_read()


@pytest.mark.usefixtures("esco")
@pytest.mark.parametrize("what", [b"", b"PK cut off", b"nonsense" * 99])
def test_a_broken_file_is_built_anew(cache: Path, what: bytes) -> None:
    first = titles_found()
    (kept,) = cache.glob("skills-*.npz")
    kept.write_bytes(what)

    assert rows_read()
    assert titles_found() == first


def test_names_of_onet_are_kept_too_and_told_apart(cache: Path) -> None:
    one = readers._of_names((("skills", "Programming"), ("skills", "Speaking")))
    other = readers._of_names((("skills", "Programming"), ("skills", "Negotiation")))

    assert readers._of_names(()) is None
    assert one is not None
    assert other is not None
    assert sorted(one.rank("programming")) == ["Programming", "Speaking"]
    assert sorted(other.rank("programming")) == ["Negotiation", "Programming"]
    assert len(list(cache.glob("skills-*.npz"))) == 2


def test_a_name_of_both_domains_stands_once_with_what_is_said_of_it_in_both(
    cache: Path,
) -> None:
    both = (("skills", "Mathematics"), ("skills", "Writing"))
    search = readers._of_names((*both, ("knowledge", "Mathematics")))

    assert search is not None
    assert search.rank("You work out percentages.") == ["Mathematics", "Writing"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A degree in computer science is asked.", "Computers and Electronics"),
        ("I ran the money of the club as its treasurer.", "Economics and Accounting"),
        ("For nine years I drove a city bus.", "Transportation"),
        ("You look after the elderly on the ward.", "Service Orientation"),
    ],
)
def test_plain_words_lead_to_names_of_onet(
    cache: Path, text: str, expected: str
) -> None:
    search = readers._of_names(
        (
            ("knowledge", "Computers and Electronics"),
            ("knowledge", "Economics and Accounting"),
            ("knowledge", "Transportation"),
            ("skills", "Science"),
            ("skills", "Service Orientation"),
        )
    )

    assert search is not None
    assert search.rank(text)[0] == expected
