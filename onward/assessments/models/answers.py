"""Who answered which instrument, what, and what it came to."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from onward.assessments.models.definitions import Definition
from onward.coaching.models import Engagement
from onward.organisations.models import Member, OrgOwned


class Administration(OrgOwned):
    """One time that one client answers one instrument, in the version it had then.

    `definition` is null for the product's own instruments. Whether the coach sees what
    it came to is the client's word on the instrument: see Withheld.
    """

    class Mode(models.TextChoices):
        SELF = "self", _("by the client")
        PHONE = "phone", _("read out by telephone")
        PAPER = "paper", _("on paper")

    class ReliedOn(models.TextChoices):
        YES = "yes", _("Yes")
        PARTLY = "partly", _("Partly")
        NO = "no", _("Better not")

    engagement = models.ForeignKey(
        Engagement, on_delete=models.PROTECT, related_name="+"
    )
    instrument = models.CharField(max_length=40)
    version = models.CharField(max_length=20)
    definition = models.ForeignKey(
        Definition, on_delete=models.PROTECT, null=True, related_name="+"
    )
    language = models.CharField(max_length=12, default="en")
    is_adaptive = models.BooleanField(default=False)
    mode = models.CharField(max_length=5, choices=Mode.choices, default=Mode.SELF)
    entered_by = models.ForeignKey(
        Member, on_delete=models.PROTECT, null=True, related_name="+"
    )
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    relied_on = models.CharField(max_length=6, choices=ReliedOn.choices, blank=True)
    withdrawn = models.BooleanField(default=False)
    keyed_twice = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["engagement", "instrument"],
                condition=Q(finished_at=None, withdrawn=False),
                name="one_unfinished_administration_per_instrument",
            ),
            models.CheckConstraint(
                condition=Q(finished_at=None) | Q(finished_at__gte=F("started_at")),
                name="administration_finishes_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(mode="self") | Q(entered_by__isnull=False),
                name="answers_given_for_a_client_say_by_whom",
            ),
        ]
        indexes = [models.Index(fields=["engagement", "instrument", "finished_at"])]

    def __str__(self) -> str:
        return f"{self.instrument} of {self.started_at:%d %B %Y}"


class Response(OrgOwned):
    """The answer to one item; without a value it was skipped on purpose.

    `seconds` is how long the first answer took; None where nobody timed it.
    """

    administration = models.ForeignKey(
        Administration, on_delete=models.CASCADE, related_name="+"
    )
    item = models.PositiveSmallIntegerField()
    value = models.SmallIntegerField(null=True)
    seconds = models.FloatField(null=True)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["administration", "item"], name="one_answer_per_item"
            ),
            models.CheckConstraint(
                condition=Q(value=None) | Q(value__range=(0, 9999)),
                name="answer_is_between_0_and_9999",
            ),
            models.CheckConstraint(
                condition=Q(seconds=None) | Q(seconds__gte=0),
                name="answer_took_no_negative_time",
            ),
        ]

    def __str__(self) -> str:
        return f"item {self.item}"


class TopFive(OrgOwned):
    """One of the five needs a client will not trade, the first the most important."""

    administration = models.ForeignKey(
        Administration, on_delete=models.CASCADE, related_name="+"
    )
    position = models.PositiveSmallIntegerField()
    item = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["administration", "position"], name="one_need_per_place"
            ),
            models.UniqueConstraint(
                fields=["administration", "item"], name="a_need_is_chosen_once"
            ),
            models.CheckConstraint(
                condition=Q(position__range=(1, 5)), name="there_are_five_places"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}: need {self.item}"


class Result(OrgOwned):
    """What an administration came to, as the core computed it then.

    `scores` is {"scales": [{scale, mean, standard_error, low, high, answered, asked}],
    "must_haves": [item, ...]}.
    """

    administration = models.OneToOneField(
        Administration, on_delete=models.CASCADE, related_name="result"
    )
    scores = models.JSONField()
    version = models.CharField(max_length=20)
    computed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"result of {self.computed_at:%d %B %Y}"
