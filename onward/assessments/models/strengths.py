"""What a client says they are good at, who was asked about it, and what those said."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from onward.coaching.models import Engagement
from onward.organisations.models import EncryptedTextField, OrgOwned


class OwnView(OrgOwned):
    """The strengths a client says are theirs: keys, and since when they say so."""

    engagement = models.OneToOneField(
        Engagement, on_delete=models.PROTECT, related_name="+"
    )
    strengths = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    said_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"own view of {self.said_at:%d %B %Y}"


class RaterInvitation(OrgOwned):
    """A link that lets somebody who knows the client answer once, without an account.

    Only hashes of its links are kept: of the first, and of the one in the reminder.
    When it was used is not kept, so that an answer without a name has no date.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    engagement = models.ForeignKey(
        Engagement, on_delete=models.PROTECT, related_name="+"
    )
    name = EncryptedTextField()
    email = EncryptedTextField()
    words = EncryptedTextField()
    token_hash = models.CharField(max_length=64, unique=True)
    reminder_hash = models.CharField(max_length=64, unique=True, null=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    is_used = models.BooleanField(default=False)
    is_reminded = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["engagement", "made_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")),
                name="rater_link_expires_after_it_was_made",
            ),
        ]

    def __str__(self) -> str:
        return f"somebody asked on {self.made_at:%d %B %Y}"


class Rating(OrgOwned):
    """What somebody said who knows the client. Signed, it names its invitation;
    without a name it has a batch and nothing that leads to who wrote it: no
    invitation, no date, no order.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    engagement = models.ForeignKey(
        Engagement, on_delete=models.PROTECT, related_name="+"
    )
    invitation = models.OneToOneField(
        RaterInvitation, on_delete=models.PROTECT, null=True, related_name="+"
    )
    batch = models.PositiveSmallIntegerField(null=True)
    strengths = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    best = EncryptedTextField()
    asked_for = EncryptedTextField()
    unnoticed = EncryptedTextField()
    best_shows = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(invitation=None, batch__isnull=False)
                | Q(invitation__isnull=False, batch=None),
                name="rating_is_signed_or_in_a_batch",
            ),
            models.CheckConstraint(
                condition=Q(strengths__len__lte=5), name="rating_ticks_five_at_most"
            ),
        ]

    def __str__(self) -> str:
        return "what somebody said"
