"""A coaching agreement: how its text is put together and what is hashed of it, so
that a later change shows. Pure.
"""

import hashlib
import json
from dataclasses import dataclass

from onward.coaching.core.prose import Block, fill, parse_prose


@dataclass(frozen=True, slots=True)
class Terms:
    """The agreement as both sides read it."""

    practice: str
    client: str
    coach: str
    version: int
    text: str


def fingerprint(terms: Terms) -> str:
    """SHA-256 over the terms as canonical JSON."""
    said = {
        "practice": terms.practice,
        "client": terms.client,
        "coach": terms.coach,
        "version": terms.version,
        "text": terms.text,
    }
    canonical = json.dumps(said, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def same_name(signature: str, name: str) -> bool:
    """Whether a typed signature is the name of the one who signs."""
    return " ".join(signature.split()).casefold() == " ".join(name.split()).casefold()


def compose(draft: str, *, fees: str) -> str:
    """The text a practice begins with, from our draft (JSON) and its own fees.

    The {practice}, {coach} and {client} stay open: they are filled in to be read.
    """
    found = json.loads(draft)
    sections = (
        "\n\n".join([f"## {part['heading']}", *part["lines"]])
        for part in found["sections"]
    )
    text = "\n\n".join(sections).replace("\n\n- ", "\n- ")
    return fill(text, fees=fees or found["without_fees"])


def as_read(terms: Terms) -> tuple[Block, ...]:
    """The agreement with its names in, block by block."""
    names = {"practice": terms.practice, "coach": terms.coach, "client": terms.client}
    return parse_prose(fill(terms.text, **names))
