"""What is typed at a session: notes, attendance, the check-in."""

from collections.abc import Iterable, Mapping
from typing import cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from onward.assessments.core.instruments import Instrument
from onward.coaching.models import Note
from onward.intake.core.words import first_name
from onward.plans.core.steps import State
from onward.plans.forms.steps import OUTCOMES, Label, long_text
from onward.plans.models import CAUSES, CheckIn, Step
from onward.plans.services import Told
from onward.scheduling.core.states import Attendance
from onward.scheduling.models import Session

LONGEST_NOTE = 20_000


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
        cast("forms.ChoiceField", self.fields["visibility"]).choices = [
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
        self.fields["win"] = long_text(_("One thing that went well"), rows=2)
        self.fields["lesson"] = long_text(_("One thing to do otherwise"), rows=2)
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
