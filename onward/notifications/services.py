"""Queueing mail with the act that caused it, and sending what is due."""

import smtplib
from datetime import datetime

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.sites.shortcuts import get_current_site
from django.core.mail import EmailMultiAlternatives
from django.core.mail.message import EmailMessage
from django.db import connection, transaction
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from onward.notifications.core.live import Event
from onward.notifications.core.retries import is_final, next_try
from onward.notifications.models import Message
from onward.organisations.core.sealing import SealBroken
from onward.organisations.models import Organisation

BATCH = 50
# A server that is down, refuses, or speaks nonsense; smtplib's errors are OSErrors.
REFUSED = OSError
# A letter that cannot be written: an impossible address, a lost key.
UNWRITABLE = (ValueError, SealBroken)
LIVE_CHANNEL = "onward_live"


def tell(event: Event) -> None:
    """Tell open pages that something changed, when the transaction commits."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [LIVE_CHANNEL, event.payload()])


def queue(
    kind: str,
    *,
    to: str | None,
    subject: str,
    body: str,
    organisation: Organisation | None,
    attachment: tuple[str, str, str] | None = None,
    html: str = "",
) -> Message | None:
    """Put an e-mail in the outbox, in the caller's transaction.

    Returns None, and queues nothing, when there is no address: people without
    e-mail are reached by telephone. `attachment` is (name, type, text).
    """
    if not to:
        return None
    name, mime, text = attachment or ("", "", "")
    now = timezone.now()
    return Message.objects.create(
        organisation=organisation,
        kind=kind,
        recipient=to,
        subject=" ".join(subject.split())[:255],
        body=body,
        html=html,
        attachment_name=name,
        attachment_type=mime,
        attachment=text,
        queued_at=now,
        due_at=now,
    )


def send_due(*, now: datetime) -> int:
    """Send what is due; how many were tried. Safe beside other workers."""
    tried = 0
    while tried < BATCH and _send_next(now):
        tried += 1
    return tried


@transaction.atomic
def _send_next(now: datetime) -> bool:
    message = (
        Message.objects.select_for_update(skip_locked=True)
        .filter(Q(state=Message.State.WAITING), due_at__lte=now)
        .order_by("due_at")
        .first()
    )
    if message is None:
        return False
    try:
        _email(message).send()
    except UNWRITABLE as error:
        _failed(message, str(error), None)
    except REFUSED as error:
        _failed(message, str(error), _again(message, error, now))
    else:
        _sent(message, now)
    return True


def _again(message: Message, error: OSError, now: datetime) -> datetime | None:
    """When to try a refused message again; None when the refusal is for good."""
    if is_final(_codes(error)):
        return None
    return next_try(message.tries + 1, now=now)


def _codes(error: OSError) -> list[int]:
    """What the server answered about this letter, not about us or itself."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return [code for code, _text in error.recipients.values()]
    if isinstance(error, smtplib.SMTPDataError):
        return [error.smtp_code]
    return []


def _sent(message: Message, now: datetime) -> None:
    """The words have left the house: what was said is not kept a second time."""
    message.state, message.sent_at, message.last_error = Message.State.SENT, now, ""
    message.body = message.html = message.attachment = ""
    message.save()


def _failed(message: Message, error: str, again: datetime | None) -> None:
    message.tries += 1
    message.last_error = error[:200]
    if again is None:
        message.state = Message.State.GIVEN_UP
    else:
        message.due_at = again
    message.save(update_fields=["tries", "last_error", "state", "due_at"])


def _email(message: Message) -> EmailMessage:
    email = EmailMultiAlternatives(
        message.subject, message.body, to=[message.recipient]
    )
    if message.html:
        email.attach_alternative(message.html, "text/html")
    if message.attachment_name:
        email.attach(
            message.attachment_name, message.attachment, message.attachment_type
        )
    return email


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Sign-in mail goes through the outbox; nobody joins without an invitation."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed. Call your practice."),
        "email_password_mismatch": _("E-mail and password do not fit together."),
        "email_taken": _("Somebody signs in with this address already."),
        "enter_current_password": _("This is not your password until now."),
        "incorrect_code": _("This code does not fit. Codes change every half minute."),
        "incorrect_password": _("This is not your password."),
        "rate_limited": _("Too many tries. Wait a few minutes, then try again."),
        "same_as_current": _("This is what you have now."),
        "too_many_login_attempts": _(
            "Too many tries. Wait five minutes, or choose a new password."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - a signature that is given
        return False

    def format_email_subject(self, subject: str) -> str:
        return str(subject)

    def send_mail(
        self, template_prefix: str, email: str, context: dict[str, object]
    ) -> None:
        site = get_current_site(self.request)
        letter = self.render_mail(
            template_prefix,
            email,
            {"request": self.request, "email": email, "current_site": site} | context,
        )
        queue(
            template_prefix.rpartition("/")[2],
            to=email,
            subject=letter.subject,
            body=letter.body,
            organisation=None,
        )
