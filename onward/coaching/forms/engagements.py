"""What is typed in an engagement: names under agreements, answers, last words."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import TypedDict
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from onward.coaching.core.consents import Ask
from onward.coaching.forms.fields import OpenChoice
from onward.coaching.forms.reach import ReachForm
from onward.coaching.models import Client, Closing
from onward.coaching.services import ClientDetails
from onward.organisations.core.zones import grouped

YES, NO = "yes", "no"
NOON = time(12)


class SearchForm(forms.Form):
    """Looking for a client by name."""

    q = forms.CharField(
        label=_("Find by name"),
        max_length=120,
        required=False,
        widget=forms.TextInput({"type": "search"}),
    )


class ClientForm(ReachForm):
    """How a client is called and reached."""

    time_zone = forms.ChoiceField(
        label=_("Their time zone"),
        help_text=_("Times in letters and on their pages are told in this zone."),
    )

    def __init__(
        self, client: Client, data: Mapping[str, object] | None = None
    ) -> None:
        kept = {
            "name": client.name,
            "email": client.email,
            "phone": client.phone,
            "reach_by": client.prefers,
            "reachable_when": client.reachable_when,
            "time_zone": client.time_zone,
        }
        super().__init__(data, initial=kept)
        self.fields["time_zone"].choices = grouped(available_timezones())  # type: ignore[attr-defined]  # a choice field
        self.fields["reach_by"].label = _("If there are both: which do they prefer?")
        self.fields["reachable_when"].label = _("When can they be reached?")

    @property
    def details(self) -> ClientDetails:
        said = self.cleaned_data
        return ClientDetails(
            name=said["name"],
            email=said["email"],
            phone=said["phone"],
            prefers=said["reach_by"],
            reachable_when=said["reachable_when"],
            time_zone=said["time_zone"],
        )


class VersionForm(forms.Form):
    """Which version of the text somebody has in front of them."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class SignatureForm(VersionForm):
    """One's own name, typed."""

    signature = forms.CharField(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput({"autocomplete": "name", "class": "said"}),
    )


class ReadOutForm(VersionForm):
    """The coach says when the agreement was read out and agreed to."""

    read_on = forms.DateField(label=_("On which day did you read it out?"))
    agreed = forms.BooleanField(
        label=_("I read the whole agreement aloud, and they agreed to it."),
        error_messages={"required": _("Tick this when it is so.")},
    )

    def read_at(self, *, zone: ZoneInfo, now: datetime) -> datetime:
        """Now, when it was today; else noon of that day, where the practice is."""
        read_on: date = self.cleaned_data["read_on"]
        if read_on == now.astimezone(zone).date():
            return now
        return datetime.combine(read_on, NOON, tzinfo=zone)


class AskRow(TypedDict):
    """One consent as the page draws it."""

    ask: Ask
    field: forms.BoundField


class ConsentsForm(forms.Form):
    """A yes or a no for each thing that is not allowed yet."""

    use_required_attribute = False

    def __init__(
        self,
        asks: Sequence[Ask],
        data: Mapping[str, object] | None = None,
        *,
        were_asked: bool,
    ) -> None:
        super().__init__(data)
        self.asks = asks
        for ask in asks:
            kind_of_field = forms.ChoiceField if ask.is_needed else OpenChoice
            self.fields[ask.kind] = kind_of_field(
                label=ask.question,
                choices=[(YES, f"Yes\n{ask.if_yes}"), (NO, f"No\n{ask.if_no}")],
                widget=forms.RadioSelect,
                initial=NO if were_asked else None,
                error_messages={"required": _("Please say yes or no.")},
            )

    @property
    def rows(self) -> list[AskRow]:
        return [{"ask": ask, "field": self[ask.kind]} for ask in self.asks]

    @property
    def answers(self) -> dict[str, bool]:
        """What was not answered is a no."""
        return {ask.kind: self.cleaned_data[ask.kind] == YES for ask in self.asks}


class EndForm(forms.Form):
    """The last words of an engagement, for the client to keep."""

    reason = forms.ChoiceField(
        label=_("Why it ends"),
        choices=Closing.Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what comes closest.")},
    )
    words = forms.CharField(
        label=_("Closing words"),
        max_length=4000,
        widget=forms.Textarea({"rows": 8, "class": "said"}),
        help_text=_(
            "What was reached, what you saw in this person, what to do on a bad week."
        ),
    )
    referral = forms.CharField(
        label=_("Where to turn next"),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Other help, or how to come back to you."),
    )


class AgreementTextForm(forms.Form):
    """The practice's own text."""

    text = forms.CharField(
        label=_("The text"),
        max_length=20_000,
        widget=forms.Textarea({"rows": 30}),
        help_text=_(
            "A line that begins with ## is a heading, one that begins with - an item "
            "of a list. {practice}, {coach} and {client} become the names."
        ),
    )
