"""What comes in on the Paths pages."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from onward.careers.core.constraints import STRAINS, THEMES
from onward.careers.core.fields import FIELDS
from onward.careers.core.weights import COMPONENTS, MOST
from onward.careers.queries.titles import Choice

CODE = r"^([0-9]{2}-[0-9]{4}(\.[0-9]{2})?|self-employment)$"


class WeightsForm(forms.Form):
    """How much each thing matters; what is not on the page keeps its weight."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own
        for name in COMPONENTS:
            self.fields[name] = forms.IntegerField(
                min_value=0, max_value=MOST, required=False
            )
        self.fields["back"] = forms.BooleanField(required=False)

    @property
    def is_back(self) -> bool:
        """Whether to go back to what the circumstance suggests."""
        return bool(self.cleaned_data["back"])

    @property
    def weights(self) -> dict[str, int]:
        found = {name: self.cleaned_data[name] for name in COMPONENTS}
        return {name: weight for name, weight in found.items() if weight is not None}


class WhyNotForm(forms.Form):
    """Why a path is not for me: a word to choose, a sentence to add, both optional."""

    REASONS = (
        ("The work itself", _("The work itself")),
        ("The pay", _("The pay")),
        ("The learning it takes", _("The learning it takes")),
        ("Hours or place", _("Hours or place")),
        ("The people or the setting", _("The people or the setting")),
        ("I have done it", _("I have done it")),
    )

    about = forms.ChoiceField(
        label=_("What is it about?"),
        choices=REASONS,
        widget=forms.RadioSelect,
        required=False,
    )
    words = forms.CharField(
        label=_("In your words"),
        help_text=_("Your coach can read this. It helps to look elsewhere."),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    @property
    def why(self) -> str:
        parts = [self.cleaned_data["about"], self.cleaned_data["words"]]
        return ": ".join(part for part in parts if part)


class FieldsForm(forms.Form):
    """Whole fields of work, and kinds of things, that do not come into question."""

    groups = forms.MultipleChoiceField(
        label=_("Whole fields"),
        choices=list(FIELDS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    themes = forms.MultipleChoiceField(
        label=_("What I will not have to do with"),
        choices=list(THEMES.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    strains = forms.MultipleChoiceField(
        label=_("What my body does not allow"),
        help_text=_("As a limit of yours; nobody asks for the reason."),
        choices=list(STRAINS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class AreaChoiceForm(forms.Form):
    """Where pay is looked at, and whether only what it names comes into question."""

    area = forms.ChoiceField(label=_("Look at pay in"), required=False)
    only = forms.BooleanField(
        label=_("Only work that the figures of this place name"),
        help_text=_("What nobody is counted doing there is left out, and counted."),
        required=False,
    )

    def __init__(
        self, *args: object, areas: Sequence[tuple[str, object]], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own
        area = self.fields["area"]
        area.choices = [("", _("The place of my limits")), *areas]  # type: ignore[attr-defined]  # a choice field's choices


class SearchForm(forms.Form):
    """Another title to look an occupation up by."""

    q = forms.CharField(label=_("Look for another"), max_length=200, required=False)

    @property
    def typed(self) -> str:
        return str(self.cleaned_data["q"]) if self.is_valid() else ""


class ReturnForm(forms.Form):
    """Which card stands open, and what was set aside a moment ago."""

    open = forms.RegexField(CODE, required=False)
    aside = forms.RegexField(CODE, required=False)

    def code(self, name: str) -> str:
        self.is_valid()
        return str(self.cleaned_data.get(name, ""))


class BackForm(forms.Form):
    """The page a button stood on, where it is not the page of paths; asked, sure?"""

    back = forms.CharField(max_length=600, required=False)
    sure = forms.BooleanField(required=False)

    @property
    def is_sure(self) -> bool:
        return bool(self.is_valid() and self.cleaned_data["sure"])

    def way(self, beginning: str) -> str:
        """An address below `beginning`, else ""."""
        path = str(self.cleaned_data["back"]) if self.is_valid() else ""
        return path if path.startswith(beginning) else ""


class JobMatchForm(forms.Form):
    """Which occupation a past job was; none of them is an answer too."""

    code = forms.ChoiceField(label=_("It was"), widget=forms.RadioSelect)

    def __init__(
        self, *args: object, choices: Sequence[Choice], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own
        options = [(one.code, _label(one)) for one in choices]
        code = self.fields["code"]
        code.choices = [*options, ("none", _("None of these"))]  # type: ignore[attr-defined]  # a choice field's choices

    @property
    def chosen(self) -> str:
        code = str(self.cleaned_data["code"])
        return "" if code == "none" else code


def _label(one: Choice) -> str:
    """The occupation, and in a second line the title it was found by."""
    found = f"{one.found_as}, " if one.found_as else ""
    return f"{one.title}\n{found}{one.percent} of 100 alike"
