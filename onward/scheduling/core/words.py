"""Dates and places as people say them. Pure; English."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from onward.scheduling.core.spans import Span
from onward.scheduling.core.walltime import wall


def day_words(day: date, *, this_year: int | None = None) -> str:
    """As in "Tuesday 10 March", with the year when it is not this one."""
    words = f"{day:%A} {day.day} {day:%B}"
    return words if day.year == this_year else f"{words} {day.year}"


def moment_words(local: datetime, *, this_year: int | None = None) -> str:
    """As in "Tuesday 10 March, 10:00"."""
    return f"{day_words(local, this_year=this_year)}, {local:%H:%M}"


def span_words(span: Span, zone: ZoneInfo, *, this_year: int | None = None) -> str:
    """As in "Tuesday 10 March, 10:00 to 10:50" on the clock of a zone."""
    start, end = wall(span.start, zone), wall(span.end, zone)
    return f"{moment_words(start, this_year=this_year)} to {end:%H:%M}"


def elsewhere_words(start: datetime, here: ZoneInfo, there: ZoneInfo) -> str:
    """As in "16:00 in Lisbon", with the day when it is another one; "" on one clock."""
    local, other = wall(start, here), wall(start, there)
    if local == other:
        return ""
    day = "" if local.date() == other.date() else f"{other:%A} "
    return f"{day}{other:%H:%M} in {town(there)}"


def town(zone: ZoneInfo) -> str:
    """The town a zone is named for: "New York" for America/New_York."""
    return zone.key.rpartition("/")[2].replace("_", " ")


def week_words(first: date, last: date) -> str:
    """As in "9 to 13 March" or "30 March to 3 April"; years where there are two."""
    if first.year != last.year:
        return f"{first.day} {first:%B %Y} to {last.day} {last:%B %Y}"
    if first.month != last.month:
        return f"{first.day} {first:%B} to {last.day} {last:%B}"
    return f"{first.day} to {last.day} {last:%B}"


def hours_words(minutes: int) -> str:
    """As in "21 h", "1 h 30 min", "45 min"."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} h"] if hours else []
    if rest or not hours:
        parts.append(f"{rest} min")
    return " ".join(parts)
