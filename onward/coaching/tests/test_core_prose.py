"""Plain text as blocks, the offers in it, and codes read aloud."""

import pytest

from onward.coaching.core.offers import Offer, fees_in_words, parse_offers
from onward.coaching.core.prose import Block, fill, parse_prose
from onward.coaching.core.spelling import spelled


def test_headings_lists_and_paragraphs_are_told_apart() -> None:
    text = "## Who\nWe are\nthree.\n\n- one\n- two\n\nAnd so on."

    assert parse_prose(text) == (
        Block("heading", ("Who",)),
        Block("paragraph", ("We are three.",)),
        Block("list", ("one", "two")),
        Block("paragraph", ("And so on.",)),
    )


def test_two_headings_in_a_row_stay_two() -> None:
    assert parse_prose("## A\n## B") == (
        Block("heading", ("A",)),
        Block("heading", ("B",)),
    )


@pytest.mark.parametrize("text", ["", "\n\n", "   "])
def test_no_text_is_no_block(text: str) -> None:
    assert parse_prose(text) == ()


def test_only_known_names_are_filled_in() -> None:
    assert fill("{a} {b} {{a}}", a="x") == "x {b} {x}"


def test_an_offer_is_one_line_in_four_parts() -> None:
    text = "First talk | anybody | 30 minutes | free\n\n | nobody\nDrop-in"

    assert parse_offers(text) == (
        Offer("First talk", "anybody", "30 minutes", "free"),
        Offer("Drop-in", "", "", ""),
    )


def test_a_bar_too_many_belongs_to_the_price() -> None:
    assert parse_offers("A | b | c | 1 | 2")[0].price == "1 | 2"


def test_fees_are_the_offers_with_a_price() -> None:
    text = "Talk | anybody | 30 minutes | free\nCoaching | | | $640\nTea"

    assert fees_in_words(text) == "- Talk (30 minutes): free\n- Coaching: $640"


def test_a_code_is_read_aloud_sign_by_sign() -> None:
    assert spelled("7KQ4-MNP2") == [
        ("7KQ4", "seven, Kilo, Quebec, four"),
        ("MNP2", "Mike, November, Papa, two"),
    ]
