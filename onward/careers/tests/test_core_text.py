"""Letters, word pieces, vectors and spelling, by hand-worked examples."""

import io
from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from onward.careers.core.text.encoder import StaticEncoder, unit
from onward.careers.core.text.letters import WordPieces, plain, plain_all
from onward.careers.core.text.meaning import PieceMeaning, dots
from onward.careers.core.text.minilm import END, START, MiniLM
from onward.careers.core.text.runs import RunIndex
from onward.careers.core.text.spelling import Speller
from onward.careers.tests.vectors import bundled

PIECES = ["[UNK]", "nurse", "un", "##able", "##s", "care", "-", "##aff", "北"]
WORDS = WordPieces.of(PIECES)


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("  Élève   INFIRMIÈRE ", "eleve infirmiere"),
        ("C++/C# dev.", "c c dev"),
        ("a\nb", "a b"),
        ("日本", ""),
        ("", ""),
    ],
)
def test_plain_letters(text: str, letters: str) -> None:
    assert plain(text) == letters


@given(st.lists(st.text(max_size=20), max_size=6))
def test_texts_together_come_out_as_one_by_one(texts: list[str]) -> None:
    assert plain_all(texts) == tuple(plain(text) for text in texts)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Nurses", ["nurse", "##s"]),
        ("unaffable", ["un", "##aff", "##able"]),  # the example of BERT's paper
        ("care-nurse", ["care", "-", "nurse"]),
        ("Cáre", ["care"]),
        ("北nurse", ["北", "nurse"]),
        ("care\u200b", ["care"]),
        ("zzz", ["[UNK]"]),
        ("nursezzz", ["[UNK]"]),  # a word is known whole or not at all
        ("a" * 101, ["[UNK]"]),
        ("", []),
    ],
)
def test_word_pieces_as_bert_splits(text: str, pieces: list[str]) -> None:
    assert [PIECES[number] for number in WORDS.numbers(text)] == pieces


@given(st.text(max_size=80))
def test_any_text_has_pieces_of_the_vocabulary(text: str) -> None:
    assert all(0 <= number < len(PIECES) for number in WORDS.numbers(text))


def hand_made() -> StaticEncoder:
    """nurse (3, 0), un (0, 2), ##s (0, 4), all else nothing."""
    rows = np.zeros((len(PIECES), 2), dtype=np.int8)
    rows[1], rows[2], rows[4] = (127, 0), (0, 127), (0, 127)
    scales = np.zeros(len(PIECES), dtype=np.float32)
    scales[[1, 2, 4]] = np.array([3, 2, 4]) / 127
    return StaticEncoder.of("\n".join(PIECES), {"rows": rows, "scales": scales})


def test_a_text_is_the_sum_of_its_pieces_brought_to_one() -> None:
    found = hand_made().encode(["nurse", "nurses", "un", "", "zzz"])

    expected = [(1, 0), (0.6, 0.8), (0, 1), (0, 0), (0, 0)]  # (3, 4) / 5
    assert found == pytest.approx(np.array(expected))
    assert found.dtype == np.float32


def test_vectors_of_another_vocabulary_are_refused() -> None:
    arrays: dict[str, NDArray[np.generic]] = {
        "rows": np.zeros((3, 2), dtype=np.int8),
        "scales": np.zeros(3),
    }

    with pytest.raises(ValueError, match="different models"):
        StaticEncoder.of("one\ntwo", arrays)


def test_the_bundled_vectors_know_what_is_near() -> None:
    nurse, carer, lawyer = bundled().encode(["staff nurse", "ward nurse", "solicitor"])

    assert float(nurse @ carer) > 0.6
    assert float(nurse @ lawyer) < 0.3


def test_labels_kept_as_pieces_are_as_near_as_their_vectors() -> None:
    encoder = bundled()
    labels = ["staff nurse", "", "日", "truck driver", "head of sales, north"]
    kept = PieceMeaning.of(encoder, labels)
    vector = encoder.encode(["lorry driver"])[0]

    found = kept.likeness(vector)

    assert found == pytest.approx(encoder.encode(labels) @ vector, abs=1e-5)
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, **kept.arrays())
    file.seek(0)
    again = PieceMeaning.from_arrays(encoder, dict(np.load(file)))
    assert again.likeness(vector) == pytest.approx(found)


def test_dot_products_of_more_rows_than_a_block() -> None:
    chance = np.random.default_rng(1)
    rows = chance.integers(-127, 128, (1300, 8)).astype(np.int8)
    vector = chance.normal(size=8).astype(np.float32)

    assert dots(rows, vector) == pytest.approx(rows @ vector, rel=1e-4, abs=1e-3)


def test_runs_of_letters_by_hand() -> None:
    # " ab " has the runs " ab" and "ab "; " abc " has " ab", "abc" and "bc ".
    index = RunIndex.of(["ab", "abc"])
    shared, own = np.log1p(1) ** 2, np.log1p(2) ** 2  # of two texts: both, one

    found = index.likeness("ab")

    cosine = shared / np.sqrt((shared + own) * (shared + 2 * own))
    assert found == pytest.approx([1, cosine])
    assert index.having([" ab"]).tolist() == [0, 1]
    assert index.having([" abc"]).tolist() == [1]
    assert index.having([]).tolist() == []


SPELLER = Speller.of(["software engineer", "civil engineer", "train driver", "drover"])


@pytest.mark.parametrize(
    ("typed", "right", "unknown"),
    [
        ("sofware enginere", "software engineer", 0.4),  # both put right
        ("train driver", "train driver", 0),
        ("driverr", "driver", 0.4),
        ("zzzzz driver", "zzzzz driver", 0.5),
        ("abc", "abc", 1),  # too short to be put right
        ("", "", 0),
    ],
)
def test_mistyped_words_are_put_right(typed: str, right: str, unknown: float) -> None:
    found, share = SPELLER.put_right(typed)

    assert (found, round(share, 9)) == (right, unknown)


def test_a_word_that_is_right_elsewhere_is_left_alone() -> None:
    assert SPELLER.put_right("drives", also={"drives"}) == ("drives", 0)


def test_a_word_mistyped_in_a_source_is_put_right_by_a_far_commoner_one() -> None:
    jobs = [f"{kind} engineer" for kind in "abcdefghijklmnopqrstuvwxyz" * 12]
    often, seldom = Speller.of([*jobs, "x enginer"]), Speller.of([*jobs[:9], "enginer"])

    assert often.put_right("enginer", also={"enginer"})[0] == "engineer"
    assert seldom.put_right("enginer")[0] == "enginer"


class Session:
    """Stands where the optional model's file would: each piece becomes (number, 1)."""

    def __init__(self) -> None:
        self.widths: list[int] = []

    def run(
        self, output_names: None, input_feed: Mapping[str, NDArray[np.int64]]
    ) -> Sequence[NDArray[np.float32]]:
        numbers = input_feed["input_ids"]
        self.widths.append(numbers.shape[1])
        hidden = np.zeros((*numbers.shape, 384), dtype=np.float32)
        hidden[..., 0], hidden[..., 1] = numbers, 1
        return [hidden]


def test_minilm_is_the_mean_over_pieces_with_start_and_end() -> None:
    model = MiniLM.of(Session(), "\n".join(PIECES))

    found = model.encode(["nurse", "", "care nurse"])

    mean = (START + 1 + END) / 3
    assert found[0, :2] == pytest.approx(np.array([mean, 1]) / np.hypot(mean, 1))
    assert found[1].tolist() == [0] * 384
    mean = (START + 5 + 1 + END) / 4  # the other's padding does not count
    assert found[2, :2] == pytest.approx(np.array([mean, 1]) / np.hypot(mean, 1))


def test_the_adapter_turns_and_brings_to_one() -> None:
    turn = np.zeros((384, 3))
    turn[1, 2] = 5
    model = MiniLM.of(Session(), "\n".join(PIECES), turn)

    assert model.size == 3
    assert model.encode(["nurse"]) == pytest.approx(np.array([[0, 0, 1]]))


def test_a_long_text_is_cut_and_many_are_read_in_batches() -> None:
    session = Session()
    model = MiniLM.of(session, "\n".join(PIECES))

    model.encode(["nurse " * 500, *["nurse"] * 20])

    assert sorted(session.widths) == [3, 128]


def test_rows_of_nothing_stay_nothing() -> None:
    rows = unit(np.array([[0, 0], [3, 4]], dtype=np.float32))

    assert rows == pytest.approx(np.array([[0, 0], [0.6, 0.8]]))
