"""What brings a client, what limits them, what they would like."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from onward.coaching.core.circumstances import WORDS
from onward.intake.core.limits import DAYS, HOURS_IN_A_WEEK, TRAINING, HardLimits
from onward.intake.core.places import US_STATES
from onward.intake.forms.words import LONGEST_LINE, WordsField, large
from onward.intake.models import MOST_HOURLY_PAY, Limits, Preferences
from onward.intake.services import Wishes


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
        widget=large(3),
    )
    caring = WordsField(
        label=_("Care for others: what must stay possible"),
        help_text=_("Such as: fetching two children at half past two."),
        required=False,
        max_length=LONGEST_LINE,
        widget=large(3),
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
        widget=large(4, **{"class": "said"}),
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
