"""What is typed about a plan and its steps."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from onward.assessments.core.instruments import Instrument
from onward.plans.core.steps import State
from onward.plans.models import CAUSES, KINDS, Plan, Step
from onward.plans.services import Aims, StepWords

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Label: TypeAlias = "str | _StrPromise"
LONGEST_WORDS = 2000
MINUTES_A_WEEK = 10_080
OUTCOMES = [
    (State.DONE.value, _("Done")),
    (State.STUCK.value, _("Stuck")),
    (State.LATER.value, _("Later")),
]


def long_text(label: Label, *, rows: int = 3, hint: Label = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=LONGEST_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": rows, "class": "said"}),
    )


class BackForm(forms.Form):
    """Where to go afterwards: the first page, a session's page, or else the plan."""

    next = forms.ChoiceField(choices=[("today", "today")], required=False)
    session = forms.IntegerField(required=False, min_value=1, max_value=2**62)

    @property
    def place(self) -> tuple[str, int | None]:
        said = self.cleaned_data if self.is_valid() else {}
        return said.get("next") or "", said.get("session")


class ReportForm(forms.Form):
    """One step, in one press: done, stuck or later; words and a cause if one likes."""

    outcome = forms.ChoiceField(choices=OUTCOMES)
    because = forms.ChoiceField(
        label=_("What is in the way"),
        choices=CAUSES,
        required=False,
        widget=forms.RadioSelect,
    )
    words = long_text(_("In a line or two"), rows=2)

    @property
    def outcome_state(self) -> State:
        return State(self.cleaned_data["outcome"])


def report_form(step: Step, data: Mapping[str, object] | None = None) -> ReportForm:
    """The form beside one step; its ids are told apart by the step's key."""
    initial = {"because": step.stuck_because}
    return ReportForm(data, auto_id=f"step-{step.pk}-%s", initial=initial)


class DirectionForm(forms.Form):
    """Up or down."""

    way = forms.ChoiceField(choices=[("up", "up"), ("down", "down")])


class DropForm(forms.Form):
    """Drop a step, or put it back."""

    back = forms.BooleanField(required=False)


class AgreeForm(forms.Form):
    """Yes to the plan; a coach may pass on the client's own, told by telephone."""

    for_client = forms.BooleanField(required=False)


class StepForm(forms.Form):
    """A step in a person's own words."""

    title = forms.CharField(label=_("The step"), max_length=160)
    kind = forms.ChoiceField(label=_("What kind of step"), choices=KINDS)
    why = forms.CharField(
        label=_("Why"),
        max_length=400,
        required=False,
        help_text=_("What it is good for. On a slow day this is what gets it going."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    start_when = forms.CharField(
        label=_("When and where it begins"),
        max_length=300,
        required=False,
        help_text=_("As in: When the kettle is on, I will write one message."),
        widget=forms.Textarea(attrs={"rows": 2, "class": "said"}),
    )
    effort_minutes = forms.IntegerField(
        label=_("Minutes it takes"),
        min_value=1,
        max_value=MINUTES_A_WEEK,
        required=False,
        widget=forms.NumberInput(attrs={"class": "narrow"}),
    )
    due_on = forms.DateField(
        label=_("Until"),
        required=False,
        widget=forms.DateInput(attrs={"class": "narrow"}),
    )
    evidence = forms.CharField(
        label=_("It is done when"),
        max_length=300,
        required=False,
        help_text=_("Something one can see, as in: ten messages, three talks."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    inventory = forms.ChoiceField(
        label=_("An inventory to answer"),
        required=False,
        help_text=_("It is asked for when the step is begun."),
        error_messages={
            "invalid_choice": _("This one is not on offer here. Choose another.")
        },
    )

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        inventories: Iterable[Instrument],
        initial: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.fields["inventory"].choices = [  # type: ignore[attr-defined]  # it is a choice field
            ("", _("None")),
            *((one.id, _line(one)) for one in inventories),
        ]

    @property
    def words(self) -> StepWords:
        return StepWords(**self.cleaned_data)


def _line(instrument: Instrument) -> str:
    """As in "Work activities, about 4 minutes"."""
    said = ngettext(
        "%(name)s, about %(n)d minute",
        "%(name)s, about %(n)d minutes",
        instrument.minutes,
    )
    return said % {"name": instrument.name, "n": instrument.minutes}


class TakeForm(forms.Form):
    """A step another page offers, the plan to be made for it, and the way back."""

    title = forms.CharField(max_length=160, widget=forms.HiddenInput)
    kind = forms.ChoiceField(choices=KINDS, widget=forms.HiddenInput)
    why = forms.CharField(max_length=400, required=False, widget=forms.HiddenInput)
    evidence = forms.CharField(max_length=300, required=False, widget=forms.HiddenInput)
    back = forms.CharField(max_length=400, required=False, widget=forms.HiddenInput)
    make = forms.BooleanField(required=False, widget=forms.HiddenInput)

    @property
    def words(self) -> StepWords:
        said = self.cleaned_data
        return StepWords(
            title=said["title"],
            kind=said["kind"],
            why=said["why"],
            evidence=said["evidence"],
        )

    def way_back(self, practice: str) -> str:
        """The page it stood on: an address of this practice, else ""."""
        path = str(self.cleaned_data.get("back", ""))
        return path if path.startswith(practice) else ""


def step_initial(step: Step) -> dict[str, object]:
    return {name: getattr(step, name) for name in StepForm.base_fields}


class GoalForm(forms.Form):
    """What the plan is for, and what holds when a week goes wrong."""

    goal = forms.CharField(
        label=_("The goal"),
        max_length=200,
        help_text=_("One line that both of you would know when it is there."),
    )
    if_week_goes_wrong = long_text(
        _("If a week goes wrong"),
        hint=_(
            "As in: When a child is ill for more than two days, I will move every step "
            "by a week and say so in one line."
        ),
    )
    who_helps = long_text(
        _("Who helps"), hint=_("One person a line, and with what, if you like.")
    )

    @property
    def aims(self) -> Aims:
        return Aims(**self.cleaned_data)


def goal_initial(plan: Plan) -> dict[str, object]:
    return {name: getattr(plan, name) for name in GoalForm.base_fields}
