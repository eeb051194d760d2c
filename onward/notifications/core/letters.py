"""Letters as the demo's mailbox keeps them, several to a file. Pure."""

import email
import email.policy
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage

# What Django's file backend writes after each letter.
RULE = b"\n" + b"-" * 79 + b"\n"


@dataclass(frozen=True, slots=True)
class Attachment:
    name: str
    mime: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter: `text` is its plain part, `sent_at` None when it says no date."""

    subject: str
    sender: str
    recipient: str
    sent_at: datetime | None
    text: str
    attachments: tuple[Attachment, ...]


def read(file: bytes) -> list[Letter]:
    """The letters in one file of the mailbox, first written first."""
    parts = [part for part in file.split(RULE) if part.strip()]
    return [_letter(part) for part in parts]


def _letter(raw: bytes) -> Letter:
    message = email.message_from_bytes(raw, policy=email.policy.default)
    body = message.get_body(preferencelist=("plain",))
    date = message["Date"]
    return Letter(
        subject=str(message["Subject"] or ""),
        sender=str(message["From"] or ""),
        recipient=str(message["To"] or ""),
        sent_at=date.datetime if date is not None else None,
        text=str(body.get_content()).strip() if body is not None else "",
        attachments=tuple(_attachment(part) for part in message.iter_attachments()),
    )


def _attachment(part: EmailMessage) -> Attachment:
    content = part.get_payload(decode=True)
    return Attachment(
        name=part.get_filename() or "attachment",
        mime=part.get_content_type(),
        content=content if isinstance(content, bytes) else b"",
    )
