"""Acts on what a client has done: add, change, remove; say the schooling."""

from datetime import datetime

from django.db import transaction

from onward.audit import services as audit
from onward.coaching.models import Engagement
from onward.experience.core.education import Level
from onward.experience.core.jobs import JobFacts, years_are_possible
from onward.experience.models import Education, Job
from onward.organisations.models import Member
from onward.ui.core.refusals import DomainError


class ImpossibleYears(DomainError):
    message = "The years lie between 1930 and now, the end not before the start."


@transaction.atomic
def add_job(
    engagement: Engagement, facts: JobFacts, *, by: Member, now: datetime
) -> Job:
    job = Job(organisation=engagement.organisation, engagement=engagement)
    _write(job, facts, now)
    audit.record("experience added", by=by, on=job)
    return job


@transaction.atomic
def edit_job(job: Job, facts: JobFacts, *, by: Member, now: datetime) -> Job:
    _write(job, facts, now)
    audit.record("experience changed", by=by, on=job)
    return job


def _write(job: Job, facts: JobFacts, now: datetime) -> None:
    possible = years_are_possible(
        facts.started_year, facts.ended_year, this_year=now.year
    )
    if not possible:
        raise ImpossibleYears
    job.title = facts.title
    job.kind = Job.Kind(facts.kind)
    job.started_year = facts.started_year
    job.ended_year = facts.ended_year
    job.employer = facts.employer
    job.what_i_did = facts.what_i_did
    job.save()


@transaction.atomic
def remove_job(job: Job, *, by: Member) -> None:
    audit.record("experience removed", by=by, on=job)
    job.delete()


@transaction.atomic
def set_education(engagement: Engagement, level: str, *, by: Member) -> None:
    education, _is_new = Education.objects.update_or_create(
        engagement=engagement,
        defaults={
            "level": Level(level).value,
            "organisation": engagement.organisation,
        },
    )
    audit.record("schooling said", by=by, on=education)


def note_opening(engagement: Engagement, *, by: Member) -> None:
    """The page holds a client's own words: who opened it is written down."""
    audit.record("experience opened", by=by, on=engagement)
