"""The bundled starter world: titles, official wages, and our own estimates."""

import csv
import gzip
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import numpy as np
from django.db import transaction

from onward.careers.models import Area, Occupation, Outlook, Release, Wage
from onward.careers.services.releases import (
    CONTENT,
    Progress,
    copy_many,
    no_progress,
    one_at_a_time,
    put_in_force,
    write_many,
    write_titles,
)
from onward.intake.core.places import US_STATES

STARTER = CONTENT / "starter"
VERSION = "May 2025"
OUTLOOK_VERSION = "2024-34"
PUBLIC = "Public domain"
LICENCE = "Public domain figures; estimates Apache-2.0"
ATTRIBUTION = (
    "Titles, employment and pay: U.S. Bureau of Labor Statistics, Occupational"
    " Employment and Wage Statistics, May 2025, and Employment Projections 2024-34"
    " (public domain). Interests, values, job zones, skills and knowledge are estimates"
    " of this project, by models fitted on the O*NET 29.3 Database by the U.S."
    " Department of Labor, Employment and Training Administration (USDOL/ETA), used"
    " under the CC BY 4.0 license. O*NET® is a trademark of USDOL/ETA. USDOL/ETA has"
    " not approved, endorsed, or tested these estimates."
)
PAY_ATTRIBUTION = (
    "Employment and pay: U.S. Bureau of Labor Statistics, Occupational Employment and"
    " Wage Statistics, May 2025 (public domain)."
)
OUTLOOK_ATTRIBUTION = (
    "Outlook and usual entry: U.S. Bureau of Labor Statistics, Employment Projections"
    " 2024-34 (public domain)."
)
PAID = ("mean", "p10", "p25", "p50", "p75", "p90")
WAGE_FIELDS = ("release", "code", "area", "unit", "employment", *PAID, "is_top_coded")
INTERESTS = tuple(f"interest_{letter}" for letter in "riasec")
VALUES = tuple(f"value_{number}" for number in range(1, 7))
RATED = ("skill_level", "skill_importance", "knowledge_level", "knowledge_importance")


def starter_is_present(folder: Path = STARTER) -> bool:
    """True when these very files were imported already, or official ones are here."""
    in_force = Release.objects.in_force(Release.Part.OCCUPATIONS)
    is_official = in_force is not None and in_force.kind != Release.Kind.STARTER
    return (
        is_official
        or Release.objects.filter(
            kind=Release.Kind.STARTER, sha256=_fingerprint(folder)
        ).exists()
    )


@dataclass(frozen=True, slots=True)
class _Figures:
    """Estimates by code, and the names of their columns."""

    rows: dict[str, dict[str, list[float]]] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)

    def of(self, code: str, figure: str) -> list[float] | None:
        return self.rows.get(figure, {}).get(code)


@transaction.atomic
def import_starter(
    *, now: datetime, folder: Path = STARTER, progress: Progress = no_progress
) -> Release:
    """Bring the bundled world, all three parts, and put it in force once it is whole.

    The release of the occupations.
    """
    one_at_a_time()
    progress("occupations", 0.0)
    rows = list(_rows(folder / "occupations.csv.gz"))
    release = _write_occupations(rows, folder, now)
    put_in_force(release)
    outlook = _release(Release.Part.OUTLOOK, folder, now)
    write_many(Outlook, (_outlook(outlook, row) for row in rows))
    outlook.counts = {"occupations": len(rows)}
    put_in_force(outlook)
    progress("wages", 0.2)
    put_in_force(_write_wages(folder, now))
    progress("done", 1.0)
    return release


def _write_occupations(
    rows: Sequence[Mapping[str, str]], folder: Path, now: datetime
) -> Release:
    figures = _figures(folder / "figures.npz")
    release = _release(Release.Part.OCCUPATIONS, folder, now)
    release.accuracy = json.loads((folder / "accuracy.json").read_text("utf-8"))
    release.skill_names = figures.names.get("skill", [])
    release.knowledge_names = figures.names.get("knowledge", [])
    release.counts = {"occupations": len(rows)}
    vectors = _vectors(folder / "vectors.npz")
    occupations = [_occupation(release, row, vectors, figures) for row in rows]
    write_many(Occupation, occupations)
    write_titles(occupations)
    return release


def _write_wages(folder: Path, now: datetime) -> Release:
    release = _release(Release.Part.WAGES, folder, now)
    wages = [_wage(release, row) for row in _rows(folder / "wages.csv.gz")]
    copy_many(Wage, WAGE_FIELDS, wages)
    areas = sorted({str(wage[2]) for wage in wages})
    write_many(Area, (_area(release, code) for code in areas))
    release.counts = {"figures": len(wages), "areas": len(areas)}
    return release


def _release(part: Release.Part, folder: Path, now: datetime) -> Release:
    of_outlook, of_pay = part == Release.Part.OUTLOOK, part == Release.Part.WAGES
    words = OUTLOOK_ATTRIBUTION if of_outlook else PAY_ATTRIBUTION
    return Release.objects.create(
        kind=Release.Kind.STARTER,
        part=part,
        version=OUTLOOK_VERSION if of_outlook else VERSION,
        source="bundled",
        licence=PUBLIC if of_outlook or of_pay else LICENCE,
        attribution=words if of_outlook or of_pay else ATTRIBUTION,
        sha256=_fingerprint(folder),
        is_known=True,
        imported_at=now,
    )


def _fingerprint(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    digest.update((CONTENT / "job_titles.txt").read_bytes())
    return digest.hexdigest()


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as text:
        yield from csv.DictReader(text)


def _vectors(path: Path) -> dict[str, list[float]]:
    with np.load(path) as stored:
        codes = [code.decode() for code in stored["codes"]]
        vectors = stored["vectors"].astype(np.float64).round(5)
        return dict(zip(codes, vectors.tolist(), strict=True))


def _figures(path: Path) -> _Figures:
    """Skills and knowledge, where the build estimated them."""
    found = _Figures()
    if not path.exists():
        return found
    with np.load(path) as stored:
        codes = [code.decode() for code in stored["codes"]]
        for figure in RATED:
            rows = stored[figure].astype(np.float64).round(2).tolist()
            found.rows[figure] = dict(zip(codes, rows, strict=True))
        for kind in ("skill", "knowledge"):
            found.names[kind] = [name.decode() for name in stored[f"{kind}_names"]]
    return found


def _number(text: str) -> float | None:
    return float(text) if text else None


def _six(row: Mapping[str, str], names: tuple[str, ...]) -> list[float] | None:
    figures = [_number(row[name]) for name in names]
    known = [f for f in figures if f is not None]
    return known if len(known) == len(names) else None


def _occupation(
    release: Release,
    row: Mapping[str, str],
    vectors: Mapping[str, list[float]],
    figures: _Figures,
) -> Occupation:
    code = row["code"]
    return Occupation(
        release=release,
        code=code,
        title=row["title"],
        bls_code=code,
        job_zone=_number(row["zone"]),
        interests=_six(row, INTERESTS),
        values=_six(row, VALUES),
        skill_levels=figures.of(code, "skill_level"),
        skill_importances=figures.of(code, "skill_importance"),
        knowledge_levels=figures.of(code, "knowledge_level"),
        knowledge_importances=figures.of(code, "knowledge_importance"),
        vector=vectors.get(code),
        is_estimated=True,
    )


def _outlook(release: Release, row: Mapping[str, str]) -> Outlook:
    return Outlook(
        release=release,
        code=row["code"],
        growth_percent=_number(row["growth"]),
        openings_thousand=_number(row["openings"]),
        self_employed_percent=_number(row.get("self_employed", "")),
        education=row["education"],
        experience=row["experience"],
        training=row["training"],
    )


def _area(release: Release, code: str) -> Area:
    is_state = code in US_STATES
    return Area(
        release=release,
        code=code,
        name=US_STATES.get(code, "United States"),
        kind=Area.Kind.STATE if is_state else Area.Kind.NATION,
        state=code if is_state else "",
    )


def _wage(release: Release, row: Mapping[str, str]) -> tuple[object, ...]:
    """In the order of WAGE_FIELDS."""
    return (
        release.pk,
        row["code"],
        row["area"],
        row["unit"],
        int(row["employment"]) if row["employment"] else None,
        *(_number(row[name]) for name in PAID),
        row["note"] == "top",
    )
