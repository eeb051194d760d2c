"""The letters this app sends. They never repeat what a person wrote in confidence."""

from datetime import date

from django.conf import settings

from onward.coaching.models import Credential, Engagement, Enquiry
from onward.notifications import services as notifications
from onward.organisations.models import Organisation
from onward.organisations.policies import practice_url


def link(organisation: Organisation, name: str, *args: object) -> str:
    return f"{settings.BASE_URL}{practice_url(organisation, name, *args)}"


def send_received(enquiry: Enquiry) -> None:
    """To the practice: somebody wrote. What they wrote is on the page only."""
    organisation = enquiry.organisation
    notifications.queue(
        "enquiry-received",
        to=organisation.email,
        subject=f"Somebody wrote to {organisation.name}",
        body=(
            "A new enquiry waits for an answer. Please read it within three days:\n\n"
            f"{link(organisation, 'coaching:enquiry', enquiry.pk)}\n"
        ),
        organisation=organisation,
    )


def send_still_waiting(organisation: Organisation, to: str, *, many: int) -> None:
    """To those who answer enquiries: some have waited three days."""
    waits = "One enquiry has" if many == 1 else f"{many} enquiries have"
    notifications.queue(
        "enquiries-waiting",
        to=to,
        subject=f"{waits} waited three days at {organisation.name}",
        body=(
            f"{waits} waited three days or more for an answer:\n\n"
            f"{link(organisation, 'coaching:enquiries')}\n"
        ),
        organisation=organisation,
    )


def send_declined(enquiry: Enquiry, *, reason: str, referral: str) -> bool:
    """To the person who asked; whether there was an address to send it to."""
    organisation = enquiry.organisation
    parts = [
        f"Dear {enquiry.name},",
        f"thank you for turning to {organisation.name}.",
        reason,
        f"This may help you further:\n{referral}" if referral else "",
        f"With good wishes,\n{organisation.name}",
    ]
    sent = notifications.queue(
        "enquiry-declined",
        to=enquiry.email,
        subject=f"Your letter to {organisation.name}",
        body="\n\n".join(filter(None, parts)) + "\n",
        organisation=organisation,
    )
    return sent is not None


def send_assigned(engagement: Engagement) -> None:
    """To the coach: somebody new. The name is on the page only."""
    notifications.queue(
        "client-assigned",
        to=engagement.coach.member.user.email,
        subject=f"A new client at {engagement.organisation.name}",
        body=(
            "Somebody new is waiting to be welcomed by you:\n\n"
            f"{link(engagement.organisation, 'coaching:welcome', engagement.pk)}\n"
        ),
        organisation=engagement.organisation,
    )


def send_back_again(engagement: Engagement) -> None:
    """To a client of earlier days, who has an account already."""
    _to_client(
        engagement,
        kind="engagement-opened",
        subject=f"Welcome back to {engagement.organisation.name}",
        text=(
            f"{engagement.coach.member.name} will be your coach. The first steps are "
            "here, with the account you have:"
        ),
        page="coaching:welcome",
    )


def send_signed(engagement: Engagement) -> None:
    """To the client: both have signed, and here is the copy."""
    _to_client(
        engagement,
        kind="agreement-signed",
        subject=f"Your agreement with {engagement.organisation.name}",
        text="Both of you have signed the agreement. Your copy to read or to keep:",
        page="coaching:agreement",
    )


def send_taken_back(engagement: Engagement) -> None:
    """To the coach: the client took back a consent. Which one is on the page only."""
    notifications.queue(
        "consent-withdrawn",
        to=engagement.coach.member.user.email,
        subject="A client has taken back a consent",
        body=(
            "Please look which one before you go on working:\n\n"
            f"{link(engagement.organisation, 'coaching:consents', engagement.pk)}\n"
        ),
        organisation=engagement.organisation,
    )


def send_ended(engagement: Engagement) -> None:
    """To the client: the closing words are there."""
    _to_client(
        engagement,
        kind="engagement-ended",
        subject=f"The end of your coaching at {engagement.organisation.name}",
        text=f"{engagement.coach.member.name} has written closing words for you:",
        page="coaching:closing",
    )


def send_runs_out(credential: Credential, *, today: date) -> None:
    """To the coach: a credential ends soon."""
    if credential.expires_on is None:
        return
    organisation = credential.organisation
    days = (credential.expires_on - today).days
    when = {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")
    notifications.queue(
        "credential-runs-out",
        to=credential.coach.member.user.email,
        subject=f"{credential} runs out {when}",
        body=(
            f"{credential} runs out on {credential.expires_on:%d %B %Y}. After that "
            "day the practice's public page no longer shows it. When it is renewed, "
            f"enter it here:\n\n{link(organisation, 'coaching:profile')}\n"
        ),
        organisation=organisation,
    )


def _to_client(
    engagement: Engagement, *, kind: str, subject: str, text: str, page: str
) -> None:
    organisation = engagement.organisation
    notifications.queue(
        kind,
        to=engagement.client.email,
        subject=subject,
        body=(
            f"Dear {engagement.client.name},\n\n{text}\n\n"
            f"{link(organisation, page, engagement.pk)}\n\n{organisation.name}\n"
        ),
        organisation=organisation,
    )
