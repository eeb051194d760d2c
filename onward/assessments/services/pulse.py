"""The pulse: six figures at a check-in, answered and closed in one go."""

from datetime import datetime

from django.db import transaction

from onward.assessments import queries
from onward.assessments.models import Administration, Response
from onward.assessments.services.answering import Answers, check_answers
from onward.assessments.services.closing import NothingAnswered, add_up
from onward.audit import services as audit
from onward.coaching.models import Engagement
from onward.coaching.queries import is_client_of
from onward.organisations.models import Member


@transaction.atomic
def record_pulse(
    engagement: Engagement, *, answers: Answers, by: Member, mode: str, now: datetime
) -> Administration:
    """One check-in's six figures (0..10), answered and closed in one go."""
    if all(value is None for value in answers.values()):
        raise NothingAnswered
    check_answers(queries.instrument(queries.PULSE), answers)
    administration = Administration.objects.create(
        engagement=engagement,
        organisation=engagement.organisation,
        instrument=queries.PULSE,
        version=queries.instrument(queries.PULSE).version,
        mode=Administration.Mode(mode),
        entered_by=None if is_client_of(by, engagement) else by,
        started_at=now,
    )
    Response.objects.bulk_create(
        Response(
            organisation=engagement.organisation,
            administration=administration,
            item=n,
            value=value,
            saved_at=now,
        )
        for n, value in answers.items()
    )
    add_up(administration, relied_on="", now=now)
    audit.record("pulse recorded", by=by, on=administration)
    return administration
