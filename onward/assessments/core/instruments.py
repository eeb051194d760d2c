"""Reading an instrument from its definition. Pure.

The definition is plain data (`content/instrument.schema.json`); a wrong one is refused
with the place and the reason, so that whoever wrote it can mend it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from onward.assessments.core.definition import Instrument
from onward.assessments.core.definition_build import build
from onward.assessments.core.definition_faults import Fault, faults
from onward.assessments.core.definition_format import SCHEMA
from onward.assessments.core.definition_lines import (
    Unreadable,
    decode,
    lines,
    load,
)
from onward.assessments.core.definition_parts import (
    Adaptive,
    Band,
    Graded,
    Item,
    Kind,
    Licence,
    Norm,
    Option,
    Order,
    Reliability,
    Rule,
    Scale,
    Translation,
    Watch,
)
from onward.assessments.core.definition_sense import senseless
from onward.assessments.core.definition_sheet import (
    as_definition,
    in_sheet,
    is_sheet,
    sheet_faults,
)

__all__ = [
    "Adaptive",
    "Band",
    "Fault",
    "Graded",
    "Instrument",
    "InstrumentError",
    "Item",
    "Kind",
    "Licence",
    "Norm",
    "Option",
    "Order",
    "Reading",
    "Reliability",
    "Rule",
    "Scale",
    "Translation",
    "Watch",
    "parse",
    "read",
]


class InstrumentError(ValueError):
    """A definition that cannot be used: says where and why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds: an instrument, or what stands in its way, by line.

    `data` is the definition in the newest format, to keep and to read again.
    """

    instrument: Instrument | None = None
    data: Mapping[str, object] | None = None
    faults: tuple[Fault, ...] = ()
    is_sheet: bool = False


def parse(data: Mapping[str, object]) -> Instrument:
    """Read a definition; InstrumentError names the first thing that is wrong."""
    reading = _read(data)
    if reading.instrument is None:
        raise InstrumentError(reading.faults[0])
    return reading.instrument


def read(raw: bytes) -> Reading:
    """Read a file; every finding with its line. Never raises."""
    try:
        text = decode(raw)
        found = lines(text)
        value = load(text)
    except Unreadable as refusal:
        return Reading(faults=(refusal.fault,))
    if found.doubled:
        return Reading(faults=tuple(found.doubled))
    if not isinstance(value, dict):
        return Reading(faults=(Fault((), "must be one object", 1),))
    reading = _read(value)
    located = (
        replace(fault, line=found.nearest(fault.path)) for fault in reading.faults
    )
    return replace(reading, faults=tuple(located))


def _read(data: Mapping[str, object]) -> Reading:
    if not is_sheet(data):
        return _read_format(data)
    wrong = tuple(sheet_faults(data))
    if wrong:
        return Reading(faults=wrong, is_sheet=True)
    reading = _read_format(as_definition(data))
    placed = (replace(fault, path=in_sheet(fault.path)) for fault in reading.faults)
    return replace(reading, faults=tuple(placed), is_sheet=True)


def _read_format(data: Mapping[str, object]) -> Reading:
    wrong = tuple(faults(data, SCHEMA))
    if wrong:
        return Reading(faults=wrong)
    instrument = build(data)
    wrong = tuple(senseless(instrument))
    if wrong:
        return Reading(faults=wrong)
    return Reading(instrument, data)
