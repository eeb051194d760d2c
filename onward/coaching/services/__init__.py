"""Acts on enquiries, engagements, agreements, consents, coaches and notes."""

from onward.coaching.services.agreements import (
    ensure_text,
    note_limits_read,
    open_agreement,
    publish_text,
    sign_as_client,
    sign_as_coach,
    sign_by_telephone,
)
from onward.coaching.services.clients import (
    ClientDetails,
    edit_client,
    invite_again,
    make_access_code,
    open_way_in,
)
from onward.coaching.services.coaches import (
    CredentialDetails,
    ProfileDetails,
    add_credential,
    edit_profile,
    ensure_coach,
    remove_credential,
    verify_credential,
)
from onward.coaching.services.consents import (
    answer_consents,
    give_consent,
    open_consents,
    withdraw_consent,
)
from onward.coaching.services.documents import agreement_pdf
from onward.coaching.services.enquiries import (
    Letter,
    assign_enquiry,
    decline_enquiry,
    open_enquiry,
    receive_enquiry,
    take_enquiry,
)
from onward.coaching.services.notes import write_note
from onward.coaching.services.reminders import send_reminders
from onward.coaching.services.stages import end_engagement, move, open_closing

__all__ = [
    "ClientDetails",
    "CredentialDetails",
    "Letter",
    "ProfileDetails",
    "add_credential",
    "agreement_pdf",
    "answer_consents",
    "assign_enquiry",
    "decline_enquiry",
    "edit_client",
    "edit_profile",
    "end_engagement",
    "ensure_coach",
    "ensure_text",
    "give_consent",
    "invite_again",
    "make_access_code",
    "move",
    "note_limits_read",
    "open_agreement",
    "open_closing",
    "open_consents",
    "open_enquiry",
    "open_way_in",
    "publish_text",
    "receive_enquiry",
    "remove_credential",
    "send_reminders",
    "sign_as_client",
    "sign_as_coach",
    "sign_by_telephone",
    "take_enquiry",
    "verify_credential",
    "withdraw_consent",
    "write_note",
]
