"""Answers, the summary, what was agreed, and what was noticed."""

from collections.abc import Iterable
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from onward.intake.forms.words import LONGEST_ANSWER, WordsField, large
from onward.intake.models import Mode, Visibility
from onward.intake.queries import Told, red_flags
from onward.intake.services import Said


class AnswerForm(forms.Form):
    """An answer, with who may read it; `opened` is when the page was opened."""

    text = WordsField(
        label=_("Your answer"),
        required=False,
        max_length=LONGEST_ANSWER,
        widget=large(6, **{"class": "said", "aria-describedby": "saved"}),
    )
    visibility = forms.ChoiceField(
        label=_("Who may read this answer"),
        choices=Visibility.choices,
        widget=forms.RadioSelect,
    )
    mode = forms.ChoiceField(
        label=_("How it was said"),
        choices=[(Mode.PHONE, _("By telephone")), (Mode.IN_PERSON, _("In person"))],
        widget=forms.RadioSelect,
        required=False,
    )
    opened = forms.FloatField(required=False, widget=forms.HiddenInput)

    def name_readers(self, *, both: str, client: str) -> None:
        """Say who may read it by name; a second line is small."""
        readers = self.fields["visibility"]
        if isinstance(readers, forms.ChoiceField):
            readers.choices = [(Visibility.COACH, both), (Visibility.CLIENT, client)]

    def said(self) -> Said:
        data = self.cleaned_data
        return Said(
            text=data["text"],
            visibility=data["visibility"],
            mode=data.get("mode") or Mode.PHONE.value,
        )

    def needs_words(self) -> bool:
        """Say so beside the field when an answer is to be kept that is not there."""
        if self.cleaned_data["text"]:
            return False
        self.add_error(
            "text",
            _(
                "Nothing is written yet. Write a line, skip it, or put it off "
                "until you meet."
            ),
        )
        return True


class ActForm(forms.Form):
    """Which button was pressed."""

    act = forms.ChoiceField(
        required=False,
        choices=[
            (act, act)
            for act in ("keep", "in-person", "skip", "back", "stop", "redo", "finish")
        ],
    )

    def pressed(self) -> str:
        return str(self.cleaned_data["act"] if self.is_valid() else "") or "keep"


class SummaryForm(forms.Form):
    """The summary; the coach adds the day on which it was read aloud."""

    use_required_attribute = False  # keeping it for later needs no day

    text = WordsField(
        label=_("Summary"),
        required=False,
        max_length=LONGEST_ANSWER,
        widget=large(16, **{"class": "said", "aria-describedby": "saved"}),
    )
    read_aloud_on = forms.DateField(
        label=_("Read aloud to the client on"), required=False
    )

    def __init__(self, *args: object, today: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own
        self.today = today

    def clean_read_aloud_on(self) -> date | None:
        day: date | None = self.cleaned_data["read_aloud_on"]
        if day is not None and day > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return day


class MeetingForm(forms.Form):
    """What was agreed, one field a question."""

    def __init__(self, *args: object, lines: Iterable[Told], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own
        for line in lines:
            self.fields[line.question.key] = WordsField(
                label=_("What we agreed"),
                required=False,
                initial=line.agreed,
                max_length=LONGEST_ANSWER,
                widget=large(2),
            )

    def texts(self) -> dict[str, str]:
        return {str(key): str(text) for key, text in self.cleaned_data.items()}


class ConcernForm(forms.Form):
    kind = forms.ChoiceField(label=_("What it is about"))
    note = WordsField(
        label=_("What you noticed, what you did, what comes next"),
        help_text=_(
            "Facts, in the person's words where you can. Only you will read this; the "
            "owner of the practice sees that it exists."
        ),
        max_length=LONGEST_ANSWER,
        widget=large(5),
        error_messages={"required": _("Write a line, so that it can be followed up.")},
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own
        kind = self.fields["kind"]
        if isinstance(kind, forms.ChoiceField):
            kind.choices = [(signal.key, signal.name) for signal in red_flags().signals]
