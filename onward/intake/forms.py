"""The shape of what is entered. Rules are the services'."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from onward.coaching.core.circumstances import WORDS
from onward.intake.core.limits import DAYS, HOURS_IN_A_WEEK, TRAINING, HardLimits
from onward.intake.core.places import US_STATES
from onward.intake.models import (
    MOST_HOURLY_PAY,
    Limits,
    Mode,
    Preferences,
    Visibility,
)
from onward.intake.queries import Told, red_flags
from onward.intake.services import Said, Wishes

LONGEST_ANSWER = 20_000
LONGEST_LINE = 2_000


def _large(rows: int, **attrs: str) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, **attrs})


class WordsField(forms.CharField):
    """Text of any length a person writes: line ends are kept as one sign."""

    def to_python(self, value: object) -> str:
        text = super().to_python(value) or ""
        return text.replace("\r\n", "\n").replace("\r", "\n")


class CircumstancesForm(forms.Form):
    circumstances = forms.MultipleChoiceField(
        label=_("What brings you here"),
        help_text=_("Choose all that fit."),
        widget=forms.CheckboxSelectMultiple,
        choices=[
            (key.value, f"{says}\n{more}") for key, (says, more, _l) in WORDS.items()
        ],
        error_messages={
            "required": _("Choose what comes nearest. It can be changed later.")
        },
    )
    primary = forms.ChoiceField(
        label=_("Which of them comes first?"),
        help_text=_("Its questions are asked after the four themes."),
        widget=forms.RadioSelect,
        choices=[(key.value, says) for key, (says, _m, _l) in WORDS.items()],
        required=False,
    )


class AnswerForm(forms.Form):
    """An answer, with who may read it; `opened` is when the page was opened."""

    text = WordsField(
        label=_("Your answer"),
        required=False,
        max_length=LONGEST_ANSWER,
        widget=_large(6, **{"class": "said", "aria-describedby": "saved"}),
    )
    visibility = forms.ChoiceField(
        label=_("Who may read this answer"),
        choices=Visibility.choices,
        widget=forms.RadioSelect,
    )
    mode = forms.ChoiceField(
        label=_("How it was said"),
        choices=[(Mode.PHONE, _("By telephone")), (Mode.IN_PERSON, _("In person"))],
        widget=forms.RadioSelect,
        required=False,
    )
    opened = forms.FloatField(required=False, widget=forms.HiddenInput)

    def name_readers(self, *, both: str, client: str) -> None:
        """Say who may read it by name; a second line is small."""
        readers = self.fields["visibility"]
        if isinstance(readers, forms.ChoiceField):
            readers.choices = [(Visibility.COACH, both), (Visibility.CLIENT, client)]

    def said(self) -> Said:
        data = self.cleaned_data
        return Said(
            text=data["text"],
            visibility=data["visibility"],
            mode=data.get("mode") or Mode.PHONE.value,
        )

    def needs_words(self) -> bool:
        """Say so beside the field when an answer is to be kept that is not there."""
        if self.cleaned_data["text"]:
            return False
        self.add_error(
            "text",
            _(
                "Nothing is written yet. Write a line, skip it, or put it off "
                "until you meet."
            ),
        )
        return True


class ActForm(forms.Form):
    """Which button was pressed."""

    act = forms.ChoiceField(
        required=False,
        choices=[
            (act, act)
            for act in ("keep", "in-person", "skip", "back", "stop", "redo", "finish")
        ],
    )

    def pressed(self) -> str:
        return str(self.cleaned_data["act"] if self.is_valid() else "") or "keep"


class LimitsForm(forms.Form):
    hours_max = forms.IntegerField(
        label=_("Hours a week, at most"),
        required=False,
        min_value=1,
        max_value=HOURS_IN_A_WEEK,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "narrow"}),
    )
    days = forms.MultipleChoiceField(
        label=_("Days that are possible"),
        help_text=_("None chosen means any day."),
        required=False,
        choices=list(DAYS.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    place_state = forms.ChoiceField(
        label=_("State"),
        help_text=_("Wages are shown for this state."),
        required=False,
        choices=[("", _("Anywhere")), *US_STATES.items()],
    )
    place = forms.CharField(
        label=_("Where, and how far"),
        help_text=_("Such as: Duluth, half an hour by bus."),
        required=False,
        max_length=120,
    )
    minimum_hourly_pay = forms.DecimalField(
        label=_("Pay needed, dollars an hour"),
        required=False,
        min_value=Decimal(0),
        max_value=Decimal(MOST_HOURLY_PAY),
        decimal_places=2,
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "class": "narrow"}),
    )
    longest_training = forms.ChoiceField(
        label=_("Longest training you could do first"),
        required=False,
        choices=[("", _("no limit set")), *TRAINING.items()],
        widget=forms.RadioSelect,
    )
    no_licence = forms.BooleanField(
        label=_("Nothing that needs a licence or registration"), required=False
    )
    no_shifts = forms.BooleanField(label=_("No shifts, nights or call"), required=False)
    health = WordsField(
        label=_("Health: what a job must respect"),
        help_text=_("Only what you wish to say. It is not used in any search."),
        required=False,
        max_length=LONGEST_LINE,
        widget=_large(3),
    )
    caring = WordsField(
        label=_("Care for others: what must stay possible"),
        help_text=_("Such as: fetching two children at half past two."),
        required=False,
        max_length=LONGEST_LINE,
        widget=_large(3),
    )

    def limits(self) -> HardLimits:
        data = self.cleaned_data
        return HardLimits(
            hours_max=data["hours_max"],
            days=tuple(data["days"]),
            place_state=data["place_state"],
            place=data["place"],
            minimum_hourly_pay=data["minimum_hourly_pay"],
            longest_training=data["longest_training"],
            no_licence=data["no_licence"],
            no_shifts=data["no_shifts"],
        )

    @staticmethod
    def values_of(row: Limits | None) -> dict[str, object]:
        names = LimitsForm.base_fields
        return {name: getattr(row, name) for name in names} if row else {}


class PreferencesForm(forms.Form):
    workplaces = forms.MultipleChoiceField(
        label=_("Where you like to work"),
        required=False,
        choices=Preferences.Workplace.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    team = forms.ChoiceField(
        label=_("With how many people"),
        required=False,
        choices=[("", _("no matter")), *Preferences.Team.choices],
        widget=forms.RadioSelect,
    )
    pace = forms.ChoiceField(
        label=_("At what pace"),
        required=False,
        choices=[("", _("no matter")), *Preferences.Pace.choices],
        widget=forms.RadioSelect,
    )
    company = forms.MultipleChoiceField(
        label=_("What you like to have to do with"),
        required=False,
        choices=Preferences.Company.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    text = WordsField(
        label=_("What else would be good"),
        help_text=_("Small things count: daylight, a dog allowed, nobody in a tie."),
        required=False,
        max_length=LONGEST_LINE,
        widget=_large(4, **{"class": "said"}),
    )

    def wishes(self) -> Wishes:
        data = self.cleaned_data
        return Wishes(
            workplaces=tuple(data["workplaces"]),
            team=data["team"],
            pace=data["pace"],
            company=tuple(data["company"]),
            text=data["text"],
        )

    @staticmethod
    def values_of(row: Preferences | None) -> dict[str, object]:
        names = PreferencesForm.base_fields
        return {name: getattr(row, name) for name in names} if row else {}


class SummaryForm(forms.Form):
    """The summary; the coach adds the day on which it was read aloud."""

    text = WordsField(
        label=_("Summary"),
        required=False,
        max_length=LONGEST_ANSWER,
        widget=_large(16, **{"class": "said", "aria-describedby": "saved"}),
    )
    read_aloud_on = forms.DateField(
        label=_("Read aloud to the client on"), required=False
    )

    def __init__(self, *args: object, today: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own
        self.today = today

    def clean_read_aloud_on(self) -> date | None:
        day: date | None = self.cleaned_data["read_aloud_on"]
        if day is not None and day > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return day


class MeetingForm(forms.Form):
    """What was agreed, one field a question."""

    def __init__(self, *args: object, lines: Iterable[Told], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own
        for line in lines:
            self.fields[line.question.key] = WordsField(
                label=_("What we agreed"),
                required=False,
                initial=line.agreed,
                max_length=LONGEST_ANSWER,
                widget=_large(2),
            )

    def texts(self) -> dict[str, str]:
        return {str(key): str(text) for key, text in self.cleaned_data.items()}


class ConcernForm(forms.Form):
    kind = forms.ChoiceField(label=_("What it is about"))
    note = WordsField(
        label=_("What you noticed, what you did, what comes next"),
        help_text=_(
            "Facts, in the person's words where you can. Only you will read this; the "
            "owner of the practice sees that it exists."
        ),
        max_length=LONGEST_ANSWER,
        widget=_large(5),
        error_messages={"required": _("Write a line, so that it can be followed up.")},
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own
        kind = self.fields["kind"]
        if isinstance(kind, forms.ChoiceField):
            kind.choices = [(signal.key, signal.name) for signal in red_flags().signals]
