"""The shape of invitations and of the answer to one."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from onward.accounts.models import User
from onward.organisations.core.rights import Role
from onward.organisations.models import Member
from onward.team.models import Invitation

ROLE_CHOICES = [
    (
        Role.COACH.value,
        _("Coach\nmeets clients, reads and writes their record"),
    ),
    (
        Role.COORDINATOR.value,
        _("Coordinator\nanswers enquiries, assigns coaches, books; reads no record"),
    ),
    (
        Role.OWNER.value,
        _("Owner\nruns the practice: team and settings; reads no record"),
    ),
    (
        Role.SPONSOR.value,
        _("Sponsor\npays, and sees figures without names"),
    ),
]


class InviteForm(forms.Form):
    """Whom to invite, and as what."""

    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        help_text=_("The link goes there and lets in whoever opens it."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    roles = forms.MultipleChoiceField(
        label=_("What will this person do here?"),
        choices=ROLE_CHOICES,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one.")},
    )


class RolesForm(forms.Form):
    """What a member may do. A client who is nothing else needs no role here."""

    roles = forms.MultipleChoiceField(
        label=_("What does this person do here?"),
        choices=ROLE_CHOICES,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one, or end the membership below.")
        },
    )

    def __init__(self, member: Member, data: object = None) -> None:
        super().__init__(data, initial={"roles": member.roles})  # type: ignore[arg-type]  # a QueryDict or None
        if member.has(Role.CLIENT):
            self.fields["roles"].required = False


class AcceptForm(forms.Form):
    """A name and a password, for a new account."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        help_text=_("As people in the practice will see it."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=_("A password"),
        max_length=128,
        strip=False,
        help_text=_(
            "Ten signs or more. Three or four words in a row are good and easy to "
            "keep in mind."
        ),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, invitation: Invitation, data: object = None) -> None:
        super().__init__(data, initial={"name": invitation.name})  # type: ignore[arg-type]  # a QueryDict or None
        self.email = invitation.email

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        name = self.cleaned_data.get("name", "")
        validate_password(password, user=User(email=self.email, name=name))
        return password
