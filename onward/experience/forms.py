"""The shape of what a client says about work, schooling and things that happened."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from onward.experience.core.education import CHOICES
from onward.experience.core.jobs import FIRST_YEAR, JobFacts
from onward.experience.core.stories import (
    LONGEST_SKILL,
    MOST_SKILLS,
    StoryFacts,
    skills_in,
)
from onward.experience.models import Job, Story
from onward.experience.queries import strengths

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


class StoryForm(forms.Form):
    """What I did, what came of it, and what it shows. Who reads it is said once."""

    title = forms.CharField(
        max_length=120,
        label=_("What to call it"),
        help_text=_("A few words: the school rota, the day the boiler burst."),
    )
    what_i_did = forms.CharField(
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        label=_("What you did"),
        help_text=_("Your own part, not what the others did. Small things count."),
    )
    what_came_of_it = forms.CharField(
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        label=_("What came of it"),
        help_text=_("What was different afterwards, or what would have happened else."),
    )
    when = forms.CharField(
        max_length=60,
        required=False,
        label=_("When"),
        help_text=_("Roughly is fine: spring 2019, at school."),
    )
    strengths = forms.MultipleChoiceField(
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("Which of these does it show"),
        help_text=_("One or two are plenty. None is fine: it can wait for the talk."),
    )
    skills = forms.CharField(
        max_length=600,
        required=False,
        label=_("Skills it took"),
        help_text=_("With commas between: spreadsheets, first aid, Arabic."),
    )
    visibility = forms.ChoiceField(
        choices=Story.Visibility.choices,
        initial=Story.Visibility.COACH,
        widget=forms.RadioSelect,
        label=_("Who reads it"),
        help_text=_("This cannot be changed later; a new story can say it otherwise."),
    )

    def __init__(
        self, *args: object, asks_who_reads: bool = True, **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own
        named = [(one.key, one.name) for one in strengths()]
        shown = self.fields["strengths"]
        shown.choices = named  # type: ignore[attr-defined]  # a field with choices
        if not asks_who_reads:
            del self.fields["visibility"]

    def clean_skills(self) -> tuple[str, ...]:
        found = skills_in(self.cleaned_data["skills"])
        if len(found) > MOST_SKILLS:
            raise forms.ValidationError(
                _("Eight at most: keep those it could not have gone without.")
            )
        if any(len(one) > LONGEST_SKILL for one in found):
            raise forms.ValidationError(_("A skill in 60 letters or fewer, please."))
        return found

    @property
    def facts(self) -> StoryFacts:
        told = self.cleaned_data
        return StoryFacts(
            title=told["title"],
            what_i_did=told["what_i_did"],
            what_came_of_it=told["what_came_of_it"],
            when=told["when"],
            strengths=tuple(told["strengths"]),
            skills=told["skills"],
        )

    @property
    def readers(self) -> str:
        """Who reads it; both, where nobody was asked."""
        return str(self.cleaned_data.get("visibility", Story.Visibility.COACH))

    @classmethod
    def of(cls, story: Story) -> "StoryForm":
        names = ("title", "what_i_did", "what_came_of_it", "when", "strengths")
        told = {name: getattr(story, name) for name in names}
        told["skills"] = ", ".join(story.skill_names)
        return cls(initial=told, asks_who_reads=False)
