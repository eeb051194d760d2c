"""Coaches with their credentials, and clients."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from onward.coaching.core import circumstances
from onward.organisations.models import Member, OrgOwned
from onward.team.models import Invitation


class Mode(models.TextChoices):
    """How two people meet."""

    IN_PERSON = "in-person", _("in person")
    PHONE = "phone", _("by telephone")
    VIDEO = "video", _("by video")


class ReachBy(models.TextChoices):
    """How somebody would rather be reached."""

    EMAIL = "email", _("E-mail")
    PHONE = "phone", _("Telephone")


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
    reminded_on = models.DateField(null=True)

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


class Client(OrgOwned):
    """A person who is coached. Without an e-mail address they are reached by phone."""

    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    prefers = models.CharField(max_length=5, choices=ReachBy.choices)
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
