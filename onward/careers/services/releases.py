"""What imports share: putting a release in force, writing many rows, refusals."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar

from django.db import connection
from django.db.models import Model
from psycopg import sql

from onward.careers.models import (
    Area,
    CodeMove,
    EscoLink,
    EscoOccupation,
    EscoSkill,
    EscoSkillNeed,
    JobTitle,
    Occupation,
    Outlook,
    Release,
    Wage,
)
from onward.ui.core.refusals import DomainError

Row = TypeVar("Row", bound=Model)
Progress = Callable[[str, float], None]
CONTENT = Path(__file__).parents[1] / "content"
BATCH = 4000
# What hangs on a release, what hangs on another first.
ROWS: tuple[type[Model], ...] = (
    Wage,
    Area,
    Outlook,
    EscoSkillNeed,
    EscoSkill,
    EscoOccupation,
    EscoLink,
    CodeMove,
)
IMPORT_LOCK = 7_042


class UnknownOccupation(DomainError):
    message = "This kind of work is not among the occupations here."


def no_progress(doing: str, share: float) -> None:
    """Say nothing."""


def one_at_a_time() -> None:
    """Two imports at once wait for one another until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [IMPORT_LOCK])


def put_in_force(release: Release) -> None:
    """From now on this release, for its part of the world.

    The rows of the one before stay, for whoever is reading them; those of older ones
    go. The releases themselves stay: results name them.
    """
    of_part = Release.objects.filter(part=release.part).exclude(pk=release.pk)
    before = of_part.filter(is_current=True).first()
    of_part.update(is_current=False)
    release.is_current = True
    release.save()
    older = of_part.exclude(pk=before.pk) if before else of_part
    _empty(list(older.values_list("pk", flat=True)))


def _empty(releases: Sequence[int]) -> None:
    """Delete the rows of these releases, not the releases."""
    JobTitle.objects.filter(occupation__release__in=releases).delete()
    Occupation.objects.filter(release__in=releases).delete()
    for model in ROWS:
        model._default_manager.filter(release__in=releases).delete()  # noqa: SLF001 - Django's own name


def write_many(model: type[Row], rows: Iterable[Row]) -> int:
    """Insert in batches; how many."""
    written = 0
    for batch in _batches(rows):
        model._default_manager.bulk_create(batch)  # noqa: SLF001 - Django's own name
        written += len(batch)
    return written


def copy_many(
    model: type[Model], fields: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    """Write very many rows by PostgreSQL's own COPY, ten times as fast as inserts."""
    columns = [model._meta.get_field(name).column for name in fields]  # type: ignore[union-attr]  # plain fields only
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(model._meta.db_table),
        sql.SQL(", ").join(sql.Identifier(str(column)) for column in columns),
    )
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    left = iter(rows)
    while batch := list(islice(left, BATCH)):
        yield batch


def everyday_titles() -> Iterator[tuple[str, str]]:
    """(code, title) of our own list of job titles as people say them."""
    for line in (CONTENT / "job_titles.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            code, titles = line.split(":", maxsplit=1)
            for title in titles.split(";"):
                yield code, title.strip()


def write_titles(
    occupations: Sequence[Occupation], titles: Iterable[tuple[str, str]] = ()
) -> None:
    """Other names: (occupation code, title) of a release, then our everyday ones.

    An everyday title goes to the first occupation of the published code it names.
    """
    by_code = {one.code: one.pk for one in occupations}
    first: dict[str, int] = {}
    for one in sorted(occupations, key=lambda one: one.code):
        first.setdefault(one.bls_code, one.pk)
    own = [(first[code], title) for code, title in everyday_titles() if code in first]
    rows = [(by_code[code], title) for code, title in titles]
    copy_many(JobTitle, ("occupation", "title"), [*rows, *own])
