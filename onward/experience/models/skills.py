"""How far a client is with a skill: their own word, proofs, what others have seen.

A skill or kind of knowledge goes by its domain and its O*NET name; levels run 0 to 7.
"""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from onward.coaching.models import Engagement
from onward.experience.core.files import TYPES
from onward.experience.core.jobs import FIRST_YEAR
from onward.experience.core.skills import DOMAINS, MOST_LEVEL, Skill
from onward.experience.models.done import Story
from onward.organisations.models import (
    EncryptedBytesField,
    EncryptedTextField,
    Member,
    OrgOwned,
)

DOMAIN_CHOICES = [(name, name) for name in DOMAINS]
LONGEST_NAME = 64


class OfSkill(OrgOwned):
    """A row about one skill or kind of knowledge."""

    domain = models.CharField(max_length=9, choices=DOMAIN_CHOICES)
    name = models.CharField(max_length=LONGEST_NAME)
    level = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.name}: {'none' if self.level is None else self.level}"

    @property
    def skill(self) -> Skill:
        return Skill(self.domain, self.name)


class SkillRating(OfSkill):
    """The level a client says is theirs. No level: asked, and left out.

    `by` is the coach where it was read aloud by telephone.
    """

    engagement = models.ForeignKey(
        Engagement, on_delete=models.PROTECT, related_name="+"
    )
    last_used_year = models.PositiveSmallIntegerField(null=True, blank=True)
    said_at = models.DateTimeField()
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["engagement", "domain", "name"], name="one_own_level_per_skill"
            ),
            models.CheckConstraint(
                condition=Q(level=None) | Q(level__lte=MOST_LEVEL),
                name="own_level_is_nought_to_seven",
            ),
            models.CheckConstraint(
                condition=Q(last_used_year=None) | Q(last_used_year__gte=FIRST_YEAR),
                name="skill_was_last_used_since_1930",
            ),
        ]


class Proof(OrgOwned):  # type: ignore[django-manager-missing]  # scoped at run time
    """Something that shows a skill: a file, a certificate, a sample by its address, or
    one of the client's stories. Client and coach see it, nobody else.
    """

    class Kind(models.TextChoices):
        FILE = "file", _("Something I made, as a file")
        CERTIFICATE = "certificate", _("A certificate, as a file")
        SAMPLE = "sample", _("A sample at a web address")
        STORY = "story", _("One of my stories")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    engagement = models.ForeignKey(
        Engagement, on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=11, choices=Kind.choices)
    title = EncryptedTextField()
    shows = EncryptedTextField()
    address = EncryptedTextField()
    story = models.ForeignKey(
        Story, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    file = EncryptedBytesField()
    file_name = EncryptedTextField()
    file_type = models.CharField(
        max_length=80, blank=True, choices=[(one, one) for one in TYPES.values()]
    )
    added_at = models.DateTimeField()
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["engagement", "added_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="story", story__isnull=False)
                | (~Q(kind="story") & Q(story=None)),
                name="proof_names_a_story_when_it_is_one",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["file", "certificate"], file_type__gt="")
                | Q(kind__in=["sample", "story"], file_type=""),
                name="proof_has_a_file_when_it_is_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.added_at:%d %B %Y}"

    @property
    def has_file(self) -> bool:
        return bool(self.file_type)


class ProofSkill(OfSkill):
    """A skill a proof speaks for; with `looked_at`, the level a coach sees in it.

    Looked at without a level: it does not show this one.
    """

    proof = models.ForeignKey(Proof, on_delete=models.CASCADE, related_name="skills")
    looked_at = models.DateTimeField(null=True, blank=True)
    looked_by = models.ForeignKey(
        Member, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["proof", "domain", "name"], name="proof_names_a_skill_once"
            ),
            models.CheckConstraint(
                condition=Q(level=None) | Q(level__lte=MOST_LEVEL),
                name="shown_level_is_nought_to_seven",
            ),
            models.CheckConstraint(
                condition=Q(looked_at=None, looked_by=None, level=None)
                | Q(looked_at__isnull=False, looked_by__isnull=False),
                name="somebody_looked_before_a_level_is_shown",
            ),
        ]


class SkillInvitation(OrgOwned):  # type: ignore[django-manager-missing]  # scoped at run time
    """A link that lets somebody who has seen the client work say how far they are with
    a few skills. It is signed, works once, and only its hash is kept.

    `skills` are asked for as "domain:name"; `seen` are their own words.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    engagement = models.ForeignKey(
        Engagement, on_delete=models.PROTECT, related_name="+"
    )
    name = EncryptedTextField()
    email = EncryptedTextField()
    words = EncryptedTextField()
    skills = ArrayField(models.CharField(max_length=LONGEST_NAME + 12))
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    seen = EncryptedTextField()

    class Meta:
        indexes = [models.Index(fields=["engagement", "made_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")),
                name="skill_link_expires_after_it_was_made",
            ),
            models.CheckConstraint(
                condition=Q(skills__len__gt=0), name="skill_link_asks_for_something"
            ),
        ]

    def __str__(self) -> str:
        return f"somebody asked about skills on {self.made_at:%d %B %Y}"

    @property
    def asked(self) -> tuple[Skill, ...]:
        return tuple(Skill.of(one) for one in self.skills)


class SkillSeen(OfSkill):
    """The level somebody saw in one skill; who they are stands on the invitation."""

    invitation = models.ForeignKey(
        SkillInvitation, on_delete=models.PROTECT, related_name="ratings"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["invitation", "domain", "name"], name="one_seen_level_per_skill"
            ),
            models.CheckConstraint(
                condition=Q(level__isnull=False, level__lte=MOST_LEVEL),
                name="seen_level_is_nought_to_seven",
            ),
        ]
