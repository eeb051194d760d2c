"""Filling a database, practice after practice."""

from random import Random

import psycopg
from django.db import connection
from django.utils import timezone
from psycopg import sql

from benchmarks.ground import Size
from benchmarks.meetings import MOST, meet
from benchmarks.practices import COACHES, make_practice
from benchmarks.stories import Work, tell
from benchmarks.tables import Tables
from onward.careers.models import JobTitle, Release

AT_ONCE = 10  # practices held in memory


def fill(size: Size) -> None:
    """Rows go in by COPY, sealed as the product seals them."""
    if size.clients // size.practices > MOST * COACHES:
        raise SystemExit(f"A coach has at most {MOST} clients, {COACHES} a practice.")
    work, tables, now = _work(), Tables(seed=1), timezone.now()
    with connection.cursor() as ours:
        raw = ours.connection
        _spare_foreign_keys(raw)
        indexes = _take_down_indexes(raw)
        for number in range(size.practices):
            for case in make_practice(tables, number, size, now):
                tell(case, work)
                meet(case)
            if (number + 1) % AT_ONCE == 0 or number + 1 == size.practices:
                tables.write(raw)
                print(f"  {number + 1} practices of {size.practices}")
        for index in indexes:
            raw.execute(index)
        tables.move_on(raw)
        ours.execute("VACUUM ANALYZE")
    rows = sum(table.written for table in tables)
    print(f"  {rows:,} rows in all")


def _spare_foreign_keys(raw: psycopg.Connection) -> None:
    """That rows point at rows that exist is our doing: asking a million times over
    would take minutes. A server that does not let us, asks.
    """
    try:
        raw.execute("SET session_replication_role = replica")
    except psycopg.errors.InsufficientPrivilege:
        print("  this database role may not skip the checks: it takes longer")


def _take_down_indexes(raw: psycopg.Connection) -> list[bytes]:
    """Indexes are built quicker at the end; the commands that bring them back.
    Those that keep a rule stay, so that the rules are kept.
    """
    found = raw.execute(
        "SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)"
        " FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid"
        " WHERE c.relnamespace = 'public'::regnamespace"
        " AND NOT (i.indisunique OR i.indisexclusion)"
    ).fetchall()
    for name, _command in found:
        raw.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name.strip('"'))))
    return [command.encode() for _name, command in found]


def _work() -> Work:
    release = Release.objects.get(is_current=True, part="occupations")
    kinds = list(release.occupations.order_by("code").values_list("code", "title"))
    titles = list(
        JobTitle.objects.filter(occupation__release=release)
        .order_by("pk")
        .values_list("title", flat=True)
    )
    some = Random(1).sample(titles, min(len(titles), 2_000))
    return Work(str(release), kinds, some or [title for _code, title in kinds])
