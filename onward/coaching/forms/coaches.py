"""What coaches type about themselves, and those who check it."""

from collections.abc import Mapping
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from onward.coaching.core import circumstances
from onward.coaching.models import Coach, Credential, Mode
from onward.coaching.queries import credential_rule, credential_rules
from onward.coaching.services import CredentialDetails, ProfileDetails

MOST_LANGUAGES = 12
LONGEST_LANGUAGE = 40


class ProfileForm(forms.Form):
    """Who a coach is, whom they work with, and how many."""

    discipline = forms.ChoiceField(
        label=_("What you are"),
        choices=Coach.Discipline.choices,
        widget=forms.RadioSelect,
    )
    about = forms.CharField(
        label=_("About you"),
        max_length=1200,
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=_(
            "Two sentences, for people who have never met you: what you did before, "
            "and with whom you like to work."
        ),
    )
    languages = forms.CharField(
        label=_("Languages you coach in"),
        max_length=400,
        required=False,
        help_text=_("With commas between them."),
    )
    circumstances = forms.MultipleChoiceField(
        label=_("Whom you work with"),
        choices=circumstances.CHOICES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    modes = forms.MultipleChoiceField(
        label=_("How you meet people"),
        choices=Mode.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    capacity = forms.IntegerField(
        label=_("How many clients at a time"),
        min_value=0,
        max_value=200,
        help_text=_("Whoever assigns enquiries sees when you have no place free."),
    )
    is_public = forms.BooleanField(
        label=_("Show me on the practice's public page"), required=False
    )

    def __init__(self, coach: Coach, data: Mapping[str, object] | None = None) -> None:
        kept = {name: getattr(coach, name) for name in self.base_fields}
        super().__init__(data, initial=kept | {"languages": ", ".join(coach.languages)})

    def clean_languages(self) -> list[str]:
        said = [each.strip() for each in self.cleaned_data["languages"].split(",")]
        languages = list(dict.fromkeys(filter(None, said)))
        if len(languages) > MOST_LANGUAGES:
            raise ValidationError(_("Name the twelve you coach in most."))
        if any(len(each) > LONGEST_LANGUAGE for each in languages):
            raise ValidationError(_("Put commas between the languages."))
        return languages

    @property
    def details(self) -> ProfileDetails:
        return ProfileDetails(**self.cleaned_data)


class CredentialForm(forms.Form):
    """What stands on a certificate."""

    kind = forms.ChoiceField(label=_("Credential"))
    level = forms.CharField(
        label=_("Level"),
        max_length=80,
        required=False,
        help_text=_("For instance PCC, Senior Practitioner, CCSP."),
    )
    issuer = forms.CharField(
        label=_("Issued by"),
        max_length=120,
        required=False,
        help_text=_("Left empty: the usual issuer of this credential."),
    )
    number = forms.CharField(
        label=_("Number"),
        max_length=80,
        required=False,
        help_text=_("Whoever checks it looks for this. It is not shown to the public."),
    )
    issued_on = forms.DateField(label=_("Issued on"))
    expires_on = forms.DateField(
        label=_("Runs out on"),
        required=False,
        help_text=_("Left empty: the end of the issuer's usual cycle, if it has one."),
    )

    def __init__(
        self, data: Mapping[str, object] | None = None, *, today: date
    ) -> None:
        super().__init__(data)
        self.today = today
        self.fields["kind"].choices = [  # type: ignore[attr-defined]  # a choice field
            (
                rule.kind,
                rule.title
                if rule.kind in {"Licence", "Other"}
                else f"{rule.kind}: {rule.title}",
            )
            for rule in credential_rules()
        ]

    def clean(self) -> dict[str, object]:
        """An issuer is named or known; the end comes after the beginning."""
        said = super().clean() or self.cleaned_data
        rule = credential_rule(str(said.get("kind")))
        if rule is not None and not said.get("issuer"):
            said["issuer"] = rule.issuer
            if not rule.issuer:
                self.add_error("issuer", _("Write who issued it."))
        issued_on, expires_on = said.get("issued_on"), said.get("expires_on")
        if issued_on and expires_on and expires_on <= issued_on:
            self.add_error("expires_on", _("This is not after the day it was issued."))
        return said

    def clean_issued_on(self) -> date:
        issued_on: date = self.cleaned_data["issued_on"]
        if issued_on > self.today:
            raise ValidationError(_("This day has not come yet."))
        return issued_on

    @property
    def details(self) -> CredentialDetails:
        return CredentialDetails(**self.cleaned_data)


class VerifyForm(forms.Form):
    """How it was checked."""

    through = forms.ChoiceField(
        label=_("Where did you look?"),
        choices=Credential.Verification.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say where you looked.")},
    )
