"""What a client has done: work of every kind, schooling, and stories that show it."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from onward.coaching.models import Engagement
from onward.experience.core import education
from onward.organisations.models import EncryptedTextField, OrgOwned


class Job(OrgOwned):
    """Something a client did over time. Unpaid work and care count as much as paid."""

    class Kind(models.TextChoices):
        PAID = "paid", _("Paid work")
        SELF_EMPLOYED = "self-employed", _("Working for myself")
        UNPAID = "unpaid", _("Unpaid or voluntary work")
        CARE = "care", _("Care for family or home")
        MILITARY = "military", _("Military or civil service")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    engagement = models.ForeignKey(
        Engagement, on_delete=models.PROTECT, related_name="+"
    )
    title = models.CharField(max_length=200)
    employer = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=13, choices=Kind.choices, default=Kind.PAID)
    started_year = models.PositiveSmallIntegerField()
    ended_year = models.PositiveSmallIntegerField(null=True, blank=True)
    what_i_did = EncryptedTextField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="job_has_a_title"),
            models.CheckConstraint(
                condition=Q(started_year__gte=1930), name="job_started_since_1930"
            ),
            models.CheckConstraint(
                condition=Q(ended_year=None) | Q(ended_year__gte=F("started_year")),
                name="job_ends_in_or_after_the_year_it_started",
            ),
        ]
        indexes = [models.Index(fields=["engagement", "ended_year"])]

    def __str__(self) -> str:
        return self.title


class Education(OrgOwned):
    """The highest schooling a client has."""

    engagement = models.OneToOneField(
        Engagement, on_delete=models.PROTECT, related_name="+"
    )
    level = models.CharField(max_length=10, choices=education.CHOICES)

    def __str__(self) -> str:
        return self.get_level_display()


class Story(OrgOwned):
    """Something a client did and what came of it. Who reads it is fixed at writing.

    `strengths` holds keys of content/strengths.toml; `skills` is one a line.
    """

    class Visibility(models.TextChoices):
        CLIENT = "client", _("Only me")
        COACH = "coach", _("My coach and me")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    engagement = models.ForeignKey(
        Engagement, on_delete=models.PROTECT, related_name="+"
    )
    title = EncryptedTextField()
    what_i_did = EncryptedTextField()
    what_came_of_it = EncryptedTextField()
    when = models.CharField(max_length=60, blank=True)
    skills = EncryptedTextField()
    strengths = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    visibility = models.CharField(max_length=6, choices=Visibility.choices)
    written_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["engagement", "written_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(visibility__in=["client", "coach"]),
                name="story_is_for_the_client_or_for_both",
            ),
        ]

    def __str__(self) -> str:
        return f"story of {self.written_at:%d %B %Y}"

    @property
    def is_private(self) -> bool:
        return self.visibility == self.Visibility.CLIENT

    @property
    def skill_names(self) -> list[str]:
        kept: str = self.skills
        return kept.splitlines()
