"""Access codes: easy to read out and to type, hard to guess."""

import random

import pytest

from onward.accounts.core import codes


def test_a_code_is_twelve_unmistakable_signs_in_fours() -> None:
    code = codes.make(random.Random(1).choice)

    assert [len(part) for part in code.split("-")] == [4, 4, 4]
    assert set(code.replace("-", "")) <= set(codes.ALPHABET)


def test_no_sign_of_the_alphabet_is_mistaken_for_another() -> None:
    assert set("01ILOS").isdisjoint(codes.ALPHABET)
    assert len(set(codes.ALPHABET)) == len(codes.ALPHABET) == 30


@pytest.mark.parametrize(
    "typed",
    [
        "7KQ4-MNP2-XR8D",
        " 7kq4 mnp2 xr8d ",
        "7kq4mnp2xr8d",
        "7KQ4\u2013MNP2\u2013XR8D",
        "\uff17KQ4 MNP2 XR8D",  # the seven of a Japanese keyboard
    ],
)
def test_however_it_is_typed_it_is_the_same_code(typed: str) -> None:
    assert codes.plain(typed) == "7KQ4MNP2XR8D"
    assert codes.looks_right(typed)


def test_an_s_that_somebody_heard_is_a_five() -> None:
    assert codes.plain("skq4-mnp2-xr8d") == codes.plain("5KQ4-MNP2-XR8D")


@pytest.mark.parametrize(
    "typed", ["", "7KQ4", "7KQ4-MNP2-XR8D-9", "0KQ4-MNP2-XR8D", "😀" * 12, "\x00"]
)
def test_what_cannot_be_a_code_is_seen_at_once(typed: str) -> None:
    assert not codes.looks_right(typed)
