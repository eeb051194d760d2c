"""What a coach sends: which inventories, with which words, by when."""

from collections.abc import Iterable, Mapping
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from onward.assessments.core.instruments import Instrument


class BatteryForm(forms.Form):
    """Which battery to begin from, by its key. Nonsense is none."""

    battery = forms.CharField(required=False, max_length=40)

    @property
    def key(self) -> str:
        return str(self.cleaned_data["battery"]) if self.is_valid() else ""


class SendForm(forms.Form):
    instruments = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple,
        label=_("What to ask for"),
        error_messages={"required": _("Tick at least one inventory.")},
    )
    words = forms.CharField(
        required=False,
        max_length=1000,
        label=_("A word with it"),
        help_text=_("It stands in the letter and over the list."),
        widget=forms.Textarea(attrs={"rows": 3, "class": "said"}),
    )
    due_on = forms.DateField(
        required=False,
        label=_("Good to have by"),
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        instruments: Iterable[Instrument],
        today: date,
        initial: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.today = today
        shown = list(instruments)
        self.fields["instruments"].choices = [  # type: ignore[attr-defined]  # it is a choice field
            (one.id, _line(one)) for one in shown
        ]
        adaptive = [one for one in shown if one.may_adapt]
        if adaptive:
            self.fields["adaptive"] = forms.MultipleChoiceField(
                required=False,
                widget=forms.CheckboxSelectMultiple,
                choices=[(one.id, one.name) for one in adaptive],
                label=_("Ask only as many questions as it takes"),
                help_text=_("The next question follows from the answers so far."),
            )
        languages = sorted(
            {one.language for one in shown}
            | {words.language for one in shown for words in one.translations}
        )
        if len(languages) > 1:
            self.fields["language"] = forms.ChoiceField(
                choices=[(one, one) for one in languages],
                initial="en",
                label=_("Language, where there is a translation"),
            )

    def clean_due_on(self) -> date | None:
        found: date | None = self.cleaned_data["due_on"]
        if found is not None and found < self.today:
            raise forms.ValidationError(_("This day is over. Choose one to come."))
        return found


def _line(instrument: Instrument) -> str:
    """Two lines of a choice: the title, and what it takes."""
    said = ngettext(
        "%(n)d questions, about %(m)d minute",
        "%(n)d questions, about %(m)d minutes",
        instrument.minutes,
    )
    return f"{instrument.name}\n" + said % {
        "n": len(instrument.items),
        "m": instrument.minutes,
    }
