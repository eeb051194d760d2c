"""The things a client may say yes or no to, each by itself. Pure."""

import json
from dataclasses import dataclass
from typing import Final

PROCESSING: Final = "processing"  # the one without which there is no coaching
RECORDING: Final = "recording"
DRAFTING: Final = "drafting"
RESEARCH: Final = "research"
TESTIMONIAL: Final = "testimonial"
GROUP: Final = "group"
SPONSOR: Final = "sponsor"


@dataclass(frozen=True, slots=True)
class Ask:
    """One consent as it is asked: the words, and what yes and no lead to."""

    kind: str
    version: int
    title: str
    question: str
    if_yes: str
    if_no: str
    is_needed: bool


def parse_asks(text: str) -> tuple[Ask, ...]:
    """Read the consents from JSON. Raises KeyError where one is not whole."""
    return tuple(
        Ask(
            kind=found["kind"],
            version=found["version"],
            title=found["title"],
            question=found["question"],
            if_yes=found["if_yes"],
            if_no=found["if_no"],
            is_needed=found["kind"] == PROCESSING,
        )
        for found in json.loads(text)["asks"]
    )
