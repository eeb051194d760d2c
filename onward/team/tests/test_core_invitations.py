"""What has become of an invitation."""

from datetime import UTC, datetime, timedelta

import pytest

from onward.team.core.invitations import LASTS, Fate, fate

MADE = datetime(2026, 3, 10, tzinfo=UTC)
ENDS = MADE + LASTS
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("accepted", "revoked", "now", "expected"),
    [
        (None, None, MADE, Fate.OPEN),
        (None, None, ENDS - SECOND, Fate.OPEN),
        (None, None, ENDS, Fate.EXPIRED),
        (MADE, None, MADE, Fate.USED),
        (MADE, None, ENDS, Fate.USED),
        (None, MADE, MADE, Fate.REVOKED),
        (None, MADE, ENDS, Fate.REVOKED),
    ],
)
def test_an_invitation_is_open_used_revoked_or_expired(
    accepted: datetime | None,
    revoked: datetime | None,
    now: datetime,
    expected: Fate,
) -> None:
    found = fate(accepted_at=accepted, revoked_at=revoked, expires_at=ENDS, now=now)

    assert found is expected


def test_a_link_lasts_a_fortnight() -> None:
    assert timedelta(days=14) == LASTS
