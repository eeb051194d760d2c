"""The chain of an audit: each line's hash covers what it says and the line before."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

START = "0" * 64


@dataclass(frozen=True, slots=True)
class Line:
    """What one entry says, as it is hashed. `at` is aware."""

    organisation: int
    number: int
    at: datetime
    by: int | None
    action: str
    subject: str
    engagement: int | None
    detail: dict[str, str]


def link(line: Line, before: str) -> str:
    """SHA-256 over the hash before and the line as canonical JSON (RFC 8785 order)."""
    said = asdict(line) | {"at": line.at.isoformat(timespec="microseconds")}
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(before.encode() + text.encode()).hexdigest()


def first_broken(links: Iterable[tuple[Line, str, str]]) -> int | None:
    """The number of the first line whose hash or predecessor does not hold.

    `links` are (line, hash before, hash) in order; None when the chain is whole.
    """
    expected_before, expected_number = START, 1
    for line, before, own in links:
        broken = (
            before != expected_before
            or line.number != expected_number
            or link(line, before) != own
        )
        if broken:
            return expected_number
        expected_before, expected_number = own, line.number + 1
    return None
