"""How somebody is called and reached: the part that three forms share."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from onward.coaching.forms.fields import OpenChoice, OpenEmail, OpenText
from onward.coaching.models import ReachBy

LEAST_DIGITS = 5


def check_phone(typed: str) -> None:
    """A number as people write it; only that it has digits enough is asked."""
    if sum(sign.isdigit() for sign in typed) < LEAST_DIGITS:
        raise ValidationError(_("Write the number with all its digits."))


class ReachForm(forms.Form):
    """A name, and e-mail or telephone: one is enough."""

    use_required_attribute = False

    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    email = OpenEmail(
        label=_("E-mail"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    phone = OpenText(
        label=_("Telephone"),
        max_length=40,
        validators=[check_phone],
        widget=forms.TextInput({"type": "tel", "autocomplete": "tel"}),
    )
    reach_by = OpenChoice(
        label=_("If you gave both: which do you prefer?"),
        choices=ReachBy.choices,
        widget=forms.RadioSelect,
    )
    reachable_when = forms.CharField(
        label=_("When can we reach you?"),
        max_length=200,
        required=False,
        help_text=_("For instance: mornings, not on Fridays."),
    )

    NEEDS_ONE = _("Write an e-mail address or a telephone number: one is enough.")

    def clean(self) -> dict[str, object]:
        """One way at least; and the way preferred is one that was given."""
        said = super().clean() or self.cleaned_data
        has_email, has_phone = bool(said.get("email")), bool(said.get("phone"))
        if not has_email and not has_phone:
            if not {"email", "phone"} & self.errors.keys():
                self.add_error("email", self.NEEDS_ONE)
            return said
        if not has_phone:
            said["reach_by"] = ReachBy.EMAIL
        elif not has_email:
            said["reach_by"] = ReachBy.PHONE
        else:
            said["reach_by"] = said.get("reach_by") or ReachBy.EMAIL
        return said
