"""When people meet: series and their sessions."""

import uuid
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import (
    BigIntegerRangeField,
    DateTimeRangeField,
    RangeOperators,
)
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Deferrable, F, Func, Q, Value
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from onward.coaching.models import Coach, Engagement, Mode
from onward.organisations.models import OrgOwned
from onward.scheduling.core import manner, recurrence, states
from onward.scheduling.core.spans import Span

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

LONGEST = timedelta(hours=8)
MOST_IN_A_SERIES = 26


class LocalDateTimeField(models.DateTimeField):  # type: ignore[type-arg]  # not at run time
    """A naive wall-clock time; the zone stands in another column."""

    def db_type(self, connection: "BaseDatabaseWrapper") -> str:  # noqa: ARG002 - Django's own signature
        return "timestamp without time zone"

    def get_prep_value(self, value: datetime | None) -> datetime | None:
        if value is not None and value.tzinfo is not None:
            raise ValueError("a wall time carries no zone of its own")
        return value


def overlapping(*, of: str) -> Func:
    """An integer key as a range of one, so that gist needs no extension for it."""
    return Func(
        F(of),
        F(of) + Value(1),
        function="int8range",
        output_field=BigIntegerRangeField(),
    )


class Meeting(OrgOwned):
    """How people meet: what a series and each of its sessions both carry."""

    class WhoCalls(models.TextChoices):
        COACH = "coach", _("The coach rings")
        CLIENT = "client", _("The client rings")

    time_zone = models.CharField(max_length=60)
    mode = models.CharField(max_length=10, choices=Mode.choices)
    place = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    who_calls = models.CharField(
        max_length=6, choices=WhoCalls.choices, default=WhoCalls.COACH
    )
    link = models.CharField(max_length=400, blank=True)

    class Meta:
        abstract = True

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def manner(self) -> manner.Manner:
        return manner.Manner(
            manner.Mode(self.mode),
            place=self.place,
            phone=self.phone,
            who_calls=manner.Caller(self.who_calls),
            link=self.link,
        )


class Series(Meeting):
    """Meetings in a rhythm, kept on the wall clock. Its uid names it in calendars."""

    class Cadence(models.TextChoices):
        WEEKLY = recurrence.Cadence.WEEKLY.value, _("every week")
        BIWEEKLY = recurrence.Cadence.BIWEEKLY.value, _("every two weeks")
        MONTHLY = recurrence.Cadence.MONTHLY.value, _("every month")

    engagement = models.ForeignKey(
        Engagement, on_delete=models.PROTECT, related_name="+"
    )
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    cadence = models.CharField(max_length=8, choices=Cadence.choices)
    count = models.PositiveSmallIntegerField()
    first_local = LocalDateTimeField()
    length_minutes = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(count__gte=1, count__lte=MOST_IN_A_SERIES),
                name="series_has_1_to_26_meetings",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.count} meetings, {self.get_cadence_display()}"

    @property
    def planned(self) -> list[datetime]:
        """The wall times the rhythm gives, whatever was moved since."""
        return recurrence.meetings(
            self.first_local, recurrence.Cadence(self.cadence), self.count
        )


class Session(Meeting):
    """One meeting of a client and a coach. What was meant is `local_start` on the
    clock of `time_zone`; `during` is derived from it, in UTC.
    """

    class State(models.TextChoices):
        BOOKED = states.State.BOOKED.value, _("booked")
        CANCELLED = states.State.CANCELLED.value, _("cancelled")

    class Attendance(models.TextChoices):
        UNKNOWN = states.Attendance.UNKNOWN.value, _("not said yet")
        ATTENDED = states.Attendance.ATTENDED.value, _("came")
        LATE = states.Attendance.LATE.value, _("came late")
        MISSED = states.Attendance.MISSED.value, _("did not come")
        EXCUSED = states.Attendance.EXCUSED.value, _("excused")

    class Why(models.TextChoices):
        """Why it was called off, in words that give nothing away."""

        CLIENT = "client-cannot", _("The client cannot come")
        COACH = "coach-cannot", _("The coach cannot come")
        NOT_NEEDED = "not-needed", _("It is not needed any more")
        MISTAKE = "mistake", _("It was booked by mistake")

    series = models.ForeignKey(
        Series, on_delete=models.PROTECT, null=True, related_name="+"
    )
    place_in_series = models.PositiveSmallIntegerField(null=True)
    engagement = models.ForeignKey(
        Engagement, on_delete=models.PROTECT, related_name="+"
    )
    coach = models.ForeignKey(Coach, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    local_start = LocalDateTimeField()
    during = DateTimeRangeField()
    state = models.CharField(max_length=9, choices=State.choices, default=State.BOOKED)
    attendance = models.CharField(
        max_length=8, choices=Attendance.choices, default=Attendance.UNKNOWN, blank=True
    )
    cancelled_why = models.CharField(max_length=13, choices=Why.choices, blank=True)
    sequence = models.PositiveSmallIntegerField(default=0)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="one_session_per_coach_at_a_time",
                expressions=[
                    (overlapping(of="coach_id"), RangeOperators.OVERLAPS),
                    ("during", RangeOperators.OVERLAPS),
                ],
                condition=Q(state="booked"),
                deferrable=Deferrable.IMMEDIATE,
            ),
            ExclusionConstraint(
                name="one_session_per_client_at_a_time",
                expressions=[
                    (overlapping(of="engagement_id"), RangeOperators.OVERLAPS),
                    ("during", RangeOperators.OVERLAPS),
                ],
                condition=Q(state="booked"),
                deferrable=Deferrable.IMMEDIATE,
            ),
            models.UniqueConstraint(
                fields=["engagement", "number"],
                name="one_session_of_a_number_per_engagement",
            ),
            models.UniqueConstraint(
                fields=["series", "place_in_series"],
                name="one_session_per_place_in_a_series",
            ),
            models.CheckConstraint(
                condition=Q(series=None, place_in_series=None)
                | Q(series__isnull=False, place_in_series__isnull=False),
                name="session_of_a_series_has_its_place_in_it",
            ),
            models.CheckConstraint(
                condition=Q(
                    during__isempty=False,
                    during__lower_inf=False,
                    during__upper_inf=False,
                ),
                name="session_begins_and_ends",
            ),
            models.CheckConstraint(
                condition=Q(during__endswith__lte=F("during__startswith") + LONGEST),
                name="session_lasts_at_most_8_hours",
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | Q(attendance=""),
                name="nobody_attends_a_cancelled_session",
            ),
        ]
        indexes = [
            models.Index("coach", Lower("during"), name="sessions_of_a_coach_by_start"),
            models.Index(
                "engagement", Lower("during"), name="sessions_of_a_client_by_start"
            ),
        ]

    def __str__(self) -> str:
        return f"session of {self.local_start:%d %B %Y %H:%M}"

    @property
    def span(self) -> Span:
        return Span(self.during.lower, self.during.upper)

    @property
    def starts_at(self) -> datetime:
        return self.span.start

    @property
    def ends_at(self) -> datetime:
        return self.span.end

    @property
    def length_minutes(self) -> int:
        return self.span.minutes

    @property
    def place_words(self) -> str:
        """As in "session 5 of 8", or only its number outside a series."""
        if self.series is None:
            return f"session {self.number}"
        return f"session {self.place_in_series} of {self.series.count}"

    @property
    def where(self) -> str:
        """How and where, as either of the two can be told; names as they are used."""
        return self.manner.where(
            coach=self.coach.member.name, client=self.engagement.client.name
        )

    @property
    def is_booked(self) -> bool:
        return self.state == self.State.BOOKED

    @property
    def standing(self) -> states.Standing:
        return states.standing(
            states.State(self.state), states.Attendance(self.attendance)
        )


def as_range(span: Span) -> DateTimeTZRange:
    """A span as the database writes it."""
    return DateTimeTZRange(span.start, span.end)
