"""Small computations on words. Pure."""

from collections.abc import Sequence


def initials_of(name: str) -> str:
    """First letters of the first and the last word, capitals; "?" for no letters.

    >>> initials_of("Leila Haddad")
    'LH'
    """
    words = [word for word in name.split() if any(c.isalnum() for c in word)]
    letters = [next(c for c in word if c.isalnum()) for word in words]
    return "".join(letters[:1] + letters[1:][-1:]).upper()[:2] or "?"


def list_in_words(items: Sequence[str]) -> str:
    """Join as a sentence does.

    >>> list_in_words(["a", "b", "c"])
    'a, b and c'
    """
    return " and ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))
