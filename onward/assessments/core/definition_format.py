"""The format of an instrument file, version 1, in the words of JSON Schema. Pure.

`content/instrument.schema.json` is this, written out; a test holds the two together.
"""

from typing import TypeAlias

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
Schema: TypeAlias = dict[str, Json]

FORMAT = 1
MOST_ITEMS = 600
ROLES = ("client", "coach")


def _text(most: int) -> Schema:
    return {"type": "string", "minLength": 1, "maxLength": most}


def _whole(least: int, most: int) -> Schema:
    return {"type": "integer", "minimum": least, "maximum": most}


def _number(least: float, most: float) -> Schema:
    return {"type": "number", "minimum": least, "maximum": most}


def _object(parts: Schema, *needed: str) -> Schema:
    return {
        "type": "object",
        "properties": parts,
        "required": list(needed),
        "additionalProperties": False,
    }


def _list(of: Schema, *, least: int = 0, most: int) -> Schema:
    return {"type": "array", "items": of, "minItems": least, "maxItems": most}


def _words(most: int) -> Schema:
    """Texts by number."""
    return {
        "type": "object",
        "propertyNames": {"pattern": "^[0-9]{1,4}$"},
        "additionalProperties": _text(most),
    }


TRUTH: Schema = {"type": "boolean"}
FIGURE = _number(-1_000_000, 1_000_000)
SHARE = _number(0, 1)
KEY = _text(60)
LANGUAGE: Schema = {
    "type": "string",
    "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$",
}
RULE: Schema = {
    "enum": [
        "mean",
        "sum",
        "pair_mean",
        "percent_positive",
        "grm",
        "each",
        "difference",
    ]
}
TRANSFORM = _object({"a": FIGURE, "b": FIGURE}, "a", "b")
OPTIONS = _list(
    _object({"value": _whole(0, 100), "label": _text(120)}, "value", "label"), most=21
)
GRADED = _object(
    {"a": _number(0.01, 10), "b": _list(_number(-20, 20), least=1, most=20)}, "a", "b"
)
BAND = _object(
    {
        "low": FIGURE,
        "high": FIGURE,
        "name": _text(120),
        "says": _text(500),
        "alert": TRUTH,
    },
    "low",
    "high",
    "name",
)
NORM = _object(
    {
        "name": _text(200),
        "source": _text(500),
        "n": _whole(1, 100_000_000),
        "by": _text(60),
        "mean": FIGURE,
        "sd": _number(0, 1_000_000),
        "percentiles": _list(
            _object(
                {"percent": _number(0, 100), "figure": FIGURE}, "percent", "figure"
            ),
            most=101,
        ),
    },
    "name",
)
RELIABILITY = _object(
    {
        "alpha": SHARE,
        "omega": SHARE,
        "retest": SHARE,
        "interval_days": _whole(1, 10_000),
        "n": _whole(1, 100_000_000),
        "source": _text(500),
    }
)
SCALE = _object(
    {
        "key": KEY,
        "name": _text(120),
        "also": _text(120),
        "rule": RULE,
        "of": _list(KEY, most=60),
        "minus": _list(KEY, most=60),
        "shown": TRUTH,
        "missing_fraction": SHARE,
        "transform": TRANSFORM,
        "bands": _list(BAND, most=30),
        "norms": _list(NORM, most=60),
        "reliability": RELIABILITY,
    },
    "key",
    "name",
)
ITEM = _object(
    {
        "n": _whole(1, 9999),
        "text": _text(1000),
        "scale": KEY,
        "reverse": TRUTH,
        "ends": _list(_text(60), least=2, most=2),
        "kind": {"enum": ["choice", "number", "text"]},
        "options": OPTIONS,
        "least": _whole(0, 9999),
        "most": _whole(0, 9999),
        "unit": _text(40),
        "weight": _number(0.01, 100),
        "graded": GRADED,
    },
    "n",
    "text",
    "scale",
)
WATCH = _object(
    {
        "key": _text(40),
        "says": _text(500),
        "item": _whole(1, 9999),
        "scale": KEY,
        "at_least": FIGURE,
        "at_most": FIGURE,
        "drop": _number(0.001, 1_000_000),
    },
    "key",
    "says",
)
LICENCE: Schema = {
    "type": ["string", "object"],
    "minLength": 1,
    "maxLength": 1000,
    **{
        key: value
        for key, value in _object(
            {
                "text": _text(1000),
                "holder": _text(300),
                "notice": _text(1000),
                "permission_document_required": TRUTH,
                "allows_translation": TRUTH,
                "allows_changes": TRUTH,
            },
            "text",
        ).items()
        if key != "type"
    },
}
TRANSLATION = _object(
    {
        "title": _text(120),
        "asks": _text(300),
        "instructions": _text(2000),
        "items": _words(1000),
        "options": _words(120),
    },
    "title",
    "items",
    "options",
)
SCHEMA: Schema = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Onward instrument, format 1",
    **_object(
        {
            "format": {"const": FORMAT},
            "$schema": _text(200),
            "id": {
                "type": "string",
                "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
                "maxLength": 40,
            },
            "version": {
                "type": "string",
                "pattern": "^[0-9]+\\.[0-9]+\\.[0-9]+$",
                "maxLength": 20,
            },
            "title": _text(120),
            "construct": _text(200),
            "purpose": _text(500),
            "not_for": _text(500),
            "asks": _text(300),
            "instructions": _text(2000),
            "minutes": _whole(1, 240),
            "per_page": _whole(1, 30),
            "in_development": TRUTH,
            "caveat": _text(1000),
            "source": _text(500),
            "notes": _text(2000),
            "licence": LICENCE,
            "language": LANGUAGE,
            "languages": {
                "type": "object",
                "propertyNames": LANGUAGE,
                "additionalProperties": TRANSLATION,
            },
            "missing_fraction": SHARE,
            "rule": RULE,
            "centred": TRUTH,
            "transform": TRANSFORM,
            "positive_from": _whole(0, 100),
            "top_adds": _list(_number(0, 100), most=20),
            "options": OPTIONS,
            "scales": _list(SCALE, least=1, most=120),
            "items": _list(ITEM, least=1, most=MOST_ITEMS),
            "order": {"enum": ["fixed", "shuffled"]},
            "roles": _list({"enum": list(ROLES)}, least=1, most=len(ROLES)),
            "sensitive": TRUTH,
            "off_when_sponsored": TRUTH,
            "watches": _list(WATCH, most=60),
            "adaptive": _object(
                {
                    "stop_error": _number(0.1, 1),
                    "least_items": _whole(1, 100),
                    "most_items": _whole(1, 100),
                },
            ),
        },
        "id",
        "version",
        "title",
        "construct",
        "minutes",
        "licence",
        "options",
        "scales",
        "items",
    ),
}
