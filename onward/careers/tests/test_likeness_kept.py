"""Likeness is reckoned once and kept in a file that is named for its figures."""

from pathlib import Path

import numpy as np
import pytest
from pytest_django import Settings

from onward.careers.core.likeness import closer_than, cosine
from onward.careers.queries.alike import KEPT, likeness_of

CODES = ("11-1011", "15-1252", "29-1141", "53-3032")
VECTORS = np.random.default_rng(1).normal(0, 1, (4, 5))


@pytest.fixture
def cache(settings: Settings, tmp_path: Path) -> Path:
    settings.DATA = tmp_path
    return tmp_path / "cache"


def test_what_was_kept_is_what_was_reckoned(cache: Path) -> None:
    first = likeness_of(CODES, {"text": VECTORS})
    second = likeness_of(CODES, {"text": VECTORS})

    assert first.tolist() == closer_than(cosine(VECTORS)).tolist()
    assert second.tolist() == first.tolist()
    assert len(list(cache.iterdir())) == 1


def test_it_is_read_from_the_file(cache: Path) -> None:
    likeness_of(CODES, {"text": VECTORS})
    (kept,) = cache.iterdir()
    np.savez(kept, likeness=np.full((4, 4), 0.5))

    assert (likeness_of(CODES, {"text": VECTORS}) == 0.5).all()


@pytest.mark.parametrize("what", [b"", b"\x93NUMPY cut off", b"nonsense" * 99])
def test_a_broken_file_is_reckoned_anew(cache: Path, what: bytes) -> None:
    whole = likeness_of(CODES, {"text": VECTORS})
    (kept,) = cache.iterdir()
    kept.write_bytes(what)

    assert likeness_of(CODES, {"text": VECTORS}).tolist() == whole.tolist()
    assert np.load(kept)["likeness"].tolist() == whole.tolist()


def test_other_figures_have_another_file_and_old_ones_go(cache: Path) -> None:
    for number in range(KEPT.most + 3):
        likeness_of(CODES, {"text": VECTORS + number})

    assert len(list(cache.iterdir())) == KEPT.most


def test_where_nothing_can_be_written_it_still_answers(
    settings: Settings, tmp_path: Path
) -> None:
    settings.DATA = tmp_path / "file"
    settings.DATA.write_text("no folder")

    assert likeness_of(CODES, {"text": VECTORS}).shape == (4, 4)


def test_official_figures_are_compared_by_what_is_known(cache: Path) -> None:
    chance = np.random.default_rng(2)
    known = {
        "activities": chance.normal(0, 1, (4, 6)),
        "title_words": chance.normal(0, 1, (4, 6)),
        "knowledge": chance.uniform(1, 5, (4, 33)),
        "interests": chance.uniform(1, 7, (4, 6)),
        "zone": np.array([3.0, 4.0, np.nan, 2.0]),
    }

    found = likeness_of(("99-0001.00", "99-0002.00", "99-0003.00", "99-0004.00"), known)

    assert found.shape == (4, 4)
    assert not np.isnan(found).any()
    assert (np.diag(found) == 1).all()


def test_without_any_figures_each_is_like_itself_alone(cache: Path) -> None:
    codes = ("99-0001.00", "99-0002.00")

    assert likeness_of(codes, {}).tolist() == np.eye(2).tolist()
