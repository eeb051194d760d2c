"""Access codes: easy to read out and to type, hard to guess. Pure."""

import unicodedata
from collections.abc import Callable, Sequence

# 30 letters and digits that are not mistaken for one another, on paper or by ear.
ALPHABET = "ABCDEFGHJKMNPQRTUVWXYZ23456789"
LENGTH = 12
GROUP = 4


def make(choose: Callable[[Sequence[str]], str]) -> str:
    """A code of 12 signs (59 bits), grouped in fours: "7KQ4-MNP2-XR8D"."""
    signs = "".join(choose(ALPHABET) for _ in range(LENGTH))
    return "-".join(signs[i : i + GROUP] for i in range(0, LENGTH, GROUP))


def plain(typed: str) -> str:
    """The code as typed by a person, without what does not matter: small letters,
    spaces, dashes, wide signs of other keyboards. No code has an S: it is a 5.
    """
    signs = unicodedata.normalize("NFKC", typed).upper()
    return "".join(sign for sign in signs if sign.isalnum()).replace("S", "5")


def looks_right(typed: str) -> bool:
    signs = plain(typed)
    return len(signs) == LENGTH and set(signs) <= set(ALPHABET)
