"""Import of crosswalks: codes that moved, and O*NET beside ESCO."""

from datetime import datetime

from onward.careers.core import crosswalks
from onward.careers.core.tables import csv_rows
from onward.careers.models import CodeMove, EscoLink, Occupation, Release
from onward.careers.queries.codes import Published
from onward.careers.services.known import fingerprint
from onward.careers.services.releases import copy_many
from onward.careers.services.sheets import sheet, workbook
from onward.careers.services.sources import Source

OF_BLS = (
    "Crosswalk of O*NET-SOC and National Employment Matrix codes: U.S. Bureau of Labor"
    " Statistics (public domain)."
)
OF_ONET = (
    "O*NET-SOC taxonomy crosswalk by the U.S. Department of Labor, Employment and"
    " Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET® is"
    " a trademark of USDOL/ETA."
)
OF_ESCO = (
    "Crosswalk of ESCO and O*NET by the ESCO Secretariat of the European Commission"
    " with the U.S. Department of Labor, Employment and Training Administration."
    " This service uses the ESCO classification of the European Commission."
)


def write_moves(source: Source, *, now: datetime) -> Release:
    """Write a crosswalk of codes, not yet in force. Raises WrongTable."""
    with workbook(source.piece) as book:
        lines = sheet(source.piece, book, source.detail)
        headings, pairs = crosswalks.read_moves(source.piece.name, lines)
    is_of_bls = headings.part == Release.Part.PUBLISHED
    release = _release(source, headings.part, headings.version, now)
    release.licence = "Public domain" if is_of_bls else "CC BY 4.0"
    release.attribution = OF_BLS if is_of_bls else OF_ONET
    release.counts = {"pairs": len(pairs)}
    release.save()
    rows = [(release.pk, old, new) for old, new in pairs]
    copy_many(CodeMove, ("release", "old", "new"), rows)
    return release


def write_links(source: Source, *, now: datetime) -> Release:
    """Write the links of O*NET and ESCO, not yet in force. Raises WrongTable."""
    piece = source.piece
    table = csv_rows(piece.name, piece.lines(), crosswalks.LINK_COLUMNS)
    links = crosswalks.read_links(table)
    release = _release(source, Release.Part.LINKS, "O*NET-SOC 2019 to ESCO", now)
    release.licence = "Free reuse with the source named; O*NET under CC BY 4.0"
    release.attribution = OF_ESCO
    release.counts = {"links": len(links)}
    release.save()
    rows = [(release.pk, code, uri, match) for (code, uri), match in links.items()]
    copy_many(EscoLink, ("release", "occupation_code", "uri", "match"), rows)
    return release


def find_figures_again(published: Published) -> int:
    """After a new crosswalk: under which code figures of the world in force are found.

    How many occupations changed.
    """
    rows = Occupation.objects.filter(
        release__part=Release.Part.OCCUPATIONS, release__is_current=True
    )
    changed = []
    for row in rows.only("pk", "code", "bls_code"):
        code = published.of(row.code)
        if code != row.bls_code:
            row.bls_code = code
            changed.append(row)
    Occupation.objects.bulk_update(changed, ["bls_code"], batch_size=500)
    return len(changed)


def _release(source: Source, part: str, version: str, now: datetime) -> Release:
    digest, is_known = fingerprint([source])
    return Release(
        kind=Release.Kind.CROSSWALK,
        part=part,
        version=version[:60],
        source=source.piece.name[:200],
        sha256=digest,
        is_known=is_known,
        imported_at=now,
    )
