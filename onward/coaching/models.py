"""The heart of a practice: coaches, clients, and what binds the two."""

import uuid
from datetime import date, datetime, timedelta
from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from onward.coaching.core import circumstances, stages
from onward.organisations.models import EncryptedTextField, Member, OrgOwned
from onward.team.models import Invitation

UNANSWERED_AFTER = timedelta(days=3)


class Mode(models.TextChoices):
    """How two people meet."""

    IN_PERSON = "in-person", _("in person")
    PHONE = "phone", _("by telephone")
    VIDEO = "video", _("by video")


class Coach(OrgOwned):
    """A member who coaches, as clients and the public see them."""

    class Discipline(models.TextChoices):
        CAREER = "career", _("Career coach")
        EXECUTIVE = "executive", _("Executive coach")
        LIFE = "life", _("Life coach")

    member = models.OneToOneField(Member, on_delete=models.PROTECT, related_name="+")
    discipline = models.CharField(
        max_length=10, choices=Discipline.choices, default=Discipline.CAREER
    )
    about = models.TextField(max_length=1200, blank=True)
    languages = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    circumstances = ArrayField(
        models.CharField(max_length=30, choices=circumstances.CHOICES),
        default=list,
        blank=True,
    )
    modes = ArrayField(
        models.CharField(max_length=10, choices=Mode.choices), default=list, blank=True
    )
    capacity = models.PositiveSmallIntegerField(default=20)
    is_public = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(capacity__lte=200), name="coach_has_at_most_200_clients"
            ),
        ]

    def __str__(self) -> str:
        return self.member.name


class CredentialQuerySet(models.QuerySet["Credential"]):
    def public(self, today: date) -> Self:
        """Verified and not lapsed: all the public ever sees."""
        return self.filter(verified_at__isnull=False).exclude(expires_on__lt=today)


class Credential(OrgOwned):
    """What an issuer says a coach may call themselves, and who checked it."""

    class Verification(models.TextChoices):
        REGISTRY = "registry", _("the issuer's register")
        BADGE = "badge", _("a digital badge of the issuer")
        DOCUMENT = "document", _("the document itself")

    coach = models.ForeignKey(Coach, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    issuer = models.CharField(max_length=120)
    level = models.CharField(max_length=80, blank=True)
    number = models.CharField(max_length=80, blank=True)
    issued_on = models.DateField()
    expires_on = models.DateField(null=True, blank=True)
    verified_by = models.ForeignKey(
        Member, on_delete=models.PROTECT, null=True, related_name="+"
    )
    verified_at = models.DateTimeField(null=True)
    verified_through = models.CharField(
        max_length=10, choices=Verification.choices, blank=True
    )

    objects: ClassVar[models.Manager[Self]] = ScopedManager(
        CredentialQuerySet.as_manager().__class__, organisation="organisation"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_on=None) | Q(expires_on__gt=F("issued_on")),
                name="credential_expires_after_it_was_issued",
            ),
            models.CheckConstraint(
                condition=Q(verified_at=None) | Q(verified_by__isnull=False),
                name="verified_credential_says_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.level}".strip()


class EnquiryQuerySet(models.QuerySet["Enquiry"]):
    def waiting(self) -> Self:
        return self.filter(state=Enquiry.State.WAITING)

    def overdue(self, now: datetime) -> Self:
        return self.waiting().filter(received_at__lt=now - UNANSWERED_AFTER)


class Enquiry(OrgOwned):
    """Somebody wrote or rang. Nobody waits three days unseen."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        ASSIGNED = "assigned", _("assigned")
        DECLINED = "declined", _("declined")

    class ReachBy(models.TextChoices):
        EMAIL = "email", _("E-mail")
        PHONE = "phone", _("Telephone")

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
    state = models.CharField(
        max_length=8, choices=State.choices, default=State.WAITING
    )
    received_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        Member, on_delete=models.PROTECT, null=True, related_name="+"
    )
    decline_reason = models.CharField(max_length=400, blank=True)
    referral = models.CharField(max_length=400, blank=True)

    objects: ClassVar[models.Manager[Self]] = ScopedManager(
        EnquiryQuerySet.as_manager().__class__, organisation="organisation"
    )

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
                condition=~Q(state="declined") | ~Q(decline_reason=""),
                name="declined_enquiry_says_why",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "state", "received_at"])]

    def __str__(self) -> str:
        return self.name

    def is_overdue(self, now: datetime) -> bool:
        waits = self.state == self.State.WAITING
        return waits and now - self.received_at > UNANSWERED_AFTER


class Client(OrgOwned):
    """A person who is coached. Without an e-mail address they are reached by phone."""

    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    prefers = models.CharField(max_length=5, choices=Enquiry.ReachBy.choices)
    reachable_when = models.CharField(max_length=200, blank=True)
    time_zone = models.CharField(max_length=60)
    member = models.OneToOneField(
        Member, on_delete=models.PROTECT, null=True, related_name="+"
    )
    invitation = models.ForeignKey(
        Invitation, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(email="") | ~Q(phone=""), name="client_can_be_reached"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Engagement(OrgOwned):
    """One client and one coach, from enquiry to follow-up."""

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    coach = models.ForeignKey(Coach, on_delete=models.PROTECT, related_name="+")
    enquiry = models.OneToOneField(
        Enquiry, on_delete=models.PROTECT, null=True, related_name="+"
    )
    stage = models.CharField(
        max_length=10, choices=stages.CHOICES, default=stages.Stage.WELCOME
    )
    circumstance = models.CharField(
        max_length=30, choices=circumstances.CHOICES, blank=True
    )
    main_outcome = models.CharField(max_length=200, blank=True)
    opened_at = models.DateTimeField()
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
    """One version of the practice's coaching agreement. Never changed, only followed."""

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
    """The agreement of one engagement, as both signed it."""

    class SignedHow(models.TextChoices):
        TYPED = "typed", _("typed by the client")
        READ_OUT = "read-out", _("read out by telephone and agreed to")

    engagement = models.OneToOneField(
        Engagement, on_delete=models.PROTECT, related_name="+"
    )
    text = models.ForeignKey(AgreementText, on_delete=models.PROTECT, related_name="+")
    fingerprint = models.CharField(max_length=64)
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
    given_how = models.CharField(max_length=10, choices=Agreement.SignedHow.choices)
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
