"""European occupations and skills, and which codes stand for which others."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from onward.careers.models.releases import Release


class EscoOccupation(models.Model):
    """A kind of work in ESCO."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="+")
    uri = models.CharField(max_length=120)
    code = models.CharField(max_length=20, blank=True)  # such as 2512.4.1
    isco = models.CharField(max_length=4, blank=True)  # its ISCO-08 unit group
    title = models.CharField(max_length=250)
    description = models.TextField(max_length=8000, blank=True)
    alt_titles = ArrayField(models.CharField(max_length=250), default=list, blank=True)
    broader_uri = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["release", "uri"], name="one_esco_occupation_per_uri"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class EscoSkill(models.Model):
    """A skill, or an area of knowledge, in ESCO."""

    class Kind(models.TextChoices):
        SKILL = "skill", _("skill")
        KNOWLEDGE = "knowledge", _("knowledge")

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="+")
    uri = models.CharField(max_length=120)
    title = models.CharField(max_length=250)
    kind = models.CharField(max_length=9, choices=Kind.choices)
    description = models.TextField(max_length=8000, blank=True)
    alt_titles = ArrayField(models.CharField(max_length=250), default=list, blank=True)
    # Other names run together in one text, where a source does not part them.
    alt_text = models.TextField(max_length=20_000, blank=True)
    reuse_level = models.CharField(max_length=24, blank=True)  # such as transversal
    is_language = models.BooleanField(null=True)
    is_digital = models.BooleanField(null=True)
    is_green = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["release", "uri"], name="one_esco_skill_per_uri"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class EscoSkillNeed(models.Model):
    """An occupation asks for a skill: it is essential, or else optional."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="+")
    occupation = models.ForeignKey(
        EscoOccupation, on_delete=models.CASCADE, related_name="needs"
    )
    skill = models.ForeignKey(EscoSkill, on_delete=models.CASCADE, related_name="needs")
    is_essential = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["occupation", "skill"], name="one_need_per_occupation_and_skill"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.occupation_id} asks for {self.skill_id}"


class EscoLink(models.Model):
    """An O*NET occupation and the ESCO occupation it is like."""

    class Match(models.TextChoices):
        EXACT = "exact", _("the same")
        CLOSE = "close", _("nearly the same")
        BROAD = "broad", _("ESCO is wider")
        NARROW = "narrow", _("ESCO is narrower")

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="+")
    occupation_code = models.CharField(max_length=10)
    uri = models.CharField(max_length=120)
    match = models.CharField(max_length=6, choices=Match.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["release", "occupation_code", "uri"], name="one_link_per_pair"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.occupation_code} is {self.match} to {self.uri}"


class CodeMove(models.Model):
    """A code of one list and a code of another that stands for it.

    Which lists: the part of the release (moved, soc, published).
    """

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="+")
    old = models.CharField(max_length=10)
    new = models.CharField(max_length=10)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["release", "old", "new"], name="one_move_per_pair"
            ),
            models.CheckConstraint(
                condition=~Q(old="") & ~Q(new=""), name="a_move_has_both_ends"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old} to {self.new}"
