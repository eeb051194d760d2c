"""What is sent to somebody employed, and the letters that went out."""

from onward.notifications.models import Message

EMPLOYED = ["own-workday-12", "own-jobsat-6", "own-needs-9"]


def letters(kind: str) -> list[Message]:
    return list(Message.objects.filter(kind=kind).order_by("queued_at"))
