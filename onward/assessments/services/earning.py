"""Taking off the badge "in development", where the practice's own answers allow it."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from onward.assessments import queries
from onward.assessments.core.instruments import Instrument
from onward.assessments.models import Earned
from onward.audit import services as audit
from onward.organisations.models import Member
from onward.ui.core.refusals import DomainError


class NotProvedYet(DomainError):
    message = "Every scale needs 100 people and a consistency of .70 before that."


@transaction.atomic
def take_off_badge(instrument: Instrument, *, by: Member, now: datetime) -> Earned:
    """Raises NotProvedYet. Twice pressed is once done."""
    quality = queries.quality_of(instrument)
    if not quality.has_proved_itself:
        raise NotProvedYet
    found, is_new = Earned.objects.get_or_create(
        organisation=by.organisation,
        instrument=instrument.id,
        version=instrument.version,
        defaults={
            "people": quality.people,
            "figures": {
                one.scale.key: asdict(one.wobble)
                for one in quality.scales
                if one.wobble is not None
            },
            "taken_off_by": by,
            "taken_off_at": now,
        },
    )
    if is_new:
        audit.record("badge taken off", by=by, on=found, detail={"what": str(found)})
    return found
