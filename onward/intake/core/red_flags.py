"""Signals beyond coaching: what they are, and an assist that notices words. Pure.

The assist prompts a person and does nothing else: it neither decides nor blocks,
and whoever wrote the words is told that it spoke. It misses much and sometimes
speaks for nothing; no silence of it means that all is well.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from onward.intake.core.bank import TAGS


class Urgency(StrEnum):
    NOW = "now"
    SOON = "soon"
    SCOPE = "scope"


class FlagsError(Exception):
    """The text of the red flags breaks its own rules; says every break."""


@dataclass(frozen=True, slots=True)
class Signal:
    """Something that belongs with other people than a coach, or with them too."""

    key: str
    name: str
    urgency: Urgency
    noticed: str
    coach_does: tuple[str, ...]
    refer_to: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """What a coach keeps off, for questions that carry `tag`."""

    tag: str
    says: str
    refer_to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RedFlags:
    version: int
    signals: tuple[Signal, ...]
    scopes: tuple[Scope, ...]

    def noticed_in(self, text: str) -> tuple[Signal, ...]:
        """The signals whose words occur in a text, most urgent first."""
        plain = _plain(text)
        return tuple(
            signal
            for signal in self.signals
            if signal.words and _pattern(signal.words).search(plain)
        )

    def urgency_of(self, text: str) -> Urgency | None:
        """The most urgent signal in a text; None when the assist has nothing."""
        return next((signal.urgency for signal in self.noticed_in(text)), None)

    def scopes_of(self, tags: frozenset[str]) -> tuple[Scope, ...]:
        return tuple(scope for scope in self.scopes if scope.tag in tags)

    def find(self, key: str) -> Signal | None:
        return next((signal for signal in self.signals if signal.key == key), None)


def parse_red_flags(text: str) -> RedFlags:
    """Read the signals from TOML. Raises FlagsError naming all that is wrong."""
    try:
        found = tomllib.loads(text)
        flags = RedFlags(
            version=int(found["version"]),
            signals=tuple(_signal(each) for each in found["signals"]),
            scopes=tuple(
                Scope(each["tag"], each["says"], tuple(each["refer_to"]))
                for each in found["scopes"]
            ),
        )
    except (tomllib.TOMLDecodeError, KeyError, ValueError) as error:
        raise FlagsError(f"The red flags cannot be read: {error}") from error
    breaks = list(_breaks(flags))
    if breaks:
        raise FlagsError("\n".join(breaks))
    return flags


def _signal(found: Mapping[str, object]) -> Signal:
    def many(name: str) -> tuple[str, ...]:
        value = found[name]
        return tuple(map(str, value)) if isinstance(value, list) else ()

    return Signal(
        key=str(found["key"]),
        name=str(found["name"]),
        urgency=Urgency(str(found["urgency"])),
        noticed=str(found["noticed"]),
        coach_does=many("coach_does"),
        refer_to=many("refer_to"),
        words=many("words"),
    )


def _breaks(flags: RedFlags) -> Iterator[str]:
    keys = [signal.key for signal in flags.signals]
    if len(set(keys)) < len(keys):
        yield "Two signals share a key."
    order = [list(Urgency).index(signal.urgency) for signal in flags.signals]
    if order != sorted(order):
        yield "Signals stand in the order now, soon, scope."
    for signal in flags.signals:
        yield from _breaks_of(signal)
    for scope in flags.scopes:
        if scope.tag not in TAGS:
            yield f"{scope.tag}: no question can carry this tag."


def _breaks_of(signal: Signal) -> Iterator[str]:
    if not signal.coach_does or not signal.refer_to:
        yield f"{signal.key}: says neither what to do nor whom to turn to."
    if signal.urgency is Urgency.NOW and not signal.words:
        yield f"{signal.key}: the assist needs words for it."
    for word in signal.words:
        if word != _plain(word) or "*" in word[:-1]:
            yield f"{signal.key}: write {word!r} in small letters, a star only last."


def _plain(text: str) -> str:
    """Small letters, straight apostrophes, single spaces."""
    even = unicodedata.normalize("NFKC", text).replace("\u2019", "'").casefold()
    return " ".join(even.split())


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    parts = (
        re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "")
        for word in words
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")
