"""The titles of a release and of ESCO: searched at once, kept in a file, built anew."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries, Settings

from onward.careers.models import EscoOccupation, JobTitle, Occupation, Release
from onward.careers.queries import titles

pytestmark = pytest.mark.django_db
NURSE_URI = "http://data.europa.eu/esco/occupation/nurse"


@pytest.fixture
def cache(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    settings.DATA = tmp_path
    titles._index.cache_clear()
    yield tmp_path / "cache"
    titles._index.cache_clear()


def released(part: str) -> Release:
    return Release.objects.create(
        kind=Release.Kind.ONET,
        part=part,
        version="1",
        licence="CC0",
        attribution="ours",
        sha256="0" * 64,
        imported_at=datetime(2026, 1, 1, tzinfo=UTC),
        is_current=True,
    )


@pytest.fixture
def release(cache: Path) -> Release:
    release = released(Release.Part.OCCUPATIONS)
    for code, title, other in (
        ("29-1141", "Registered Nurses", "Staff nurse"),
        ("53-3032", "Heavy Truck Drivers", "Lorry driver"),
    ):
        occupation = Occupation.objects.create(
            release=release, code=code, title=title, bls_code=code
        )
        JobTitle.objects.create(occupation=occupation, title=other)
    return release


def add_esco() -> None:
    EscoOccupation.objects.create(
        release=released(Release.Part.ESCO),
        uri=NURSE_URI,
        title="nurse responsible for general care",
        alt_titles=["ward nurse"],
    )


@pytest.mark.usefixtures("release")
def test_a_typed_title_names_its_occupation() -> None:
    match = titles.match_title("Lory drivr", most=1)

    assert [(one.code, one.title) for one in match] == [("53-3032", "Lorry driver")]


@pytest.mark.usefixtures("release")
def test_choices_have_the_title_and_what_it_was_found_as() -> None:
    first = titles.choices_for("staff nurse")[0]

    assert (first.code, first.title, first.found_as) == (
        "29-1141",
        "Registered nurses",
        "Staff nurse",
    )
    assert first.percent == 100


@pytest.mark.usefixtures("release")
def test_as_you_type() -> None:
    assert [one.code for one in titles.begun_titles("lor")] == ["53-3032"]


@pytest.mark.usefixtures("release")
@pytest.mark.parametrize(
    ("typed", "code"),
    [("staff n", "29-1141"), ("lory", "53-3032"), ("nurs", "29-1141")],
)
def test_what_is_not_typed_to_its_end_or_mistyped_is_found(
    typed: str, code: str
) -> None:
    assert titles.typed_titles(typed, most=3)[0].code == code


@pytest.mark.usefixtures("release")
def test_letters_struck_at_random_are_like_nothing_here_and_in_esco() -> None:
    add_esco()

    assert titles.typed_titles("zzzzqqq", most=60) == ()
    assert titles.european_titles("zzzzqqq", most=5) == ()
    assert titles.choices_for("zzzzqqq", least=titles.LEAST) == ()


@pytest.mark.usefixtures("release")
def test_esco_is_searched_too_but_never_taken_for_an_occupation_here() -> None:
    before = titles.european_titles("ward nurse", most=3)
    add_esco()

    found = titles.european_titles("ward nurse", most=3)

    assert before == ()
    assert [one.code for one in found] == [NURSE_URI]
    assert titles.match_title("ward nurse")[0].code == "29-1141"


@pytest.mark.usefixtures("release")
def test_the_index_is_kept_and_read_again(cache: Path) -> None:
    first = titles.match_title("nurse")
    (kept,) = cache.glob("titles-*.npz")
    written = kept.stat().st_mtime_ns
    titles._index.cache_clear()

    assert titles.match_title("nurse") == first
    assert kept.stat().st_mtime_ns == written


@pytest.mark.usefixtures("release")
@pytest.mark.parametrize("what", [b"", b"PK cut off", b"nonsense" * 99])
def test_a_broken_file_is_built_anew(cache: Path, what: bytes) -> None:
    first = titles.match_title("nurse")
    (kept,) = cache.glob("titles-*.npz")
    kept.write_bytes(what)
    titles._index.cache_clear()

    assert titles.match_title("nurse") == first


def test_other_titles_have_another_file_and_old_ones_go(
    cache: Path, release: Release
) -> None:
    occupation = Occupation.objects.filter(release=release).first()
    assert occupation is not None
    for number in range(titles.KEPT.most + 2):
        JobTitle.objects.create(occupation=occupation, title=f"Helper {number}")
        titles._index.cache_clear()
        titles.match_title("helper")

    assert len(list(cache.glob("titles-*.npz"))) == titles.KEPT.most


@pytest.mark.usefixtures("release")
def test_where_nothing_can_be_written_it_still_answers(
    settings: Settings, tmp_path: Path
) -> None:
    settings.DATA = tmp_path / "file"
    settings.DATA.write_text("no folder")

    assert titles.match_title("nurse")[0].code == "29-1141"


@pytest.mark.usefixtures("release")
def test_a_second_search_reads_no_titles(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    titles.match_title("nurse")

    with django_assert_num_queries(2):  # the releases in force
        titles.match_title("driver")
