"""The bundled starter world: titles, official wages, and our own estimates."""

import csv
import gzip
import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

import numpy as np
from django.db import transaction

from onward.careers.models import Occupation, Outlook, Release, Wage
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

STARTER = CONTENT / "starter"
VERSION = "May 2025"
LICENCE = "Public domain figures; estimates Apache-2.0"
ATTRIBUTION = (
    "Titles, employment and pay: U.S. Bureau of Labor Statistics, Occupational"
    " Employment and Wage Statistics, May 2025, and Employment Projections 2024-34"
    " (public domain). Interests, values and job zones are estimates of this project,"
    " by models fitted on the O*NET 29.3 Database by the U.S. Department of Labor,"
    " Employment and Training Administration (USDOL/ETA), used under the CC BY 4.0"
    " license. O*NET® is a trademark of USDOL/ETA. USDOL/ETA has not approved,"
    " endorsed, or tested these estimates."
)
PAID = ("mean", "p10", "p25", "p50", "p75", "p90")
WAGE_FIELDS = ("release", "code", "area", "unit", "employment", *PAID, "is_top_coded")
INTERESTS = tuple(f"interest_{letter}" for letter in "riasec")
VALUES = tuple(f"value_{number}" for number in range(1, 7))


def starter_is_present(folder: Path = STARTER) -> bool:
    """True when these very files were imported already."""
    return Release.objects.filter(
        kind=Release.Kind.STARTER, sha256=_fingerprint(folder)
    ).exists()


@transaction.atomic
def import_starter(
    *, now: datetime, folder: Path = STARTER, progress: Progress = no_progress
) -> Release:
    """Bring the bundled world and put it in force once it is whole."""
    one_at_a_time()
    release = Release.objects.create(
        kind=Release.Kind.STARTER,
        version=VERSION,
        licence=LICENCE,
        attribution=ATTRIBUTION,
        sha256=_fingerprint(folder),
        imported_at=now,
        accuracy=json.loads((folder / "accuracy.json").read_text("utf-8")),
    )
    progress("occupations", 0.0)
    rows = list(_rows(folder / "occupations.csv.gz"))
    vectors = _vectors(folder / "vectors.npz")
    occupations = [_occupation(release, row, vectors) for row in rows]
    write_many(Occupation, occupations)
    write_many(Outlook, (_outlook(release, row) for row in rows))
    write_titles(occupations)
    progress("wages", 0.2)
    wages = _rows(folder / "wages.csv.gz")
    copy_many(Wage, WAGE_FIELDS, (_wage(release, row) for row in wages))
    put_in_force(release)
    progress("done", 1.0)
    return release


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


def _number(text: str) -> float | None:
    return float(text) if text else None


def _six(row: Mapping[str, str], names: tuple[str, ...]) -> list[float] | None:
    figures = [_number(row[name]) for name in names]
    known = [f for f in figures if f is not None]
    return known if len(known) == len(names) else None


def _occupation(
    release: Release, row: Mapping[str, str], vectors: Mapping[str, list[float]]
) -> Occupation:
    return Occupation(
        release=release,
        code=row["code"],
        title=row["title"],
        bls_code=row["code"],
        job_zone=_number(row["zone"]),
        interests=_six(row, INTERESTS),
        values=_six(row, VALUES),
        vector=vectors.get(row["code"]),
        is_estimated=True,
    )


def _outlook(release: Release, row: Mapping[str, str]) -> Outlook:
    return Outlook(
        release=release,
        code=row["code"],
        growth_percent=_number(row["growth"]),
        openings_thousand=_number(row["openings"]),
        education=row["education"],
        experience=row["experience"],
        training=row["training"],
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
