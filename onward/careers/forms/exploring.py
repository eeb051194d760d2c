"""What comes in when kinds of work are looked for, compared and moved between."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from onward.careers.core.fields import FIELDS
from onward.careers.queries.explore import (
    FIT,
    LIKENESS,
    OPENINGS,
    PAY,
    SHARES,
    TITLE,
    Wanted,
)
from onward.careers.queries.skill_names import LONGEST_KEY

CODE = r"^[0-9]{2}-[0-9]{4}(\.[0-9]{2})?$"
AREA = r"^([A-Z]{2}|[0-9]{7})$"
MOST_CODES = 12
MOST_DIGITS = 4
ANY = ("", _("Any"))
ZONES = [
    ANY,
    ("1", _("Little")),
    ("2", _("Some")),
    ("3", _("A training or short degree at most")),
    ("4", _("A first degree at most")),
]
AT_LEAST = [ANY, *((n, _("at least %s of 100") % n) for n in SHARES)]
MARKS = [
    ANY,
    ("open", _("Neither kept nor set aside")),
    ("kept", _("Kept")),
    ("vetoed", _("Set aside")),
]
ORDERS = [
    ("", _("Fit, or likeness")),
    (FIT, _("Fit")),
    (PAY, _("Pay")),
    (OPENINGS, _("Openings")),
    (TITLE, _("Name")),
    (LIKENESS, _("Likeness to what is typed")),
]


class AreaForm(forms.Form):
    """Where pay is looked at."""

    area = forms.RegexField(AREA, required=False)

    @property
    def area_code(self) -> str:
        return str(self.cleaned_data.get("area", "")) if self.is_valid() else ""


class ExploreForm(forms.Form):
    """What is looked for. Whatever cannot be read asks for nothing, and says so."""

    q = forms.CharField(
        label=_("A job title, or a word of it"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    zone = forms.ChoiceField(label=_("Preparation"), choices=ZONES, required=False)
    pay = forms.IntegerField(
        label=_("Half earn at least, $ an hour"),
        min_value=1,
        max_value=200,
        required=False,
    )
    area = forms.ChoiceField(label=_("Pay in"), required=False)
    field = forms.ChoiceField(
        label=_("Field"), choices=[ANY, *FIELDS.items()], required=False
    )
    weeks = forms.ChoiceField(label=_("Short weeks"), choices=AT_LEAST, required=False)
    alone = forms.ChoiceField(
        label=_("For themselves"), choices=AT_LEAST, required=False
    )
    mark = forms.ChoiceField(
        label=_("What I made of it"), choices=MARKS, required=False
    )
    order = forms.ChoiceField(
        label=_("In the order of"), choices=ORDERS, required=False
    )
    page = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: object, areas: tuple[tuple[str, str], ...], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own
        field = self.fields["area"]
        field.choices = [("", _("My own place")), *areas]  # type: ignore[attr-defined]  # a choice field's choices

    @property
    def wanted(self) -> Wanted:
        """What could be read of it."""
        self.is_valid()
        said = self.cleaned_data
        return Wanted(
            typed=str(said.get("q") or "").strip(),
            zone=int(said["zone"]) if said.get("zone") else None,
            pay=float(said["pay"]) if said.get("pay") else None,
            area=str(said.get("area") or ""),
            field=str(said.get("field") or ""),
            part_time=_share(said.get("weeks")),
            alone=_share(said.get("alone")),
            mark=str(said.get("mark") or ""),
            order=str(said.get("order") or ""),
            page=_number(said.get("page")),
        )


def _number(said: str | None) -> int:
    """A page's number; whatever is none is the first page."""
    return int(said) if said and said.isdecimal() and len(said) <= MOST_DIGITS else 1


def _share(said: str | None) -> float | None:
    return int(said) / 100 if said else None


class Codes(forms.MultipleChoiceField):
    """As many codes as an address holds; what is none is passed over."""

    def clean(self, value: Sequence[str] | None) -> list[str]:
        one = forms.RegexField(CODE)
        found = []
        for typed in list(value or ())[:MOST_CODES]:
            try:
                found.append(str(one.clean(typed)))
            except forms.ValidationError:
                continue
        return found


class CompareForm(forms.Form):
    """The codes laid side by side, in the order of the address."""

    code = Codes(required=False)

    @property
    def codes(self) -> list[str]:
        return list(self.cleaned_data["code"]) if self.is_valid() else []


class MovesForm(forms.Form):
    """From where, and perhaps to where; `q` looks a place up by its title."""

    to = forms.RegexField(CODE, required=False)
    q = forms.CharField(
        label=_("From another kind of work"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own
        # "from" is a word of the language, so it cannot be an attribute.
        self.fields["from"] = forms.RegexField(CODE, required=False)

    def said(self, name: str) -> str:
        self.is_valid()
        return str(self.cleaned_data.get(name, "") or "")


class SkillNameForm(forms.Form):
    """A skill as it is typed, or one that was chosen by its key."""

    q = forms.CharField(
        label=_("A skill, or a word of it"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    skill = forms.CharField(
        max_length=LONGEST_KEY, required=False, widget=forms.HiddenInput
    )

    def said(self, name: str) -> str:
        self.is_valid()
        return str(self.cleaned_data.get(name, "") or "").strip()
