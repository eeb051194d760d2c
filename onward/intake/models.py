"""What a person tells at the beginning, in their words, and what was agreed on it."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from onward.coaching.core.circumstances import CHOICES as CIRCUMSTANCES
from onward.coaching.models import Engagement
from onward.intake.core.limits import DAYS, HOURS_IN_A_WEEK, TRAINING, HardLimits
from onward.intake.core.places import US_STATES
from onward.organisations.models import EncryptedTextField, Member, OrgOwned

ANY_CIRCUMSTANCE = [key for key, _label in CIRCUMSTANCES]
MOST_HOURLY_PAY = 1000


class Visibility(models.TextChoices):
    """Who may read an answer. A sponsor, an owner or a coordinator never may."""

    CLIENT = "client", _("Only me")
    COACH = "coach", _("My coach and me")


class Mode(models.TextChoices):
    """How words came into the record."""

    TYPED = "typed", _("typed")
    PHONE = "phone", _("said by telephone")
    IN_PERSON = "in-person", _("said in person")


class Intake(OrgOwned):
    """The beginning of one engagement."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    engagement = models.OneToOneField(
        Engagement, on_delete=models.PROTECT, related_name="+"
    )
    circumstances = ArrayField(
        models.CharField(max_length=30, choices=CIRCUMSTANCES),
        default=list,
        blank=True,
    )
    primary = models.CharField(max_length=30, choices=CIRCUMSTANCES, blank=True)
    started_at = models.DateTimeField()
    summary = EncryptedTextField()
    summary_drafted_by = models.ForeignKey(
        Member, on_delete=models.PROTECT, null=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(
        Member, on_delete=models.PROTECT, null=True, related_name="+"
    )
    approved_how = models.CharField(max_length=9, choices=Mode.choices, blank=True)
    read_aloud_on = models.DateField(null=True)
    met_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(circumstances__contained_by=ANY_CIRCUMSTANCE),
                name="circumstances_are_among_the_nine",
            ),
            models.CheckConstraint(
                condition=Q(approved_at=None, approved_by=None, approved_how="")
                | Q(approved_at__isnull=False, approved_by__isnull=False)
                & ~Q(approved_how=""),
                name="approved_summary_says_by_whom_and_how",
            ),
            models.CheckConstraint(
                condition=~Q(approved_how="phone") | Q(read_aloud_on__isnull=False),
                name="summary_approved_by_telephone_was_read_aloud",
            ),
        ]

    def __str__(self) -> str:
        return f"intake of {self.engagement_id}"

    @property
    def is_approved(self) -> bool:
        return self.approved_at is not None

    @property
    def is_met(self) -> bool:
        return self.met_at is not None


class Answer(OrgOwned):
    """What was said to one question. Readable by the client, and by the coach if
    the client says so: `intake.queries` is the only way to its words.
    """

    class State(models.TextChoices):
        OPEN = "open", _("not answered")
        ANSWERED = "answered", _("answered")
        SKIPPED = "skipped", _("skipped")
        IN_PERSON = "in-person", _("to be asked in person")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="+")
    question = models.CharField(max_length=60)
    question_version = models.PositiveSmallIntegerField()
    text = EncryptedTextField()
    mode = models.CharField(max_length=9, choices=Mode.choices, default=Mode.TYPED)
    visibility = models.CharField(max_length=6, choices=Visibility.choices)
    state = models.CharField(max_length=9, choices=State.choices)
    saved_at = models.DateTimeField()
    kept_at = models.DateTimeField(null=True)
    entered_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    prompted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["intake", "question"], name="one_answer_per_question"
            ),
        ]

    def __str__(self) -> str:
        return self.question

    @property
    def is_dealt_with(self) -> bool:
        return self.state != self.State.OPEN

    @property
    def is_private(self) -> bool:
        return self.visibility == Visibility.CLIENT


class Agreed(OrgOwned):
    """What client and coach agreed on a question when they met: beside the
    client's words, never in place of them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="+")
    question = models.CharField(max_length=60)
    text = EncryptedTextField()
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["intake", "question"], name="one_agreed_text_per_question"
            ),
        ]

    def __str__(self) -> str:
        return self.question


class Limits(OrgOwned):
    """What must be respected. A wish is not a limit: see Preferences."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    intake = models.OneToOneField(Intake, on_delete=models.CASCADE, related_name="+")
    hours_max = models.PositiveSmallIntegerField(
        null=True,
        validators=[MinValueValidator(1), MaxValueValidator(HOURS_IN_A_WEEK)],
    )
    days = ArrayField(
        models.CharField(max_length=3, choices=list(DAYS.items())), default=list
    )
    place_state = models.CharField(
        max_length=2, choices=list(US_STATES.items()), blank=True
    )
    place = models.CharField(max_length=120, blank=True)
    minimum_hourly_pay = models.DecimalField(
        max_digits=6,
        decimal_places=2,
        null=True,
        validators=[MinValueValidator(0), MaxValueValidator(MOST_HOURLY_PAY)],
    )
    health = EncryptedTextField()
    caring = EncryptedTextField()
    longest_training = models.CharField(
        max_length=9, choices=list(TRAINING.items()), blank=True
    )
    no_licence = models.BooleanField(default=False)
    no_shifts = models.BooleanField(default=False)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(hours_max=None)
                | Q(hours_max__gte=1, hours_max__lte=HOURS_IN_A_WEEK),
                name="hours_fit_into_a_week",
            ),
            models.CheckConstraint(
                condition=Q(minimum_hourly_pay=None)
                | Q(minimum_hourly_pay__gte=0, minimum_hourly_pay__lte=MOST_HOURLY_PAY),
                name="pay_needed_is_an_hourly_wage",
            ),
        ]

    def __str__(self) -> str:
        return f"limits of {self.intake_id}"

    def hard(self) -> HardLimits:
        """The part a search may know: nothing of health or care."""
        return HardLimits(
            hours_max=self.hours_max,
            days=tuple(self.days),
            place_state=self.place_state,
            place=self.place,
            minimum_hourly_pay=self.minimum_hourly_pay,
            longest_training=self.longest_training,
            no_licence=self.no_licence,
            no_shifts=self.no_shifts,
        )


class Preferences(OrgOwned):
    """What would be welcome. Nothing is ruled out by it."""

    class Workplace(models.TextChoices):
        REMOTE = "remote", _("from home")
        OFFICE = "office", _("in an office")
        SITE = "site", _("in a shop, school, ward or workshop")
        OUTDOORS = "outdoors", _("out of doors")
        ON_THE_ROAD = "on-the-road", _("here and there")

    class Team(models.TextChoices):
        ALONE = "alone", _("mostly alone")
        SMALL = "small", _("a few people I know well")
        LARGE = "large", _("many people")

    class Pace(models.TextChoices):
        STEADY = "steady", _("steady, one thing after another")
        MIXED = "mixed", _("calm and busy by turns")
        FAST = "fast", _("fast, with something always going on")

    class Company(models.TextChoices):
        PEOPLE = "people", _("people")
        THINGS = "things", _("things and places")
        FACTS = "facts", _("facts and figures")
        IDEAS = "ideas", _("ideas and words")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    intake = models.OneToOneField(Intake, on_delete=models.CASCADE, related_name="+")
    workplaces = ArrayField(
        models.CharField(max_length=11, choices=Workplace.choices), default=list
    )
    team = models.CharField(max_length=5, choices=Team.choices, blank=True)
    pace = models.CharField(max_length=6, choices=Pace.choices, blank=True)
    company = ArrayField(
        models.CharField(max_length=6, choices=Company.choices), default=list
    )
    text = EncryptedTextField()
    saved_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"preferences of {self.intake_id}"


class Concern(OrgOwned):
    """A restricted record of something beyond coaching. Its writer reads it; the
    owner sees that there is one, and nobody else anything.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    engagement = models.ForeignKey(
        Engagement, on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=30)
    note = EncryptedTextField()
    noticed_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["engagement", "at"])]

    def __str__(self) -> str:
        return f"concern of {self.at:%d %B %Y}"
