"""What a client keeps to themselves."""

from django.db import models
from django.db.models import Q

from onward.coaching.models import Engagement
from onward.organisations.models import OrgOwned


class Withheld(OrgOwned):
    """A part of the profile the client keeps to themselves: an instrument by its id,
    "strengths" or "skills". A part without a row is for the coach as well.
    """

    engagement = models.ForeignKey(
        Engagement, on_delete=models.PROTECT, related_name="+"
    )
    item = models.CharField(max_length=40)
    since = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["engagement", "item"], name="a_part_is_withheld_once"
            ),
            models.CheckConstraint(
                condition=~Q(item=""), name="what_is_withheld_has_a_name"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item} kept to oneself"
