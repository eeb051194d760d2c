"""The heart of a practice: coaches, clients, and what binds the two."""

from onward.coaching.models.engagements import (
    Agreement,
    AgreementText,
    Closing,
    Consent,
    Engagement,
    Note,
    SignedHow,
)
from onward.coaching.models.enquiries import (
    UNANSWERED_AFTER,
    Enquiry,
)
from onward.coaching.models.people import (
    Client,
    Coach,
    Credential,
    Mode,
    ReachBy,
)

__all__ = [
    "UNANSWERED_AFTER",
    "Agreement",
    "AgreementText",
    "Client",
    "Closing",
    "Coach",
    "Consent",
    "Credential",
    "Engagement",
    "Enquiry",
    "Mode",
    "Note",
    "ReachBy",
    "SignedHow",
]
