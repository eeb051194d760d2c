"""What an import changed, told against the release it takes the place of."""

from collections.abc import Callable, Mapping, Sequence

from onward.careers.core.changes import Changes, Figures, compare, partners
from onward.careers.models import (
    Area,
    CodeMove,
    EscoLink,
    EscoOccupation,
    EscoSkill,
    Occupation,
    Outlook,
    Release,
    Wage,
)
from onward.careers.queries.codes import Published

WIDE = (Area.Kind.NATION, Area.Kind.STATE)
Rows = dict[str, Figures]


def changes_of(
    release: Release, published: Published, notes: Sequence[str] = ()
) -> Changes:
    """Against the release in force of its part; only the notes where there is none."""
    before = (
        Release.objects.filter(part=release.part, is_current=True)
        .exclude(pk=release.pk)
        .first()
    )
    if before is None:
        return Changes(before="", notes=tuple(notes))
    gather = GATHER[Release.Part(release.part)]
    was_rows, rows = gather(before), gather(release)
    was = partners(rows, was_rows, published.moves, published.of)
    told = [*notes, *_areas(before, release), *_columns(before, release)]
    return compare(
        was_rows, rows, was, name=str(before), moves=published.moves, notes=told
    )


def _occupations(release: Release) -> Rows:
    rows = Occupation.objects.filter(release=release)
    return {
        row.code: {
            "interests (1 to 7)": row.interests or (),
            "values (1 to 7)": row.values or (),
            "job zone": (row.job_zone,),
            "skills (level, 0 to 7)": row.skill_levels or (),
            "knowledge (level, 0 to 7)": row.knowledge_levels or (),
        }
        for row in rows.only(
            "code",
            "interests",
            "values",
            "job_zone",
            "skill_levels",
            "knowledge_levels",
        )
    }


def _wages(release: Release) -> Rows:
    """The nation's and the states': areas are too many to be told one by one."""
    areas = Area.objects.filter(release=release, kind__in=WIDE)
    rows = Wage.objects.filter(
        release=release, area__in=list(areas.values_list("code", flat=True))
    ).values_list("area", "code", "p50", "employment")
    return {
        f"{code} in {area}": {
            "median pay, nation and states": (median,),
            "jobs, nation and states": (jobs,),
        }
        for area, code, median, jobs in rows.iterator()
    }


def _outlooks(release: Release) -> Rows:
    return {
        row.code: {
            "growth (percentage points)": (row.growth_percent,),
            "openings a year": (row.openings_thousand,),
        }
        for row in Outlook.objects.filter(release=release)
    }


def _esco(release: Release) -> Rows:
    rows: Rows = {}
    for model in (EscoOccupation, EscoSkill):
        of_release = model._default_manager.filter(release=release)  # noqa: SLF001 - Django's own name
        rows |= {uri: {} for uri in of_release.values_list("uri", flat=True)}
    return rows


def _links(release: Release) -> Rows:
    rows = EscoLink.objects.filter(release=release)
    return {
        f"{code} to {uri}": {}
        for code, uri in rows.values_list("occupation_code", "uri")
    }


def _moves(release: Release) -> Rows:
    rows = CodeMove.objects.filter(release=release)
    return {f"{old} to {new}": {} for old, new in rows.values_list("old", "new")}


GATHER: Mapping[Release.Part, Callable[[Release], Rows]] = {
    Release.Part.OCCUPATIONS: _occupations,
    Release.Part.WAGES: _wages,
    Release.Part.OUTLOOK: _outlooks,
    Release.Part.ESCO: _esco,
    Release.Part.LINKS: _links,
    Release.Part.MOVED: _moves,
    Release.Part.SOC: _moves,
    Release.Part.PUBLISHED: _moves,
}


def _areas(before: Release, after: Release) -> list[str]:
    if after.part != Release.Part.WAGES:
        return []
    counts = [one.counts.get("areas", 0) for one in (before, after)]
    return [f"Areas: {counts[0]} before, {counts[1]} now."]


def _columns(before: Release, after: Release) -> list[str]:
    """Skills and knowledge are compared only where both name the same ones."""
    return [
        f"{kind} have other columns than before and are not compared."
        for kind, was, now in (
            ("Skills", before.skill_names, after.skill_names),
            ("Knowledge areas", before.knowledge_names, after.knowledge_names),
        )
        if was and now and was != now
    ]
