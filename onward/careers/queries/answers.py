"""Answers of the engine as plain values, ready for a table or for JSON."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Whose figures these are."""

    release: str
    attribution: str


@dataclass(frozen=True, slots=True)
class Hit:
    """What a text may name; likeness 0..1.

    `kind` is "occupation" or "skill". The code of what ESCO has is the last part of
    its address there.
    """

    code: str
    title: str
    found_as: str
    likeness: float
    kind: str
    is_european: bool


@dataclass(frozen=True, slots=True)
class Hits:
    rows: tuple[Hit, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Path:
    """A card in one line. `number` 0..100 or None with too little data."""

    code: str
    title: str
    shelf: str
    number: float | None
    place_from: int | None
    place_to: int | None
    parts: dict[str, float]
    reasons: tuple[str, ...]
    cautions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """A limit and how many kinds of work it took away."""

    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Paths:
    rows: tuple[Path, ...]
    limits: tuple[Taken, ...]
    total: int
    left: int
    source: Source


@dataclass(frozen=True, slots=True)
class NeedRow:
    """One thing asked for; hours of learning by our rule, priority None without."""

    domain: str
    name: str
    kind: str
    asked: float
    has: float | None
    gap: float | None
    low: float | None
    high: float | None
    hours: float | None
    priority: float | None
    step: str


@dataclass(frozen=True, slots=True)
class GapTable:
    code: str
    title: str
    coverage: float | None
    hours: float
    months: float | None
    rows: tuple[NeedRow, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class MoveRow:
    """A move: nearness 0..1, gaps in levels, pay change as a share, zones."""

    code: str
    title: str
    nearness: float
    gap: float | None
    gap_back: float | None
    pay_change: float | None
    zone_change: float | None
    part_time: float | None
    seasonal: float | None
    self_employed: float | None
    sentence: str


@dataclass(frozen=True, slots=True)
class BridgeRow:
    code: str
    title: str
    longest_gap: float
    direct_gap: float
    sentence: str


@dataclass(frozen=True, slots=True)
class MoveTable:
    code: str
    title: str
    rows: tuple[MoveRow, ...]
    bridges: tuple[BridgeRow, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class SkillRow:
    """`signature`: above 1 it is more to this work than to work at large."""

    domain: str
    name: str
    level: float | None
    importance: float
    signature: float | None


@dataclass(frozen=True, slots=True)
class SkillTable:
    code: str
    title: str
    rows: tuple[SkillRow, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A skill a text shows; probability 0..1; `words` are those that show it."""

    key: str
    title: str
    probability: float
    words: str


@dataclass(frozen=True, slots=True)
class ShownTable:
    rows: tuple[ShownRow, ...]
    source: Source
