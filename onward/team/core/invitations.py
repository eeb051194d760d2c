"""What has become of an invitation. Pure."""

from datetime import datetime, timedelta
from enum import StrEnum

LASTS = timedelta(days=14)


class Fate(StrEnum):
    OPEN = "open"
    USED = "used"
    REVOKED = "revoked"
    EXPIRED = "expired"


def fate(
    *,
    accepted_at: datetime | None,
    revoked_at: datetime | None,
    expires_at: datetime,
    now: datetime,
) -> Fate:
    """Used and revoked win over expired: they say more."""
    if accepted_at is not None:
        return Fate.USED
    if revoked_at is not None:
        return Fate.REVOKED
    return Fate.OPEN if now < expires_at else Fate.EXPIRED
