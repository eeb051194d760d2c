"""What a client's skills are held against: up to four occupations or vacancies."""

import uuid

from django.db import models
from django.db.models import Q

from onward.coaching.models import Engagement
from onward.organisations.models import EncryptedTextField, Member, OrgOwned


class SkillTarget(OrgOwned):
    """An occupation by its code, or a vacancy by what was read from its text.

    `asked` holds rows of (domain, name, level, importance, error), and for an
    occupation nothing: its figures are those of the release in force. The text of a
    vacancy stands here only where the client wants it kept.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    engagement = models.ForeignKey(
        Engagement, on_delete=models.PROTECT, related_name="+"
    )
    occupation_code = models.CharField(max_length=20, blank=True)
    title = EncryptedTextField()
    text = EncryptedTextField()
    asked = models.JSONField(default=list, blank=True)
    added_at = models.DateTimeField()
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["engagement", "occupation_code"],
                condition=~Q(occupation_code=""),
                name="occupation_is_a_target_once",
            ),
            models.CheckConstraint(
                condition=Q(occupation_code="") ^ Q(asked=[]),
                name="target_is_an_occupation_or_a_vacancy",
            ),
        ]

    def __str__(self) -> str:
        return self.occupation_code or f"vacancy of {self.added_at:%d %B %Y}"

    @property
    def is_vacancy(self) -> bool:
        return not self.occupation_code
