"""When a message is tried again. Pure."""

from datetime import datetime, timedelta

# Short at first, for a server that restarts; a day in all, for one that is down.
WAITS = tuple(timedelta(minutes=m) for m in (1, 5, 15, 60, 180, 360, 720))


def next_try(tries: int, *, now: datetime) -> datetime | None:
    """When to try again after `tries` failures (1 or more); None to give up."""
    if tries > len(WAITS):
        return None
    return now + WAITS[tries - 1]
