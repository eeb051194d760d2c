"""What is hashed of a coaching agreement, so that a later change shows. Pure."""

import hashlib
import json
from dataclasses import dataclass


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
