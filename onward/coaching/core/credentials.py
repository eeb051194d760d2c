"""What a coach's credential is worth today, and when to say that it runs out. Pure.

The rules of the issuers are data (content/credentials.json): issuers change them,
so each says as of when it was read and how sure we are.
"""

import json
from calendar import isleap
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

DUE_SOON_DAYS = 90
REMINDERS = (180, 90, 30, 7)  # days before the end, longest first
LEAP_DAY = (2, 29)


class Status(StrEnum):
    CURRENT = "current"
    DUE_SOON = "due-soon"
    LAPSED = "lapsed"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Rule:
    """What one issuer asks. `cycle_years` None: no fixed end is known."""

    kind: str
    title: str
    issuer: str
    levels: tuple[str, ...]
    cycle_years: int | None
    hours: int | None
    renewal: str
    verify_at: str
    as_of: date
    is_certain: bool


def status(*, is_verified: bool, expires_on: date | None, today: date) -> Status:
    """Where a credential stands. It is good for the whole of its last day.

    Lapsed comes first: a lapsed credential stays lapsed, whoever once checked it.
    """
    if expires_on is not None and expires_on < today:
        return Status.LAPSED
    if not is_verified:
        return Status.UNVERIFIED
    if expires_on is not None and (expires_on - today).days <= DUE_SOON_DAYS:
        return Status.DUE_SOON
    return Status.CURRENT


def reminder_due(
    expires_on: date | None, *, today: date, reminded_on: date | None
) -> int | None:
    """The reminder to send today: 180, 90, 30 or 7 (days); None for no letter.

    A day on which nothing ran is made up for, with the nearest reminder only:
    what was said since the mark was crossed is not said again.
    """
    if expires_on is None or expires_on < today:
        return None
    left = (expires_on - today).days
    reached = [mark for mark in REMINDERS if left <= mark]
    if not reached:
        return None
    mark = min(reached)
    if reminded_on is not None and (expires_on - reminded_on).days <= mark:
        return None
    return mark


def ends_after(issued_on: date, years: int) -> date:
    """The same day `years` later; 29 February ends on the 28th of a common year."""
    year = issued_on.year + years
    if (issued_on.month, issued_on.day) == LEAP_DAY and not isleap(year):
        return date(year, 2, 28)
    return issued_on.replace(year=year)


def parse_rules(text: str) -> tuple[Rule, ...]:
    """Read the rules from JSON. Raises KeyError or ValueError for one not whole."""
    return tuple(
        Rule(
            kind=found["kind"],
            title=found["title"],
            issuer=found["issuer"],
            levels=tuple(found["levels"]),
            cycle_years=found["cycle_years"],
            hours=found["hours"],
            renewal=found["renewal"],
            verify_at=found["verify_at"],
            as_of=date.fromisoformat(found["as_of"]),
            is_certain=found["is_certain"],
        )
        for found in json.loads(text)["rules"]
    )
