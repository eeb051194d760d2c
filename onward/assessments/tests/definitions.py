"""Definitions for tests: the shipped ones, and the smallest one that is right."""

import json
from pathlib import Path
from typing import Any

from onward.assessments.core.instruments import Instrument, parse

CONTENT = Path(__file__).parent.parent / "content"
SHIPPED = sorted(path.stem for path in CONTENT.glob("own-*.json"))


def shipped(instrument_id: str) -> Instrument:
    return parse(json.loads((CONTENT / f"{instrument_id}.json").read_text()))


def definition() -> dict[str, Any]:
    """Two items, one scale, 1 to 5."""
    return {
        "id": "small-2",
        "version": "1.0.0",
        "title": "Small",
        "construct": "a thing",
        "purpose": "To try.",
        "not_for": "Anything else.",
        "asks": "Do you like it?",
        "instructions": "Answer.",
        "minutes": 1,
        "per_page": 6,
        "in_development": True,
        "caveat": "Not tested.",
        "licence": "CC0-1.0",
        "missing_fraction": 0.75,
        "options": [{"value": v, "label": str(v)} for v in range(1, 6)],
        "scales": [{"key": "R", "name": "Making by hand"}],
        "items": [
            {"n": 1, "text": "Mend a bicycle", "scale": "R"},
            {"n": 2, "text": "Plant a hedge", "scale": "R"},
        ],
    }


def graded() -> dict[str, Any]:
    """The smallest that may be adaptive: parameters, limits, a licence to change."""
    data = definition() | {
        "id": "graded-2",
        "adaptive": {"stop_error": 0.5, "least_items": 1, "most_items": 2},
    }
    data["items"] = [
        item | {"graded": {"a": 1.5, "b": [-2, -1, 0, 1]}} for item in data["items"]
    ]
    return data
