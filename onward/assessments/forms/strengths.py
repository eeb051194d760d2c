"""The shape of one's own view, of asking somebody, and of what they say."""

from django import forms
from django.utils.translation import gettext_lazy as _

from onward.assessments.core.strengths import MOST_TICKS
from onward.assessments.queries.strengths import asked_of_others
from onward.assessments.services.strengths import RatingFacts
from onward.experience.queries import strengths

LONGEST_WORDS = 2000


def _named() -> list[tuple[str, str]]:
    return [(one.key, one.name) for one in strengths()]


class OwnViewForm(forms.Form):
    mine = forms.MultipleChoiceField(
        required=False,
        choices=_named,
        widget=forms.CheckboxSelectMultiple,
        label=_("These are mine"),
        help_text=_("As many as are true. Not what you should be: what you do."),
    )


class AskForm(forms.Form):
    """Somebody who knows the client. Without an address, the link is handed over."""

    name = forms.CharField(
        max_length=80,
        label=_("Who"),
        help_text=_("As you call them. If they sign, their answer stands under it."),
    )
    email = forms.EmailField(
        required=False,
        max_length=254,
        label=_("E-mail"),
        help_text=_("Leave it empty to hand the link over yourself."),
    )
    words = forms.CharField(
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        label=_("A word of your own"),
        help_text=_("They read it in the letter and above the questions."),
    )


class RatingForm(forms.Form):
    """Three questions, five ticks at most, signed or not."""

    SIGNED = "signed"
    best = forms.CharField(
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    best_shows = forms.ChoiceField(
        required=False,
        label=_("Which of the strengths further down was it most"),
    )
    asked_for = forms.CharField(
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    unnoticed = forms.CharField(
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    strengths = forms.MultipleChoiceField(
        required=False,
        choices=_named,
        widget=forms.CheckboxSelectMultiple,
        label=_("Tick up to five that fit best"),
        help_text=_("Only what you have seen. Two you are sure of beat five guesses."),
    )
    signed = forms.ChoiceField(widget=forms.RadioSelect, label=_("Your name"))

    def __init__(
        self, *args: object, about: str, invited_as: str, **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own
        for question in asked_of_others():
            asked = self.fields[question.key]
            asked.label = question.about(about)
            asked.help_text = _("For example: “%(example)s”") % {
                "example": question.example
            }
        signing = [
            ("no", _("Without my name")),
            (self.SIGNED, _("Sign as “%(name)s”") % {"name": invited_as}),
        ]
        self.fields["signed"].choices = signing  # type: ignore[attr-defined]  # a field with choices
        self.fields["best_shows"].choices = [  # type: ignore[attr-defined]  # a field with choices
            ("", _("none of them, or hard to say")),
            *_named(),
        ]

    def clean_strengths(self) -> list[str]:
        ticked: list[str] = self.cleaned_data["strengths"]
        if len(ticked) > MOST_TICKS:
            raise forms.ValidationError(
                _("%(many)d are ticked. Five at most: keep the surest.")
                % {"many": len(ticked)}
            )
        return ticked

    def clean(self) -> None:
        """What the first words show is ticked with them, while there is room."""
        said = ("best", "asked_for", "unnoticed", "strengths")
        if not self.errors and not any(self.cleaned_data[name] for name in said):
            raise forms.ValidationError(
                _("Nothing is said or ticked yet. One answer is enough.")
            )
        shows = self.cleaned_data.get("best_shows")
        ticked = self.cleaned_data.get("strengths", [])
        if shows and shows not in ticked and len(ticked) < MOST_TICKS:
            self.cleaned_data["strengths"] = [*ticked, shows]

    @property
    def facts(self) -> RatingFacts:
        told = self.cleaned_data
        return RatingFacts(
            strengths=told["strengths"],
            best=told["best"],
            asked_for=told["asked_for"],
            unnoticed=told["unnoticed"],
            best_shows=told["best_shows"],
            is_signed=told["signed"] == self.SIGNED,
        )
