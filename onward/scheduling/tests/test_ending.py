from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client as Browser
from django.utils import timezone

from conftest import Cast
from onward.coaching.services import end_engagement
from onward.scheduling.core.arrangements import Arrangement
from onward.scheduling.core.manner import Manner, Mode
from onward.scheduling.models import Session
from onward.scheduling.queries import sessions_of
from onward.scheduling.services import book_series


@pytest.mark.usefixtures("north_scope")
def test_what_is_booked_is_called_off_when_the_engagement_ends(
    cast: Cast, enter: Callable[..., Browser]
) -> None:
    now = timezone.now()
    first = (now + timedelta(days=3)).replace(
        hour=10, minute=0, second=0, microsecond=0, tzinfo=None
    )
    arrangement = Arrangement(first, 50, Manner(Mode.IN_PERSON, place="1"), count=2)
    book_series(
        cast.engagement, arrangement, by=cast.coach, now=now, outside_hours=True
    )

    end_engagement(
        cast.engagement,
        reason="reached",
        words="Well done.",
        by=cast.coach,
        now=now,
    )

    states = {one.state for one in sessions_of(cast.engagement)}
    assert states == {Session.State.CANCELLED}
