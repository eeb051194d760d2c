"""What comes in about skills: targets, and one's own level of each thing asked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from onward.careers.forms.paths import CODE
from onward.careers.forms.reading import MOST_TEXT
from onward.careers.queries.lists import ladder
from onward.careers.queries.targets import Question
from onward.experience.core.jobs import FIRST_YEAR
from onward.experience.core.skills import Skill
from onward.experience.services import OwnLevel

LEVEL, YEAR = "level-", "year-"


class TargetForm(forms.Form):
    """One occupation, by its code."""

    code = forms.RegexField(CODE, max_length=15)


class VacancyForm(forms.Form):
    """A vacancy to hold one's skills against; its text is kept only if asked."""

    title = forms.CharField(
        label=_("What it is called"),
        help_text=_("As you would find it again: lab assistant, Bay Road."),
        max_length=120,
    )
    text = forms.CharField(
        label=_("The text of the vacancy"),
        help_text=_("As it was printed. What it asks for is read from it."),
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    keep = forms.BooleanField(
        label=_("Keep the text too"),
        help_text=_("Otherwise only what it asks for is kept, and no word of it."),
        required=False,
    )


class PictureForm(forms.Form):
    """Which target is drawn."""

    target = forms.UUIDField(required=False)

    @property
    def key(self) -> str:
        found = self.cleaned_data["target"] if self.is_valid() else None
        return str(found or "")


class WayForm(forms.Form):
    """Where to, after keeping a page."""

    go = forms.ChoiceField(
        choices=[(way, way) for way in ("on", "back", "stop")], required=False
    )

    @property
    def where(self) -> str:
        return (self.cleaned_data["go"] if self.is_valid() else "") or "on"


def field_key(skill: Skill) -> str:
    """What names the fields of a skill, whatever else stands on the page."""
    return slugify(skill.key.replace(":", " "))


class LevelField(forms.TypedChoiceField):
    """A level 0 to 7, or none."""

    def __init__(self, question: Question) -> None:
        super().__init__(
            label=question.label,
            choices=[("", ""), *((str(n), str(n)) for n in range(len(ladder().steps)))],
            coerce=int,
            empty_value=None,
            required=False,
            error_messages={"invalid_choice": _("Choose one of 0 to 7.")},
        )


class YearField(forms.IntegerField):
    """The year a skill was last used; none where nobody says."""

    def __init__(self, question: Question, this_year: int) -> None:
        super().__init__(
            min_value=FIRST_YEAR,
            max_value=this_year,
            required=False,
            label=_("%(skill)s, last used in") % {"skill": question.label},
            error_messages=dict.fromkeys(
                ("invalid", "min_value", "max_value"),
                _("A year from 1930 to this one, please."),
            ),
            widget=forms.NumberInput(attrs={"class": "year", "inputmode": "numeric"}),
        )

    def validate(self, value: object) -> None:
        """The page says once that everything can be left out."""


@dataclass(frozen=True, slots=True)
class Step:
    """One level to choose."""

    value: str
    words: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class LevelRow:
    """One skill as its line is drawn; `is_left_out` when that was said."""

    name: str
    label: str
    about: str
    anchors: tuple[tuple[int, str], ...]
    steps: tuple[Step, ...]
    is_left_out: bool
    errors: Sequence[str]
    year: forms.BoundField | None = None


def level_row(
    bound: forms.BoundField,
    question: Question,
    *,
    said: str | None,
    year: forms.BoundField | None = None,
) -> LevelRow:
    """`said` is what stands there before anything is sent; "" is left out."""
    form = bound.form
    sent = form.data.get(bound.html_name) if form.is_bound else said
    return LevelRow(
        name=bound.html_name,
        label=question.label,
        about=question.about,
        anchors=question.anchors,
        steps=tuple(
            Step(str(n), words, str(n) == sent)
            for n, words in enumerate(ladder().steps)
        ),
        is_left_out=sent == "",
        errors=[str(one) for one in bound.errors],
        year=year,
    )


class LevelsForm(forms.Form):
    """One's own level of some skills, and when each was last used."""

    use_required_attribute = False

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        questions: Iterable[Question],
        this_year: int,
    ) -> None:
        super().__init__(data)
        self.questions = {field_key(one.skill): one for one in questions}
        for key, one in self.questions.items():
            self.fields[f"{LEVEL}{key}"] = LevelField(one)
            year = YearField(one, this_year)
            year.initial = one.said.last_used_year if one.said else None
            self.fields[f"{YEAR}{key}"] = year

    def clean(self) -> None:
        """A year beside no mark at all has nothing to stand with."""
        for key in self.questions:
            if f"{LEVEL}{key}" not in self.data and self.cleaned_data.get(
                f"{YEAR}{key}"
            ):
                self.add_error(
                    f"{YEAR}{key}", _("Choose a level too: the year is kept with it.")
                )

    @property
    def rows(self) -> list[LevelRow]:
        return [
            level_row(
                self[f"{LEVEL}{key}"],
                one,
                said=_as_sent(one),
                year=self[f"{YEAR}{key}"],
            )
            for key, one in self.questions.items()
        ]

    @property
    def levels(self) -> dict[Skill, OwnLevel]:
        """Of every skill on the page; one without a level is left out."""
        return {one.skill: self._said(key) for key, one in self.questions.items()}

    @property
    def given(self) -> dict[Skill, OwnLevel]:
        """Only what was marked and can be: the rest is not reached yet."""
        return {
            one.skill: self._said(key)
            for key, one in self.questions.items()
            if f"{LEVEL}{key}" in self.data
            and not {f"{LEVEL}{key}", f"{YEAR}{key}"} & self.errors.keys()
        }

    def _said(self, key: str) -> OwnLevel:
        return OwnLevel(
            self.cleaned_data[f"{LEVEL}{key}"], self.cleaned_data[f"{YEAR}{key}"]
        )


def _as_sent(question: Question) -> str | None:
    """What stands there already: None before anything was said."""
    if question.said is None:
        return None
    return "" if question.said.level is None else str(question.said.level)
