"""Plain text as blocks: the way an agreement is written, shown and printed. Pure.

"## " begins a heading, "- " an item of a list, an empty line ends a paragraph.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

HEADING, ITEM = "## ", "- "


@dataclass(frozen=True, slots=True)
class Block:
    """A "heading", a "paragraph" or a "list"; only a list has more than one line."""

    kind: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return self.lines[0]


def parse_prose(text: str) -> tuple[Block, ...]:
    """Read text into blocks. Text without marks is paragraphs; nothing is lost."""
    lines = [line.strip() for line in text.splitlines()]
    return tuple(
        block
        for kind, group in groupby(lines, _kind)
        for block in _blocks(kind, list(group))
    )


def _kind(line: str) -> str:
    if not line:
        return ""
    if line.startswith(HEADING):
        return "heading"
    if line.startswith(ITEM):
        return "list"
    return "paragraph"


def _blocks(kind: str, lines: list[str]) -> Iterator[Block]:
    if kind == "heading":
        yield from (Block(kind, (line.removeprefix(HEADING),)) for line in lines)
    elif kind == "list":
        yield Block(kind, tuple(line.removeprefix(ITEM) for line in lines))
    elif kind == "paragraph":
        yield Block(kind, (" ".join(lines),))


def fill(text: str, **words: str) -> str:
    """Put words in for {names}; every other brace stays as it is."""
    for name, word in words.items():
        text = text.replace(f"{{{name}}}", word)
    return text
