"""A sheet of paper keyed in: one small field a line, figures only."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from onward.assessments.core.instruments import Instrument, Item, Kind

PREFIX = "item_"


class Code(forms.IntegerField):
    """The figure ringed on paper, or nothing where nothing is."""

    def __init__(self, instrument: Instrument, item: Item) -> None:
        self.instrument, self.item = instrument, item
        most = instrument.top_of(item)
        digits = len(str(most))
        box = {"inputmode": "numeric", "maxlength": digits, "size": digits}
        super().__init__(
            label=f"{item.n}. {item.text}",
            widget=forms.TextInput(
                attrs={**box, "autocomplete": "off", "class": "code"}
            ),
            error_messages={"invalid": _("Figures only.")},
        )

    def validate(self, value: object) -> None:
        if isinstance(value, int) and not self.instrument.takes(self.item, value):
            low, high = (
                self.instrument.bottom_of(self.item),
                self.instrument.top_of(self.item),
            )
            said = _("The answers are %(low)d to %(high)d.")
            if self.item.kind is Kind.CHOICE and high - low >= len(
                self.instrument.options_of(self.item)
            ):
                said = _("This is not one of the answers.")
            raise forms.ValidationError(said % {"low": low, "high": high})


class KeyForm(forms.Form):
    """Every line of the sheet. `before` is what was keyed first, when it is keyed
    again: lines that differ are asked about once more, and a line left out counts as
    empty only where somebody says so.
    """

    use_required_attribute = False
    settles = forms.BooleanField(required=False, widget=forms.HiddenInput)
    empty_on_paper = forms.BooleanField(
        required=False, label=_lazy("The lines I left out stand empty on paper")
    )

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        instrument: Instrument,
        answers: Mapping[int, int | None] | None = None,
        before: Mapping[int, int | None] | None = None,
    ) -> None:
        super().__init__(data)
        self.before = before
        self.differs = self.leaves_out = False
        for item in instrument.items:
            field = Code(instrument, item)
            field.initial = (answers or {}).get(item.n)
            self.fields[f"{PREFIX}{item.n}"] = field

    def clean(self) -> None:
        if self.before is None:
            return
        settles, empty = (
            self.cleaned_data.get(name) for name in ("settles", "empty_on_paper")
        )
        for n, value in self.answers.items():
            first = self.before.get(n)
            if value != first and not (settles and (value is not None or empty)):
                self.differs = True
                self.leaves_out |= value is None
                said = _("Keyed first as %(first)s, now as %(now)s: what is on paper?")
                nothing = _("nothing")
                self.add_error(
                    f"{PREFIX}{n}",
                    said
                    % {
                        "first": nothing if first is None else first,
                        "now": nothing if value is None else value,
                    },
                )

    @property
    def lines(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith(PREFIX)]

    @property
    def given(self) -> dict[int, int | None]:
        """Without the lines that stand empty: nobody has come to them yet."""
        return {n: value for n, value in self.answers.items() if value is not None}

    @property
    def answers(self) -> dict[int, int | None]:
        return {
            int(name.removeprefix(PREFIX)): value
            for name, value in self.cleaned_data.items()
            if name.startswith(PREFIX)
        }
