"""What travels to open pages, and whom it concerns. Pure."""

import json
from dataclasses import asdict, dataclass

# The database refuses payloads of 8,000 bytes; ours hold ids and stay far below.
LONGEST_PAYLOAD = 2_000


@dataclass(frozen=True, slots=True)
class Event:
    """Something changed in a practice: for one member, or for holders of a right."""

    practice: int
    topic: str
    subject: str
    right: str = ""
    member: int | None = None

    def payload(self) -> str:
        text = json.dumps(asdict(self))
        if len(text) > LONGEST_PAYLOAD:
            raise ValueError("An event holds ids, not texts.")
        return text

    @classmethod
    def parse(cls, payload: str) -> "Event":
        return cls(**json.loads(payload))


@dataclass(frozen=True, slots=True)
class Reader:
    """Who listens: a member of one practice with their rights."""

    practice: int
    member: int
    rights: frozenset[str]


def concerns(event: Event, reader: Reader) -> bool:
    if event.practice != reader.practice:
        return False
    return event.member == reader.member or event.right in reader.rights
