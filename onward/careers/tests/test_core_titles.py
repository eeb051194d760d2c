"""Titles as typed, on hand-made lists: with our vectors and on letters alone."""

import io
import random
from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from onward.careers.core.text.encoder import StaticEncoder
from onward.careers.core.text.titles import Entry, TitleSearch
from onward.careers.tests.vectors import bundled

ENTRIES = [
    Entry("29-1141", "Registered Nurses", ("Staff nurse", "RN (Registered Nurse)")),
    Entry("29-1171", "Nurse Practitioners", ("Family nurse practitioner",)),
    Entry("15-1252", "Software Developers", ("Software engineer", "Java Developer")),
    Entry("43-3031", "Bookkeeper", ("Accounting clerk",)),
    Entry("53-3032", "Truck driver", ("Lorry driver", "HGV Driver")),
    Entry("33-2011", "Firefighters", ("Fireman", "Head firefighter")),
    Entry("11-2022", "Sales Managers", ("Regional sales manager",)),
    Entry("23-1011", "Lawyers", ("Attorney at law", "Solicitor")),
    Entry("47-2061", "Construction Laborers", ("Adobe layer laborer",)),
]
LETTERS_ONLY = TitleSearch.of(ENTRIES)


@pytest.fixture(scope="module")
def index() -> TitleSearch:
    return TitleSearch.of(ENTRIES, bundled())


@pytest.fixture(params=["vectors", "letters"])
def either(request: pytest.FixtureRequest, index: TitleSearch) -> TitleSearch:
    return index if request.param == "vectors" else LETTERS_ONLY


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("registered nurse", "29-1141"),
        ("Staf nrse", "29-1141"),
        ("SENIOR Software Enginer (2019-2023)", "15-1252"),
        ("URGENT: Sr. Java Developer (m/f/d) - Berlin, 45k", "15-1252"),
        ("developer, java", "15-1252"),
        ("bookkeeper for a church", "43-3031"),
        ("truck  driver!!", "53-3032"),
        ("Driver - HGV | £14/hr | Leeds", "53-3032"),
        ("Sls mgr sales", "11-2022"),
        ("Sales mgr, Austin, TX", "11-2022"),
        ("Laborer, Adobe Layer", "47-2061"),
        ("Attorney at Law - London", "23-1011"),
    ],
)
def test_a_misspelt_turned_or_decorated_title_finds_its_occupation(
    either: TitleSearch, typed: str, key: str
) -> None:
    assert either.search(typed)[0].key == key


@pytest.mark.parametrize(
    ("typed", "key"),
    [("programmer", "15-1252"), ("legal counsel", "23-1011"), ("trucker", "53-3032")],
)
def test_meaning_finds_what_shares_no_word(
    index: TitleSearch, typed: str, key: str
) -> None:
    assert index.search(typed)[0].key == key


def test_the_same_title_is_wholly_alike(either: TitleSearch) -> None:
    assert either.search("Staff nurse")[0].likeness == pytest.approx(1)


def test_what_only_means_the_same_is_not_called_sure(index: TitleSearch) -> None:
    assert index.search("legal counsel")[0].likeness < 0.68


def test_it_says_by_which_label_it_found(either: TitleSearch) -> None:
    assert either.search("fireman")[0].label == "Fireman"


def test_each_occupation_is_offered_once(either: TitleSearch) -> None:
    keys = [one.key for one in either.search("nurse", most=9)]

    assert len(keys) == len(set(keys)) == 9


def test_as_many_come_as_are_asked_for(either: TitleSearch) -> None:
    assert [len(either.search("nurse", most=n)) for n in (1, 3, 99)] == [1, 3, 9]


@pytest.mark.parametrize(
    "typed", ["日本語", "🙂", "\u202eabc", "x" * 10_000, "\x00\x01", "<script>", "%s{}"]
)
def test_what_no_title_is_like_finds_little_and_never_fails(
    either: TitleSearch, typed: str
) -> None:
    assert all(one.likeness < 0.5 for one in either.search(typed))


@pytest.mark.parametrize("typed", ["", "   ", "!!!", "-", "(", "\n"])
def test_nothing_finds_nothing(either: TitleSearch, typed: str) -> None:
    assert either.search(typed) == ()
    assert either.begins(typed) == ()


def test_an_index_of_nothing_finds_nothing() -> None:
    empty = TitleSearch.of([], bundled())

    assert (empty.search("nurse"), empty.begins("nur")) == ((), ())


@given(order=st.permutations(ENTRIES), typed=st.sampled_from(["nurse", "sales clerk"]))
def test_the_order_of_what_is_indexed_never_matters(
    order: list[Entry], typed: str
) -> None:
    assert TitleSearch.of(order).search(typed) == LETTERS_ONLY.search(typed)


@given(typed=st.text(max_size=60))
def test_any_text_is_answered_within_nought_and_one(typed: str) -> None:
    found = LETTERS_ONLY.search(typed)

    assert all(0 <= one.likeness <= 1 for one in found)


@given(words=st.permutations(["java", "software", "developer"]))
def test_the_order_of_words_hardly_matters(words: list[str]) -> None:
    assert LETTERS_ONLY.search(" ".join(words))[0].key == "15-1252"


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("nur", ["29-1171", "29-1141"]),  # begins a title before it begins a word
        ("Sa ma", ["11-2022"]),
        ("so", ["15-1252", "23-1011"]),
        ("drive", ["53-3032"]),
        ("n", []),
    ],
)
def test_as_you_type_words_begin_with_what_is_typed(
    typed: str, keys: list[str]
) -> None:
    assert [one.key for one in LETTERS_ONLY.begins(typed)] == keys


def test_as_you_type_a_mistyped_beginning_still_finds() -> None:
    assert LETTERS_ONLY.begins("firefigter")[0].key == "33-2011"


def test_two_sources_are_searched_at_once_and_told_apart() -> None:
    index = TitleSearch.of(
        [
            Entry("29-1141", "Registered Nurses", source="onet"),
            Entry("esco:nurse", "nurse responsible for general care", source="esco"),
        ]
    )

    assert {one.source for one in index.search("nurse")} == {"onet", "esco"}
    assert [one.key for one in index.search("nurse", source="esco")] == ["esco:nurse"]
    assert [one.key for one in index.begins("nur", source="onet")] == ["29-1141"]
    assert index.search("nurse", source="of nobody") == ()


def test_labels_of_one_group_follow_one_another() -> None:
    index = TitleSearch.of(
        [
            Entry("a1", "nurse", group="a"),
            Entry("a2", "ward sister", group="a"),
            Entry("b1", "nurse assistant", group="b"),
            Entry("c1", "ward clerk", group="c"),
        ]
    )

    assert [one.key for one in index.search("nurse", most=3)] == ["a1", "a2", "b1"]


@pytest.mark.parametrize("encoder", [None, bundled], ids=["letters", "vectors"])
def test_an_index_kept_as_arrays_answers_as_before(
    encoder: Callable[[], StaticEncoder] | None,
) -> None:
    static = encoder() if encoder else None
    index = TitleSearch.of(ENTRIES, static)
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, **index.arrays())
    file.seek(0)

    again = TitleSearch.from_arrays(dict(np.load(file)), static)

    for typed in ("staf nurse", "programmer", "java"):
        assert again.search(typed) == index.search(typed)
        assert again.begins(typed) == index.begins(typed)


def test_an_index_kept_with_vectors_is_read_without() -> None:
    kept = TitleSearch.of(ENTRIES, bundled()).arrays()

    assert TitleSearch.from_arrays(kept).search("nurse") == LETTERS_ONLY.search("nurse")


def test_skills_are_searched_with_every_word() -> None:
    skills = [
        Entry("1", "manage staff", ("lead a team",)),
        Entry("2", "work night shifts", ()),
        Entry("3", "use spreadsheets software", ("Excel",)),
    ]
    index = TitleSearch.of(skills, is_vacancy=False)

    assert index.search("team lead")[0].key == "1"
    assert index.search("night shifts")[0].key == "2"
    assert index.begins("exc")[0].key == "3"


class TwoMeanings:
    """An optional model that takes nurses and bookkeepers for one, all else too."""

    size = 2

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        first = ["nurse" in t.lower() or "bookkeeper" in t.lower() for t in texts]
        return np.array([[one, not one] for one in first], dtype=np.float32)


def test_the_optional_model_is_asked_where_it_is_there() -> None:
    with_model = TitleSearch.of(ENTRIES, None, TwoMeanings())

    assert "43-3031" in {one.key for one in with_model.search("nurse", most=3)}
    assert "43-3031" not in {one.key for one in LETTERS_ONLY.search("nurse", most=3)}


def test_a_large_index_finds_a_title_among_all() -> None:
    draw = random.Random(1)
    words = ["".join(draw.choices("abcdefghij", k=6)) for _ in range(400)]
    entries = [Entry(f"{n:05}", " ".join(draw.sample(words, 3))) for n in range(5000)]
    index = TitleSearch.of(entries)

    assert index.search(entries[4321].title)[0].key == "04321"
