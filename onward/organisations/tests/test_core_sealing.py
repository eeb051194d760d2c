"""Sealing: what is kept can be opened where it was put, by the keys that are left."""

import base64

import pytest

from onward.organisations.core.sealing import KeyRing, SealBroken

OLD = "k1:" + base64.urlsafe_b64encode(bytes(range(32))).decode()
NEW = "k2:" + base64.b64encode(bytes(range(32, 64))).decode()
HERE = "coaching.note:text:1"


def test_what_was_sealed_opens_in_its_place() -> None:
    ring = KeyRing.parse(OLD)
    text = "She said: “no” 🙂 \u202eحبر"

    assert ring.open(ring.seal(text, place=HERE), place=HERE) == text


def test_the_same_words_are_sealed_differently_each_time() -> None:
    ring = KeyRing.parse(OLD)

    assert ring.seal("no", place=HERE) != ring.seal("no", place=HERE)


@pytest.mark.parametrize(
    "place", ["coaching.note:text:2", "coaching.note:title:1", "intake.answer:text:1"]
)
def test_a_seal_moved_elsewhere_does_not_open(place: str) -> None:
    ring = KeyRing.parse(OLD)
    sealed = ring.seal("no", place=HERE)

    with pytest.raises(SealBroken):
        ring.open(sealed, place=place)


def test_one_changed_bit_is_noticed() -> None:
    ring = KeyRing.parse(OLD)
    sealed = bytearray(ring.seal("no", place=HERE))
    sealed[-1] ^= 1

    with pytest.raises(SealBroken):
        ring.open(bytes(sealed), place=HERE)


def test_the_first_key_seals_and_every_key_opens() -> None:
    before = KeyRing.parse(OLD).seal("no", place=HERE)
    ring = KeyRing.parse(f"{NEW},{OLD}")

    assert ring.open(before, place=HERE) == "no"
    assert not ring.is_current(before)
    assert ring.is_current(ring.seal("no", place=HERE))


def test_a_key_that_was_taken_away_opens_nothing() -> None:
    before = KeyRing.parse(OLD).seal("no", place=HERE)

    with pytest.raises(SealBroken, match="not on the ring"):
        KeyRing.parse(NEW).open(before, place=HERE)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is written as id:base64"),
        ("k1", "is written as id:base64"),
        ("a b:AAAA", "is written as id:base64"),
        (f"{OLD},", "is written as id:base64"),
        ("k1:not base64 at all!", "k1 is not base64"),
        ("k1:é", "k1 is not base64"),
        ("k1:AAAA", "k1 has 3 bytes, not 32"),
        (f"{OLD},{OLD}", "k1 is there twice"),
    ],
)
def test_a_wrong_key_is_told_by_name(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        KeyRing.parse(text)


def test_a_key_is_read_without_its_padding_too() -> None:
    assert KeyRing.parse(OLD.rstrip("=")).keys == KeyRing.parse(OLD).keys
