"""Instrument files of the research, read where they lie; never part of the product."""

import json
from pathlib import Path
from typing import Any

import pytest

from onward.assessments.core.instruments import Instrument, parse

SHARED = Path(__file__).parents[4] / "shared/instruments"
FILES = sorted(path.stem for path in SHARED.glob("*.json")) or ["no files"]
needs_sheets = pytest.mark.skipif(
    not SHARED.is_dir(), reason="instrument files are not here (../shared/instruments)"
)


def raw(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((SHARED / f"{name}.json").read_text())
    return data


def sheet(name: str) -> Instrument:
    return parse(raw(name))
