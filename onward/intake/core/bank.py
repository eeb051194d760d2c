"""The question bank: four themes and nine circumstances, read from text. Pure."""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onward.coaching.core.circumstances import Circumstance

THEMES = ("talents", "passions", "goals", "concerns")
SHORT_A_THEME = 6
LEAST_A_BLOCK = 8
FOLLOW_UPS = (2, 3)
TAGS = frozenset(
    [
        *("barrier", "family", "goal", "health", "immigration", "interest"),
        *("legal", "limit", "money", "safety", "skill", "story", "strength"),
        *("support", "tax", "time", "value"),
    ]
)


class BankError(Exception):
    """The bank's text breaks its own rules; says every break, one a line."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question as the client reads it, with the coach's follow-ups."""

    key: str
    under: str  # a theme, or a circumstance
    text: str
    help: str
    why: str
    follow_ups: tuple[str, ...]
    tags: frozenset[str]
    is_short: bool
    version: int


@dataclass(frozen=True, slots=True)
class Group:
    """A theme, or the block of one circumstance."""

    key: str
    title: str
    mine: str  # the title as the client would say it
    lede: str


@dataclass(frozen=True, slots=True)
class Bank:
    """All questions, in the order they are asked."""

    version: int
    themes: tuple[Group, ...]
    blocks: tuple[Group, ...]
    questions: tuple[Question, ...]

    def find(self, key: str) -> Question | None:
        return next((one for one in self.questions if one.key == key), None)

    def under(self, group: str) -> tuple[Question, ...]:
        return tuple(one for one in self.questions if one.under == group)

    def group(self, key: str) -> Group:
        """The theme or block of that key; KeyError when there is none."""
        for group in (*self.themes, *self.blocks):
            if group.key == key:
                return group
        raise KeyError(key)


def parse_bank(text: str) -> Bank:
    """Read the bank from TOML. Raises BankError naming everything that is wrong."""
    try:
        found = tomllib.loads(text)
        bank = Bank(
            version=int(found["version"]),
            themes=tuple(_group(each, each["key"]) for each in found["themes"]),
            blocks=tuple(
                _group(each, each["circumstance"]) for each in found["blocks"]
            ),
            questions=tuple(
                _question(each, int(found["version"])) for each in found["questions"]
            ),
        )
    except tomllib.TOMLDecodeError as error:
        raise BankError(f"The bank is not TOML: {error}") from error
    except KeyError as error:
        raise BankError(f"Something in the bank has no {error}.") from error
    breaks = list(_breaks(bank))
    if breaks:
        raise BankError("\n".join(breaks))
    return bank


def _group(found: Mapping[str, str], key: str) -> Group:
    return Group(key=key, title=found["title"], mine=found["mine"], lede=found["lede"])


def _question(found: Mapping[str, object], version: int) -> Question:
    return Question(
        key=str(found["key"]),
        under=str(found["under"]),
        text=str(found["text"]),
        help=str(found["help"]),
        why=str(found["why"]),
        follow_ups=_words(found["follow_ups"]),
        tags=frozenset(_words(found["tags"])),
        is_short=bool(found.get("short")),
        version=version,
    )


def _words(found: object) -> tuple[str, ...]:
    return tuple(str(each) for each in found) if isinstance(found, list) else ()


def _breaks(bank: Bank) -> Iterator[str]:
    """Everything that keeps a bank from being used."""
    if bank.version < 1:
        yield "The bank's version is a number from 1 up."
    if tuple(theme.key for theme in bank.themes) != THEMES:
        yield f"The themes are {', '.join(THEMES)}, in this order."
    blocks = [block.key for block in bank.blocks]
    if sorted(blocks) != sorted(Circumstance):
        yield "There is one block for each of the nine circumstances."
    yield from _breaks_of_numbers(bank)
    for question in bank.questions:
        yield from _breaks_of(question, {*THEMES, *blocks})


def _breaks_of_numbers(bank: Bank) -> Iterator[str]:
    counts = Counter(question.key for question in bank.questions)
    for key, count in counts.items():
        if count > 1:
            yield f"{key}: used by {count} questions."
    for theme in THEMES:
        short = sum(question.is_short for question in bank.under(theme))
        if short != SHORT_A_THEME:
            yield f"{theme}: {short} short questions, not {SHORT_A_THEME}."
    for block in bank.blocks:
        if len(bank.under(block.key)) < LEAST_A_BLOCK:
            yield f"{block.key}: fewer than {LEAST_A_BLOCK} questions."


def _breaks_of(question: Question, groups: set[str]) -> Iterator[str]:
    if question.under not in groups:
        yield f"{question.key}: stands under {question.under}, which is nothing."
    if not all([question.key, question.text, question.help, question.why]):
        yield f"{question.key}: text, help and why are all needed."
    least, most = FOLLOW_UPS
    if not least <= len(question.follow_ups) <= most:
        yield f"{question.key}: {least} or {most} follow-ups."
    unknown = question.tags - TAGS
    if unknown:
        yield f"{question.key}: unknown tags {', '.join(sorted(unknown))}."
