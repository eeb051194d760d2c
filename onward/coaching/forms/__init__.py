"""The shape of what is typed about enquiries, engagements and coaches."""

from onward.coaching.forms.coaches import CredentialForm, ProfileForm, VerifyForm
from onward.coaching.forms.engagements import (
    AgreementTextForm,
    ClientForm,
    ConsentsForm,
    EndForm,
    ReadOutForm,
    SearchForm,
    SignatureForm,
    VersionForm,
)
from onward.coaching.forms.enquiries import (
    AssignForm,
    DeclineForm,
    PublicLetterForm,
    TakenLetterForm,
)

__all__ = [
    "AgreementTextForm",
    "AssignForm",
    "ClientForm",
    "ConsentsForm",
    "CredentialForm",
    "DeclineForm",
    "EndForm",
    "ProfileForm",
    "PublicLetterForm",
    "ReadOutForm",
    "SearchForm",
    "SignatureForm",
    "TakenLetterForm",
    "VerifyForm",
    "VersionForm",
]
