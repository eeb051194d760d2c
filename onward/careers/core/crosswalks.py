"""Crosswalks: which code of one list stands for which of another. Pure."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from onward.careers.core.esco import LONGEST_URI, URI
from onward.careers.core.tables import HEADER_WITHIN, Row, WrongTable, cell_text

Moves = Mapping[str, Sequence[str]]  # from each code to those that stand for it
LINK_COLUMNS = ("O*NET Id", "ESCO or ISCO URI", "Type of Match")
MATCHES = {
    "exactMatch": "exact",
    "closeMatch": "close",
    "broadMatch": "broad",
    "narrowMatch": "narrow",
}
TO_GROUP = "exactISCO"  # to an ISCO group, which is not an occupation
ONET = re.compile(r"\d\d-\d{4}\.\d\d")
SOC = re.compile(r"\d\d-\d{4}")
FROM = re.compile(r"^O\*NET-SOC (?:(20\d\d) )?Code$")
TO_SOC = re.compile(r"^(20\d\d) SOC Code$")


@dataclass(frozen=True, slots=True)
class Headings:
    """What a crosswalk's headings say: its part, its version, its two columns."""

    part: str  # moved, soc or published
    version: str
    old: int
    new: int


def headings_of(cells: Sequence[object]) -> Headings | None:
    """None for a line that is not the headings of a crosswalk."""
    names = [" ".join(cell_text(cell).split()) for cell in cells]
    froms = [
        (k, found.group(1)) for k, n in enumerate(names) if (found := FROM.match(n))
    ]
    if not froms:
        return None
    old, year = froms[0]
    if "NEM Code" in names:
        return Headings("published", "O*NET-SOC to NEM", old, names.index("NEM Code"))
    if len(froms) > 1:
        new, later = froms[1]
        return Headings("moved", f"O*NET-SOC {year} to {later}", old, new)
    for new, name in enumerate(names):
        found = TO_SOC.match(name)
        if found:
            version = f"O*NET-SOC {year} to SOC {found.group(1)}"
            return Headings("soc", version, old, new)
    return None


def read_moves(
    file: str, sheet: Iterable[Sequence[object]]
) -> tuple[Headings, list[tuple[str, str]]]:
    """What is mapped, and its pairs (old code, new code). Raises WrongTable."""
    lines = iter(enumerate(sheet, start=1))
    tried = (headings_of(cells) for _, cells in islice(lines, HEADER_WITHIN))
    headings = next((found for found in tried if found), None)
    if headings is None:
        raise WrongTable(file, 1, "has no columns of O*NET-SOC codes")
    pairs = dict.fromkeys(_pairs(file, lines, headings))
    if not pairs:
        raise WrongTable(file, 1, "has no row")
    return headings, list(pairs)


def _pairs(
    file: str, lines: Iterable[tuple[int, Sequence[object]]], headings: Headings
) -> Iterator[tuple[str, str]]:
    for number, cells in lines:
        old, new = (
            cell_text(cells[k]) if k < len(cells) else ""
            for k in (headings.old, headings.new)
        )
        if not old and not new:
            continue
        to = ONET if headings.part == "moved" else SOC
        for code, pattern in ((old, ONET), (new, to)):
            if not pattern.fullmatch(code):
                raise WrongTable(file, number, f"{code[:20]!r} is not a code")
        yield old, new


def read_links(table: Iterable[Row]) -> dict[tuple[str, str], str]:
    """(O*NET-SOC code, ESCO address) to how they match. Raises WrongTable.

    Links to a group of occupations are left out.
    """
    found: dict[tuple[str, str], str] = {}
    for row in table:
        code, uri, match = (row[name].strip() for name in LINK_COLUMNS)
        if match == TO_GROUP:
            continue
        if match not in MATCHES:
            raise row.wrong(f"Type of Match is {match[:40]!r}")
        if not ONET.fullmatch(code):
            raise row.wrong(f"{code[:20]!r} is not an O*NET-SOC code")
        if not uri.startswith(URI) or len(uri) > LONGEST_URI:
            raise row.wrong(f"{uri[:60]!r} is not an address of ESCO")
        found[code, uri] = MATCHES[match]
    return found


def followed(code: str, moves: Moves, known: Container[str]) -> tuple[str, ...]:
    """The codes of now that a code of then stands for; itself where it still is one.

    Looks through the moves more than once, each code one time, so that a circle ends.
    """
    seen = {code}
    if code in known:
        return (code,)
    found: dict[str, None] = {}
    ahead = list(moves.get(code, ()))
    while ahead:
        one = ahead.pop(0)
        if one in seen:
            continue
        seen.add(one)
        if one in known:
            found[one] = None
        else:
            ahead.extend(moves.get(one, ()))
    return tuple(found)
