"""Acts on what a client has done: add, change, remove; schooling; stories."""

from datetime import datetime

from django.db import transaction

from onward.audit import services as audit
from onward.coaching.models import Engagement
from onward.coaching.queries import is_client_of
from onward.experience.core.education import Level
from onward.experience.core.jobs import JobFacts, years_are_possible
from onward.experience.core.stories import StoryFacts
from onward.experience.models import Education, Job, Story
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


class OnlyTheirOwn(DomainError):
    message = "What is written on somebody's word is read by both. Nobody else sees it."


@transaction.atomic
def write_story(
    engagement: Engagement,
    facts: StoryFacts,
    *,
    visibility: str,
    by: Member,
    now: datetime,
) -> Story:
    """Raises OnlyTheirOwn when anybody but the client writes "only me"."""
    asked = Story.Visibility(visibility)
    if asked == Story.Visibility.CLIENT and not is_client_of(by, engagement):
        raise OnlyTheirOwn
    story = Story(
        organisation=engagement.organisation,
        engagement=engagement,
        visibility=asked,
        written_at=now,
    )
    _tell(story, facts)
    audit.record("story written", by=by, on=story)
    return story


@transaction.atomic
def change_story(story: Story, facts: StoryFacts, *, by: Member) -> Story:
    """The words and what they show; who reads it stays as it was said at writing."""
    _tell(story, facts)
    audit.record("story changed", by=by, on=story)
    return story


def _tell(story: Story, facts: StoryFacts) -> None:
    story.title = facts.title
    story.what_i_did = facts.what_i_did
    story.what_came_of_it = facts.what_came_of_it
    story.when = facts.when
    story.strengths = list(facts.strengths)
    story.skills = "\n".join(facts.skills)
    story.save()


@transaction.atomic
def remove_story(story: Story, *, by: Member) -> None:
    audit.record("story removed", by=by, on=story)
    story.delete()


def note_stories_opening(engagement: Engagement, *, by: Member) -> None:
    audit.record("stories opened", by=by, on=engagement)
