"""The way through an intake: order, next and previous, what is left. Pure."""

from collections.abc import Collection
from dataclasses import dataclass

from onward.intake.core.bank import THEMES, Bank, Group, Question

# A short written answer takes about a minute; a guess of ours, not a measure.
MINUTES_A_QUESTION = 1.0

Route = tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class ThemeProgress:
    """How far one theme has come: `done` of `total` dealt with."""

    key: str
    title: str
    done: int
    total: int
    is_current: bool
    is_block: bool  # the questions of a circumstance, after the four themes

    @property
    def is_whole(self) -> bool:
        return self.done == self.total


def route(bank: Bank, primary: str) -> Route:
    """The questions everybody is offered: six a theme, then the block of the
    primary circumstance ("" when none is chosen yet).
    """
    short = tuple(
        question
        for theme in THEMES
        for question in bank.under(theme)
        if question.is_short
    )
    return short + (bank.under(primary) if primary else ())


def extras(bank: Bank, circumstances: Collection[str], primary: str) -> Route:
    """More questions for those who want them: the rest of the themes, then the
    blocks of the further circumstances, in the bank's order.
    """
    offered = {question.key for question in route(bank, primary)}
    groups = {*THEMES, *circumstances}
    return tuple(
        question
        for question in bank.questions
        if question.under in groups and question.key not in offered
    )


def groups_of(bank: Bank, way: Route) -> tuple[Group, ...]:
    """Themes and blocks on the way, each once, in order."""
    keys = dict.fromkeys(question.under for question in way)
    return tuple(bank.group(key) for key in keys)


def place(way: Route, key: str) -> int | None:
    """Number of a question on the way, from 1; None when it is not on it."""
    for number, question in enumerate(way, start=1):
        if question.key == key:
            return number
    return None


def before(way: Route, key: str) -> Question | None:
    """The question before this one."""
    number = place(way, key)
    return way[number - 2] if number is not None and number > 1 else None


def next_open(way: Route, done: Collection[str], after: str = "") -> Question | None:
    """The next question not dealt with: after this one, else from the start.

    None when nothing is left. Answered ones are passed over, so that going back
    to mend one answer does not mean walking through all the others again.
    """
    number = place(way, after) or 0
    for question in way[number:] + way[:number]:
        if question.key not in done and question.key != after:
            return question
    return None


def minutes_left(way: Route, done: Collection[str]) -> int:
    """Whole minutes for what is open, 0 when nothing is."""
    left = sum(question.key not in done for question in way)
    return round(left * MINUTES_A_QUESTION)


def progress(
    bank: Bank, way: Route, done: Collection[str], current: str = ""
) -> tuple[ThemeProgress, ...]:
    """Theme by theme, how many questions on the way are dealt with."""
    return tuple(
        ThemeProgress(
            key=group.key,
            title=group.title,
            done=sum(q.key in done for q in way if q.under == group.key),
            total=sum(q.under == group.key for q in way),
            is_current=any(q.key == current for q in way if q.under == group.key),
            is_block=group.key not in THEMES,
        )
        for group in groups_of(bank, way)
    )
