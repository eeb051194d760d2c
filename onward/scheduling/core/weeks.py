"""Weeks by their names and places on the drawn week. Pure.

The grid runs from 06:00 to 22:00 in quarters of an hour; its classes (`at-0915`,
`for-60`) are those of the style sheet. What lies outside is drawn at its edge.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

NAMED = re.compile(r"(\d{4})-W(\d{2})")
YEARS = range(2000, 2100)
QUARTER = 15
OPENS, CLOSES = 6 * 60, 22 * 60
GRID_HOURS = range(6, 22)
USUAL = (8 * 60, 20 * 60)
LONGEST_PIECE = 600
WEEK = timedelta(weeks=1)
WORKING_DAYS = 5


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stretch stands on the grid: minutes after midnight and its length."""

    at: int
    minutes: int

    @property
    def classes(self) -> str:
        hours, minutes = divmod(self.at, 60)
        return f"at-{hours:02}{minutes:02} for-{self.minutes}"

    @property
    def is_usual(self) -> bool:
        """Whether the shorter grid, 08:00 to 20:00, holds it."""
        return USUAL[0] <= self.at and self.at + self.minutes <= USUAL[1]


def monday_of(name: str | None, today: date) -> date:
    """The Monday of a week named as 2026-W11; of today's week for anything else."""
    named = NAMED.fullmatch(name or "")
    if named and int(named[1]) in YEARS and 1 <= int(named[2]) <= _weeks(int(named[1])):
        return date.fromisocalendar(int(named[1]), int(named[2]), 1)
    return today - timedelta(days=today.weekday())


def week_name(day: date) -> str:
    """As in 2026-W11."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def place_on(day: date, start: datetime, end: datetime) -> Place:
    """Where wall times stand on a day's column: in whole quarters, one at least."""
    midnight = datetime.combine(day, time())
    first = int((start - midnight).total_seconds() // 60)
    last = int((end - midnight).total_seconds() // 60)
    top = min(max(first - first % QUARTER, OPENS), CLOSES - QUARTER)
    bottom = max(min(last + -last % QUARTER, CLOSES), top + QUARTER)
    return Place(top, min(bottom - top, LONGEST_PIECE))


def pieces_on(day: date, start: datetime, end: datetime) -> list[Place]:
    """The same for a stretch of any length, cut to the lengths the grid knows."""
    pieces = []
    longest = timedelta(minutes=LONGEST_PIECE)
    midnight = datetime.combine(day, time())
    start = max(start, midnight + timedelta(minutes=OPENS))
    end = min(end, midnight + timedelta(minutes=CLOSES))
    while start < end:
        pieces.append(place_on(day, start, min(end, start + longest)))
        start += longest
    return pieces


def days_shown(monday: date, used: Iterable[date]) -> list[date]:
    """Monday to Friday, or to the last day of the weekend that anything stands on."""
    last = max([WORKING_DAYS, *((day - monday).days + 1 for day in used)])
    return [monday + timedelta(days=n) for n in range(min(last, 7))]


def _weeks(year: int) -> int:
    return date(year, 12, 28).isocalendar().week
