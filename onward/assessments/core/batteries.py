"""Which inventories are offered together, by stage and circumstance. Pure."""

import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from onward.assessments.core.definition import Instrument

OPENING_MINUTES = 0.25  # reading what the next inventory is about


class BatteryError(ValueError):
    """A battery that cannot be used: says which and why."""


@dataclass(frozen=True, slots=True)
class Battery:
    """`takes` and `adds` hold alternatives: of each row the first the practice has."""

    key: str
    name: str
    says: str
    stages: frozenset[str]
    circumstances: frozenset[str]
    takes: tuple[tuple[str, ...], ...]
    adds: tuple[tuple[str, ...], ...]

    def fits(self, *, stage: str, circumstance: str) -> bool:
        """Empty sets fit everything."""
        is_stage = not self.stages or stage in self.stages
        return is_stage and (
            not self.circumstances or circumstance in self.circumstances
        )

    def taken(self, there: Collection[str]) -> tuple[str, ...]:
        """Instruments of the battery that the practice has, in its order."""
        return _first_of_each(self.takes, there)

    def added(self, there: Collection[str]) -> tuple[str, ...]:
        return _first_of_each(self.adds, there)


def _first_of_each(
    rows: Iterable[Sequence[str]], there: Collection[str]
) -> tuple[str, ...]:
    found = (next((one for one in row if one in there), None) for row in rows)
    return tuple(one for one in found if one is not None)


def parse_batteries(text: str) -> tuple[Battery, ...]:
    """Read content/batteries.toml. Raises BatteryError with the battery's key."""
    try:
        rows = tomllib.loads(text)["batteries"]
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise BatteryError(str(error)) from error
    found = tuple(_battery(row) for row in rows)
    if len({battery.key for battery in found}) != len(found):
        raise BatteryError("two batteries have one key")
    return found


def _battery(row: Mapping[str, object]) -> Battery:
    key = str(row.get("key", "?"))
    takes = _rows(row, "takes")
    if not takes or not row.get("name"):
        raise BatteryError(f"{key}: needs a name and something to take")
    return Battery(
        key=key,
        name=str(row["name"]),
        says=str(row.get("says", "")),
        stages=_words(row, "stages"),
        circumstances=_words(row, "circumstances"),
        takes=takes,
        adds=_rows(row, "adds"),
    )


def _words(row: Mapping[str, object], key: str) -> frozenset[str]:
    value = row.get(key)
    return frozenset(map(str, value)) if isinstance(value, list) else frozenset()


def _rows(row: Mapping[str, object], key: str) -> tuple[tuple[str, ...], ...]:
    value = row.get(key)
    rows = value if isinstance(value, list) else []
    return tuple(tuple(map(str, one)) for one in rows if isinstance(one, list))


def best_first(
    batteries: Iterable[Battery], *, stage: str, circumstance: str
) -> list[Battery]:
    """Those that fit first, the ones made for this circumstance before the rest."""

    def rank(battery: Battery) -> tuple[bool, bool]:
        fits = battery.fits(stage=stage, circumstance=circumstance)
        return not fits, not (fits and battery.circumstances)

    return sorted(batteries, key=rank)


def minutes_in_all(left: Iterable[tuple[Instrument, int]]) -> int:
    """One estimate for several instruments, each with how many items are reached.

    Whole minutes, never less than one while anything is open; of a single instrument
    what it says itself.
    """
    minutes = [instrument.minutes_left(reached) for instrument, reached in left]
    still = [one for one in minutes if one]
    return ceil(sum(still) + OPENING_MINUTES * max(0, len(still) - 1))
