"""The tagger of skills: its features, its sums, and the phrases it keeps."""

import itertools
from collections.abc import Sequence
from zlib import crc32

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from onward.careers.core.text.tagger import (
    BEGIN,
    FINAL,
    FIRST,
    INSIDE,
    LAST,
    ONLY,
    OUTSIDE,
    TAGS,
    Phrase,
    Tagger,
    beside,
    best,
    legal,
    likely,
)
from onward.careers.core.text.tagger_committee import Committee, Seat
from onward.careers.core.text.tagger_features import features, keys, of_groups, shape
from onward.careers.core.text.tagger_groups import WordGroups
from onward.careers.core.text.tagger_states import with_layer

Floats = NDArray[np.float64]


def a_tagger(**weights: list[float]) -> Tagger:
    """Knows a few words: each keyword is a word and what it says for the five tags."""
    known = {keys_of_word(word): row for word, row in weights.items()}
    ordered = sorted(known)
    return Tagger.of(
        {
            "keys": np.array(ordered, dtype=np.uint32),
            "weights": np.array([known[key] for key in ordered], dtype=np.float16),
            "moves": np.zeros((TAGS, TAGS)),
        }
    )


def spans_of(tagger: Tagger, words: list[str]) -> list[tuple[int, int]]:
    return Committee((Seat(tagger),), worth=0.6).spans(words)


class Tools:
    """Vectors of two words."""

    size = 2

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        kinds = {"weld": (1, 0), "count": (0, 1)}
        return np.array([kinds[text] for text in texts], dtype=np.float32)


class TellTale:
    """Knows that the second word counts."""

    def states(self, tokens: Sequence[str]) -> NDArray[np.float32]:
        return np.array([[n, 0] for n in range(len(tokens))], dtype=np.float32)


def keys_of_word(word: str) -> int:
    key = crc32(f"w={word}".encode())
    assert key in keys([word])[0]
    return key


def all_paths(emissions: Floats, moves: Floats) -> dict[tuple[int, ...], float]:
    """Every legal path and its probability, by counting them all."""
    allowed = legal(moves)
    scores = {}
    for path in itertools.product(range(TAGS), repeat=len(emissions)):
        score = FIRST[path[0]] + FINAL[path[-1]]
        score += sum(emissions[at, tag] for at, tag in enumerate(path))
        score += sum(allowed[a, b] for a, b in itertools.pairwise(path))
        if score > -1000:
            scores[path] = float(np.exp(score))
    whole = sum(scores.values())
    return {path: score / whole for path, score in scores.items()}


def test_a_shape_tells_capitals_digits_and_runs_of_at_most_two() -> None:
    assert shape("Kubernetes") == "Xxx"
    assert shape("C++") == "X++"
    assert shape("2021-07") == "dd-dd"


def test_a_word_is_known_by_itself_its_ends_and_its_neighbours() -> None:
    found = features(["Manage", "large", "teams"])
    assert {"w=manage", "p3=man", "s3=age", "sh=Xxx", "1=large", "2=teams"} <= set(
        found[0]
    )
    assert {"-1=manage", "bi+=large_teams", "bi-=manage_large"} <= set(found[1])
    assert "at=2/0" in found[2]


def test_words_since_a_break_are_counted_anew_after_and() -> None:
    found = features(["plan", "and", "lead", "teams"])
    since = [[name for name in one if name.startswith("since=")] for one in found]
    assert since == [["since=0"], ["since=1"], ["since=0"], ["since=1"]]


def test_of_two_words_the_phrases_have_the_probabilities_counted_by_hand() -> None:
    """All scores nought: the legal paths of two tokens are OO, OU, UO, UU and BL, one
    fifth each; so "both" is 1/5 and each alone 2/5.
    """
    found = likely(np.zeros((2, TAGS)), legal(np.zeros((TAGS, TAGS))))
    told = {(one.start, one.end): one.probability for one in found}
    assert told == pytest.approx({(0, 1): 0.4, (1, 2): 0.4, (0, 2): 0.2})


@settings(deadline=None, max_examples=30)
@given(st.integers(1, 4), st.integers(0, 10_000))
def test_the_sums_agree_with_counting_every_path(length: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    emissions = chance.normal(size=(length, TAGS))
    moves = chance.normal(size=(TAGS, TAGS))
    counted: dict[tuple[int, int], float] = {}
    for path, probability in all_paths(emissions, moves).items():
        for at, tag in enumerate(path):
            if tag == ONLY:
                span = (at, at + 1)
                counted[span] = counted.get(span, 0) + probability
            if tag == BEGIN:
                span = (at, path.index(LAST, at) + 1)
                counted[span] = counted.get(span, 0) + probability
    for phrase in likely(emissions, legal(moves)):
        assert phrase.probability == pytest.approx(counted[phrase.start, phrase.end])


def test_two_sure_halves_beat_one_less_sure_whole() -> None:
    whole = Phrase(0, 4, 0.5)
    halves = [Phrase(0, 2, 0.45), Phrase(2, 4, 0.46)]
    assert best([whole, *halves], 0.3, 4) == halves  # .15 + .16 > .20
    assert best([whole, *halves], 0.4, 4) == halves  # .05 + .06 > .10
    assert best([whole, *halves], 0.44, 4) == [whole]  # .01 + .02 < .06


def test_what_is_no_likelier_than_its_worth_is_left_out() -> None:
    assert best([Phrase(0, 1, 0.3)], 0.3, 1) == []


def test_a_word_that_speaks_for_a_phrase_is_marked() -> None:
    tagger = a_tagger(python=[0, 0, 0, 0, 5])
    assert spans_of(tagger, ["we", "use", "Python", "."]) == [(2, 3)]


def test_words_of_a_longer_phrase_are_marked_together() -> None:
    tagger = a_tagger(
        lead=[0, 6, 0, 0, 0], large=[0, 0, 6, 0, 0], teams=[0, 0, 0, 6, 0]
    )
    assert spans_of(tagger, ["you", "lead", "large", "teams", "here"]) == [(1, 4)]


def test_nothing_and_hostile_words_are_read_without_complaint() -> None:
    tagger = a_tagger(python=[0, 0, 0, 0, 5])
    assert spans_of(tagger, []) == []
    for words in (
        ["\x00", "😀", "‮"],
        ["x" * 10_000],
        ["python"] * 3_000,
        [""],
        ["\ud800"],
    ):
        spans = spans_of(tagger, words)
        assert all(0 <= start < end <= len(words) for start, end in spans)


def test_a_file_of_another_model_is_refused() -> None:
    with pytest.raises(ValueError, match="another model"):
        Tagger.of({"keys": np.zeros(3, np.uint32), "weights": np.zeros((2, 5))})


def test_a_tagger_with_a_head_asks_for_states() -> None:
    plain = a_tagger(python=[0, 0, 0, 0, 5])
    head = np.zeros((7, TAGS), dtype=np.float32)
    head[0, ONLY] = 9
    tagger = Tagger(plain.keys, plain.weights, plain.moves, head)
    with pytest.raises(ValueError, match="state for every token"):
        spans_of(tagger, ["we", "code"])

    seat = Seat(tagger, TellTale())

    assert Committee((seat,), worth=0.6).spans(["we", "code"]) == [(1, 2)]


def test_the_probability_of_a_phrase_is_the_mean_of_all_taggers() -> None:
    sure, unsure = (Seat(a_tagger(python=[0, 0, 0, 0, n])) for n in (6, -6))
    words = ["we", "use", "Python"]

    one, other, both = (
        {(p.start, p.end): p.probability for p in Committee(seats).likely(words)}
        for seats in ((sure,), (unsure,), (sure, unsure))
    )

    for place, probability in both.items():
        mean = (one.get(place, 0) + other.get(place, 0)) / 2
        assert probability == pytest.approx(mean)
    assert one[2, 3] > both[2, 3] > other.get((2, 3), 0)


def test_words_alike_stand_in_one_group_and_their_neighbours_are_told() -> None:
    groups = WordGroups.of(
        {
            "centres_0": np.array([[100, 0], [0, 100]], np.int8),
            "centres_1": np.array([[100, 0], [70, 70], [0, 100]], np.int8),
            "axes": np.array([[1.0], [0.0]], np.float16),
        },
        Tools(),
    )

    numbers = groups.numbers(["Weld", "count", "weld"])

    assert numbers.tolist() == [[0, 0], [1, 2], [0, 0]]
    assert groups.states(["weld", "count"]).tolist() == [[1.0], [0.0]]
    assert of_groups(numbers)[1] == [
        *("g0=1", "g0-=0", "g0+=0", "g0bi-=0_1", "g0bi+=1_0", "g0--=<>", "g0++=<>"),
        *("g1=2", "g1-=0", "g1+=0"),
    ]


def test_groups_of_other_vectors_are_refused() -> None:
    with pytest.raises(ValueError, match="another text encoder"):
        WordGroups.of({"axes": np.zeros((3, 1))}, Tools())


def test_what_is_learnt_of_a_group_holds_for_a_word_never_seen() -> None:
    class Alike:
        size = 2

        def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
            kinds = {"welding": (1, 0), "soldering": (1, 0)}
            return np.array([kinds.get(t, (0, 1)) for t in texts], np.float32)

    arrays = {"centres_0": np.eye(2), "axes": np.eye(2)}
    groups = WordGroups.of(arrays, Alike())
    key = crc32(b"g0=0")
    tagger = Tagger.of(
        {
            "keys": np.array([key], dtype=np.uint32),
            "weights": np.array([[0, 0, 0, 0, 6]], dtype=np.float16),
            "moves": np.zeros((TAGS, TAGS)),
        }
    )

    committee = Committee((Seat(tagger),), groups, worth=0.6)

    assert committee.spans(["you", "like", "soldering"]) == [(2, 3)]


def test_states_are_laid_beside_those_before_and_after() -> None:
    rows = beside(np.array([[1], [2], [3]], dtype=np.float32))
    assert rows.tolist() == [[1, 0, 2, 1], [2, 1, 3, 1], [3, 2, 0, 1]]


def test_another_output_is_named_by_the_bytes_the_format_asks_for() -> None:
    """GraphProto (field 7) with an output (field 12) whose name (field 1) is "ab"."""
    assert with_layer(b"m", "ab") == b"m\x3a\x06\x62\x04\x0a\x02ab"


def test_moves_that_cannot_be_made_are_never_made() -> None:
    moves = legal(np.ones((TAGS, TAGS)))
    assert moves[OUTSIDE, BEGIN] == 1
    assert moves[OUTSIDE, INSIDE] < -1000
    assert moves[BEGIN, OUTSIDE] < -1000
