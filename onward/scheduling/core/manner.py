"""How two people meet, and the words for it. Pure."""

from dataclasses import dataclass
from enum import StrEnum


class Mode(StrEnum):
    IN_PERSON = "in-person"
    PHONE = "phone"
    VIDEO = "video"


class Caller(StrEnum):
    COACH = "coach"
    CLIENT = "client"


@dataclass(frozen=True, slots=True)
class Manner:
    """Only what the mode needs is filled: a place, a number and who rings, a link."""

    mode: Mode
    place: str = ""
    phone: str = ""
    who_calls: Caller = Caller.COACH
    link: str = ""

    def where(self, *, coach: str, client: str) -> str:
        """A sentence without its full stop that either of the two can be told."""
        if self.mode is Mode.IN_PERSON:
            return f"In person: {self.place}"
        if self.mode is Mode.VIDEO:
            return f"By video: {self.link}"
        if self.who_calls is Caller.COACH:
            return f"By telephone: {coach} rings {client} on {self.phone}"
        return f"By telephone: {client} rings {coach} on {self.phone}"
