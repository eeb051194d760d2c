"""The shape of what people enter to sign in and about themselves."""

from typing import TYPE_CHECKING, ClassVar

from allauth.account import forms as account
from allauth.mfa.base import forms as factors
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as passkeys
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from onward.accounts.models import User

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


DEVICE = "device"


class CodeForm(forms.Form):
    """An access code, however it is typed."""

    code = forms.CharField(
        label=_("Your code"),
        max_length=60,
        help_text=_("Twelve letters and figures. Spaces and dashes do not matter."),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "inputmode": "text",
            }
        ),
        error_messages={
            "required": _("Type the code from your letter, or the one read to you."),
        },
    )


class DetailsForm(forms.Form):
    """What a person is called, and how the pages look to them."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        help_text=_("As people in your practice see it."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    theme = forms.ChoiceField(
        label=_("Light or dark"),
        choices=[(value or DEVICE, words) for value, words in User.Theme.choices],
        widget=forms.RadioSelect,
    )

    def __init__(self, user: User, data: QueryDict | None = None) -> None:
        kept = {"name": user.name, "theme": user.theme or DEVICE}
        super().__init__(data, initial=kept)

    def clean_theme(self) -> str:
        chosen: str = self.cleaned_data["theme"]
        return "" if chosen == DEVICE else chosen


class _OurWords:
    """Labels instead of grey words inside the fields, and our own words in them."""

    fields: dict[str, forms.Field]
    words: ClassVar[dict[str, "StrOrPromise"]] = {}
    helps: ClassVar[dict[str, "StrOrPromise"]] = {}

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.words.get(name, field.label)
            field.help_text = self.helps.get(name, "")


_PASSWORD_RULE = _(
    "Ten signs or more. Three or four words in a row are good and easy to keep in mind."
)


class LoginForm(_OurWords, account.LoginForm):  # type: ignore[misc]  # allauth ships no types
    words: ClassVar = {
        "login": _("E-mail"),
        "password": _("Password"),
        "remember": _("Keep me signed in on this device"),
    }


class AddEmailForm(_OurWords, account.AddEmailForm):  # type: ignore[misc]  # allauth ships no types
    words: ClassVar = {"email": _("New address")}
    helps: ClassVar = {
        "email": _("We send a letter there; its link makes the address yours.")
    }


class ChangePasswordForm(_OurWords, account.ChangePasswordForm):  # type: ignore[misc]  # allauth ships no types
    words: ClassVar = {
        "oldpassword": _("Password until now"),
        "password1": _("New password"),
        "password2": _("New password again"),
    }
    helps: ClassVar = {"password1": _PASSWORD_RULE}


class SetPasswordForm(_OurWords, account.SetPasswordForm):  # type: ignore[misc]  # allauth ships no types
    words: ClassVar = {"password1": _("Password"), "password2": _("Password again")}
    helps: ClassVar = {"password1": _PASSWORD_RULE}


class ResetPasswordForm(_OurWords, account.ResetPasswordForm):  # type: ignore[misc]  # allauth ships no types
    words: ClassVar = {"email": _("E-mail")}


class ResetPasswordKeyForm(_OurWords, account.ResetPasswordKeyForm):  # type: ignore[misc]  # allauth ships no types
    words: ClassVar = {
        "password1": _("New password"),
        "password2": _("New password again"),
    }
    helps: ClassVar = {"password1": _PASSWORD_RULE}


class ReauthenticateForm(_OurWords, account.ReauthenticateForm):  # type: ignore[misc]  # allauth ships no types
    words: ClassVar = {"password": _("Password")}


class FactorForm(_OurWords, factors.AuthenticateForm):  # type: ignore[misc]  # allauth ships no types
    words: ClassVar = {"code": _("Code")}
    helps: ClassVar = {"code": _("Six figures from your app, or a recovery code.")}


class FactorAgainForm(_OurWords, factors.ReauthenticateForm):  # type: ignore[misc]  # allauth ships no types
    words: ClassVar = {"code": _("Code")}
    helps: ClassVar = {"code": _("Six figures from your app, or a recovery code.")}


class ActivateAppForm(_OurWords, totp.ActivateTOTPForm):  # type: ignore[misc]  # allauth ships no types
    words: ClassVar = {"code": _("Code from the app")}
    helps: ClassVar = {"code": _("Six figures. A new code comes every half minute.")}


class _NamedKey(_OurWords):
    """A name of sixty signs is enough to tell keys apart."""

    words: ClassVar = {
        "name": _("Name of this key"),
        "passwordless": _("Sign in with it alone, without e-mail and password"),
    }
    helps: ClassVar = {"name": _("Such as: my telephone, the blue key.")}

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        name = self.fields["name"]
        if isinstance(name, forms.CharField):
            name.max_length = 60
            name.validators.append(forms.CharField(max_length=60).validators[0])
            name.widget.attrs["maxlength"] = 60
        if "passwordless" in self.fields:
            self.fields["passwordless"].initial = True


class AddPasskeyForm(_NamedKey, passkeys.AddWebAuthnForm):  # type: ignore[misc]  # allauth ships no types
    pass


class RenamePasskeyForm(_NamedKey, passkeys.EditWebAuthnForm):  # type: ignore[misc]  # allauth ships no types
    pass
