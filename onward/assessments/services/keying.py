"""Keying in a sheet of paper, once or twice."""

from datetime import datetime

from django.db import transaction

from onward.assessments import queries
from onward.assessments.models import Administration, Response
from onward.assessments.services.answering import Answers, check_answers, hold
from onward.audit import services as audit
from onward.organisations.models import Member
from onward.ui.core.refusals import DomainError


class NotOnPaper(DomainError):
    message = "These answers did not come on paper."


@transaction.atomic
def key_in(
    administration: Administration,
    answers: Answers,
    *,
    by: Member,
    now: datetime,
    is_second: bool = False,
) -> None:
    """Keep the sheet as it was keyed: what stands empty is skipped, what is not among
    the answers not reached, also where there was a figure before. `is_second` says
    that it was keyed twice and settled; changed after that it no longer is.
    """
    held = hold(administration)
    if held.mode != Administration.Mode.PAPER:
        raise NotOnPaper
    check_answers(queries.instrument_of(held), answers)
    before = queries.answers_of(held)
    Response.objects.filter(administration=held).delete()
    Response.objects.bulk_create(
        Response(
            organisation=held.organisation,
            administration=held,
            item=n,
            value=value,
            saved_at=now,
        )
        for n, value in answers.items()
    )
    held.keyed_twice = is_second or (held.keyed_twice and before == dict(answers))
    held.save(update_fields=["keyed_twice"])
    audit.record("sheet keyed twice" if is_second else "sheet keyed in", by=by, on=held)
