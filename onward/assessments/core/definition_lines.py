"""Reading JSON by lines: which line each part stands on, and what is doubled. Pure."""

import json
import re
from dataclasses import dataclass, field

from onward.assessments.core.definition_faults import Fault, Path

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+', re.DOTALL)
MOST_BYTES = 500_000
DEEPEST = 12
LONGEST_NUMBER = 40
NO_NUMBERS = ("NaN", "Infinity", "-Infinity")


class Unreadable(ValueError):
    """The file is not what it should be from the first byte on."""

    def __init__(self, says: str, line: int | None = None) -> None:
        super().__init__(says)
        self.fault = Fault((), says, line)


@dataclass(slots=True)
class Lines:
    """The line of every part by its path, and keys that stand there twice."""

    of: dict[Path, int] = field(default_factory=dict)
    doubled: list[Fault] = field(default_factory=list)

    def nearest(self, path: Path) -> int | None:
        """The line of the part, or of the nearest thing around it."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.of:
                return self.of[path[:length]]
        return None


@dataclass(slots=True)
class _Level:
    is_object: bool
    place: str | int
    awaits_key: bool


def decode(raw: bytes) -> str:
    """The bytes as text. Raises Unreadable where they are too many or not UTF-8."""
    if len(raw) > MOST_BYTES:
        raise Unreadable(f"is larger than {MOST_BYTES // 1000} kilobytes")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        said = "is not written in UTF-8; save it so and try again"
        raise Unreadable(said, line) from error


def load(text: str) -> object:
    """The value the text stands for. Raises Unreadable with the line."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise Unreadable(f"is not JSON here: {error.msg}", error.lineno) from error


def lines(text: str) -> Lines:
    """Walk the text once. Raises Unreadable where it is nested too deeply or holds a
    number that is none.
    """
    found, levels, line, end = Lines(), list[_Level](), 1, 0
    for match in TOKEN.finditer(text):
        line += text.count("\n", end, match.start())
        _step(found, levels, match[0], line)
        line += match[0].count("\n")
        end = match.end()
    return found


def _step(found: Lines, levels: list[_Level], mark: str, line: int) -> None:
    here = levels[-1] if levels else None
    if mark in ("}", "]"):
        del levels[-1:]
    elif mark == ",":
        _next(here)
    elif here and here.awaits_key:
        _name(found, levels, mark, line)
    elif mark != ":":
        _refuse_no_number(mark, line)
        found.of.setdefault(_path(levels), line)
        if mark in ("{", "["):
            _open(levels, line, is_object=mark == "{")


def _refuse_no_number(mark: str, line: int) -> None:
    if mark in NO_NUMBERS or (mark[0] != '"' and len(mark) > LONGEST_NUMBER):
        raise Unreadable(f"holds {mark[:20]}, a number nobody can use", line)


def _next(here: _Level | None) -> None:
    if here is not None:
        here.awaits_key = here.is_object
        here.place = here.place + 1 if isinstance(here.place, int) else ""


def _open(levels: list[_Level], line: int, *, is_object: bool) -> None:
    if len(levels) >= DEEPEST:
        raise Unreadable(f"is nested deeper than {DEEPEST} levels", line)
    levels.append(_Level(is_object, "" if is_object else 0, is_object))


def _name(found: Lines, levels: list[_Level], mark: str, line: int) -> None:
    if not mark.startswith('"'):
        return
    try:
        key = json.loads(mark, strict=False)
    except json.JSONDecodeError:
        return  # the reader of JSON says what is wrong with it
    levels[-1].place, levels[-1].awaits_key = key, False
    path = _path(levels)
    if path in found.of:
        found.doubled.append(Fault(path, "stands there twice", line))
    found.of[path] = line


def _path(levels: list[_Level]) -> Path:
    return tuple(level.place for level in levels)
