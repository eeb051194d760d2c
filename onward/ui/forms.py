"""How a form field of any kind is drawn: its parts, ready for a template."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.forms import BoundField
from django.forms.boundfield import BoundWidget
from django.utils.safestring import SafeString

NATIVE_INPUTS = {
    forms.DateTimeInput: ("datetime-local", "%Y-%m-%dT%H:%M"),
    forms.DateInput: ("date", "%Y-%m-%d"),
    forms.TimeInput: ("time", "%H:%M"),
}
# Django's words say what is wrong; ours say what to do.
PLAIN_WORDS = {
    "This field is required.": "Please fill this in.",
    "Enter a valid email address.": "An address looks like name@example.org.",
    "Enter a valid date.": "There is no such day. Write it as 2026-03-12.",
    "Enter a valid time.": "There is no such time. Write it as 14:30.",
    "Enter a whole number.": "Please write a whole number.",
    "Enter a number.": "Please write a number.",
    "Null characters are not allowed.": "This holds a character no keyboard writes.",
}
PLAIN_WORDS_WITH_FIGURES = (
    (
        r"Ensure this value is greater than or equal to (.+)\.",
        r"Please write \1 or more.",
    ),
    (r"Ensure this value is less than or equal to (.+)\.", r"Please write \1 or less."),
    (
        r"Ensure this value has at most (\d+) characters? \(it has (\d+)\)\.",
        r"Too long: \1 letters have room here, these are \2.",
    ),
)
PLAIN_WORDS_OF_GROUPS = {"This field is required.": "Please choose."}
GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field: ids are "" where the form gives none; `control` is the widget."""

    kind: str  # "input", "check", "group", "several" or "hidden"
    name: str
    id: str
    label: str
    hide_label: bool
    is_optional: bool
    help: str
    help_id: str
    errors: tuple[str, ...]
    error_id: str
    described_by: str
    control: SafeString

    @property
    def is_group(self) -> bool:
        """Radios or check boxes, drawn one by one."""
        return self.kind == "group"


@dataclass(frozen=True, slots=True)
class OptionView:
    """One radio or check box of a group."""

    id: str
    name: str
    value: str
    type: str
    label: str
    note: str
    is_checked: bool
    is_disabled: bool
    is_required: bool

    @property
    def end_name(self) -> str:
        """The label where it says more than the value does."""
        return "" if self.label == self.value else self.label


def field_view(
    bound: BoundField, *, label: str = "", help_text: str = "", hide_label: bool = False
) -> FieldView:
    """Take a bound field apart into what its template prints."""
    stem = bound.auto_id or f"id_{bound.html_name}"
    kind = _kind(bound)
    words = str(help_text or bound.help_text)
    errors = tuple(_in_plain_words(str(error), kind) for error in bound.errors)
    help_id = f"{stem}-help" if words else ""
    error_id = f"{stem}-error" if errors else ""
    own = str(bound.field.widget.attrs.get("aria-describedby", ""))
    described_by = " ".join(filter(None, [error_id, help_id, own]))
    return FieldView(
        kind=kind,
        name=bound.html_name,
        id=bound.id_for_label or str(stem),
        label=str(label or bound.label),
        hide_label=hide_label,
        is_optional=not bound.field.required,
        help=words,
        help_id=help_id,
        errors=errors,
        error_id=error_id,
        described_by=described_by,
        control=_control(bound, kind, described_by),
    )


def option_views(
    bound: BoundField, notes: Mapping[str, str] | None = None
) -> tuple[OptionView, ...]:
    """The options of a group of radios or check boxes, in the form's order."""
    return tuple(_option(bound, part, notes or {}) for part in bound.subwidgets)


def _option(
    bound: BoundField, part: BoundWidget, notes: Mapping[str, str]
) -> OptionView:
    data = part.data
    label, _, second_line = str(part.choice_label).partition("\n")
    value = str(data["value"])
    return OptionView(
        id=str(part.id_for_label or ""),
        name=str(data["name"]),
        value=value,
        type=str(data["type"]),
        label=label,
        note=str(notes.get(value, second_line)),
        is_checked=bool(data["selected"]),
        is_disabled=bool(data["attrs"].get("disabled")) or bound.field.disabled,
        is_required=bool(data["attrs"].get("required")),
    )


def _in_plain_words(error: str, kind: str) -> str:
    ours = PLAIN_WORDS if kind == "input" else {**PLAIN_WORDS, **PLAIN_WORDS_OF_GROUPS}
    for pattern, words in PLAIN_WORDS_WITH_FIGURES:
        error = re.sub(pattern, words, error)
    return ours.get(error, error)


def _kind(bound: BoundField) -> str:
    widget = bound.field.widget
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    if isinstance(widget, GROUPS):
        return "group"
    if widget.use_fieldset:
        return "several"
    return "input"


def _control(bound: BoundField, kind: str, described_by: str) -> SafeString:
    widget = bound.field.widget
    if kind == "group":
        return SafeString("")
    _make_native(bound)
    attrs: dict[str, str | bool] = {}
    if described_by:
        attrs["aria-describedby"] = described_by
    if kind in {"input", "several"}:
        attrs["class"] = f"input {widget.attrs.get('class', '')}".strip()
    return bound.as_widget(attrs=attrs)


def _make_native(bound: BoundField) -> None:
    """Give dates and times the browser's own input; a chosen type stays."""
    widget = bound.field.widget
    if not isinstance(widget, forms.DateTimeInput | forms.DateInput | forms.TimeInput):
        return
    if widget.input_type != "text" or not _is_readable(bound):
        return
    kind = next(kind for kind in NATIVE_INPUTS if isinstance(widget, kind))
    widget.input_type, widget.format = NATIVE_INPUTS[kind]


def _is_readable(bound: BoundField) -> bool:
    """Whether the browser's own input can show the value; it drops impossible ones."""
    try:
        bound.field.to_python(bound.value())
    except forms.ValidationError:
        return False
    return True


ONE_TO_FIVE = [(str(n), str(n)) for n in range(1, 6)]
AGREEMENT = [
    ("1", "strongly disagree"),
    ("2", "disagree"),
    ("3", "neither"),
    ("4", "agree"),
    ("5", "strongly agree"),
]
CIRCUMSTANCES = [
    ("returning", "I come back to work\nafter care, illness or a pause"),
    ("between", "I need work soon\nbetween jobs"),
    ("found", "I start something\nof my own"),
]
OBSTACLES = [("time", "No time"), ("size", "Too big"), ("clear", "Not clear")]
READERS = [("own", "Only me"), ("team", "Coaches"), ("shared", "Leila too")]


class SpecimenForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Your name", max_length=80)
    phone = forms.CharField(
        label="Telephone",
        required=False,
        help_text="Only for the morning of a meeting.",
        widget=forms.TextInput(attrs={"placeholder": "555 0142", "type": "tel"}),
    )
    email = forms.EmailField(label="E-mail")
    zone = forms.ChoiceField(
        label="Time zone", choices=[("d", "Denver, Mountain time")]
    )
    day = forms.DateField(label="First meeting")
    hour = forms.TimeField(label="At")
    length = forms.IntegerField(label="Minutes", min_value=15, max_value=240)
    closed = forms.CharField(label="Not open yet", required=False, disabled=True)
    signed = forms.CharField(
        label="Signed on", widget=forms.TextInput(attrs={"readonly": True})
    )
    story = forms.CharField(
        label="In your own words", widget=forms.Textarea(attrs={"class": "said"})
    )
    remind = forms.BooleanField(
        label="Send a reminder", required=False, help_text="The evening before."
    )
    hours = forms.MultipleChoiceField(
        label="When you can be reached",
        choices=[("am", "Mornings"), ("pm", "Afternoons")],
        widget=forms.CheckboxSelectMultiple,
    )
    circumstance = forms.ChoiceField(
        label="What fits best just now", choices=CIRCUMSTANCES, widget=forms.RadioSelect
    )
    obstacles = forms.MultipleChoiceField(
        label="What is in the way",
        choices=OBSTACLES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    why = forms.ChoiceField(
        label="I like to find out why something does not work.",
        choices=ONE_TO_FIVE,
        widget=forms.RadioSelect,
    )
    lead = forms.ChoiceField(
        label="I would rather lead than follow.",
        choices=AGREEMENT,
        widget=forms.RadioSelect,
    )
    reader = forms.ChoiceField(
        label="Who may read this note", choices=READERS, widget=forms.RadioSelect
    )
