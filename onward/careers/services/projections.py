"""Import of Employment Projections: growth, openings, usual entry, self-employment."""

from datetime import datetime

from onward.careers.core.projections import Expected, read_projections
from onward.careers.models import Outlook, Release
from onward.careers.services.known import fingerprint
from onward.careers.services.releases import write_many
from onward.careers.services.sheets import sheet, workbook
from onward.careers.services.sources import Source

LICENCE = "Public domain"
ATTRIBUTION = (
    "Outlook and usual entry: U.S. Bureau of Labor Statistics, Employment Projections"
    " {version} (public domain)."
)


def write_outlook(source: Source, *, now: datetime) -> Release:
    """Write a release of outlooks, not yet in force. Raises WrongTable."""
    with workbook(source.piece) as book:
        lines = sheet(source.piece, book, source.detail)
        years, rows = read_projections(source.piece.name, lines)
    digest, is_known = fingerprint([source])
    release = Release.objects.create(
        kind=Release.Kind.PROJECTIONS,
        part=Release.Part.OUTLOOK,
        version=years or source.piece.name[:60],
        source=source.piece.name[:200],
        licence=LICENCE,
        attribution=ATTRIBUTION.format(version=years).replace("  ", " "),
        sha256=digest,
        is_known=is_known,
        imported_at=now,
        counts={"occupations": len(rows)},
    )
    write_many(Outlook, (_outlook(release, row) for row in rows))
    return release


def _outlook(release: Release, row: Expected) -> Outlook:
    return Outlook(
        release=release,
        code=row.code,
        employment_thousand=row.employment,
        growth_percent=row.growth,
        openings_thousand=row.openings,
        self_employed_percent=row.self_employed,
        education=row.education,
        experience=row.experience,
        training=row.training,
    )
