"""A first draft of a summary, made of nothing but the client's own words. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

MOST_CHARACTERS = 280
SENTENCE_ENDS = ".!?\u2026"


@dataclass(frozen=True, slots=True)
class Part:
    """One theme and what the client answered under it, in order."""

    title: str
    answers: tuple[str, ...]


def draft(circumstances: Sequence[str], parts: Sequence[Part]) -> str:
    r"""Plain text: what brings them, then theme by theme a line an answer.

    Themes without an answer are left out; "" when there is nothing at all.

    >>> draft(["I am between jobs"], [Part("Talents", ("I mend things.",))])
    'What brings me here\nI am between jobs\n\nTalents\nI mend things.'
    """
    opening = [("What brings me here", tuple(circumstances))]
    sections = opening + [(part.title, part.answers) for part in parts]
    return "\n\n".join(
        "\n".join([title, *(opening_of(line) for line in lines)])
        for title, lines in sections
        if lines
    )


def opening_of(text: str, most: int = MOST_CHARACTERS) -> str:
    """The first whole sentences of a text that fit, on one line; at least a part
    of the first one, cut between words and marked with an ellipsis.
    """
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    head = line[:most]
    end = max(head.rfind(f"{mark} ") for mark in SENTENCE_ENDS)
    if end > 0:
        return head[: end + 1]
    return head[: max(head.rfind(" "), 0) or most - 1].rstrip(" ,;:") + "\u2026"
