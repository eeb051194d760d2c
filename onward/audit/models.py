"""Who did or opened what. Append-only and chained; never the text itself."""

from django.db import models

from onward.organisations.models import Member, OrgOwned


class Entry(OrgOwned):
    """One line of a practice's audit: its hash covers the line before it."""

    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(
        Member, on_delete=models.PROTECT, null=True, related_name="+"
    )
    action = models.CharField(max_length=80)
    subject = models.CharField(max_length=120)
    engagement = models.PositiveBigIntegerField(null=True, db_index=True)
    detail = models.JSONField(default=dict)
    hash_before = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "number"], name="audit_numbers_have_no_twin"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.action}"
