"""The summary in the client's words: drafted from answers, mended, approved."""

from datetime import date, datetime

from django.db import transaction

from onward.audit import services as audit
from onward.coaching.models import Engagement
from onward.coaching.queries import is_client_of
from onward.intake.models import Intake, Mode
from onward.intake.queries import drafted_summary, may_read_summary
from onward.intake.services.beginning import begin_intake
from onward.intake.services.refusals import NothingToApprove, NotReadAloud, StillWriting
from onward.organisations.models import Member


@transaction.atomic
def draft_summary(engagement: Engagement, *, by: Member, now: datetime) -> Intake:
    """Put a draft together afresh from the answers the coach may read; what stood
    there before is replaced, if there is anything to replace it with.
    """
    text = drafted_summary(engagement)
    if not text:
        raise NothingToApprove
    return save_summary(engagement, text=text, by=by, now=now)


@transaction.atomic
def save_summary(
    engagement: Engagement, *, text: str, by: Member, now: datetime
) -> Intake:
    """Keep a changed summary. A change takes an earlier approval back."""
    intake = begin_intake(engagement, by=by, now=now)
    if not may_read_summary(intake, engagement, by):
        raise StillWriting
    if text == intake.summary:
        return intake
    intake.summary, intake.summary_drafted_by = text, by
    intake.approved_at = intake.approved_by = intake.read_aloud_on = None
    intake.approved_how = ""
    intake.save()
    audit.record("summary changed", by=by, on=intake)
    return intake


@transaction.atomic
def approve_summary(
    engagement: Engagement,
    *,
    text: str,
    by: Member,
    now: datetime,
    read_aloud_on: date | None = None,
) -> Intake:
    """Approve the summary as it stands in `text`: the client themselves, or by
    telephone, written down by the coach with the day it was read aloud.
    """
    intake = save_summary(engagement, text=text, by=by, now=now)
    if not intake.summary:
        raise NothingToApprove
    if intake.is_approved:
        return intake
    by_client = is_client_of(by, engagement)
    if not by_client and read_aloud_on is None:
        raise NotReadAloud
    intake.approved_at, intake.approved_by = now, by
    intake.approved_how = Mode.TYPED if by_client else Mode.PHONE
    intake.read_aloud_on = None if by_client else read_aloud_on
    intake.save()
    audit.record(
        "summary approved", by=by, on=intake, detail={"how": intake.approved_how}
    )
    return intake
