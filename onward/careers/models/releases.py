"""What was imported, from where, under which licence; one in force for each part."""

from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ReleaseQuerySet(models.QuerySet["Release"]):
    def in_force(self, part: str) -> "Release | None":
        return self.filter(is_current=True, part=part).first()


class Release(models.Model):
    """One import of one part of the world.

    The one in force stays until the next is whole. The rows of the one before are kept
    until the import after; the release itself stays for good.
    """

    class Kind(models.TextChoices):
        STARTER = "starter", _("starter world")
        ONET = "onet", _("O*NET database")
        OEWS = "oews", _("Occupational Employment and Wage Statistics")
        PROJECTIONS = "projections", _("Employment Projections")
        ESCO = "esco", _("ESCO")
        CROSSWALK = "crosswalk", _("crosswalk")

    class Part(models.TextChoices):
        OCCUPATIONS = "occupations", _("occupations")
        WAGES = "wages", _("pay and employment by area")
        OUTLOOK = "outlook", _("outlook")
        ESCO = "esco", _("ESCO occupations and skills")
        LINKS = "links", _("O*NET to ESCO")
        MOVED = "moved", _("older O*NET-SOC codes to newer ones")
        SOC = "soc", _("O*NET-SOC codes to SOC codes")
        PUBLISHED = "published", _("codes under which figures are published")

    kind = models.CharField(max_length=11, choices=Kind.choices)
    part = models.CharField(max_length=11, choices=Part.choices)
    version = models.CharField(max_length=60)
    source = models.CharField(max_length=200, blank=True)  # names of the files read
    licence = models.CharField(max_length=120)
    attribution = models.TextField(max_length=1200)
    sha256 = models.CharField(max_length=64)
    is_known = models.BooleanField(default=False)  # the sha256 is one we know
    imported_at = models.DateTimeField()
    is_current = models.BooleanField(default=False)
    counts = models.JSONField(default=dict, blank=True)  # rows by name
    changes = models.JSONField(default=dict, blank=True)  # core/changes.py
    # Per estimated figure: correlation, error, occupations; empty for official ones.
    accuracy = models.JSONField(default=dict, blank=True)
    # Whose work values these are: "" its own, else an older release's or "starter".
    values_from = models.CharField(max_length=60, blank=True)
    # The columns of the arrays of an occupation, in this order.
    skill_names = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    knowledge_names = ArrayField(
        models.CharField(max_length=80), default=list, blank=True
    )
    ability_names = ArrayField(
        models.CharField(max_length=80), default=list, blank=True
    )
    style_names = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    style_scale = models.CharField(max_length=2, blank=True)  # IM 1..5 or WI -3..+3

    objects: ClassVar[models.Manager[Self]] = ReleaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["part"],
                condition=Q(is_current=True),
                name="one_release_in_force_per_part",
            ),
            models.CheckConstraint(
                condition=~Q(attribution=""), name="release_says_whose_it_is"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.version}"
