"""The dates of a series, on the wall clock. Pure.

Wall-clock times are kept: Tuesday 10:00 stays Tuesday 10:00 when clocks change.
Monthly keeps the place of the weekday ("the second Tuesday"); a series that begins
on a fifth Tuesday keeps the last one of each month, so no month is left out.
"""

from calendar import monthrange
from datetime import datetime, timedelta
from enum import StrEnum

DAY_NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LAST = 5


class Cadence(StrEnum):
    WEEKLY = "weekly"
    BIWEEKLY = "biweekly"
    MONTHLY = "monthly"


def meetings(first: datetime, cadence: Cadence, count: int) -> list[datetime]:
    """`count` naive wall times from `first` on, `first` among them."""
    if cadence is Cadence.MONTHLY:
        return [_months_on(first, n) for n in range(count)]
    weeks = 2 if cadence is Cadence.BIWEEKLY else 1
    return [first + timedelta(weeks=weeks * n) for n in range(count)]


def rule(first: datetime, cadence: Cadence, count: int) -> str:
    """The same dates as an RFC 5545 recurrence rule whose DTSTART is `first`."""
    day = DAY_NAMES[first.weekday()]
    if cadence is Cadence.MONTHLY:
        place = _place_in_month(first)
        return f"FREQ=MONTHLY;COUNT={count};BYDAY={-1 if place == LAST else place}{day}"
    every = ";INTERVAL=2" if cadence is Cadence.BIWEEKLY else ""
    return f"FREQ=WEEKLY{every};COUNT={count};BYDAY={day}"


def _place_in_month(day: datetime) -> int:
    return (day.day - 1) // 7 + 1


def _months_on(first: datetime, months: int) -> datetime:
    ahead = first.month - 1 + months
    year, month = first.year + ahead // 12, ahead % 12 + 1
    begins_on, days = monthrange(year, month)
    day = (first.weekday() - begins_on) % 7 + 1 + 7 * (_place_in_month(first) - 1)
    if day > days:
        day -= 7
    return first.replace(year=year, month=month, day=day)
