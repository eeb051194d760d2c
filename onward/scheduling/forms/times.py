"""A moment as a form brings it: chosen from the free ones, or typed."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from onward.scheduling.core.walltime import instant, wall

AHEAD = timedelta(days=2 * 366)
YEARS = range(2000, 2100)


class InstantField(forms.Field):
    """An instant as the page wrote it into a choice: ISO 8601 with an offset."""

    default_error_messages = {"unreadable": _("Choose one of the times.")}

    def to_python(self, value: object) -> datetime | None:
        text = str(value or "").strip()
        if not text:
            return None
        try:
            moment = datetime.fromisoformat(text)
        except ValueError as error:
            raise ValidationError(self.error_messages["unreadable"]) from error
        if moment.tzinfo is None or moment.year not in YEARS:
            raise ValidationError(self.error_messages["unreadable"])
        return moment.astimezone(UTC).replace(second=0, microsecond=0)


class WallTimeField(forms.DateTimeField):
    """A day and a time of day as typed, on no clock yet (naive)."""

    widget = forms.DateTimeInput
    default_error_messages = {"far": _("Choose a day within the next two years.")}

    def to_python(self, value: str | date | None) -> datetime | None:
        moment = super().to_python(value)
        if moment is None:
            return None
        if moment.year not in YEARS:
            raise ValidationError(self.error_messages["far"])
        return moment.replace(tzinfo=None, second=0, microsecond=0)


class TimeForm(forms.Form):
    """One start: chosen from the free ones, or (`by_hand`) typed on our clock."""

    start = InstantField(required=False, label=_("Time"))
    other = WallTimeField(
        required=False,
        label=_("Another day and time"),
        help_text=_("On the practice's clock. Leave empty to use a time chosen above."),
    )
    outside_hours = forms.BooleanField(
        required=False,
        label=_("Outside opening hours too: the coach has agreed to this time"),
    )

    def __init__(
        self,
        *args: object,
        zone: ZoneInfo,
        now: datetime,
        by_hand: bool,
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own
        self.zone, self.now, self.by_hand = zone, now, by_hand
        if not by_hand:
            del self.fields["other"], self.fields["outside_hours"]

    @property
    def chosen(self) -> datetime | None:
        """The start that was chosen, if a form was sent and it could be read."""
        return self.cleaned_data.get("start") if self.is_bound else None

    def clean(self) -> None:
        super().clean()
        typed, chosen = self.cleaned_data.get("other"), self.cleaned_data.get("start")
        moment = instant(typed, self.zone) if typed else chosen
        name = "other" if typed else "start"
        if "start" in self.errors or "other" in self.errors:
            return
        if moment is None:
            self.add_error("start", _("Choose a time."))
        elif moment > self.now + AHEAD:
            self.add_error(name, _("Choose a day within the next two years."))
        else:
            self.cleaned_data["local_start"] = typed or wall(moment, self.zone)
