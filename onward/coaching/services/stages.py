"""Moving an engagement along, and ending it."""

from datetime import datetime

from django.db import transaction

from onward.audit import services as audit
from onward.coaching.core.stages import MOVES, Stage
from onward.coaching.models import Closing, Engagement
from onward.coaching.services import letters, refusals
from onward.coaching.signals import engagement_ended
from onward.organisations.models import Member


@transaction.atomic
def move(engagement: Engagement, to: Stage, *, by: Member, now: datetime) -> None:
    """To the next stage, if the table of moves knows the way. Moving to the stage
    one is in already changes nothing.
    """
    locked = Engagement.objects.select_for_update(of=("self",)).get(pk=engagement.pk)
    was = Stage(locked.stage)
    if was == to:
        engagement.stage = to
        return
    if to not in MOVES[was]:
        raise refusals.HasEnded if was == Stage.ENDED else refusals.NoSuchMove
    engagement.stage = to
    engagement.ended_at = now if to == Stage.ENDED else None
    engagement.save(update_fields=["stage", "ended_at"])
    detail = {"from": was.value, "to": to.value}
    audit.record("engagement moved", by=by, on=engagement, detail=detail)


@transaction.atomic
def end_engagement(
    engagement: Engagement,
    *,
    reason: str,
    words: str,
    referral: str = "",
    by: Member,
    now: datetime,
) -> Closing:
    """End it, with closing words for the client and where to turn next."""
    if Stage(engagement.stage) == Stage.ENDED:
        raise refusals.HasEnded
    move(engagement, Stage.ENDED, by=by, now=now)
    closing = Closing.objects.create(
        organisation=engagement.organisation,
        engagement=engagement,
        reason=Closing.Reason(reason),
        words=words,
        referral=referral,
        written_by=by,
        written_at=now,
    )
    audit.record("closing written", by=by, on=closing, detail={"reason": reason})
    engagement_ended.send(Engagement, engagement=engagement, by=by, now=now)
    letters.send_ended(engagement)
    return closing


@transaction.atomic
def open_closing(engagement: Engagement, *, by: Member) -> Closing | None:
    """The last words, and a line that they were read."""
    closing = Closing.objects.filter(engagement=engagement).first()
    if closing is not None:
        audit.record("closing opened", by=by, on=closing)
    return closing
