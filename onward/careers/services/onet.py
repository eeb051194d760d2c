"""Import of an O*NET release: the text zip as published, or its folder (29.3 layout).

All or nothing: the world in force stays until the new one is whole. Wages and outlook
stay the ones of the starter world, found by SOC code.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from onward.careers.core import onet
from onward.careers.core.onet import CODE, RATED, Ratings, Row, WrongTable
from onward.careers.models import Occupation, Release
from onward.careers.queries.world import bls_code_of, figures_release
from onward.careers.services.releases import (
    Progress,
    no_progress,
    one_at_a_time,
    put_in_force,
    write_many,
    write_titles,
)
from onward.careers.services.starter import import_starter
from onward.careers.services.tables import (
    OnetFileWrong,
    Tables,
    fingerprint,
    opened,
    tables_in,
)

VERSION = re.compile(r"O\*NET\S* (\d+\.\d+) Database")
LONGEST_TITLE = 200
LICENCE = "CC BY 4.0"
ATTRIBUTION = (
    "This page includes information from the O*NET {version} Database by the U.S."
    " Department of Labor, Employment and Training Administration (USDOL/ETA). Used"
    " under the CC BY 4.0 license. O*NET® is a trademark of USDOL/ETA. This software"
    " has modified all or some of this information. USDOL/ETA has not approved,"
    " endorsed, or tested these modifications. Employment and pay: U.S. Bureau of Labor"
    " Statistics, May 2025 (public domain)."
)


@transaction.atomic
def import_onet(
    path: Path, *, now: datetime, progress: Progress = no_progress
) -> Release:
    """Bring a release and put it in force. Raises OnetFileWrong."""
    one_at_a_time()
    try:
        with opened(path) as archive:
            tables = tables_in(path, archive)
            release, rows, titles = _read(tables, path, now, progress)
    except WrongTable as wrong:
        line = f", line {wrong.line}" if wrong.line else ""
        raise OnetFileWrong(f"{wrong.file}{line}: {wrong.reason}.") from wrong
    if figures_release() is None:
        progress("pay and employment", 0.7)
        import_starter(now=now)
    progress("writing occupations", 0.8)
    release.save()
    write_many(Occupation, rows)
    write_titles(rows, titles)
    put_in_force(release)
    progress("done", 1.0)
    return release


Titles = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Rated:
    """What a release says of its occupations, checked."""

    interests: Ratings
    values: Ratings
    zones: dict[str, float]
    levels: Ratings
    importance: Ratings
    knowledge: Ratings
    activities: dict[str, list[float]]
    words: dict[str, list[float]]

    def occupation(self, release: Release, row: Row) -> Occupation:
        code, skills = row[CODE], self.levels.elements
        return Occupation(
            release=release,
            code=code,
            title=row["Title"],
            description=row["Description"],
            bls_code=bls_code_of(code),
            job_zone=self.zones.get(code),
            interests=self.interests.profile(code, onet.INTERESTS),
            values=self.values.profile(code, onet.VALUES),
            skill_levels=self.levels.row(code, skills),
            skill_importances=self.importance.row(code, skills),
            knowledge=self.knowledge.row(code, self.knowledge.elements),
            vector=self.activities.get(code),
            title_vector=self.words.get(code),
        )


def _read(
    tables: Tables, path: Path, now: datetime, progress: Progress
) -> tuple[Release, list[Occupation], Titles]:
    """Everything a release holds, checked, not written yet."""
    progress("reading occupations", 0.0)
    named = list(tables.rows("Occupation Data.txt", (CODE, "Title", "Description")))
    _refuse_wrong(named)
    known = {row[CODE] for row in named}
    titles = _titles(tables, known)
    rated = _rated(tables, titles, progress)
    _refuse_unknown(known, rated)
    release = _release(tables, path, now)
    skills = rated.levels
    release.skill_names = [skills.names[element] for element in skills.elements]
    return release, [rated.occupation(release, row) for row in named], titles


def _rated(tables: Tables, titles: Titles, progress: Progress) -> _Rated:
    progress("reading interests and values", 0.1)
    interests = _ratings(tables, "Interests.txt", "OI", (1, 7))
    onet.refuse_gaps("Interests.txt", interests, onet.INTERESTS)
    values = Ratings()
    if tables.has("Work Values.txt"):
        values = _ratings(tables, "Work Values.txt", "EX", (1, 7))
        onet.refuse_gaps("Work Values.txt", values, onet.VALUES)
    progress("reading activities and titles", 0.2)
    done = tables.rows("Tasks to DWAs.txt", (CODE, "DWA ID"))
    pairs = onet.with_wider((row[CODE], row["DWA ID"]) for row in done)
    activities = onet.short_vectors(pairs, size=onet.ACTIVITY_SIZE)
    words = onet.short_vectors(onet.words_of(titles), size=onet.TITLE_SIZE)
    progress("reading skills and knowledge", 0.5)
    return _Rated(
        interests=interests,
        values=values,
        zones=_zones(tables),
        levels=_ratings(tables, "Skills.txt", "LV", (0, 7)),
        importance=_ratings(tables, "Skills.txt", "IM", (1, 5)),
        knowledge=_ratings(tables, "Knowledge.txt", "IM", (1, 5)),
        activities=activities,
        words=words,
    )


def _ratings(
    tables: Tables, name: str, scale: str, limits: tuple[float, float]
) -> Ratings:
    table = tables.rows(name, RATED)
    found = onet.read_ratings(table, scale=scale, low=limits[0], high=limits[1])
    if not found.figures:
        raise WrongTable(name, 0, f"has no figure on the scale {scale}")
    return found


def _zones(tables: Tables) -> dict[str, float]:
    return {
        row[CODE]: row.number("Job Zone", 1, 5)
        for row in tables.rows("Job Zones.txt", (CODE, "Job Zone"))
    }


def _titles(tables: Tables, known: set[str]) -> Titles:
    found: dict[tuple[str, str], None] = {}
    for name, column in (
        ("Alternate Titles.txt", "Alternate Title"),
        ("Sample of Reported Titles.txt", "Reported Job Title"),
    ):
        if not tables.has(name):
            continue
        for row in tables.rows(name, (CODE, column)):
            if row[CODE] in known and row[column]:
                found[row[CODE], row[column][:250]] = None
            short = row.cells.get("Short Title", "")
            if short and row[CODE] in known:
                found[row[CODE], short[:250]] = None
    return list(found)


def _refuse_wrong(named: Sequence[Row]) -> None:
    seen: set[str] = set()
    for row in named:
        if not re.fullmatch(r"\d\d-\d{4}\.\d\d", row[CODE]):
            raise row.wrong(f"{row[CODE][:20]!r} is not an O*NET-SOC code")
        if row[CODE] in seen:
            raise row.wrong(f"{row[CODE]} stands there twice")
        if not 0 < len(row["Title"]) <= LONGEST_TITLE:
            raise row.wrong("Title is empty or far too long")
        seen.add(row[CODE])
    if not seen:
        raise WrongTable("Occupation Data.txt", 1, "has no occupation")


def _refuse_unknown(known: set[str], rated: _Rated) -> None:
    for name, codes in (
        ("Interests.txt", rated.interests.figures),
        ("Skills.txt", rated.levels.figures),
        ("Job Zones.txt", rated.zones),
    ):
        strange = sorted(set(codes) - known)
        if strange:
            told = f"{strange[0]} is not in Occupation Data.txt: of another release?"
            raise WrongTable(name, 0, told)


def _release(tables: Tables, path: Path, now: datetime) -> Release:
    version = ""
    if tables.has("Read Me.txt"):
        found = VERSION.search("".join(tables.text("Read Me.txt"))[:4000])
        version = found.group(1) if found else ""
    return Release(
        kind=Release.Kind.ONET,
        version=version or path.stem[:60],
        licence=LICENCE,
        attribution=ATTRIBUTION.format(version=version or "").replace("  ", " "),
        sha256=fingerprint(tables),
        imported_at=now,
    )
