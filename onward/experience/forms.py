"""The shape of what a client says about work and schooling."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from onward.experience.core.education import CHOICES
from onward.experience.core.jobs import FIRST_YEAR, JobFacts
from onward.experience.models import Job

EARLY = _("Years from 1930 on, please.")
LATE = _("This year has not come yet.")


class JobForm(forms.Form):
    """One thing a client did. Every year is a whole number; no end means it goes on."""

    title = forms.CharField(
        max_length=200,
        label=_("What was it"),
        help_text=_("As you would say it: driver, treasurer, at home with my mother."),
    )
    kind = forms.ChoiceField(
        choices=Job.Kind.choices,
        initial=Job.Kind.PAID,
        widget=forms.RadioSelect,
        label=_("What kind of work"),
    )
    employer = forms.CharField(
        max_length=200, required=False, label=_("Where, or for whom")
    )
    started_year = forms.IntegerField(
        label=_("From the year"), help_text=_("Roughly is fine.")
    )
    ended_year = forms.IntegerField(
        required=False,
        label=_("To the year"),
        help_text=_("Empty if you still do it."),
    )
    what_i_did = forms.CharField(
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        label=_("What you did there"),
        help_text=_("Two or three things you did, not what the post was called."),
    )

    def __init__(self, *args: object, today: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own
        self.today = today

    def clean_started_year(self) -> int:
        return self._checked(self.cleaned_data["started_year"])

    def clean_ended_year(self) -> int | None:
        year = self.cleaned_data["ended_year"]
        return None if year is None else self._checked(year)

    def _checked(self, year: int) -> int:
        if year < FIRST_YEAR:
            raise forms.ValidationError(EARLY)
        if year > self.today.year:
            raise forms.ValidationError(LATE)
        return year

    def clean(self) -> None:
        started = self.cleaned_data.get("started_year")
        ended = self.cleaned_data.get("ended_year")
        if started is not None and ended is not None and ended < started:
            self.add_error("ended_year", _("This is before the year it began."))

    @property
    def facts(self) -> JobFacts:
        return JobFacts(**self.cleaned_data)

    @classmethod
    def of(cls, job: Job, *, today: date) -> "JobForm":
        names = cls.base_fields
        return cls(initial={name: getattr(job, name) for name in names}, today=today)


class EducationForm(forms.Form):
    level = forms.ChoiceField(
        choices=CHOICES, widget=forms.RadioSelect, label=_("The furthest you have come")
    )
