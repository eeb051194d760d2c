"""A coach's week and time off."""

from calendar import day_name
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from onward.scheduling.core.slots import OpenHours
from onward.scheduling.core.spans import Span
from onward.scheduling.core.walltime import instant
from onward.scheduling.forms.times import WallTimeField
from onward.scheduling.models import WeeklyHours

SPANS_A_DAY = (1, 2)
ENDS = ("from", "to")


@dataclass(frozen=True, slots=True)
class DayRow:
    """A weekday of the form: its name and its fields, from and to by turns."""

    name: str
    spans: list[tuple[BoundField, BoundField]]


class HoursForm(forms.Form):
    """Seven rows of two spans each; an empty span is closed."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own
        for day in range(7):
            for span in SPANS_A_DAY:
                for end in ENDS:
                    self.fields[f"day{day}_{span}_{end}"] = forms.TimeField(
                        required=False,
                        widget=forms.TimeInput,
                        label=_label(day, span, end),
                    )

    @classmethod
    def of(cls, hours: Sequence[WeeklyHours]) -> "HoursForm":
        """The form as filled in by what is kept; a third span of a day is not shown."""
        initial = {}
        seen: dict[int, int] = {}
        for one in hours:
            span = seen[one.weekday] = seen.get(one.weekday, 0) + 1
            initial[f"day{one.weekday}_{span}_from"] = one.starts_at
            initial[f"day{one.weekday}_{span}_to"] = one.ends_at
        return cls(initial=initial)

    def clean(self) -> None:
        super().clean()
        for day in range(7):
            end_before = None
            for span in SPANS_A_DAY:
                name = f"day{day}_{span}"
                start, end = (self.cleaned_data.get(f"{name}_{at}") for at in ENDS)
                self._check(name, start, end, end_before)
                end_before = end or end_before

    def _check(
        self, name: str, start: time | None, end: time | None, end_before: time | None
    ) -> None:
        if any(f"{name}_{at}" in self.errors for at in ENDS) or not (start or end):
            return
        if start is None or end is None:
            missing = "from" if start is None else "to"
            self.add_error(f"{name}_{missing}", _("Say both, from and to."))
        elif end <= start:
            self.add_error(f"{name}_to", _("This is not after the beginning."))
        elif end_before is not None and start < end_before:
            self.add_error(f"{name}_from", _("This begins before the first one ends."))

    @property
    def hours(self) -> list[OpenHours]:
        given = self.cleaned_data
        return [
            OpenHours(day, start, given[f"day{day}_{span}_to"])
            for day in range(7)
            for span in SPANS_A_DAY
            if (start := given[f"day{day}_{span}_from"])
        ]

    def rows(self) -> Iterator[DayRow]:
        for day in range(7):
            spans = [
                (self[f"day{day}_{span}_from"], self[f"day{day}_{span}_to"])
                for span in SPANS_A_DAY
            ]
            yield DayRow(day_name[day], spans)


class TimeOffForm(forms.Form):
    """A stretch away, on the practice's clock."""

    starts = WallTimeField(label=_("From"))
    ends = WallTimeField(label=_("To"))
    why = forms.CharField(
        label=_("What for"),
        max_length=80,
        required=False,
        help_text=_("For your own calendar; clients and coordinators do not see it."),
    )

    def __init__(
        self,
        *args: object,
        zone: ZoneInfo,
        now: datetime,
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own
        self.zone, self.now = zone, now

    def clean(self) -> None:
        super().clean()
        if self.errors:
            return
        span = self._span()
        if span.end <= span.start:
            self.add_error("ends", _("This is not after the beginning."))
        elif span.end <= self.now:
            self.add_error("ends", _("This has passed."))
        self.cleaned_data["span"] = span

    def _span(self) -> Span:
        given = self.cleaned_data
        return Span(
            instant(given["starts"], self.zone), instant(given["ends"], self.zone)
        )


def _label(day: int, span: int, end: str) -> str:
    again = ", again" if span > 1 else ""
    return f"{day_name[day]}{again}, {end}"
