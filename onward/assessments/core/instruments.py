"""What an instrument is, and how one is read from its definition. Pure.

The definition is plain data (the shape of `content/*.json`); a wrong one is refused
with the place and the reason, so that whoever wrote it can mend it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil


class InstrumentError(ValueError):
    """A definition that cannot be used: says where and why."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")


@dataclass(frozen=True, slots=True)
class Option:
    value: int
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """`name` is what a client reads, `also` the word of the literature."""

    key: str
    name: str
    also: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One question. `ends` are the words at the two ends of its scale, if its own."""

    n: int
    text: str
    scale: str
    reverse: bool = False
    ends: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Instrument:
    """A questionnaire: its words, its items and how its scales are made.

    `missing_fraction` is the part of a scale's items that must be answered for the
    scale to count; `top_adds` are the points a first, second, ... choice adds.
    """

    id: str
    version: str
    title: str
    construct: str
    purpose: str
    not_for: str
    asks: str
    instructions: str
    minutes: int
    per_page: int
    in_development: bool
    caveat: str
    licence: str
    missing_fraction: float
    options: tuple[Option, ...]
    scales: tuple[Scale, ...]
    items: tuple[Item, ...]
    top_adds: tuple[float, ...] = ()

    @property
    def bottom(self) -> int:
        return self.options[0].value

    @property
    def top(self) -> int:
        return self.options[-1].value

    @property
    def page_count(self) -> int:
        return ceil(len(self.items) / self.per_page)

    def on_page(self, page: int) -> tuple[Item, ...]:
        """The items of a page, counted from 1; none where there is no such page."""
        start = (page - 1) * self.per_page
        return self.items[start : start + self.per_page] if page > 0 else ()

    def page_of(self, n: int) -> int:
        """The page on which item `n` stands."""
        place = next(i for i, item in enumerate(self.items) if item.n == n)
        return place // self.per_page + 1

    def of_scale(self, key: str) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.scale == key)

    def item(self, n: int) -> Item:
        return next(item for item in self.items if item.n == n)

    def scale(self, key: str) -> Scale:
        return next(scale for scale in self.scales if scale.key == key)

    def minutes_left(self, answered: int) -> int:
        """Whole minutes for what is still open; 0 when nothing is."""
        left = len(self.items) - answered
        return ceil(self.minutes * left / len(self.items)) if left > 0 else 0


def parse(data: Mapping[str, object]) -> Instrument:
    """Read a definition; InstrumentError names the first thing that is wrong."""
    known = set(Instrument.__slots__)
    for key in data:
        if key not in known:
            raise InstrumentError(key, "is not a part of a definition")
    instrument = Instrument(
        id=_text(data, "id"),
        version=_text(data, "version"),
        title=_text(data, "title"),
        construct=_text(data, "construct"),
        purpose=_text(data, "purpose"),
        not_for=_text(data, "not_for"),
        asks=_text(data, "asks"),
        instructions=_text(data, "instructions"),
        minutes=_whole(data, "minutes", least=1),
        per_page=_whole(data, "per_page", least=1),
        in_development=_truth(data, "in_development", default=None),
        caveat=_text(data, "caveat"),
        licence=_text(data, "licence"),
        missing_fraction=_number(data, "missing_fraction", most=1),
        options=tuple(_options(data)),
        scales=tuple(_scales(data)),
        items=tuple(_items(data)),
        top_adds=tuple(_top_adds(data)),
    )
    _check(instrument)
    return instrument


def _check(instrument: Instrument) -> None:
    _refuse_twice("items", (item.n for item in instrument.items))
    _refuse_twice("scales", (scale.key for scale in instrument.scales))
    values = [option.value for option in instrument.options]
    _refuse_twice("options", values)
    if values != sorted(values):
        raise InstrumentError("options", "must go from the lowest value to the highest")
    keys = {scale.key for scale in instrument.scales}
    for item in instrument.items:
        if item.scale not in keys:
            raise InstrumentError(f"items {item.n}", f"no scale {item.scale!r}")
    unused = keys - {item.scale for item in instrument.items}
    if unused:
        raise InstrumentError("scales", f"no item belongs to {min(unused)!r}")
    if len(instrument.top_adds) > len(instrument.items):
        raise InstrumentError("top_adds", "more places than items")


def _refuse_twice(place: str, values: Iterable[int | str]) -> None:
    for value, times in Counter(values).items():
        if times > 1:
            raise InstrumentError(place, f"{value!r} stands there twice")


def _options(data: Mapping[str, object]) -> Iterable[Option]:
    for row in _rows(data, "options"):
        yield Option(_whole(row, "value", least=0), _text(row, "label"))


def _scales(data: Mapping[str, object]) -> Iterable[Scale]:
    for row in _rows(data, "scales", least=1):
        also = _text(row, "also") if "also" in row else ""
        yield Scale(_text(row, "key"), _text(row, "name"), also)


def _items(data: Mapping[str, object]) -> Iterable[Item]:
    for row in _rows(data, "items", least=1):
        yield Item(
            n=_whole(row, "n", least=1),
            text=_text(row, "text"),
            scale=_text(row, "scale"),
            reverse=_truth(row, "reverse", default=False),
            ends=_ends(row),
        )


def _ends(row: Mapping[str, object]) -> tuple[str, str] | None:
    match row.get("ends"):
        case None:
            return None
        case [str(low), str(high)]:
            return low, high
        case _:
            raise InstrumentError("ends", "must be two texts")


def _top_adds(data: Mapping[str, object]) -> Iterable[float]:
    adds = data.get("top_adds", [])
    if not isinstance(adds, list):
        raise InstrumentError("top_adds", "must be a list of numbers")
    for place in range(len(adds)):
        yield _number({"top_adds": adds[place]}, "top_adds", most=None)


def _rows(
    data: Mapping[str, object], key: str, *, least: int = 0
) -> Iterable[Mapping[str, object]]:
    rows = data.get(key)
    if not isinstance(rows, list) or len(rows) < least:
        raise InstrumentError(key, "must be a list" + " with rows" * (least > 0))
    for place, row in enumerate(rows, start=1):
        if not isinstance(row, Mapping):
            raise InstrumentError(f"{key}, row {place}", "must be an object")
        yield row


def _text(data: Mapping[str, object], key: str) -> str:
    value = data.get(key)
    if not isinstance(value, str) or not value.strip():
        raise InstrumentError(key, "must be a text")
    return value


def _whole(data: Mapping[str, object], key: str, *, least: int) -> int:
    value = data.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or value < least:
        raise InstrumentError(key, f"must be a whole number from {least}")
    return value


def _number(data: Mapping[str, object], key: str, *, most: float | None) -> float:
    value = data.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        raise InstrumentError(key, "must be a number from 0")
    if most is not None and value > most:
        raise InstrumentError(key, f"must not be above {most}")
    return float(value)


def _truth(data: Mapping[str, object], key: str, *, default: bool | None) -> bool:
    value = data.get(key, default)
    if not isinstance(value, bool):
        raise InstrumentError(key, "must be true or false")
    return value
