"""What one engagement makes of the world of work: matches, marks, choices."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from onward.coaching.models import Engagement
from onward.experience.models import Job
from onward.organisations.models import EncryptedTextField, Member, OrgOwned


class JobMatch(OrgOwned):
    """Which occupation a past job was, as found or as the client chose."""

    job = models.OneToOneField(Job, on_delete=models.CASCADE, related_name="+")
    # The title that was matched: another title makes the match stale.
    typed = models.CharField(max_length=200)
    occupation_code = models.CharField(max_length=20, blank=True)
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
    occupation_code = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    mark = models.CharField(max_length=6, choices=Mark.choices)
    why = EncryptedTextField()
    # Set aside after it was kept: what bringing it back restores.
    was_kept = models.BooleanField(default=False)
    why_kept = EncryptedTextField()
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


class PathRating(OrgOwned):
    """How well a client says an occupation fits, having read about it: 0 to 10."""

    engagement = models.ForeignKey(
        Engagement, on_delete=models.PROTECT, related_name="+"
    )
    occupation_code = models.CharField(max_length=20)
    rating = models.PositiveSmallIntegerField()
    rated_at = models.DateTimeField()
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["engagement", "occupation_code"], name="one_rating_per_path"
            ),
            models.CheckConstraint(
                condition=Q(rating__lte=10), name="path_rating_is_nought_to_ten"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.occupation_code}: {self.rating}"


class PathNote(OrgOwned):
    """What coach or client wrote beside a kept path; both read it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    engagement = models.ForeignKey(
        Engagement, on_delete=models.PROTECT, related_name="+"
    )
    occupation_code = models.CharField(max_length=20)
    text = EncryptedTextField()
    written_at = models.DateTimeField()
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"note on {self.occupation_code}"


class PathChoice(OrgOwned):
    """How one engagement looks at the world: weights, what is shown, what is not."""

    engagement = models.OneToOneField(
        Engagement, on_delete=models.PROTECT, related_name="+"
    )
    weights = models.JSONField(default=dict, blank=True)
    weights_before = models.JSONField(default=dict, blank=True)
    area = models.CharField(max_length=7, blank=True)  # the code of an Area
    only_in_area = models.BooleanField(default=False)
    show_anyway = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    left_out_groups = ArrayField(
        models.CharField(max_length=2), default=list, blank=True
    )
    left_out_themes = ArrayField(
        models.CharField(max_length=30), default=list, blank=True
    )
    left_out_strains = ArrayField(
        models.CharField(max_length=30), default=list, blank=True
    )

    def __str__(self) -> str:
        return f"choices of {self.engagement_id}"
