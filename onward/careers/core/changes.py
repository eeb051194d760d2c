"""What one release changed against the one before it, in figures and in words. Pure."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field

Figures = Mapping[str, Sequence[float | None]]  # by name of the figure
MOST_NAMED = 20  # codes told by name; the count is told of all
MOST_SHIFTS = 3


@dataclass(frozen=True, slots=True)
class Limit:
    """A figure has shifted when it differs by more than this."""

    by: float
    is_share: bool = False  # of the figure before, else on the figure's own scale

    def is_passed(self, before: float, after: float) -> bool:
        allowed = self.by * abs(before) if self.is_share else self.by
        return abs(after - before) > allowed + 1e-9

    def __str__(self) -> str:
        return f"{self.by:.0%}" if self.is_share else f"{self.by:g}"


# The stated amounts.
LIMITS: Mapping[str, Limit] = {
    "interests (1 to 7)": Limit(0.5),
    "values (1 to 7)": Limit(0.5),
    "job zone": Limit(0.5),
    "skills (level, 0 to 7)": Limit(0.5),
    "knowledge (level, 0 to 7)": Limit(0.5),
    "median pay, nation and states": Limit(0.1, is_share=True),
    "jobs, nation and states": Limit(0.25, is_share=True),
    "growth (percentage points)": Limit(5),
    "openings a year": Limit(0.2, is_share=True),
}


@dataclass(frozen=True, slots=True)
class Shift:
    """How many rows have a figure that shifted by more than the limit."""

    figure: str
    more_than: str
    count: int
    of: int  # rows that have the figure before and after
    largest: tuple[tuple[str, float, float], ...]  # (code, before, after)


@dataclass(frozen=True, slots=True)
class Changes:
    """Counts are of all; codes are the first of them."""

    before: str
    added: int = 0
    dropped: int = 0
    moved: int = 0
    added_codes: tuple[str, ...] = ()
    dropped_codes: tuple[str, ...] = ()
    moved_codes: tuple[tuple[str, str], ...] = ()
    shifts: tuple[Shift, ...] = ()
    notes: tuple[str, ...] = field(default_factory=tuple)

    def plain(self) -> dict[str, object]:
        """As JSON gives it back: lists where there were tuples."""
        plain: dict[str, object] = json.loads(json.dumps(asdict(self)))
        return plain


def partners(
    after: Collection[str],
    before: Collection[str],
    moves: Mapping[str, Sequence[str]],
    wider: Callable[[str], str],
) -> dict[str, str]:
    """For each code of now the one it was before: itself, moved, or in a wider code.

    `moves` leads from old codes to new ones, `wider` to the published code of a code.
    """
    known = set(before)
    came_from = {
        new: old for old, all_ in moves.items() for new in all_ if old in known
    }
    found = {}
    for code in after:
        was = code if code in known else came_from.get(code, wider(code))
        if was in known:
            found[code] = was
    return found


def compare(
    before: Mapping[str, Figures],
    after: Mapping[str, Figures],
    was: Mapping[str, str],
    *,
    name: str,
    moves: Mapping[str, Sequence[str]] | None = None,
    notes: Sequence[str] = (),
) -> Changes:
    """What changed. `was` leads from a code of now to its code before (`partners`).

    Moved are those a crosswalk moved: a narrower code of a wider one is not.
    """
    added = sorted(set(after) - set(was))
    dropped = sorted(set(before) - set(was.values()))
    moved = sorted(
        (old, new)
        for new, old in was.items()
        if old != new and new in (moves or {}).get(old, ())
    )
    return Changes(
        before=name,
        added=len(added),
        dropped=len(dropped),
        moved=len(moved),
        added_codes=tuple(added[:MOST_NAMED]),
        dropped_codes=tuple(dropped[:MOST_NAMED]),
        moved_codes=tuple(moved[:MOST_NAMED]),
        shifts=tuple(_shifts(before, after, was)),
        notes=tuple(notes),
    )


def _shifts(
    before: Mapping[str, Figures], after: Mapping[str, Figures], was: Mapping[str, str]
) -> Iterator[Shift]:
    for figure, limit in LIMITS.items():
        seen = 0
        found: list[tuple[float, str, float, float]] = []
        for new, old in was.items():
            pairs = _pairs(before[old].get(figure, ()), after[new].get(figure, ()))
            seen += bool(pairs)
            passed = [
                (abs(b - a), new, a, b) for a, b in pairs if limit.is_passed(a, b)
            ]
            if passed:
                found.append(max(passed))
        if seen:
            top = sorted(found, key=lambda one: (-one[0], one[1]))[:MOST_SHIFTS]
            largest = tuple((code, a, b) for _, code, a, b in top)
            yield Shift(figure, str(limit), len(found), seen, largest)


def _pairs(
    before: Sequence[float | None], after: Sequence[float | None]
) -> list[tuple[float, float]]:
    """Figures known on both sides; none where the columns are not the same."""
    if len(before) != len(after):
        return []
    both = zip(before, after, strict=True)
    return [(a, b) for a, b in both if a is not None and b is not None]


def in_words(changes: Mapping[str, object], *, rows: str) -> Iterator[str]:
    """Lines for a person, from what `plain` stored. `rows` says what is counted."""
    if changes.get("before"):
        yield f"Against {changes['before']}:"
        counts = (
            f"{changes.get(key, 0)} {key}" for key in ("added", "dropped", "moved")
        )
        yield f"  {rows}: {', '.join(counts)}"
        for key in ("added", "dropped"):
            yield from _named(key, changes.get(f"{key}_codes"), changes.get(key))
    shifts = changes.get("shifts")
    for shift in shifts if isinstance(shifts, list) else ():
        yield "  " + _shift_in_words(shift)
    notes = changes.get("notes")
    yield from (f"  {note}" for note in (notes if isinstance(notes, list) else ()))


def _named(key: str, codes: object, count: object) -> Iterator[str]:
    if isinstance(codes, list) and codes:
        more = f" and {count - len(codes)} more" if isinstance(count, int) else ""
        more = more if isinstance(count, int) and count > len(codes) else ""
        yield f"    {key}: {', '.join(map(str, codes))}{more}"


def _shift_in_words(shift: Mapping[str, object]) -> str:
    told = (
        f"{shift['figure']}: {shift['count']} of {shift['of']} shifted by more than"
        f" {shift['more_than']}"
    )
    largest = shift.get("largest")
    if isinstance(largest, list) and largest:
        code, before, after = largest[0]
        told += f" (most: {code}, {before:g} to {after:g})"
    return told
