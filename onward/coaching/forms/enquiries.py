"""What is typed about an enquiry: by the one who asks, and by those who answer."""

from collections.abc import Mapping, Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from onward.coaching.forms.reach import ReachForm
from onward.coaching.models import Coach, Enquiry
from onward.coaching.queries import CoachCard
from onward.coaching.services import Letter

LETTER_PARTS = ("name", "email", "phone", "reach_by", "reachable_when", "message")


class LetterForm(ReachForm):
    """Two lines are enough."""

    message = forms.CharField(
        label=_("What brings you here?"),
        max_length=4000,
        widget=forms.Textarea({"rows": 5}),
    )

    @property
    def letter(self) -> Letter:
        return Letter(**{part: self.cleaned_data[part] for part in LETTER_PARTS})


class PublicLetterForm(LetterForm):
    """The public page. Machines fill in the field that people do not see."""

    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(self, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data)
        self.fields["name"].label = _("Your name")
        self.fields["message"].help_text = _("Two lines are enough.")

    @property
    def is_by_machine(self) -> bool:
        return bool(self.data.get("website"))


class TakenLetterForm(LetterForm):
    """Somebody rang or came in, and it is written down for them."""

    source = forms.ChoiceField(
        label=_("How did they come to us?"),
        choices=[
            (Enquiry.Source.PHONE.value, _("They rang")),
            (Enquiry.Source.WALK_IN.value, _("They came in")),
        ],
        initial=Enquiry.Source.PHONE,
        widget=forms.RadioSelect,
    )

    def __init__(self, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data)
        self.fields["reach_by"].label = _("If they gave both: which do they prefer?")
        self.fields["reachable_when"].label = _("When can they be reached?")
        self.fields["message"].label = _("What brings them here?")
        self.fields["message"].help_text = _(
            "In their own words, as far as you can. They and their coach will read it."
        )
        for name in ("name", "email", "phone"):
            self.fields[name].widget.attrs["autocomplete"] = "off"


class AssignForm(forms.Form):
    """One coach of those there are; in the order of the alphabet, never of fit."""

    coach = forms.TypedChoiceField(
        label=_("Who takes this on?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a coach.")},
    )
    anyway = forms.BooleanField(
        label=_("Assign even if no place is free"), required=False
    )

    def __init__(
        self, cards: Sequence[CoachCard], data: Mapping[str, object] | None = None
    ) -> None:
        super().__init__(data)
        self.fields["coach"].choices = [  # type: ignore[attr-defined]  # a choice field
            (card.coach.pk, f"{card.coach.member.name}\n{card.in_short}")
            for card in cards
        ]
        self.anyone_is_full = any(card.places_free <= 0 for card in cards)
        self.coaches = {card.coach.pk: card.coach for card in cards}

    @property
    def chosen(self) -> Coach:
        return self.coaches[self.cleaned_data["coach"]]


class DeclineForm(forms.Form):
    """No, why, and who may help instead: all of it for the person to read."""

    reason = forms.CharField(
        label=_("Why we cannot help"),
        max_length=400,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("They read or hear this. Write it as you would say it to them."),
    )
    referral = forms.CharField(
        label=_("Who may help instead"),
        max_length=400,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("A name and a way to reach them."),
    )
