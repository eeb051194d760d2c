"""A person's audit in the words and the order they would tell it in. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo

READING = ("opened", "read", "seen", "downloaded")


@dataclass(frozen=True, slots=True)
class Happening:
    """Somebody did or opened something, once or several times in a row.

    `first_at` and `last_at` are wall-clock times of the reader's zone.
    """

    what: str
    who: str
    is_own: bool
    first_at: datetime
    last_at: datetime
    times: int = 1

    @property
    def is_reading(self) -> bool:
        """Nothing was changed: it was only looked at."""
        return self.what.rpartition(" ")[2].lower() in READING

    def is_like(self, other: "Happening") -> bool:
        return (self.what, self.who, self.first_at.date()) == (
            other.what,
            other.who,
            other.first_at.date(),
        )


@dataclass(frozen=True, slots=True)
class Day:
    """One day's happenings, latest first."""

    on: date
    happenings: tuple[Happening, ...]


def by_day(
    entries: Iterable[tuple[datetime, str, str, bool]], zone: tzinfo
) -> list[Day]:
    """Days, latest first, of (when, action, who, own) given latest first.

    The same person doing the same thing several times in a row is one happening.
    """
    days: list[Day] = []
    for happening in _in_a_row(entries, zone):
        on = happening.first_at.date()
        if days and days[-1].on == on:
            days[-1] = Day(on, (*days[-1].happenings, happening))
        else:
            days.append(Day(on, (happening,)))
    return days


def _in_a_row(
    entries: Iterable[tuple[datetime, str, str, bool]], zone: tzinfo
) -> Iterable[Happening]:
    held: Happening | None = None
    for at, action, who, is_own in entries:
        clock = at.astimezone(zone)
        what = action[:1].upper() + action[1:]
        new = Happening(what, who, is_own, first_at=clock, last_at=clock)
        if held is not None and held.is_like(new):
            held = replace(held, first_at=clock, times=held.times + 1)
            continue
        if held is not None:
            yield held
        held = new
    if held is not None:
        yield held
