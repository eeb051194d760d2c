"""The plan of action of an engagement, its steps, and how they went."""

import uuid

from django.db import models
from django.db.models import Q

from onward.assessments.models import Administration
from onward.coaching.models import Engagement
from onward.organisations.models import EncryptedTextField, Member, OrgOwned
from onward.plans.core import steps
from onward.scheduling.models import Session

STATES = [(state.value, label) for state, label in steps.LABELS.items()]
KINDS = [(kind.value, label) for kind, label in steps.KINDS.items()]
CAUSES = [(cause.value, label) for cause, label in steps.CAUSES.items()]


class Plan(OrgOwned):  # type: ignore[django-manager-missing]  # scoped at run time
    """One plan for one engagement, edited by both."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    engagement = models.OneToOneField(
        Engagement, on_delete=models.PROTECT, related_name="+"
    )
    goal = models.CharField(max_length=200)
    begun_on = models.DateField()
    until_on = models.DateField()
    template = models.CharField(max_length=30)
    template_version = models.PositiveSmallIntegerField()
    path_code = models.CharField(max_length=20, blank=True)
    path_title = models.CharField(max_length=200, blank=True)
    if_week_goes_wrong = EncryptedTextField()
    week_written_at = models.DateTimeField(null=True)
    who_helps = EncryptedTextField()
    agreed_by_client_at = models.DateTimeField(null=True)
    agreed_by_coach_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__gt=models.F("begun_on")),
                name="plan_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.goal

    @property
    def is_agreed(self) -> bool:
        return bool(self.agreed_by_client_at and self.agreed_by_coach_at)


class Step(OrgOwned):  # type: ignore[django-manager-missing]  # scoped at run time
    """One thing to do. At most three of a plan are in hand at once.

    `inventory` names what the client is asked to answer when it is taken in hand, ""
    for nothing; `begun_at` is when that first was, anew after it was dropped.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    kind = models.CharField(max_length=10, choices=KINDS)
    why = models.CharField(max_length=400, blank=True)
    start_when = models.CharField(max_length=300, blank=True)
    effort_minutes = models.PositiveSmallIntegerField(null=True)
    due_on = models.DateField(null=True)
    evidence = models.CharField(max_length=300, blank=True)
    state = models.CharField(
        max_length=10, choices=STATES, default=steps.State.PROPOSED.value
    )
    stuck_because = models.CharField(max_length=10, choices=CAUSES, blank=True)
    inventory = models.CharField(max_length=40, blank=True)
    begun_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    depends_on = models.ForeignKey(
        "self", on_delete=models.RESTRICT, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="done", done_at__isnull=False)
                | Q(~Q(state="done"), done_at=None),
                name="done_step_says_when",
            ),
            models.CheckConstraint(
                condition=Q(stuck_because="") | Q(state="stuck"),
                name="only_a_stuck_step_says_why_it_is_stuck",
            ),
        ]
        indexes = [models.Index(fields=["plan", "position"])]

    def __str__(self) -> str:
        return self.title

    @property
    def is_stuck(self) -> bool:
        return self.state == steps.State.STUCK

    @property
    def is_in_hand(self) -> bool:
        return self.state in steps.IN_HAND

    @property
    def standing(self) -> steps.Standing:
        return steps.Standing(self.pk, steps.State(self.state), self.depends_on_id)


class StepWord(OrgOwned):
    """What the client wrote on a step: what came of it, or what is in the way."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="words")
    text = EncryptedTextField()
    at = models.DateTimeField()
    by = models.ForeignKey(
        Member, on_delete=models.PROTECT, null=True, related_name="+"
    )

    def __str__(self) -> str:
        return f"words on {self.step}"


class StepLink(OrgOwned):
    """A link in an e-mail that reports one step once, without signing in."""

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"link to {self.step}"


class CheckIn(OrgOwned):  # type: ignore[django-manager-missing]  # scoped at run time
    """How it went, at a session or between: steps, pulse, one win, one lesson."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    engagement = models.ForeignKey(
        Engagement, on_delete=models.PROTECT, related_name="+"
    )
    session = models.OneToOneField(
        Session, on_delete=models.PROTECT, null=True, related_name="+"
    )
    administration = models.ForeignKey(
        Administration, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField()
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    win = EncryptedTextField()
    lesson = EncryptedTextField()

    class Meta:
        indexes = [models.Index(fields=["engagement", "at"])]

    def __str__(self) -> str:
        return f"check-in of {self.at:%d %B %Y}"


class StepReport(OrgOwned):
    """How one step stood at a check-in."""

    check_in = models.ForeignKey(
        CheckIn, on_delete=models.CASCADE, related_name="reports"
    )
    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="+")
    outcome = models.CharField(max_length=10, choices=STATES)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["check_in", "step"], name="one_report_per_step_and_check_in"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.step}: {self.outcome}"
