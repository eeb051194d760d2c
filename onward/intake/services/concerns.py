"""Noting something beyond coaching, on a record only its writer reads."""

from datetime import datetime, timedelta

from django.db import transaction

from onward.audit import services as audit
from onward.coaching.models import Engagement
from onward.intake.models import Concern
from onward.intake.queries import red_flags
from onward.organisations.models import Member

TWICE_WITHIN = timedelta(minutes=10)  # the same words again: a button pressed twice


@transaction.atomic
def note_concern(
    engagement: Engagement, *, kind: str, note: str, by: Member, now: datetime
) -> Concern:
    """`kind` is the key of a signal; KeyError when there is no such signal.

    The audit line stands by its writer, not by the engagement: a client's own page
    may be read by the very person the concern is about.
    """
    if red_flags().find(kind) is None:
        raise KeyError(kind)
    Engagement.objects.select_for_update().get(pk=engagement.pk)
    last = (
        Concern.objects.filter(
            engagement=engagement, noticed_by=by, kind=kind, at__gte=now - TWICE_WITHIN
        )
        .order_by("-at")
        .first()
    )
    if last is not None and last.note == note:
        return last
    concern = Concern.objects.create(
        organisation=engagement.organisation,
        engagement=engagement,
        kind=kind,
        note=note,
        noticed_by=by,
        at=now,
    )
    audit.record("concern noted", by=by, on=by, detail={"concern": str(concern.pk)})
    return concern
