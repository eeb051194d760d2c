"""The shape of what an owner enters about the practice."""

from zoneinfo import available_timezones

from django import forms
from django.core.validators import RegexValidator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from onward.organisations.core.zones import grouped
from onward.organisations.models import CrisisContact, Organisation
from onward.organisations.services import ContactDetails, PracticeDetails


class PracticeForm(forms.Form):
    """The practice's settings."""

    name = forms.CharField(label=_("Name of the practice"), max_length=120)
    motto = forms.CharField(
        label=_("One sentence about us"),
        max_length=120,
        required=False,
        help_text=_("The large line on the public page."),
    )
    about = forms.CharField(
        label=_("Who we are"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    offers = forms.CharField(
        label=_("What we do, and what it costs"),
        max_length=4000,
        required=False,
        help_text=_("One line each is enough."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    address = forms.CharField(label=_("Address"), max_length=200, required=False)
    opening_hours = forms.CharField(
        label=_("Opening hours"), max_length=120, required=False
    )
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        required=False,
        help_text=_("Shown on the public page and in letters."),
    )
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        help_text=_("Hours and sessions of the practice are kept in this zone."),
    )
    practice_colour = forms.CharField(
        label=_("Colour"),
        max_length=7,
        help_text=_(
            "Buttons and links take its hue. Light and dark are worked out so that "
            "everything stays readable."
        ),
        validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Write it as #1d6a5a."))],
        widget=forms.TextInput(attrs={"type": "color", "class": "narrow"}),
    )
    takes_enquiries = forms.BooleanField(
        label=_("We take enquiries"),
        required=False,
        help_text=_(
            "The public page then has a form to write to you. It needs a crisis "
            "contact first."
        ),
    )

    def __init__(
        self, organisation: Organisation, data: QueryDict | None = None
    ) -> None:
        names = self.base_fields
        super().__init__(
            data, initial={name: getattr(organisation, name) for name in names}
        )
        zone = self.fields["time_zone"]
        if isinstance(zone, forms.ChoiceField):
            zone.choices = grouped(available_timezones(), kept=organisation.time_zone)

    @property
    def details(self) -> PracticeDetails:
        return PracticeDetails(**self.cleaned_data)


class ContactForm(forms.Form):
    """One crisis contact."""

    name = forms.CharField(
        label=_("Who answers"),
        max_length=120,
        help_text=_("A service or a person, such as the national crisis line."),
    )
    phone = forms.CharField(label=_("Number to call"), max_length=60)
    note = forms.CharField(
        label=_("What the caller should know"),
        max_length=200,
        required=False,
        help_text=_("Such as: day and night, free, in English and Spanish."),
    )

    def __init__(
        self, data: QueryDict | None = None, *, contact: CrisisContact | None = None
    ) -> None:
        names = self.base_fields if contact is not None else ()
        super().__init__(data, initial={name: getattr(contact, name) for name in names})

    @property
    def details(self) -> ContactDetails:
        return ContactDetails(**self.cleaned_data)
