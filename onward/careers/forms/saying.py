"""What somebody says of a kind of work: a rating, a reason, a note."""

from django import forms
from django.utils.translation import gettext_lazy as _

MOST_NOTE = 4000
MOST_WHY = 600
RATINGS = [(str(n), str(n)) for n in range(11)]


class RatingForm(forms.Form):
    """How well a kind of work fits, as the client says after reading about it."""

    rating = forms.ChoiceField(
        label=_("How well does this fit you?"),
        choices=RATINGS,
        widget=forms.RadioSelect,
        required=False,
    )

    @property
    def given(self) -> int | None:
        """None takes a rating back."""
        said = self.cleaned_data["rating"]
        return int(said) if said else None


class NoteForm(forms.Form):
    """A note beside a kind of work; coach and client both read it."""

    text = forms.CharField(
        label=_("A note beside it"),
        max_length=MOST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class WhyForm(forms.Form):
    """Why a path is kept, in one's own words."""

    why = forms.CharField(
        label=_("Why I keep it"),
        max_length=MOST_WHY,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "said"}),
    )
