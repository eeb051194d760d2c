"""When somebody is reminded of what they were asked: kindly, twice at most. Pure."""

from datetime import datetime, timedelta

FIRST_AFTER = timedelta(days=4)
SECOND_AFTER = timedelta(days=7)


def is_due(
    *,
    sent_at: datetime,
    reminded_at: datetime | None,
    reminders: int,
    now: datetime,
) -> bool:
    """Four days after it was sent, and once more a week after that; then never."""
    if reminders == 0 or reminded_at is None:
        return now >= sent_at + FIRST_AFTER
    return reminders == 1 and now >= reminded_at + SECOND_AFTER
