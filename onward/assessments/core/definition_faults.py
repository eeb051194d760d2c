"""What is wrong with a definition, and where: held against its schema. Pure.

Only the words of JSON Schema that `definition_format` uses are understood; each
finding is a sentence for whoever wrote the file.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from onward.assessments.core.definition_format import Schema
from onward.ui.core.words import list_in_words

Path = tuple[str | int, ...]
WORDS = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "null",
}
KINDS: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
    "null": (type(None),),
}
MARKUP = re.compile(r"<\s*[A-Za-z/!?]|&#|javascript:", re.IGNORECASE)
# Control characters, marks that turn the direction of a line, private and lone halves.
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\uffff\ue000-\uf8ff\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One finding. `line` counts from 1; None where the file was not read by lines."""

    path: Path
    says: str
    line: int | None = None

    @property
    def place(self) -> str:
        return place_in_words(self.path)

    def __str__(self) -> str:
        line = f"line {self.line}, " if self.line else ""
        return f"{line}{self.place}: {self.says}"


def place_in_words(path: Path) -> str:
    """("items", 2, "scale") is items[3].scale: people count rows from 1."""
    said = ""
    for part in path:
        said += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return said.removeprefix(".") or "the file"


def faults(value: object, schema: Schema, path: Path = ()) -> Iterator[Fault]:
    """Everything in `value` that the schema does not allow, in the file's order."""
    wanted = schema.get("type")
    if wanted is not None and not any(_is(value, one) for one in _listed(wanted)):
        kinds = " or ".join(WORDS[str(one)] for one in _listed(wanted))
        yield Fault(path, f"must be {kinds}")
        return
    yield from (Fault(path, says) for says in _chosen(value, schema))
    match value:
        case str():
            yield from (Fault(path, says) for says in _text(value, schema))
        case bool() | None:
            return
        case int() | float():
            yield from (Fault(path, says) for says in _size(value, schema))
        case list():
            yield from _rows(value, schema, path)
        case dict():
            yield from _parts(value, schema, path)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _is(value: object, kind: object) -> bool:
    if isinstance(value, bool):
        return kind == "boolean"
    return isinstance(value, KINDS[str(kind)])


def _chosen(value: object, schema: Schema) -> Iterator[str]:
    if "const" in schema and (value != schema["const"] or isinstance(value, bool)):
        yield f"must be {schema['const']}"
    allowed = schema.get("enum")
    if isinstance(allowed, list) and not (isinstance(value, str) and value in allowed):
        yield f"must be one of {', '.join(map(str, allowed))}"


def _text(value: str, schema: Schema) -> Iterator[str]:
    most, pattern = schema.get("maxLength"), schema.get("pattern")
    if "minLength" in schema and not value.strip():
        yield "must be a text"
    if isinstance(most, int) and len(value) > most:
        yield f"is {len(value)} characters long; {most} are allowed"
    if isinstance(pattern, str) and not re.search(pattern, value):
        yield f"{value[:40]!r} is not written as asked ({pattern})"
    if MARKUP.search(value):
        yield "holds what looks like markup; definitions are plain text"
    unseen = UNSEEN.search(value)
    if unseen:
        yield f"holds an unseen character (U+{ord(unseen[0]):04X})"


def _size(value: float, schema: Schema) -> Iterator[str]:
    least, most = schema.get("minimum"), schema.get("maximum")
    if isinstance(least, int | float) and value < least:
        yield f"must be {WORDS[str(schema['type'])]} from {least}"
    if isinstance(most, int | float) and not value <= most:
        yield f"must not be above {most}"


def _rows(value: list[object], schema: Schema, path: Path) -> Iterator[Fault]:
    least, most = schema.get("minItems", 0), schema.get("maxItems")
    if isinstance(least, int) and len(value) < least:
        yield Fault(path, f"must be a list with {least} or more rows")
    if isinstance(most, int) and len(value) > most:
        yield Fault(path, f"has {len(value)} rows; {most} are allowed")
        return
    rows = schema.get("items")
    if isinstance(rows, dict):
        for place, row in enumerate(value):
            yield from faults(row, rows, (*path, place))


def _parts(value: Mapping[str, object], schema: Schema, path: Path) -> Iterator[Fault]:
    known, named = schema.get("properties"), schema.get("propertyNames")
    known = known if isinstance(known, dict) else {}
    others = schema.get("additionalProperties")
    missing = [key for key in map(str, _needed(schema)) if key not in value]
    if missing:
        yield Fault(path, f"lacks {list_in_words(missing)}")
    for key, part in value.items():
        here = (*path, key)
        rules = known.get(key, others)
        if isinstance(named, dict):
            yield from faults(key, named, here)
        if isinstance(rules, dict):
            yield from faults(part, rules, here)
        elif rules is False:
            yield Fault(here, _unknown(key, list(known)))


def _needed(schema: Schema) -> list[object]:
    return _listed(schema.get("required", []))


def _unknown(key: str, known: list[str]) -> str:
    near = get_close_matches(key, known, n=1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    return f"is not a part of a definition{hint}"
