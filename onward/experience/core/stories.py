"""A story as facts: what I did and what came of it. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

MOST_SKILLS = 8
LONGEST_SKILL = 60


@dataclass(frozen=True, slots=True)
class StoryFacts:
    """Something that happened, with the strengths (keys) and skills it shows."""

    title: str
    what_i_did: str
    what_came_of_it: str = ""
    when: str = ""
    strengths: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()


def skills_in(text: str) -> tuple[str, ...]:
    """Skills written with commas or on lines, each once, spelled as first written.

    >>> skills_in("Excel, first aid,, excel")
    ('Excel', 'first aid')
    """
    return _each_once(" ".join(one.split()) for one in _parts(text))


def _parts(text: str) -> list[str]:
    return text.replace(";", ",").replace("\n", ",").split(",")


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    first: dict[str, str] = {}
    for name in names:
        if name:
            first.setdefault(name.casefold(), name)
    return tuple(first.values())
