"""Import of an O*NET release: the text tables as published, older layout or newer.

Where a release has no work values (from 30.3 on) the last ones known are kept by code.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from onward.careers.core import onet
from onward.careers.core.onet import CODE
from onward.careers.core.tables import Row
from onward.careers.models import Occupation, Release
from onward.careers.queries.codes import Published
from onward.careers.services.known import fingerprint
from onward.careers.services.onet_tables import (
    LONGEST_TECHNOLOGY,
    Rated,
    read_release,
    tables_in,
    version_of,
)
from onward.careers.services.releases import (
    Progress,
    no_progress,
    write_many,
    write_titles,
)
from onward.careers.services.sources import Source

LICENCE = "CC BY 4.0"
ATTRIBUTION = (
    "This page includes information from the O*NET {version} Database by the U.S."
    " Department of Labor, Employment and Training Administration (USDOL/ETA). Used"
    " under the CC BY 4.0 license. O*NET® is a trademark of USDOL/ETA. This software"
    " has modified all or some of this information. USDOL/ETA has not approved,"
    " endorsed, or tested these modifications."
)
STARTER = "starter"


@dataclass(frozen=True, slots=True)
class Kept:
    """Work values of an older release, by code, and whose they are."""

    values: Mapping[str, list[float]]
    of: str  # "29.3", "starter", or "" for none
    accuracy: Mapping[str, object]  # of estimated ones


def write_onet(
    source: Source,
    beside: Sequence[Source],
    *,
    now: datetime,
    published: Published,
    progress: Progress = no_progress,
) -> tuple[Release, tuple[str, ...]]:
    """Write a release, not yet in force, and what is to be said of it.

    `beside` are single tables that stand for the release's own. Raises WrongTable.
    """
    tables = tables_in(source, beside)
    rated = read_release(tables, progress)
    release = _release(source, beside, version_of(source, tables), now)
    notes = [f"{table.piece.name} stands for its {table.detail}." for table in beside]
    codes = [row[CODE] for row in rated.named]
    own = rated.ratings("values", "EX")
    kept = Kept({}, "", {})
    if not own.figures:
        kept = kept_values(codes, published)
        release.values_from, release.accuracy = kept.of, dict(kept.accuracy)
        notes.append(_values_note(kept, len(codes)))
    _name_columns(release, rated)
    progress("writing occupations", 0.9)
    release.counts = {"occupations": len(codes), "titles": len(rated.titles)}
    release.save()
    written = [
        _occupation(release, row, rated, kept.values, published) for row in rated.named
    ]
    write_many(Occupation, written)
    write_titles(written, rated.titles)
    return release, tuple(notes)


def kept_values(codes: Sequence[str], published: Published) -> Kept:
    """The work values of the last release that had them: an official one before ours.

    Found by code, by the code an older one moved to, or by the published code.
    """
    with_values = Release.objects.filter(
        part=Release.Part.OCCUPATIONS, occupations__values__isnull=False
    ).distinct()
    official = with_values.filter(kind=Release.Kind.ONET).order_by(
        "-imported_at", "-pk"
    )
    last = official.first() or with_values.order_by("-imported_at", "-pk").first()
    if last is None:
        return Kept({}, "", {})
    rows = {
        row.code: row.values
        for row in last.occupations.only("code", "values")
        if row.values
    }
    moved = {new: rows[old] for old in rows for new in published.moves.get(old, ())}
    found = {
        code: values
        for code in codes
        if (values := _first(rows, moved, code, published.of(code)))
    }
    if last.kind != Release.Kind.STARTER:
        return Kept(found, last.values_from or last.version, last.accuracy)
    return Kept(found, STARTER, _of_values(last.accuracy))


def _first(
    rows: Mapping[str, list[float]],
    moved: Mapping[str, list[float]],
    code: str,
    wider: str,
) -> list[float] | None:
    return rows.get(code) or moved.get(code) or rows.get(wider)


def _of_values(accuracy: Mapping[str, object]) -> dict[str, object]:
    columns = accuracy.get("columns")
    if not isinstance(columns, dict):
        return {}
    return {"columns": {k: v for k, v in columns.items() if k.startswith("value_")}}


def _values_note(kept: Kept, of: int) -> str:
    if not kept.of:
        return "This release has no work values, and none are known from before."
    whose = "our estimates" if kept.of == STARTER else f"those of {kept.of}"
    return (
        f"This release has no work values: {whose} are kept for {len(kept.values)} of"
        f" {of} occupations."
    )


def _release(
    source: Source, beside: Sequence[Source], version: str, now: datetime
) -> Release:
    digest, is_known = fingerprint([source, *beside])
    names = [source.path.name, *(table.piece.name for table in beside)]
    stems = "".join(f" + {table.piece.name.rsplit('.')[0]}" for table in beside)
    return Release(
        kind=Release.Kind.ONET,
        part=Release.Part.OCCUPATIONS,
        version=((version or source.path.stem) + stems)[:60],
        source=", ".join(names)[:200],
        licence=LICENCE,
        attribution=ATTRIBUTION.format(version=version).replace("  ", " "),
        sha256=digest,
        is_known=is_known,
        imported_at=now,
    )


def _name_columns(release: Release, rated: Rated) -> None:
    """Names of the columns of an occupation's arrays."""
    for field, role, scales in (
        ("skill_names", "skills", ("LV",)),
        ("knowledge_names", "knowledge", ("LV",)),
        ("ability_names", "abilities", ("IM",)),
        ("style_names", "styles", ("WI", "IM")),
    ):
        scale = next((s for s in scales if s in rated.scales[role]), "")
        ratings = rated.ratings(role, scale)
        setattr(release, field, [ratings.names[e] for e in ratings.elements])
        if role == "styles":
            release.style_scale = scale


def _occupation(
    release: Release,
    row: Row,
    rated: Rated,
    kept: Mapping[str, list[float]],
    published: Published,
) -> Occupation:
    code = row[CODE]
    values = rated.ratings("values", "EX").profile(code, onet.VALUES)
    technologies = rated.technologies.get(code)
    return Occupation(
        release=release,
        code=code,
        title=row["Title"],
        description=row["Description"][:4000],
        bls_code=published.of(code),
        job_zone=rated.zones.get(code),
        interests=rated.ratings("interests", "OI").profile(code, onet.INTERESTS),
        values=values or kept.get(code),
        skill_levels=_row(rated, "skills", "LV", code),
        skill_importances=_row(rated, "skills", "IM", code),
        knowledge_levels=_row(rated, "knowledge", "LV", code),
        knowledge_importances=_row(rated, "knowledge", "IM", code),
        ability_levels=_row(rated, "abilities", "LV", code),
        ability_importances=_row(rated, "abilities", "IM", code),
        work_styles=_row(rated, "styles", release.style_scale, code),
        tasks=rated.tasks.get(code),
        technologies=[t[:LONGEST_TECHNOLOGY] for t in technologies or ()] or None,
        work_context=rated.context.get(code),
        education_mix=rated.education.get(code),
        vector=rated.activities.get(code),
        title_vector=rated.words.get(code),
    )


def _row(rated: Rated, role: str, scale: str, code: str) -> list[float | None] | None:
    ratings = rated.ratings(role, scale)
    return ratings.row(code, ratings.elements)
