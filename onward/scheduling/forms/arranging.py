"""What is agreed on before a series is booked."""

from collections.abc import Collection
from datetime import datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

from django import forms
from django.core.validators import URLValidator
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from onward.coaching.models import Mode
from onward.scheduling.core.arrangements import Arrangement
from onward.scheduling.core.manner import Caller, Manner
from onward.scheduling.core.manner import Mode as HowTheyMeet
from onward.scheduling.core.recurrence import Cadence
from onward.scheduling.core.walltime import wall
from onward.scheduling.forms.times import InstantField, TimeForm
from onward.scheduling.models import MOST_IN_A_SERIES, Meeting, Series

LENGTHS = (30, 45, 50, 60, 75, 90, 120)
ONCE = "once"
LOOK, CHANGE, BOOK = "look", "change", "book"
NEEDED = {
    Mode.IN_PERSON.value: ("place", _("Say where you meet.")),
    Mode.PHONE.value: ("phone", _("Say which number is rung.")),
    Mode.VIDEO.value: ("link", _("Give the link of the video room.")),
}


class ShownForm(forms.Form):
    """Which free times a page shows: for what length, on whose clock, how many days."""

    length = forms.TypedChoiceField(
        choices=[(length, f"{length} minutes") for length in LENGTHS],
        coerce=int,
        label=_("Length"),
        widget=forms.Select(attrs={"class": "input narrow"}),
    )
    clock = forms.ChoiceField(
        label=_("On the clock of"),
        widget=forms.Select(attrs={"class": "input narrow"}),
    )
    days = forms.IntegerField(
        required=False, min_value=1, max_value=60, widget=forms.HiddenInput
    )

    def __init__(
        self,
        *args: object,
        clocks: list[tuple[str, str]],
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own
        clock = self.fields["clock"]
        assert isinstance(clock, forms.ChoiceField)  # noqa: S101 - for the type checker
        clock.choices = clocks


class SeriesForm(TimeForm):
    """A series or a single session. `token` makes a button pressed twice book once."""

    step = forms.ChoiceField(
        choices=[(step, step) for step in (LOOK, CHANGE, BOOK)], required=False
    )
    token = forms.UUIDField(widget=forms.HiddenInput)
    length = forms.TypedChoiceField(
        choices=[(length, str(length)) for length in LENGTHS],
        coerce=int,
        widget=forms.HiddenInput,
    )
    cadence = forms.ChoiceField(
        label=_("How often"),
        choices=[(ONCE, _("once")), *Series.Cadence.choices],
        initial=Series.Cadence.WEEKLY,
        widget=forms.RadioSelect,
    )
    count = forms.IntegerField(
        label=_("How many sessions"),
        min_value=1,
        max_value=MOST_IN_A_SERIES,
        initial=6,
        required=False,
    )
    mode = forms.ChoiceField(
        label=_("How"), choices=Mode.choices, widget=forms.RadioSelect
    )
    place = forms.CharField(label=_("Where"), max_length=200, required=False)
    phone = forms.CharField(label=_("Number"), max_length=40, required=False)
    who_calls = forms.ChoiceField(
        label=_("Who rings"),
        choices=Meeting.WhoCalls.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    link = forms.CharField(
        label=_("Link of the video room"),
        max_length=400,
        required=False,
        widget=forms.URLInput,
        validators=[URLValidator(schemes=["https", "http"])],
    )

    def __init__(
        self,
        *args: object,
        zone: ZoneInfo,
        now: datetime,
        **kwargs: object,
    ) -> None:
        super().__init__(*args, zone=zone, now=now, by_hand=True, **kwargs)
        self.fields["token"].initial = uuid4
        for place in range(1, MOST_IN_A_SERIES + 1):
            self.fields[f"instead_{place}"] = InstantField(
                required=False, widget=forms.HiddenInput
            )

    def mark_needed(self) -> None:
        """Do not call optional, on the page, what some choice makes needed."""
        self.use_required_attribute = False
        for name in ("count", "place", "phone", "link"):
            self.fields[name].required = True

    def clean(self) -> None:
        super().clean()
        given = self.cleaned_data
        needed, why = NEEDED.get(str(given.get("mode")), ("", ""))
        if needed and needed not in self.errors and not given.get(needed):
            self.add_error(needed, why)
        counts = given.get("cadence") != ONCE and "count" not in self.errors
        if counts and not given.get("count"):
            self.add_error("count", _("Say how many, 1 to 26."))

    @property
    def is_once(self) -> bool:
        return bool(self.cleaned_data["cadence"] == ONCE)

    def carried(self, clashing: Collection[int] = ()) -> list[BoundField]:
        """What the page of dates carries on unseen: all but what is chosen on it."""
        chosen_there = {"step", *(f"instead_{place}" for place in clashing)}
        return [self[name] for name in self.fields if name not in chosen_there]

    @property
    def arrangement(self) -> Arrangement:
        """What was agreed on. The form is valid."""
        given = self.cleaned_data
        return Arrangement(
            first_local=given["local_start"],
            length_minutes=given["length"],
            manner=self._manner(),
            cadence=Cadence.WEEKLY if self.is_once else Cadence(given["cadence"]),
            count=1 if self.is_once else given["count"],
            instead=self._instead(),
        )

    def _manner(self) -> Manner:
        """Only what the mode needs is kept."""
        given, mode = self.cleaned_data, HowTheyMeet(self.cleaned_data["mode"])
        needed = NEEDED[mode][0]
        return Manner(
            mode,
            who_calls=Caller(given["who_calls"] or Caller.COACH),
            **{needed: given[needed]},
        )

    def _instead(self) -> dict[int, datetime]:
        chosen = {
            place: self.cleaned_data.get(f"instead_{place}")
            for place in range(1, MOST_IN_A_SERIES + 1)
        }
        return {place: wall(to, self.zone) for place, to in chosen.items() if to}


def manner_values(manner: Manner) -> dict[str, str]:
    """A manner as initial values of the form."""
    return {
        "mode": manner.mode.value,
        "place": manner.place,
        "phone": manner.phone,
        "who_calls": manner.who_calls.value,
        "link": manner.link,
    }
