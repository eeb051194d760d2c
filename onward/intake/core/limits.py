"""Limits a search must respect, as values. Wishes are kept elsewhere. Pure."""

from dataclasses import dataclass
from decimal import Decimal

DAYS = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}
TRAINING = {
    "none": "none at all",
    "month": "a month",
    "year": "a year",
    "two-years": "two years",
    "longer": "longer than two years",
}
HOURS_IN_A_WEEK = 168


@dataclass(frozen=True, slots=True)
class HardLimits:
    """What rules a place out. None, () or "" means: no such limit.

    hours_max in hours a week, minimum_hourly_pay in US dollars, place_state a
    US state code, longest_training a key of TRAINING. Health and care are not in
    here: they stay between client and coach.
    """

    hours_max: int | None = None
    days: tuple[str, ...] = ()
    place_state: str = ""
    place: str = ""
    minimum_hourly_pay: Decimal | None = None
    longest_training: str = ""
    no_licence: bool = False
    no_shifts: bool = False

    @property
    def is_empty(self) -> bool:
        return self == HardLimits()


def in_words(limits: HardLimits, states: dict[str, str]) -> tuple[str, ...]:
    """One short line a limit, in the order of the form."""
    lines = []
    if limits.hours_max is not None:
        lines.append(f"at most {limits.hours_max} hours a week")
    if limits.days:
        lines.append(days_in_words(limits.days))
    place = ", ".join(
        part for part in (limits.place, states.get(limits.place_state, "")) if part
    )
    if place:
        lines.append(place)
    if limits.minimum_hourly_pay is not None:
        lines.append(f"at least ${limits.minimum_hourly_pay:.2f} an hour")
    if limits.longest_training:
        lines.append(f"training: {TRAINING[limits.longest_training]}")
    if limits.no_licence:
        lines.append("nothing that needs a licence")
    if limits.no_shifts:
        lines.append("no shifts")
    return tuple(lines)


def days_in_words(days: tuple[str, ...]) -> str:
    """Days of a week, three or more in a row as a span.

    >>> days_in_words(("mon", "tue", "wed", "thu", "sat"))
    'Monday to Thursday, Saturday'
    """
    order = list(DAYS)
    runs: list[list[int]] = []
    for number in sorted({order.index(day) for day in days}):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    names = list(DAYS.values())
    parts = []
    for run in runs:
        if len(run) > 2:  # noqa: PLR2004 - two days read better one by one
            parts.append(f"{names[run[0]]} to {names[run[-1]]}")
        else:
            parts += [names[number] for number in run]
    return ", ".join(parts)
