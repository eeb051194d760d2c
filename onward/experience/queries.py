"""Reads about what a client has done."""

from django.db.models import F, QuerySet

from onward.coaching.models import Engagement
from onward.experience.core.education import job_zone
from onward.experience.models import Education, Job


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
