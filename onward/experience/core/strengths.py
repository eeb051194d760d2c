"""The strengths a story can show. Pure: the caller brings the text of the file."""

import tomllib
from dataclasses import dataclass


class BrokenStrengths(ValueError):
    """The file of strengths does not hold what it must."""


@dataclass(frozen=True, slots=True)
class Strength:
    """`says` fits the person themselves and those who speak of them."""

    key: str
    name: str
    says: str


def parse_strengths(text: str) -> tuple[Strength, ...]:
    """The strengths of a file, in its order. BrokenStrengths when two share a key."""
    try:
        rows = tomllib.loads(text)["strengths"]
        found = tuple(Strength(**row) for row in rows)
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise BrokenStrengths(str(error)) from error
    if len({one.key for one in found}) < len(found):
        raise BrokenStrengths("Two strengths share a key.")
    return found
