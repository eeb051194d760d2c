"""The shape of what is written on plans and at sessions."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from onward.assessments.core.instruments import Instrument
from onward.coaching.models import Note
from onward.intake.core.words import first_name
from onward.plans.core.steps import State
from onward.plans.models import CAUSES, KINDS, CheckIn, Plan, Step
from onward.plans.services import Aims, StepWords, Told
from onward.scheduling.core.states import Attendance
from onward.scheduling.models import Session

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Label: TypeAlias = "str | _StrPromise"
LONGEST_WORDS = 2000
LONGEST_NOTE = 20_000
MINUTES_A_WEEK = 10_080
OUTCOMES = [
    (State.DONE.value, _("Done")),
    (State.STUCK.value, _("Stuck")),
    (State.LATER.value, _("Later")),
]


def _long(label: Label, *, rows: int = 3, hint: Label = "") -> forms.CharField:
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
    words = _long(_("In a line or two"), rows=2)

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

    @property
    def words(self) -> StepWords:
        return StepWords(**self.cleaned_data)


def step_initial(step: Step) -> dict[str, object]:
    return {name: getattr(step, name) for name in StepForm.base_fields}


class GoalForm(forms.Form):
    """What the plan is for, and what holds when a week goes wrong."""

    goal = forms.CharField(
        label=_("The goal"),
        max_length=200,
        help_text=_("One line that both of you would know when it is there."),
    )
    if_week_goes_wrong = _long(
        _("If a week goes wrong"),
        hint=_(
            "As in: When a child is ill for more than two days, I will move every step "
            "by a week and say so in one line."
        ),
    )
    who_helps = _long(
        _("Who helps"), hint=_("One person a line, and with what, if you like.")
    )

    @property
    def aims(self) -> Aims:
        return Aims(**self.cleaned_data)


def goal_initial(plan: Plan) -> dict[str, object]:
    return {name: getattr(plan, name) for name in GoalForm.base_fields}


class NoteForm(forms.Form):
    """A note. Who reads it is chosen first, and stands."""

    visibility = forms.ChoiceField(
        label=_("Who may read this note"),
        choices=Note.Visibility.choices,
        initial=Note.Visibility.SHARED.value,
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("New note"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(
        self, data: Mapping[str, object] | None = None, *, client_name: str
    ) -> None:
        super().__init__(data, auto_id="note-%s")
        self.fields["visibility"].choices = [  # type: ignore[attr-defined]  # it has
            *Note.Visibility.choices[:-1],
            (Note.Visibility.SHARED.value, gettext("%s too") % first_name(client_name)),
        ]


class AttendanceForm(forms.Form):
    """Who came."""

    attendance = forms.ChoiceField(
        label=_("Attendance"),
        choices=[pair for pair in Session.Attendance.choices if pair[0]],
        widget=forms.RadioSelect,
    )

    @property
    def said(self) -> Attendance:
        return Attendance(self.cleaned_data["attendance"])

    @property
    def said_in_words(self) -> str:
        return str(Session.Attendance(self.said.value).label)


class LeftOut(forms.ChoiceField):
    """A question that may be left out: the page says so once, not beside each."""

    def __init__(self, label: Label, choices: Iterable[tuple[str, Label]]) -> None:
        super().__init__(label=label, choices=list(choices), widget=forms.RadioSelect)

    def validate(self, value: object) -> None:
        if value:
            super().validate(value)


AS_IT_IS = ("", _("As it is"))


class CheckInForm(forms.Form):
    """How it went: each step in hand, six figures, one win, one lesson."""

    use_required_attribute = False

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        steps: Iterable[Step],
        pulse: Instrument,
        before: CheckIn | None = None,
        figures: Mapping[int, int | None] | None = None,
    ) -> None:
        super().__init__(data, auto_id="told-%s")
        self.steps, self.pulse = list(steps), pulse
        for step in self.steps:
            field = LeftOut(step.title, [AS_IT_IS, *OUTCOMES])
            field.initial = State.STUCK.value if step.is_stuck else ""
            self.fields[f"step_{step.pk}"] = field
            cause = LeftOut(_("If it is stuck, what is in the way"), CAUSES)
            cause.initial = step.stuck_because
            self.fields[f"because_{step.pk}"] = cause
        for item in pulse.items:
            field = LeftOut(
                item.text, [(str(one.value), one.label) for one in pulse.options]
            )
            field.initial = (figures or {}).get(item.n)
            self.fields[f"pulse_{item.n}"] = field
        self.fields["win"] = _long(_("One thing that went well"), rows=2)
        self.fields["lesson"] = _long(_("One thing to do otherwise"), rows=2)
        if before is not None:
            self.fields["win"].initial = before.win
            self.fields["lesson"].initial = before.lesson

    @property
    def of_steps(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [
            (self[f"step_{step.pk}"], self[f"because_{step.pk}"]) for step in self.steps
        ]

    @property
    def of_pulse(self) -> list[tuple[forms.BoundField, str, str]]:
        """Each question with the names of its ends."""
        return [
            (self[f"pulse_{item.n}"], *(item.ends or ("", "")))
            for item in self.pulse.items
        ]

    @property
    def told(self) -> Told:
        said = self.cleaned_data
        causes = {step.pk: said[f"because_{step.pk}"] for step in self.steps}
        outcomes = {key: said[f"step_{key}"] for key in causes}
        # Naming what is in the way says that it is stuck.
        named = {key: State.STUCK for key, cause in causes.items() if cause}
        told = {key: State(one) for key, one in outcomes.items() if one}
        return Told(
            outcomes=named | told,
            because=causes,
            pulse={
                item.n: _figure(said[f"pulse_{item.n}"]) for item in self.pulse.items
            },
            win=said["win"],
            lesson=said["lesson"],
        )


def _figure(said: str) -> int | None:
    return int(said) if said else None
