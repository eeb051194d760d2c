import pytest

from onward.careers.core.titles import TitleIndex

INDEX = TitleIndex.of(
    [
        ("Registered Nurses", "29-1141"),
        ("Staff nurse", "29-1141"),
        ("Software Developers", "15-1252"),
        ("Software engineer", "15-1252"),
        ("Bookkeeper", "43-3031"),
        ("Truck driver", "53-3032"),
        ("Firefighters", "33-2011"),
    ]
)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("registered nurse", "29-1141"),
        ("Staf nrse", "29-1141"),
        ("SENIOR Software Enginer (2019-2023)", "15-1252"),
        ("bookkeeper for a church", "43-3031"),
        ("truck  driver!!", "53-3032"),
    ],
)
def test_a_misspelt_or_decorated_title_finds_its_occupation(
    typed: str, code: str
) -> None:
    assert INDEX.search(typed)[0].code == code


def test_the_same_title_is_wholly_alike() -> None:
    assert INDEX.search("Staff nurse")[0].likeness == pytest.approx(1)


def test_each_occupation_is_offered_once() -> None:
    codes = [one.code for one in INDEX.search("software")]

    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    "typed", ["", "   ", "!!!", "日本語", "🙂", "\u202eabc", "x" * 10_000]
)
def test_what_no_title_is_like_finds_little_and_never_fails(typed: str) -> None:
    assert all(one.likeness < 0.5 for one in INDEX.search(typed))


def test_an_index_of_nothing_finds_nothing() -> None:
    assert TitleIndex.of([]).search("nurse") == ()
