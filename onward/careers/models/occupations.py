"""Kinds of work in one release: what they ask, pay and lead to."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from onward.careers.models.releases import Release


class Occupation(models.Model):
    """A kind of work in one release. A figure nobody gave is null."""

    release = models.ForeignKey(
        Release, on_delete=models.CASCADE, related_name="occupations"
    )
    code = models.CharField(max_length=10)
    title = models.CharField(max_length=200)
    description = models.TextField(max_length=4000, blank=True)
    bls_code = models.CharField(max_length=7)  # under which pay and outlook are found
    job_zone = models.FloatField(null=True)
    interests = ArrayField(models.FloatField(), size=6, null=True)
    values = ArrayField(models.FloatField(), size=6, null=True)
    # Levels are 0..7, importances 1..5; the release names the columns.
    skill_levels = ArrayField(models.FloatField(null=True), null=True)
    skill_importances = ArrayField(models.FloatField(null=True), null=True)
    knowledge_levels = ArrayField(models.FloatField(null=True), null=True)
    knowledge_importances = ArrayField(models.FloatField(null=True), null=True)
    ability_levels = ArrayField(models.FloatField(null=True), null=True)
    ability_importances = ArrayField(models.FloatField(null=True), null=True)
    work_styles = ArrayField(models.FloatField(null=True), null=True)
    tasks = ArrayField(models.TextField(max_length=2000), null=True)  # core ones first
    technologies = ArrayField(models.CharField(max_length=200), null=True)  # hot first
    # Shares 0..1 by name: see core/onet.py, CONTEXT.
    work_context = models.JSONField(null=True)
    education_mix = ArrayField(models.FloatField(), size=12, null=True)  # shares 0..1
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


class Area(models.Model):
    """Where pay is published for: the nation, a state, a city's surroundings, the rest.

    `code` is "US", the two letters of a state or territory, or the seven digits BLS
    gives a metropolitan or other area.
    """

    class Kind(models.TextChoices):
        NATION = "nation", _("the nation")
        STATE = "state", _("state or territory")
        METRO = "metro", _("metropolitan area")
        REST = "rest", _("outside metropolitan areas")

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="areas")
    code = models.CharField(max_length=7)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=6, choices=Kind.choices)
    state = models.CharField(max_length=2, blank=True)  # the first one it lies in

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["release", "code"], name="one_area_per_code_and_release"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Wage(models.Model):
    """Pay and employment of an occupation in an area, dollars; null: not published."""

    class Unit(models.TextChoices):
        BOTH = "both", _("by the hour or the year")
        YEAR = "year", _("by the year")
        HOUR = "hour", _("by the hour, not all year round")

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="wages")
    code = models.CharField(max_length=7)
    area = models.CharField(max_length=7)  # the code of an Area
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
    employment_thousand = models.FloatField(null=True)
    growth_percent = models.FloatField(null=True)
    openings_thousand = models.FloatField(null=True)
    self_employed_percent = models.FloatField(null=True)
    education = models.CharField(max_length=60, blank=True)
    experience = models.CharField(max_length=60, blank=True)
    training = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["release", "code"], name="one_outlook_per_code_and_release"
            ),
            models.CheckConstraint(
                condition=Q(self_employed_percent=None)
                | Q(self_employed_percent__gte=0, self_employed_percent__lte=100),
                name="self_employed_share_is_a_percentage",
            ),
        ]

    def __str__(self) -> str:
        return self.code
