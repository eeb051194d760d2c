"""When a message is tried again. Pure."""

from collections.abc import Collection
from datetime import datetime, timedelta

# Short at first, for a server that restarts; a day in all, for one that is down.
WAITS = tuple(timedelta(minutes=m) for m in (1, 5, 15, 60, 180, 360, 720))


def next_try(tries: int, *, now: datetime) -> datetime | None:
    """When to try again after `tries` failures (1 or more); None to give up."""
    if tries > len(WAITS):
        return None
    return now + WAITS[tries - 1]


def is_final(codes: Collection[int]) -> bool:
    """Whether a server's answers say "never" (RFC 5321, 4.2.1: 5yz is permanent).

    No answer at all, or a single "later" among them, is worth another try.
    """
    return bool(codes) and all(code >= 500 for code in codes)  # noqa: PLR2004 - the RFC's figure
