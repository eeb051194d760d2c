"""The world of work as imported, and what one engagement makes of it.

Releases, occupations, titles, wages and outlooks are the same for every practice;
matches, marks and choices belong to one.
"""

import uuid
from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from onward.coaching.models import Engagement
from onward.experience.models import Job
from onward.organisations.models import EncryptedTextField, Member, OrgOwned


class ReleaseQuerySet(models.QuerySet["Release"]):
    def current(self) -> "Release | None":
        return self.filter(is_current=True).first()


class Release(models.Model):
    """One import of occupations. The one in force stays until the next is whole."""

    class Kind(models.TextChoices):
        STARTER = "starter", _("starter world")
        ONET = "onet", _("O*NET database")

    kind = models.CharField(max_length=7, choices=Kind.choices)
    version = models.CharField(max_length=60)
    licence = models.CharField(max_length=120)
    attribution = models.TextField(max_length=1200)
    sha256 = models.CharField(max_length=64)
    imported_at = models.DateTimeField()
    is_current = models.BooleanField(default=False)
    # Per estimated figure: correlation, error, occupations; empty for official ones.
    accuracy = models.JSONField(default=dict, blank=True)
    skill_names = ArrayField(models.CharField(max_length=80), default=list, blank=True)

    objects: ClassVar[models.Manager[Self]] = ReleaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["is_current"],
                condition=Q(is_current=True),
                name="one_release_in_force",
            ),
            models.CheckConstraint(
                condition=~Q(attribution=""), name="release_says_whose_it_is"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.version}"


class Occupation(models.Model):
    """A kind of work in one release. A figure nobody gave is null."""

    release = models.ForeignKey(
        Release, on_delete=models.CASCADE, related_name="occupations"
    )
    code = models.CharField(max_length=10)
    title = models.CharField(max_length=200)
    description = models.TextField(max_length=4000, blank=True)
    bls_code = models.CharField(max_length=7)
    job_zone = models.FloatField(null=True)
    interests = ArrayField(models.FloatField(), size=6, null=True)
    values = ArrayField(models.FloatField(), size=6, null=True)
    skill_levels = ArrayField(models.FloatField(null=True), null=True)
    skill_importances = ArrayField(models.FloatField(null=True), null=True)
    knowledge = ArrayField(models.FloatField(null=True), null=True)
    vector = ArrayField(models.FloatField(), null=True)  # of text, or of activities
    title_vector = ArrayField(models.FloatField(), null=True)  # of words in titles
    is_estimated = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["release", "code"], name="one_occupation_per_code_and_release"
            ),
            models.CheckConstraint(
                condition=Q(job_zone=None) | Q(job_zone__gte=1, job_zone__lte=5),
                name="job_zone_is_one_to_five",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class JobTitle(models.Model):
    """Another name for an occupation."""

    occupation = models.ForeignKey(
        Occupation, on_delete=models.CASCADE, related_name="job_titles"
    )
    title = models.CharField(max_length=250)

    def __str__(self) -> str:
        return self.title


class Wage(models.Model):
    """Pay and employment of an occupation in an area, dollars; null: not published."""

    class Unit(models.TextChoices):
        BOTH = "both", _("by the hour or the year")
        YEAR = "year", _("by the year")
        HOUR = "hour", _("by the hour, not all year round")

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="wages")
    code = models.CharField(max_length=7)
    area = models.CharField(max_length=2)
    unit = models.CharField(max_length=4, choices=Unit.choices)
    employment = models.PositiveIntegerField(null=True)
    mean = models.FloatField(null=True)
    p10 = models.FloatField(null=True)
    p25 = models.FloatField(null=True)
    p50 = models.FloatField(null=True)
    p75 = models.FloatField(null=True)
    p90 = models.FloatField(null=True)
    is_top_coded = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["release", "area", "code"], name="one_wage_per_area_and_code"
            ),
            models.CheckConstraint(
                condition=Q(p10=None) | Q(p90=None) | Q(p10__lte=F("p90")),
                name="low_pay_is_not_above_high_pay",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} in {self.area}"


class Outlook(models.Model):
    """What is expected of an occupation nationwide, and the usual way into it."""

    release = models.ForeignKey(
        Release, on_delete=models.CASCADE, related_name="outlooks"
    )
    code = models.CharField(max_length=7)
    growth_percent = models.FloatField(null=True)
    openings_thousand = models.FloatField(null=True)
    education = models.CharField(max_length=60, blank=True)
    experience = models.CharField(max_length=60, blank=True)
    training = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["release", "code"], name="one_outlook_per_code_and_release"
            ),
        ]

    def __str__(self) -> str:
        return self.code


class JobMatch(OrgOwned):
    """Which occupation a past job was, as found or as the client chose."""

    job = models.OneToOneField(Job, on_delete=models.CASCADE, related_name="+")
    # The title that was matched: another title makes the match stale.
    typed = models.CharField(max_length=200)
    occupation_code = models.CharField(max_length=10, blank=True)
    title = models.CharField(max_length=200, blank=True)
    likeness = models.FloatField(default=0)
    confirmed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(occupation_code="", title="")
                | (~Q(occupation_code="") & ~Q(title="")),
                name="matched_occupation_has_code_and_title",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.typed}: {self.title or 'none'}"


class PathMark(OrgOwned):
    """What a client makes of an occupation: kept, or not for me, and why."""

    class Mark(models.TextChoices):
        KEPT = "kept", _("kept")
        VETOED = "vetoed", _("not for me")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    engagement = models.ForeignKey(
        Engagement, on_delete=models.PROTECT, related_name="+"
    )
    occupation_code = models.CharField(max_length=10)
    title = models.CharField(max_length=200)
    mark = models.CharField(max_length=6, choices=Mark.choices)
    why = EncryptedTextField()
    chosen = models.BooleanField(default=False)
    marked_at = models.DateTimeField()
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    release = models.CharField(max_length=80)  # which figures were looked at

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["engagement", "occupation_code"], name="one_mark_per_path"
            ),
            models.UniqueConstraint(
                fields=["engagement"],
                condition=Q(chosen=True),
                name="one_chosen_path_per_engagement",
            ),
            models.CheckConstraint(
                condition=Q(chosen=False) | Q(mark="kept"),
                name="chosen_path_is_a_kept_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.get_mark_display()}"

    @property
    def is_kept(self) -> bool:
        return self.mark == self.Mark.KEPT


class PathChoice(OrgOwned):
    """How one engagement looks at the world: weights, what is shown, what is not."""

    engagement = models.OneToOneField(
        Engagement, on_delete=models.PROTECT, related_name="+"
    )
    weights = models.JSONField(default=dict, blank=True)
    weights_before = models.JSONField(default=dict, blank=True)
    area = models.CharField(max_length=2, blank=True)
    show_anyway = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    left_out_groups = ArrayField(
        models.CharField(max_length=2), default=list, blank=True
    )

    def __str__(self) -> str:
        return f"choices of {self.engagement_id}"
