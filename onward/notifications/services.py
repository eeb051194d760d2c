"""Queueing mail with the act that caused it, and sending what is due."""

import smtplib
from datetime import datetime

from allauth.account.adapter import DefaultAccountAdapter
from django.core.mail import EmailMultiAlternatives
from django.core.mail.message import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from onward.notifications.core.retries import next_try
from onward.notifications.models import Message
from onward.organisations.models import Organisation

BATCH = 50
TEMPORARY = (OSError, smtplib.SMTPException)


def queue(  # noqa: PLR0913 - a letter has this many parts
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
    except TEMPORARY as error:
        _failed(message, str(error), now)
    else:
        _sent(message, now)
    return True


def _sent(message: Message, now: datetime) -> None:
    """The words have left the house: what was said is not kept a second time."""
    message.state, message.sent_at, message.last_error = Message.State.SENT, now, ""
    message.body = message.html = message.attachment = ""
    message.save()


def _failed(message: Message, error: str, now: datetime) -> None:
    message.tries += 1
    message.last_error = error[:200]
    again = next_try(message.tries, now=now)
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

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def send_mail(
        self, template_prefix: str, email: str, context: dict[str, object]
    ) -> None:
        letter = self.render_mail(template_prefix, email, context)
        queue(
            template_prefix.rpartition("/")[2],
            to=email,
            subject=letter.subject,
            body=letter.body,
            organisation=None,
        )
