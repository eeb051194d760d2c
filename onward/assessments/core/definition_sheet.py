"""The loose shape many instruments are kept in: `response`, `scoring`. Pure.

Such a sheet is turned into the format without touching a word of its items and
answers; rules told in words become rules. docs/guides/instruments.md shows both.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from statistics import median_high

from onward.assessments.core.definition_faults import Fault, Path, faults
from onward.assessments.core.definition_figures import scales_told, with_figures
from onward.assessments.core.definition_format import (
    FORMAT,
    LICENCE,
    OPTIONS,
    SCHEMA,
    Json,
    Schema,
)
from onward.assessments.core.definition_names import also_called, called
from onward.assessments.core.definition_rules import (
    Row,
    composites,
    list_of,
    rule_parts,
    takes_one_off,
    text_of,
    whole_of,
)

FEW = 6  # stand on one page
LONG_ANSWERS = 7  # from so many answers on, fewer questions stand on a page
NOTICE = (
    "This page includes information from the O*NET® Career Exploration Tools by the "
    "U.S. Department of Labor, Employment and Training Administration (USDOL/ETA). "
    "Used under the CC BY-ND 4.0 license. O*NET® is a trademark of USDOL/ETA."
)
NEEDED = ("id", "version", "title", "construct")
TEXT: Schema = {"type": "string", "maxLength": 2000}
LOOSE_TEXT: Schema = {"type": ["string", "null"], "maxLength": 2000}
LOOSE: Schema = {"type": ["object", "null", "array"]}
SHEET_ITEM: Schema = {
    "type": "object",
    "properties": {
        "n": {"type": "integer", "minimum": 1, "maximum": 9999},
        "text": {"type": "string", "minLength": 1, "maxLength": 1000},
        "scale": {"type": "string", "minLength": 1, "maxLength": 60},
        "reverse": {"type": "boolean"},
        "type": {"enum": ["number", "text", "choice"]},
        "weight": {"type": "number", "minimum": 0.01, "maximum": 100},
    },
    "required": ["n", "text", "scale"],
    "additionalProperties": False,
}


def _shape() -> Schema:
    known = SCHEMA["properties"]
    named = {key: known[key] for key in NEEDED} if isinstance(known, dict) else {}
    parts: dict[str, Json] = {
        **named,
        "licence": LICENCE,
        "ship": TEXT,
        "source": LOOSE_TEXT,
        "instructions": LOOSE_TEXT,
        "minutes": {"type": ["string", "integer"], "pattern": "[0-9]"},
        "response": OPTIONS,
        "response_overrides": {"type": "object", "additionalProperties": OPTIONS},
        "items": {
            "type": "array",
            "items": SHEET_ITEM,
            "minItems": 1,
            "maxItems": 600,
        },
        "scoring": {
            "type": "object",
            "properties": {
                "rule": TEXT,
                "range": LOOSE,
                "bands": {"type": ["string", "null", "array"]},
            },
            "required": ["rule"],
            "additionalProperties": False,
        },
        "reliability": LOOSE,
        "norms": LOOSE,
        "caveats": {"type": ["array", "null"], "items": TEXT},
        "sensitive": {"type": "boolean"},
    }
    return {
        "type": "object",
        "properties": parts,
        "required": [*NEEDED, "licence", "response", "items", "scoring"],
        "additionalProperties": False,
    }


SHEET = _shape()


def is_sheet(data: Row) -> bool:
    return "format" not in data and ("response" in data or "scoring" in data)


def sheet_faults(data: Row) -> Iterator[Fault]:
    found = list(faults(data, SHEET))
    yield from found
    if found:
        return
    scales = {row["scale"] for row in list_of(data, "items")}
    overrides = data.get("response_overrides")
    for key in overrides if isinstance(overrides, Mapping) else ():
        if key not in scales:
            yield Fault(("response_overrides", key), f"no scale {key!r}")
    yield from _untold(data)
    yield from _uneven(data)


def _untold(data: Row) -> Iterator[Fault]:
    """Items of a scale that the sheet's figures leave out where they name others."""
    told = scales_told(data)
    found = [item["scale"] for item in _items(data)]
    if told.isdisjoint(map(str, found)):
        return
    for place, scale in enumerate(found):
        if scale not in told:
            yield Fault(("items", place, "scale"), f"no scale {scale!r}")


def _uneven(data: Row) -> Iterator[Fault]:
    """One figure is taken off every sum: that needs as many items in every scale."""
    if not takes_one_off(data):
        return
    items = list_of(data, "items")
    counts = Counter(text_of(row, "scale") for row in items)
    usual = median_high(counts.values())
    for place, row in enumerate(items):
        scale = text_of(row, "scale")
        if counts[scale] < usual:
            said = f"scale {scale!r} has {counts[scale]} of {usual} items"
            yield Fault(("items", place, "scale"), said)


def in_sheet(path: Path) -> Path:
    """Where a part of the definition stands in its sheet."""
    match path:
        case ("options", *rest):
            return ("response", *rest)
        case ("items", place, "kind", *_):
            return ("items", place, "type")
        case ("scales" | "rule" | "transform", *_):
            return ("scoring",)
        case _:
            return path


def as_definition(data: Row) -> dict[str, object]:
    """The sheet in the format. The sheet must be whole: see `sheet_faults`."""
    items = _items(data)
    definition: dict[str, object] = {
        "format": FORMAT,
        **{key: data[key] for key in NEEDED},
        "instructions": text_of(data, "instructions") or None,
        "source": text_of(data, "source") or None,
        "notes": _notes(data),
        "not_for": "It is no test of ability and decides nothing by itself.",
        "minutes": _minutes(data),
        "per_page": _per_page(data, items),
        "in_development": text_of(data, "id").startswith("own-"),
        "licence": _licence(data),
        "missing_fraction": _least_answered(data),
        "options": data["response"],
        "scales": _scales(data, items),
        "items": items,
        "sensitive": data.get("sensitive", False),
        "off_when_sponsored": _is_off_when_sponsored(data),
        **rule_parts(data),
    }
    whole = {key: value for key, value in definition.items() if value is not None}
    return with_figures(whole, data)


def _items(data: Row) -> list[dict[str, object]]:
    scales = {text_of(row, "scale") for row in list_of(data, "items")}
    overrides = data.get("response_overrides")
    own = overrides if isinstance(overrides, Mapping) else {}
    return [_item(row, scales, own, data) for row in list_of(data, "items")]


def _item(
    row: Row, scales: set[str], own: Mapping[str, object], data: Row
) -> dict[str, object]:
    """A scale "X-y" with answers of its own belongs to "X" where there is one."""
    key = text_of(row, "scale")
    first = key.partition("-")[0]
    item: dict[str, object] = {
        "n": row["n"],
        "text": row["text"],
        "scale": first if key in own and first in scales else key,
    }
    kind = text_of(row, "type") or ("choice" if data["response"] else "text")
    if kind != "choice":
        item["kind"] = kind
    elif row.get("reverse") is True:
        item["reverse"] = True
    if key in own:
        item["options"] = own[key]
    if "weight" in row:
        item["weight"] = row["weight"]
    return item | _unit(text_of(row, "text") if kind == "number" else "")


def _unit(text: str) -> dict[str, object]:
    """What a number counts, where its question says so in brackets."""
    if "(percent)" in text:
        return {"unit": "percent", "most": 100}
    return {"unit": "hours", "most": 400} if text.startswith("Hours") else {}


def _scales(data: Row, items: list[dict[str, object]]) -> list[dict[str, object]]:
    keys = list(dict.fromkeys(text_of(item, "scale") for item in items))
    construct = text_of(data, "construct")
    scales = [_scale(key, keys, construct) for key in keys]
    numbers = {item["scale"] for item in items if item.get("kind") == "number"}
    for scale in scales:
        if scale["key"] in numbers:
            scale["rule"] = "each"
    return [*scales, *composites(data, items, keys)]


def _scale(key: str, keys: list[str], construct: str) -> dict[str, object]:
    also = also_called(key, construct)
    scale: dict[str, object] = {"key": key, "name": called(key, keys, construct)}
    return scale | ({"also": also} if also else {})


def _licence(data: Row) -> dict[str, object]:
    given = data["licence"]
    if isinstance(given, Mapping):
        return dict(given)
    text = str(given)
    terms: dict[str, object] = {"text": text}
    if re.search(r"BY-(NC-)?ND|unmodified|verbatim", text):
        terms |= {"allows_changes": False, "allows_translation": False}
    if "O*NET® Career Exploration Tools" in text:
        terms |= {"holder": "U.S. Department of Labor, ETA", "notice": NOTICE}
    return terms


def _least_answered(data: Row) -> float:
    """Three of four; everything where the text may not be changed or is summed up."""
    licence = _licence(data)
    is_whole = licence.get("allows_changes") is False
    return 1.0 if is_whole else 0.75


def _minutes(data: Row) -> int:
    """The longer end of "5-10"."""
    found = re.findall(r"\d+", str(data.get("minutes", "")))
    return (
        max(1, min(240, int(found[-1])))
        if found
        else max(1, len(list_of(data, "items")) // 6)
    )


def _per_page(data: Row, items: list[dict[str, object]]) -> int:
    if len(items) <= FEW:
        return len(items)
    return FEW - 1 if whole_of(len(list_of(data, "response"))) >= LONG_ANSWERS else FEW


def _caveats(data: Row) -> list[str]:
    caveats = data.get("caveats")
    return [str(one) for one in caveats] if isinstance(caveats, list) else []


def _is_off_when_sponsored(data: Row) -> bool:
    """A caveat says that something in it is off where an employer pays."""
    off = re.compile(r"\boff\b.*\bsponsored\b", re.IGNORECASE)
    return any(off.search(one) for one in _caveats(data))


def _notes(data: Row) -> str | None:
    said = _caveats(data)
    return ". ".join(one[:1].upper() + one[1:] for one in said)[:2000] or None
