"""Somebody asks for help, and is answered."""

import uuid
from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from onward.coaching.models.people import ReachBy
from onward.organisations.models import EncryptedTextField, Member, OrgOwned

UNANSWERED_AFTER = timedelta(days=3)


class Enquiry(OrgOwned):
    """Somebody wrote or rang. Nobody waits three days unseen."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        ASSIGNED = "assigned", _("assigned")
        DECLINED = "declined", _("declined")

    ReachBy = ReachBy

    class Source(models.TextChoices):
        WEB = "web", _("wrote on our page")
        PHONE = "phone", _("rang")
        WALK_IN = "walk-in", _("came in")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    reach_by = models.CharField(max_length=5, choices=ReachBy.choices)
    reachable_when = models.CharField(max_length=200, blank=True)
    message = EncryptedTextField()
    source = models.CharField(max_length=7, choices=Source.choices, default=Source.WEB)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    received_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        Member, on_delete=models.PROTECT, null=True, related_name="+"
    )
    decline_reason = EncryptedTextField()
    referral = EncryptedTextField()
    reminded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(email="") | ~Q(phone=""),
                name="enquiry_says_how_to_answer",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", answered_at=None)
                | Q(~Q(state="waiting"), answered_at__isnull=False),
                name="answered_enquiry_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(decline_reason=b""),
                name="declined_enquiry_says_why",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "state", "received_at"])]

    def __str__(self) -> str:
        return self.name

    def is_overdue(self, now: datetime) -> bool:
        waits = self.state == self.State.WAITING
        return waits and now - self.received_at >= UNANSWERED_AFTER
