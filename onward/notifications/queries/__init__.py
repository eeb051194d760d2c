"""Reads: who listens to the live process, and the demo's mailbox."""

from onward.notifications.queries.live import live_reader
from onward.notifications.queries.mailbox import (
    Kept,
    attachment_or_404,
    letter_or_404,
    mailbox,
)

__all__ = ["Kept", "attachment_or_404", "letter_or_404", "live_reader", "mailbox"]
