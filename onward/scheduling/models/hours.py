"""When a coach is there: opening hours every week, less time off."""

from django.contrib.postgres.fields import DateTimeRangeField
from django.db import models
from django.db.models import F, Q

from onward.coaching.models import Coach
from onward.organisations.models import OrgOwned
from onward.scheduling.core.spans import Span


class WeeklyHours(OrgOwned):
    """Open every week from one wall time to another, on the practice's clock."""

    coach = models.ForeignKey(Coach, on_delete=models.CASCADE, related_name="+")
    weekday = models.PositiveSmallIntegerField()
    starts_at = models.TimeField()
    ends_at = models.TimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="opening_hours_end_after_they_start",
            ),
            models.CheckConstraint(
                condition=Q(weekday__lte=6), name="opening_hours_are_on_a_weekday"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.starts_at:%H:%M} to {self.ends_at:%H:%M}"


class TimeOff(OrgOwned):
    """A stretch in which a coach is not there, whatever the weekly hours say."""

    coach = models.ForeignKey(Coach, on_delete=models.CASCADE, related_name="+")
    during = DateTimeRangeField()
    why = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    during__isempty=False,
                    during__lower_inf=False,
                    during__upper_inf=False,
                ),
                name="time_off_begins_and_ends",
            ),
        ]

    def __str__(self) -> str:
        return (
            f"{self.during.lower:%d %B %Y %H:%M} to {self.during.upper:%d %B %Y %H:%M}"
        )

    @property
    def span(self) -> Span:
        return Span(self.during.lower, self.during.upper)
