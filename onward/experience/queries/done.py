"""Reads about what a client has done."""

from functools import cache
from pathlib import Path

from django.db.models import F, QuerySet

from onward.coaching.models import Engagement
from onward.coaching.queries import is_client_of
from onward.experience.core.education import job_zone
from onward.experience.core.strengths import Strength, parse_strengths
from onward.experience.models import Education, Job, Story
from onward.organisations.models import Member

STRENGTHS = Path(__file__).parents[1] / "content" / "strengths.toml"


@cache
def strengths() -> tuple[Strength, ...]:
    """The strengths a story can show, in the order of the file."""
    return parse_strengths(STRENGTHS.read_text("utf-8"))


def jobs(engagement: Engagement) -> QuerySet[Job]:
    """Work of every kind, what still goes on first, then what ended last."""
    return Job.objects.filter(engagement=engagement).order_by(
        F("ended_year").desc(nulls_first=True), "-started_year", "title", "pk"
    )


def education_level(engagement: Engagement) -> str | None:
    """The value of core.education.Level, None before it is said."""
    return (
        Education.objects.filter(engagement=engagement)
        .values_list("level", flat=True)
        .first()
    )


def education_zone(engagement: Engagement) -> int | None:
    """The job zone, 1 to 5, of the schooling; None before it is said."""
    level = education_level(engagement)
    return None if level is None else job_zone(level)


def stories(engagement: Engagement, *, reader: Member) -> QuerySet[Story]:
    """The stories this reader may read, what was written last first: the client's own
    are all theirs, others see those meant for both.
    """
    mine = Story.objects.filter(engagement=engagement)
    if not is_client_of(reader, engagement):
        mine = mine.filter(visibility=Story.Visibility.COACH)
    return mine.order_by("-written_at", "pk")
