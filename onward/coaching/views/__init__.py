"""Pages of enquiries, engagements and coaches."""

from onward.coaching.views.clients import (
    client,
    client_edit,
    clients,
    closing,
    code,
    end,
    invite,
)
from onward.coaching.views.coaches import (
    agreement_text,
    coaches,
    credential_new,
    credential_remove,
    profile,
    verify,
)
from onward.coaching.views.enquiries import decline, enquiries, enquiry, take
from onward.coaching.views.public import public, thanks, write
from onward.coaching.views.welcome import (
    agreement,
    agreement_pdf,
    by_telephone,
    consents,
    welcome,
    withdraw,
)

__all__ = [
    "agreement",
    "agreement_pdf",
    "agreement_text",
    "by_telephone",
    "client",
    "client_edit",
    "clients",
    "closing",
    "coaches",
    "code",
    "consents",
    "credential_new",
    "credential_remove",
    "decline",
    "end",
    "enquiries",
    "enquiry",
    "invite",
    "profile",
    "public",
    "take",
    "thanks",
    "verify",
    "welcome",
    "withdraw",
    "write",
]
