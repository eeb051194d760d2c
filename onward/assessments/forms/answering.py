"""The shape of answers. Every question can be skipped."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from onward.assessments.core.instruments import (
    Instrument,
    Item,
    Kind,
    Option,
    Order,
)
from onward.assessments.models import Administration

PREFIX = "item_"
FEWEST_NAMED = 3  # with two named ends, the ends say enough
LATEST = 4_000_000_000  # seconds since 1970: the year 2096


class Answer(forms.TypedChoiceField):
    """One of the options, or none: the page says once that all of its questions can
    be left out, so none is called optional.
    """

    def validate(self, value: object) -> None:
        if value:
            super().validate(value)


class Count(forms.IntegerField):
    """A whole number, or none: that questions can be left out is said once."""

    def validate(self, value: object) -> None:
        if value is not None:
            super().validate(value)


class ShownAt(forms.FloatField):
    """When the page was shown, in seconds since 1970. Nonsense is no answer."""

    widget = forms.HiddenInput

    def clean(self, value: object) -> datetime | None:
        try:
            seconds = super().clean(value)
        except forms.ValidationError:
            return None
        if seconds is None or not 0 <= seconds <= LATEST:
            return None
        return datetime.fromtimestamp(seconds, UTC)


@dataclass(frozen=True, slots=True)
class Group:
    """Questions in a row that take the same answers, and what these mean.

    `questions` are (field, words at the low end, words at the high end).
    """

    options: tuple[Option, ...]
    questions: list[tuple[forms.BoundField, str, str]]

    @property
    def is_plain(self) -> bool:
        """The figures speak for themselves, or there are none: no key is needed."""
        named = [one for one in self.options if one.label != str(one.value)]
        return len(named) < FEWEST_NAMED


class QuestionsForm(forms.Form):
    """Some items of an instrument, with what was answered before."""

    use_required_attribute = False
    shown_at = ShownAt(required=False)

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        instrument: Instrument,
        items: Iterable[Item],
        answers: Mapping[int, int | None] | None = None,
        now: datetime | None = None,
    ) -> None:
        super().__init__(data)
        self.instrument, self.items = instrument, list(items)
        for item in self.items:
            field = _field(instrument, item)
            field.initial = (answers or {}).get(item.n)
            self.fields[f"{PREFIX}{item.n}"] = field
        if now is not None:
            self.fields["shown_at"].initial = now.timestamp()

    @property
    def questions(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith(PREFIX)]

    @property
    def groups(self) -> list[Group]:
        found: list[Group] = []
        for item in self.items:
            options = () if item.kind is Kind.NUMBER else self._options(item)
            low, high = item.ends or ("", "")
            row = (self[f"{PREFIX}{item.n}"], low, high)
            if found and found[-1].options == options:
                found[-1].questions.append(row)
            else:
                found.append(Group(options, [row]))
        return found

    def _options(self, item: Item) -> tuple[Option, ...]:
        return self.instrument.options_of(item)

    @property
    def answers(self) -> dict[int, int | None]:
        """By item number; None where nothing was chosen."""
        return {
            int(name.removeprefix(PREFIX)): value
            for name, value in self.cleaned_data.items()
            if name.startswith(PREFIX)
        }

    @property
    def given(self) -> dict[int, int | None]:
        """Only what was chosen: the rest is not reached yet."""
        return {n: value for n, value in self.answers.items() if value is not None}


def _field(instrument: Instrument, item: Item) -> forms.Field:
    label = f"{place_of(instrument, item)}. {item.text}"
    if item.kind is Kind.NUMBER:
        return Count(
            min_value=item.least,
            max_value=item.most,
            label=label,
            help_text=item.unit,
            widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        )
    return Answer(
        choices=[(one.value, one.label) for one in instrument.options_of(item)],
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect,
        label=label,
    )


def place_of(instrument: Instrument, item: Item) -> int:
    """The figure before a question: its number, or its place where it was shuffled."""
    if instrument.order is Order.FIXED:
        return item.n
    return instrument.items.index(item) + 1


class GoForm(forms.Form):
    """Where to, after keeping a page."""

    go = forms.ChoiceField(
        choices=[(way, way) for way in ("on", "back", "stop", "again")],
        required=False,
    )

    @property
    def where(self) -> str:
        return (self.cleaned_data["go"] if self.is_valid() else "") or "on"


class StartForm(forms.Form):
    """How the answers come in. A client answers alone; a coach keys them in."""

    mode = forms.ChoiceField(choices=Administration.Mode.choices, required=False)

    def mode_for(self, *, acts_for_client: bool) -> str:
        if not acts_for_client:
            return Administration.Mode.SELF
        chosen = self.cleaned_data["mode"] if self.is_valid() else ""
        if chosen in {Administration.Mode.PHONE, Administration.Mode.PAPER}:
            return str(chosen)
        return Administration.Mode.PHONE


PLACES = [_("First"), _("Second"), _("Third"), _("Fourth"), _("Fifth")]


class TopFiveForm(forms.Form):
    """Five places, filled from the top; an empty place closes up."""

    use_required_attribute = False

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        items: Iterable[Item],
        chosen: Iterable[int] = (),
    ) -> None:
        super().__init__(data)
        choices = [("", gettext("Nothing chosen"))]
        choices += [(str(item.n), item.text) for item in items]
        before = dict(enumerate(chosen))
        for place, label in enumerate(PLACES):
            self.fields[f"place_{place}"] = Answer(
                choices=choices,
                coerce=int,
                empty_value=None,
                label=label,
                initial=before.get(place),
            )

    def clean(self) -> None:
        seen: set[int] = set()
        for name, item in list(self.cleaned_data.items()):
            if item in seen:
                self.add_error(name, _("This stands higher up already."))
            elif item is not None:
                seen.add(item)

    @property
    def items(self) -> list[int]:
        return [item for item in self.cleaned_data.values() if item is not None]


class FinishForm(forms.Form):
    """A last word by the person who answered."""

    relied_on = forms.ChoiceField(
        choices=Administration.ReliedOn.choices,
        required=False,
        widget=forms.RadioSelect,
        label=_("Should we rely on these answers?"),
        help_text=_(
            "Tired, hurried or interrupted is quite all right. It only says how much "
            "weight to give them."
        ),
    )
    coach_sees = forms.BooleanField(
        required=False,
        label=_("My coach may see what it says"),
        help_text=_(
            "It holds for every time you answered this one. Without your tick it stays "
            "with you, and you can change it on your profile. Nobody else ever sees it."
        ),
    )

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        initial: Mapping[str, object] | None = None,
        asks_who_sees: bool = False,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        if not asks_who_sees:
            del self.fields["coach_sees"]
