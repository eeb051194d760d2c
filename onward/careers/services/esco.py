"""Import of ESCO: occupations, skills, and which occupation asks for which skill."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import astuple
from datetime import datetime

from onward.careers.core import esco
from onward.careers.core.esco import Ability, Work
from onward.careers.core.tables import Row, WrongTable, csv_rows
from onward.careers.models import EscoOccupation, EscoSkill, EscoSkillNeed, Release
from onward.careers.services.known import fingerprint
from onward.careers.services.parquet import parquet_rows
from onward.careers.services.releases import Progress, copy_many, no_progress
from onward.careers.services.sources import Source, esco_table

LICENCE = "Free reuse with the source named (Commission Decision 2011/833/EU)"
ATTRIBUTION = (
    "This service uses the ESCO classification of the European Commission"
    " ({version}). It has been modified: selected, joined and searched."
)
VERSION = re.compile(r"(\d+)[._](\d+)[._](\d+)")
NEEDS = "occupationSkillRelations"
# Skills of each kind, where they come as tables of their own.
COLLECTIONS = {
    "language": "languageSkillsCollection",
    "digital": "digitalSkillsCollection",
    "green": "greenSkillsCollection",
}
WORK_FIELDS = (
    "release",
    "uri",
    "code",
    "isco",
    "title",
    "description",
    "alt_titles",
    "broader_uri",
)
SKILL_FIELDS = (
    "release",
    "uri",
    "title",
    "kind",
    "description",
    "alt_titles",
    "alt_text",
    "reuse_level",
    "is_language",
    "is_digital",
    "is_green",
)


def write_esco(
    source: Source, *, now: datetime, progress: Progress = no_progress
) -> Release:
    """Write a release of ESCO, not yet in force. Raises WrongTable."""
    progress("reading ESCO", 0.0)
    work = esco.read_occupations(_rows(source, "occupations", esco.OCCUPATION_COLUMNS))
    collections = {
        name: esco.read_collection(_rows(source, table, esco.COLLECTION_COLUMNS))
        for name, table in COLLECTIONS.items()
        if esco_table(source.pieces, table)
    }
    skills = esco.read_skills(_rows(source, "skills", esco.SKILL_COLUMNS), collections)
    progress("reading ESCO", 0.3)
    needs = esco.read_needs(_needs(source), work, skills)
    broader = esco.read_broader(_optional(source), work)
    for name, many in (
        ("occupations", len(work)),
        ("skills", len(skills)),
        (NEEDS, len(needs)),
    ):
        esco.refuse_empty(name, many)
    release = _release(source, now)
    release.counts = {
        "occupations": len(work),
        "skills": len(skills),
        "needs": len(needs),
    }
    release.save()
    progress("writing ESCO", 0.5)
    _write(release, work, skills, broader)
    progress("writing ESCO", 0.7)
    _write_needs(release, needs)
    return release


def _rows(source: Source, table: str, columns: Sequence[str]) -> Iterator[Row]:
    piece = esco_table(source.pieces, table)
    if piece is None:
        raise WrongTable(f"{table}_en.csv", 0, "is missing")
    return csv_rows(piece.name, piece.lines(), columns)


def _needs(source: Source) -> Iterator[Row]:
    """The relations: as CSV, or else as parquet."""
    if esco_table(source.pieces, NEEDS) is None:
        for piece in source.pieces:
            if piece.name.startswith(NEEDS) and piece.name.endswith(".parquet"):
                return parquet_rows(piece, esco.NEED_COLUMNS)
    return _rows(source, NEEDS, esco.NEED_COLUMNS)


def _optional(source: Source) -> Iterator[Row]:
    table = "broaderRelationsOccPillar"
    if esco_table(source.pieces, table) is None:
        return iter(())
    return _rows(source, table, esco.BROADER_COLUMNS)


def _write(
    release: Release,
    work: dict[str, Work],
    skills: dict[str, Ability],
    broader: dict[str, str],
) -> None:
    copy_many(
        EscoOccupation,
        WORK_FIELDS,
        ((release.pk, *_plain(one), broader.get(one.uri, "")) for one in work.values()),
    )
    copy_many(
        EscoSkill, SKILL_FIELDS, ((release.pk, *_plain(one)) for one in skills.values())
    )


def _plain(one: Work | Ability) -> tuple[object, ...]:
    return tuple(list(v) if isinstance(v, tuple) else v for v in astuple(one))


def _write_needs(release: Release, needs: dict[tuple[str, str], bool]) -> None:
    work = dict(EscoOccupation.objects.filter(release=release).values_list("uri", "pk"))
    skills = dict(EscoSkill.objects.filter(release=release).values_list("uri", "pk"))
    rows = (
        (release.pk, work[occupation], skills[skill], is_essential)
        for (occupation, skill), is_essential in needs.items()
    )
    copy_many(EscoSkillNeed, ("release", "occupation", "skill", "is_essential"), rows)


def _release(source: Source, now: datetime) -> Release:
    digest, is_known = fingerprint([source])
    found = VERSION.search(source.path.name)
    version = "v" + ".".join(found.groups()) if found else source.path.stem
    return Release(
        kind=Release.Kind.ESCO,
        part=Release.Part.ESCO,
        version=version[:60],
        source=source.path.name[:200],
        licence=LICENCE,
        attribution=ATTRIBUTION.format(version=version),
        sha256=digest,
        is_known=is_known,
        imported_at=now,
    )
