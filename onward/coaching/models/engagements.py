"""One client and one coach, and what binds the two."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from onward.coaching.core import circumstances, stages
from onward.coaching.models.enquiries import Enquiry
from onward.coaching.models.people import Client, Coach
from onward.organisations.models import EncryptedTextField, Member, OrgOwned


class SignedHow(models.TextChoices):
    """How a client said yes."""

    TYPED = "typed", _("typed by the client")
    READ_OUT = "read-out", _("read out by telephone and agreed to")


class Engagement(OrgOwned):
    """One client and one coach, from enquiry to follow-up."""

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    coach = models.ForeignKey(Coach, on_delete=models.PROTECT, related_name="+")
    enquiry = models.OneToOneField(
        Enquiry, on_delete=models.PROTECT, null=True, related_name="+"
    )
    stage = models.CharField(
        max_length=10, choices=stages.CHOICES, default=stages.Stage.WELCOME.value
    )
    circumstance = models.CharField(
        max_length=30, choices=circumstances.CHOICES, blank=True
    )
    main_outcome = models.CharField(max_length=200, blank=True)
    opened_at = models.DateTimeField()
    limits_read_at = models.DateTimeField(null=True)
    limits_read_how = models.CharField(
        max_length=10, choices=SignedHow.choices, blank=True
    )
    record_refused_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["client"],
                condition=~Q(stage="ended"),
                name="one_open_engagement_per_client",
            ),
            models.CheckConstraint(
                condition=Q(stage="ended", ended_at__isnull=False)
                | Q(~Q(stage="ended"), ended_at=None),
                name="ended_engagement_says_when",
            ),
        ]
        indexes = [models.Index(fields=["coach", "stage"])]

    def __str__(self) -> str:
        return f"{self.client} with {self.coach}"


class AgreementText(OrgOwned):
    """One version of a practice's agreement. Never changed, only followed."""

    version = models.PositiveSmallIntegerField()
    text = models.TextField(max_length=20_000)
    published_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "version"], name="one_text_per_version"
            ),
        ]

    def __str__(self) -> str:
        return f"version {self.version}"


class Agreement(OrgOwned):
    """The agreement of one engagement, as both signed it. The names are those of
    the day of signing: the fingerprint covers them.
    """

    SignedHow = SignedHow
    engagement = models.OneToOneField(
        Engagement, on_delete=models.PROTECT, related_name="+"
    )
    text = models.ForeignKey(AgreementText, on_delete=models.PROTECT, related_name="+")
    fingerprint = models.CharField(max_length=64)
    practice_name = models.CharField(max_length=120, blank=True)
    client_name = models.CharField(max_length=120, blank=True)
    coach_name = models.CharField(max_length=120, blank=True)
    client_signature = models.CharField(max_length=120, blank=True)
    client_signed_at = models.DateTimeField(null=True)
    client_signed_how = models.CharField(
        max_length=10, choices=SignedHow.choices, blank=True
    )
    coach_signature = models.CharField(max_length=120, blank=True)
    coach_signed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(client_signed_at=None) | ~Q(client_signature=""),
                name="client_signature_is_a_name",
            ),
            models.CheckConstraint(
                condition=Q(coach_signed_at=None) | ~Q(coach_signature=""),
                name="coach_signature_is_a_name",
            ),
        ]

    def __str__(self) -> str:
        return f"agreement of {self.engagement}"

    @property
    def is_signed(self) -> bool:
        return self.client_signed_at is not None and self.coach_signed_at is not None


class Consent(OrgOwned):
    """One yes, for one thing, that can be taken back."""

    engagement = models.ForeignKey(
        Engagement, on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=30)
    version = models.PositiveSmallIntegerField()
    given_at = models.DateTimeField()
    given_how = models.CharField(max_length=10, choices=SignedHow.choices)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["engagement", "kind"],
                condition=Q(withdrawn_at=None),
                name="one_consent_in_force_per_kind",
            ),
        ]

    def __str__(self) -> str:
        return self.kind


class Closing(OrgOwned):
    """The last words of an engagement, for the client: once written, they stand."""

    class Reason(models.TextChoices):
        REACHED = "reached", _("what we set out for is reached")
        CLIENT = "client", _("the client wished to end")
        ELSEWHERE = "elsewhere", _("other help is needed now")
        PRACTICE = "practice", _("the practice cannot go on")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    engagement = models.OneToOneField(
        Engagement, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(max_length=10, choices=Reason.choices)
    words = EncryptedTextField()
    referral = EncryptedTextField()
    written_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"closing of {self.engagement}"


class Note(OrgOwned):
    """What a coach writes. Who may read it is fixed when it is written."""

    class Visibility(models.TextChoices):
        OWN = "own", _("Only me")
        TEAM = "team", _("Coaches")
        SHARED = "shared", _("The client too")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    engagement = models.ForeignKey(
        Engagement, on_delete=models.PROTECT, related_name="+"
    )
    author = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    visibility = models.CharField(max_length=6, choices=Visibility.choices)
    text = EncryptedTextField()
    written_at = models.DateTimeField()
    session_uid = models.UUIDField(null=True, db_index=True)

    class Meta:
        indexes = [models.Index(fields=["engagement", "written_at"])]

    def __str__(self) -> str:
        return f"note of {self.written_at:%d %B %Y}"
