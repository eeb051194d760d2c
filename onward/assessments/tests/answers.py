"""Answering an instrument in one go, for tests."""

from collections.abc import Mapping
from datetime import datetime

from onward.assessments import queries, services
from onward.assessments.models import Administration
from onward.coaching.models import Engagement
from onward.organisations.models import Member


def interests(**means: int) -> dict[int, int | None]:
    """One answer for all items of a kind: interests(R=1, I=5, A=2, S=4, E=1, C=5)."""
    items = queries.instrument(queries.INTERESTS).items
    return {item.n: means[item.scale] for item in items}


def answered(
    engagement: Engagement,
    instrument: str,
    answers: Mapping[int, int | None],
    *,
    by: Member,
    now: datetime,
) -> Administration:
    """Begun and answered, not finished."""
    administration = services.begin_administration(
        engagement, instrument=instrument, by=by, now=now
    )
    services.save_responses(administration, answers, by=by, now=now)
    return administration


def finished(
    engagement: Engagement,
    instrument: str,
    answers: Mapping[int, int | None],
    *,
    by: Member,
    now: datetime,
) -> Administration:
    administration = answered(engagement, instrument, answers, by=by, now=now)
    services.finish_administration(administration, by=by, now=now)
    return administration
