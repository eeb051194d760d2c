"""When a plan stands still: two check-ins without a finished step, or little
progress felt twice. Our own rule. Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

LITTLE_PROGRESS = 3  # of 10
TWICE = 2


@dataclass(frozen=True, slots=True)
class Look:
    """One check-in: steps finished since the one before, progress felt (0..10)."""

    finished: int
    progress: int | None


def stalls(looks: Sequence[Look]) -> str:
    """Why a plan seems to stand still, as a sentence; "" when it moves.

    `looks` are check-ins, oldest first.
    """
    last = looks[-TWICE:]
    if len(last) < TWICE:
        return ""
    if all(look.finished == 0 for look in last):
        return "Two check-ins without a finished step."
    felt = [look.progress for look in last]
    if all(value is not None and value <= LITTLE_PROGRESS for value in felt):
        return "Little progress felt, twice in a row."
    return ""


def finished_since(
    told_at: Sequence[datetime], done_at: Sequence[datetime]
) -> list[int]:
    """How many steps were finished up to each check-in, since the one before it.

    `told_at` are check-ins, oldest first; a step done between two counts for the
    later one.
    """
    earlier = [None, *told_at]  # one longer: nothing comes after the last
    return [
        sum((since is None or done > since) and done <= until for done in done_at)
        for since, until in zip(earlier, told_at, strict=False)
    ]
