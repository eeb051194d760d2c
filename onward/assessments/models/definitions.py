"""Instruments a practice brought in: the text, and who holds the right to it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from onward.assessments.core.titles import short_title
from onward.organisations.models import Member, OrgOwned


class Definition(OrgOwned):
    """One version of one instrument, as its file said it. It is never changed.

    `data` is the definition in the newest format; `fingerprint` the SHA-256 of the
    file; `document` shows the permission, where the licence asks for one. It is not
    handed to another practice and no export that leaves the practice holds it.
    """

    class Basis(models.TextChoices):
        FREE = "free", _("It is in the public domain or under an open licence")
        LICENCE = "licence", _("We hold a licence")
        PERMISSION = "permission", _("The holder gave us permission in writing")
        OWN = "own", _("We wrote it ourselves")

    instrument = models.SlugField(max_length=40)
    version = models.CharField(max_length=20)
    title = models.CharField(max_length=120)
    data = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    file_name = models.CharField(max_length=120)
    basis = models.CharField(max_length=10, choices=Basis.choices)
    holder = models.CharField(max_length=200)
    document = models.BinaryField(null=True)
    document_name = models.CharField(max_length=120, blank=True)
    document_fingerprint = models.CharField(max_length=64, blank=True)
    imported_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    imported_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "instrument", "version"],
                name="one_definition_per_version_of_an_instrument",
            ),
            models.CheckConstraint(
                condition=~Q(holder=""), name="definition_says_who_holds_the_right"
            ),
            models.CheckConstraint(
                condition=Q(document=None) | ~Q(document_fingerprint=""),
                name="document_of_a_definition_has_a_fingerprint",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instrument} {self.version}"

    @property
    def name(self) -> str:
        """Its title as pages use it: short, one line, without codes."""
        return short_title(self.title)


class Earned(OrgOwned):
    """The badge "in development" taken off: this practice's answers allow it.

    `figures` holds what change is reckoned with from then on, by scale: {key: {sd,
    reliability, rests_on}}, the standard deviation of the reported figure.
    """

    instrument = models.CharField(max_length=40)
    version = models.CharField(max_length=20)
    people = models.PositiveIntegerField()
    figures = models.JSONField(default=dict)
    taken_off_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    taken_off_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "instrument", "version"],
                name="a_badge_is_taken_off_once",
            ),
            models.CheckConstraint(
                condition=Q(people__gte=100), name="a_badge_goes_after_100_people"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instrument} {self.version} has proved itself"
