"""ESCO's tables of occupations, skills and what asks for which. Pure.

The official CSVs, and a shorter table of skills whose other names run together.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onward.careers.core.tables import Row, WrongTable

OCCUPATION_COLUMNS = ("conceptUri", "preferredLabel", "altLabels", "iscoGroup")
SKILL_COLUMNS = ("conceptUri", "preferredLabel", "skillType")
NEED_COLUMNS = ("occupationUri", "relationType", "skillUri")
BROADER_COLUMNS = ("conceptUri", "broaderUri")
COLLECTION_COLUMNS = ("conceptUri",)
KINDS = {"skill/competence": "skill", "knowledge": "knowledge"}
ESSENTIAL = {"essential": True, "optional": False}
LONGEST_TITLE, LONGEST_URI, LONGEST_TEXT, LONGEST_NAMES = 250, 120, 8000, 20_000
URI = "http://data.europa.eu/esco/"


@dataclass(frozen=True, slots=True)
class Work:
    """An occupation of ESCO."""

    uri: str
    code: str
    isco: str
    title: str
    description: str
    alt_titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ability:
    """A skill or an area of knowledge of ESCO; None where the table does not say."""

    uri: str
    title: str
    kind: str  # skill or knowledge
    description: str
    alt_titles: tuple[str, ...]
    alt_text: str
    reuse_level: str
    is_language: bool | None
    is_digital: bool | None
    is_green: bool | None


def read_occupations(table: Iterable[Row]) -> dict[str, Work]:
    """Occupations by URI, in the table's order. Raises WrongTable."""
    found: dict[str, Work] = {}
    for row in table:
        uri = _uri(row, "conceptUri", found)
        found[uri] = Work(
            uri=uri,
            code=row.told("code")[:20],
            isco=row.told("iscoGroup")[:4],
            title=_title(row),
            description=_description(row),
            alt_titles=_names(row.told("altLabels")),
        )
    return found


def read_skills(
    table: Iterable[Row], collections: Mapping[str, frozenset[str]]
) -> dict[str, Ability]:
    """Skills and knowledge by URI. Raises WrongTable.

    `collections` are the URIs of the language, digital and green skills, where they
    came as tables of their own.
    """
    found: dict[str, Ability] = {}
    for row in table:
        kind = KINDS.get(row["skillType"])
        if kind is None:
            told = f"skillType is {row['skillType'][:40]!r}, not skill or knowledge"
            raise row.wrong(told)
        uri = _uri(row, "conceptUri", found)
        flags = {
            f"is_{name}": _flag(row, name, collections)
            for name in ("language", "digital", "green")
        }
        found[uri] = Ability(
            uri=uri,
            title=_title(row),
            kind=kind,
            description=_description(row),
            alt_titles=_names(row.told("altLabels")),
            alt_text=row.told("altText")[:LONGEST_NAMES],
            reuse_level=_reuse(row),
            **flags,
        )
    return found


def read_needs(
    table: Iterable[Row], work: Mapping[str, Work], skills: Mapping[str, Ability]
) -> dict[tuple[str, str], bool]:
    """(occupation, skill) to True where it is essential. Raises WrongTable.

    A pair told both ways is essential. Both ends must be there: else the tables are of
    two releases.
    """
    found: dict[tuple[str, str], bool] = {}
    for row in table:
        pair = row["occupationUri"], row["skillUri"]
        is_essential = ESSENTIAL.get(row["relationType"])
        if is_essential is None:
            told = f"relationType is {row['relationType'][:40]!r}"
            raise row.wrong(f"{told}, not essential or optional")
        for uri, known in zip(pair, (work, skills), strict=True):
            if uri not in known:
                raise row.wrong(f"{uri[:120]} is not in its table: of another release?")
        found[pair] = found.get(pair, False) or is_essential
    return found


def read_broader(table: Iterable[Row], work: Mapping[str, Work]) -> dict[str, str]:
    """The wider occupation (not group) of an occupation, by URI; the first one told."""
    found: dict[str, str] = {}
    for row in table:
        if row["conceptUri"] in work and row["broaderUri"] in work:
            found.setdefault(row["conceptUri"], row["broaderUri"])
    return found


def read_collection(table: Iterable[Row]) -> frozenset[str]:
    return frozenset(row["conceptUri"] for row in table)


def _uri(row: Row, column: str, found: Mapping[str, object]) -> str:
    uri = row[column]
    if not uri.startswith(URI) or len(uri) > LONGEST_URI:
        raise row.wrong(f"{uri[:60]!r} is not an address of ESCO")
    if uri in found:
        raise row.wrong(f"{uri} stands there twice")
    return uri


def _title(row: Row) -> str:
    title = row["preferredLabel"].strip()
    if not 0 < len(title) <= LONGEST_TITLE:
        raise row.wrong("preferredLabel is empty or far too long")
    return title


def _description(row: Row) -> str:
    text = row.told("description") or row.told("definition")
    return text[:LONGEST_TEXT]


def _names(text: str) -> tuple[str, ...]:
    """Other names: one a line, or parted by bars."""
    names = _parted(text)
    return tuple(dict.fromkeys(name[:LONGEST_TITLE] for name in names))


def _parted(text: str) -> Iterator[str]:
    for part in text.replace(" | ", "\n").splitlines():
        if part.strip():
            yield part.strip()


def _reuse(row: Row) -> str:
    if row.told("reuseLevel"):
        return row.told("reuseLevel")[:24]
    return "transversal" if row.told("transversal") == "1" else ""


def _flag(
    row: Row, name: str, collections: Mapping[str, frozenset[str]]
) -> bool | None:
    if name in collections:
        return row["conceptUri"] in collections[name]
    return row[name] == "1" if name in row.cells else None


def refuse_empty(file: str, many: int) -> None:
    if not many:
        raise WrongTable(file, 1, "has no row")
