"""What a client was asked to answer: one or several instruments, sent as one thing."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from onward.assessments.models.answers import Administration
from onward.assessments.models.definitions import Definition
from onward.coaching.models import Engagement
from onward.organisations.models import EncryptedTextField, Member, OrgOwned

MOST_REMINDERS = 2


class Sending(OrgOwned):
    """Some instruments, sent together, with a word from whoever sent them."""

    class Source(models.TextChoices):
        COACH = "coach", _("by the coach")
        PLAN = "plan", _("by the plan")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    engagement = models.ForeignKey(
        Engagement, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=80, blank=True)
    words = EncryptedTextField()
    source = models.CharField(
        max_length=5, choices=Source.choices, default=Source.COACH
    )
    sent_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    due_on = models.DateField(null=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    reminded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(reminders__lte=MOST_REMINDERS),
                name="nobody_is_reminded_more_than_twice",
            ),
            models.CheckConstraint(
                condition=Q(reminders=0) | Q(reminded_at__isnull=False),
                name="reminder_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"sent {self.sent_at:%d %B %Y}"


class Assignment(OrgOwned):
    """One instrument of a sending: open until it is answered or withdrawn."""

    sending = models.ForeignKey(Sending, on_delete=models.CASCADE, related_name="+")
    engagement = models.ForeignKey(
        Engagement, on_delete=models.PROTECT, related_name="+"
    )
    position = models.PositiveSmallIntegerField()
    instrument = models.CharField(max_length=40)
    definition = models.ForeignKey(
        Definition, on_delete=models.PROTECT, null=True, related_name="+"
    )
    language = models.CharField(max_length=12, default="en")
    is_adaptive = models.BooleanField(default=False)
    administration = models.ForeignKey(
        Administration, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    done_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["engagement", "instrument"],
                condition=Q(done_at=None, withdrawn_at=None),
                name="an_instrument_is_asked_for_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(withdrawn_at=None),
                name="what_was_done_was_not_withdrawn",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instrument} asked for"
