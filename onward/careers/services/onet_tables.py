"""What the tables of an O*NET release say of its occupations, read and checked."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onward.careers.core import onet, short_vectors
from onward.careers.core.onet import CODE, RATED, Ratings
from onward.careers.core.tables import Row, WrongTable, rows
from onward.careers.services.files import Piece
from onward.careers.services.releases import Progress
from onward.careers.services.sources import Source

CODED = re.compile(r"\d\d-\d{4}\.\d\d")
LONGEST_TITLE, LONGEST_NAME, LONGEST_TECHNOLOGY = 200, 250, 200
README = "Read Me.txt"
VERSION = re.compile(r"O\*NET\S* (\d+\.\d+) Database")
IN_NAME = re.compile(r"(\d\d)_(\d)")
Titles = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a release by name, and tables that take the place of some."""

    pieces: Mapping[str, Piece]
    instead: Mapping[str, tuple[Piece, ...]] = field(default_factory=dict)  # by role

    def of(self, role: str) -> tuple[Piece, ...]:
        own = onet.tables_of(role, self.pieces)
        return self.instead.get(role) or tuple(self.pieces[name] for name in own)

    def rows(self, role: str, columns: Sequence[str]) -> Iterator[Row]:
        for piece in self.of(role):
            yield from rows(piece.name, piece.lines(), columns)

    def name(self, role: str) -> str:
        found = self.of(role)
        return found[0].name if found else role


@dataclass(frozen=True, slots=True)
class Rated:
    """Everything a release holds, by O*NET-SOC code."""

    named: tuple[Row, ...]
    titles: Titles
    zones: dict[str, float]
    scales: dict[str, dict[str, Ratings]]  # role, scale
    education: dict[str, list[float]]
    context: dict[str, dict[str, float]]
    tasks: dict[str, list[str]]
    technologies: dict[str, list[str]]
    activities: dict[str, list[float]]
    words: dict[str, list[float]]

    def ratings(self, role: str, scale: str) -> Ratings:
        return self.scales[role].get(scale) or Ratings()


def tables_in(source: Source, beside: Sequence[Source]) -> Tables:
    """By name; tables that came beside the release stand for its own."""
    own = {p.name: p for p in source.pieces if p.name.endswith(".txt")}
    instead: dict[str, tuple[Piece, ...]] = {}
    for table in beside:
        if table.detail in instead:
            told = f"and {instead[table.detail][0].name} are the same table twice"
            raise WrongTable(table.piece.name, 0, told)
        instead[table.detail] = table.pieces
    return Tables(own, instead)


def version_of(source: Source, tables: Tables) -> str:
    """From the Read Me, else from the name of the zip or folder; "" for none."""
    if README in tables.pieces:
        head = tables.pieces[README].head().decode("utf-8", errors="replace")
        found = VERSION.search(head)
        if found:
            return found.group(1)
    in_name = IN_NAME.search(source.path.name)
    return f"{in_name.group(1)}.{in_name.group(2)}" if in_name else ""


def read_release(tables: Tables, progress: Progress) -> Rated:
    """Everything, checked. Raises WrongTable."""
    progress("reading occupations", 0.0)
    named = _named(tables)
    known = {row[CODE] for row in named}
    titles = _titles(tables, known)
    progress("reading ratings", 0.1)
    scales = _scales(tables)
    zones = _zones(tables)
    _refuse_unknown(tables, known, {**scales["interests"], **scales["skills"]}, zones)
    progress("reading tasks and tools", 0.6)
    wider = onet.read_wider(tables.rows("wider", ()))
    done = onet.read_activities(tables.rows("activities", (CODE,)), wider)
    activities = short_vectors.short_vectors(done, size=short_vectors.ACTIVITY_SIZE)
    progress("reading tasks and tools", 0.8)
    words = short_vectors.words_of(titles)
    return Rated(
        named=named,
        titles=titles,
        zones=zones,
        scales=scales,
        education=onet.read_education(tables.rows("education", (*RATED, "Category"))),
        context=onet.read_context(tables.rows("context", RATED)),
        tasks=onet.read_tasks(tables.rows("tasks", (CODE, "Task"))),
        technologies=onet.read_technologies(tables.rows("technologies", (CODE,))),
        activities=activities,
        words=short_vectors.short_vectors(words, size=short_vectors.TITLE_SIZE),
    )


def _scales(tables: Tables) -> dict[str, dict[str, Ratings]]:
    found = {
        role: onet.read_scales(tables.rows(role, RATED), scales)
        for role, scales in (
            ("interests", {"OI": (1.0, 7.0)}),
            ("values", {"EX": (1.0, 7.0)}),
            ("skills", onet.LEVELS),
            ("knowledge", onet.LEVELS),
            ("abilities", onet.LEVELS),
            ("styles", onet.STYLE_SCALES),
        )
    }
    for role, needed in (
        ("interests", ("OI",)),
        ("skills", ("LV", "IM")),
        ("knowledge", ("LV", "IM")),
    ):
        for scale in needed:
            if scale not in found[role]:
                told = f"has no figure on the scale {scale}"
                raise WrongTable(tables.name(role), 0, told)
    _refuse_gaps(tables, found)
    return found


def _refuse_gaps(tables: Tables, found: Mapping[str, Mapping[str, Ratings]]) -> None:
    for role, by_scale in found.items():
        fixed = {"interests": onet.INTERESTS, "values": onet.VALUES}.get(role)
        for ratings in by_scale.values():
            name = tables.name(role)
            onet.refuse_gaps(name, ratings, fixed or ratings.elements)
    names = tables.name("skills"), tables.name("knowledge")
    onet.refuse_unlike(names, found["skills"]["LV"], found["knowledge"]["LV"])


def _named(tables: Tables) -> tuple[Row, ...]:
    named = tuple(tables.rows("occupations", (CODE, "Title", "Description")))
    seen: set[str] = set()
    for row in named:
        if not CODED.fullmatch(row[CODE]):
            raise row.wrong(f"{row[CODE][:20]!r} is not an O*NET-SOC code")
        if row[CODE] in seen:
            raise row.wrong(f"{row[CODE]} stands there twice")
        if not 0 < len(row["Title"]) <= LONGEST_TITLE:
            raise row.wrong("Title is empty or far too long")
        seen.add(row[CODE])
    if not seen:
        raise WrongTable(tables.name("occupations"), 1, "has no occupation")
    return named


def _zones(tables: Tables) -> dict[str, float]:
    return {
        row[CODE]: row.number("Job Zone", 1, 5)
        for row in tables.rows("zones", (CODE, "Job Zone"))
    }


def _titles(tables: Tables, known: set[str]) -> Titles:
    found: dict[tuple[str, str], None] = {}
    for role in ("titles", "reported"):
        for row in tables.rows(role, (CODE,)):
            for column in (
                "Job Title",
                "Alternate Title",
                "Reported Job Title",
                "Short Title",
            ):
                title = row.told(column)[:LONGEST_NAME]
                if title and row[CODE] in known:
                    found[row[CODE], title] = None
    return list(found)


def _refuse_unknown(
    tables: Tables,
    known: set[str],
    scales: Mapping[str, Ratings],
    zones: Mapping[str, float],
) -> None:
    roles = {"OI": "interests", "LV": "skills", "IM": "skills"}
    for role, codes in (
        *((roles[scale], set(ratings.figures)) for scale, ratings in scales.items()),
        ("zones", set(zones)),
    ):
        strange = sorted(codes - known)
        # A table brought beside the release may know occupations that came or went.
        if strange and role not in tables.instead:
            told = f"{strange[0]} is not in Occupation Data.txt: of another release?"
            raise WrongTable(tables.name(role), 0, told)
