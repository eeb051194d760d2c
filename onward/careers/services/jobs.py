"""Saying which occupation a past job was."""

from django.db import transaction

from onward.audit import services as audit
from onward.careers.models import JobMatch, Occupation
from onward.careers.queries.titles import match_title
from onward.careers.queries.world import current_release
from onward.careers.services.releases import UnknownOccupation
from onward.experience.models import Job
from onward.organisations.models import Member


@transaction.atomic
def match_job(job: Job, code: str, *, by: Member) -> JobMatch:
    """Take a past job for an occupation; "" for none of them. Counts at once.

    Raises UnknownOccupation.
    """
    title = ""
    if code:
        occupation = Occupation.objects.filter(
            release=current_release(), code=code
        ).first()
        if occupation is None:
            raise UnknownOccupation
        title = occupation.title
    likeness = {one.code: one.likeness for one in match_title(job.title)}
    match, _is_new = JobMatch.objects.update_or_create(
        job=job,
        defaults={
            "organisation": job.organisation,
            "typed": job.title,
            "occupation_code": code,
            "title": title,
            "likeness": likeness.get(code, 0.0),
            "confirmed": True,
        },
    )
    audit.record("past job matched", by=by, on=job)
    return match
