"""Titles, effort and dates of steps as people say them. Pure; English."""

from datetime import date

MINUTES_AN_HOUR = 60
HALF = 30
A_WEEK = 7


def effort_words(minutes: int, *, per_week: bool = False) -> str:
    """As in "10 minutes", "an hour", "2 and a half hours", "5 hours a week".

    >>> effort_words(150)
    '2 and a half hours'
    """
    return f"{_length(minutes)} a week" if per_week else _length(minutes)


def _length(minutes: int) -> str:
    if minutes == 1:
        return "a minute"
    if minutes < MINUTES_AN_HOUR:
        return f"{minutes} minutes"
    hours, rest = divmod(minutes, MINUTES_AN_HOUR)
    if rest not in {0, HALF}:
        return f"{'an hour' if hours == 1 else f'{hours} hours'} {rest} minutes"
    half = " and a half" if rest else ""
    if hours == 1:
        return f"an hour{half}"
    return f"{hours}{half} hours"


def due_words(due: date, *, today: date) -> str:
    """As in "until Thursday", "until today", "until 24 March", "was due on 3 March".

    >>> due_words(date(2026, 3, 12), today=date(2026, 3, 10))
    'until Thursday'
    """
    days = (due - today).days
    if days < 0:
        return f"was due on {_day(due, today)}"
    if days == 0:
        return "until today"
    if days == 1:
        return "until tomorrow"
    if days < A_WEEK:
        return f"until {due:%A}"
    return f"until {_day(due, today)}"


def _day(day: date, today: date) -> str:
    words = f"{day.day} {day:%B}"
    return words if day.year == today.year else f"{words} {day.year}"


def hand_words(minutes: int | None, due: date | None, *, today: date) -> str:
    """As in "10 minutes, until Thursday"; "" when neither is said.

    >>> hand_words(10, None, today=date(2026, 3, 10))
    '10 minutes'
    """
    parts = [
        effort_words(minutes) if minutes else "",
        due_words(due, today=today) if due else "",
    ]
    return ", ".join(part for part in parts if part)


def cut(text: str, length: int) -> str:
    """As it is where it fits, else its beginning and an ellipsis.

    >>> cut("Draw my ideal week", 12)
    'Draw my ide…'
    """
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def counted(count: int, one: str, many: str) -> str:
    """As in "three steps": a number in words up to nine, with its noun.

    >>> counted(1, "step", "steps")
    'one step'
    """
    number = NUMBERS[count] if count < len(NUMBERS) else str(count)
    return f"{number} {one if count == 1 else many}"
