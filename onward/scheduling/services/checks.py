"""Whether times can be had: asked under a lock, and held by the database after."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from django.db import IntegrityError, OperationalError, transaction
from psycopg.errors import DeadlockDetected, ExclusionViolation

from onward.coaching.core.stages import Stage
from onward.coaching.models import Coach, Engagement
from onward.coaching.queries import agreement_is_signed
from onward.scheduling.core.spans import Span
from onward.scheduling.queries import find_clashes, practice_zone
from onward.scheduling.services.refusals import (
    AgreementMissing,
    EngagementEnded,
    SlotTaken,
    refusal,
)


def take_in_turn(engagement: Engagement) -> Engagement:
    """Let acts on one client's and one coach's calendar wait for each other.

    The exclusion constraints alone keep bookings apart; the locks let the one who
    comes second be told which dates are taken.
    """
    locked = (
        Engagement.objects.select_for_update(no_key=True, of=("self",))
        .select_related(
            "organisation",
            "client__member__user",
            "coach__member__user",
            "coach__organisation",
        )
        .get(pk=engagement.pk)
    )
    Coach.objects.select_for_update(no_key=True, of=("self",)).get(pk=locked.coach_id)
    return locked


def need_agreement(engagement: Engagement) -> None:
    if engagement.stage == Stage.ENDED:
        raise EngagementEnded
    if not agreement_is_signed(engagement):
        raise AgreementMissing


def need_free(
    engagement: Engagement,
    spans: Sequence[Span],
    *,
    now: datetime,
    outside_hours: bool,
    but_for: Collection[int] = (),
) -> None:
    """Raise the refusal that fits when any of the spans cannot be had."""
    clashes = find_clashes(
        engagement, spans, now=now, outside_hours=outside_hours, but_for=but_for
    )
    if clashes:
        zone = practice_zone(engagement.organisation)
        raise refusal(clashes, zone=zone, among=len(spans))


@contextmanager
def held_by_the_database() -> Iterator[None]:
    """Turn an overlap that only the database saw into the refusal people know."""
    try:
        with transaction.atomic():
            yield
    except (IntegrityError, OperationalError) as error:
        if isinstance(error.__cause__, ExclusionViolation | DeadlockDetected):
            raise SlotTaken from error
        raise
