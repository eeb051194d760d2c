"""A text to be read as work; it is not kept."""

from django import forms
from django.utils.translation import gettext_lazy as _

MOST_TEXT = 12_000


class TextForm(forms.Form):
    """A vacancy, or a job in one's own words."""

    title = forms.CharField(
        label=_("What it is called, if it has a name"), max_length=200, required=False
    )
    text = forms.CharField(
        label=_("The text"),
        help_text=_("A vacancy as it was printed, or the job in your own words."),
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
