"""The outbox: what is to leave the house, written with the act that caused it."""

import uuid

from django.db import models
from django.db.models import Q

from onward.organisations.models import EncryptedTextField, Organisation


class Message(models.Model):
    """One e-mail on its way. Global, because sign-in mail belongs to no practice."""

    class State(models.TextChoices):
        WAITING = "waiting"
        SENT = "sent"
        GIVEN_UP = "given-up"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="+"
    )
    kind = models.CharField(max_length=60)
    recipient = models.EmailField(max_length=254)
    subject = models.CharField(max_length=255)
    body = EncryptedTextField()
    html = EncryptedTextField()
    attachment_name = models.CharField(max_length=80, blank=True)
    attachment_type = models.CharField(max_length=80, blank=True)
    attachment = EncryptedTextField()
    state = models.CharField(
        max_length=10, choices=State.choices, default=State.WAITING
    )
    tries = models.PositiveSmallIntegerField(default=0)
    queued_at = models.DateTimeField()
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(state="waiting"),
                name="messages_waiting_by_due",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_at__isnull=False),
                name="sent_message_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} to {self.recipient}"
