"""Rows gathered in memory and copied into their tables, thousands at a time."""

from collections.abc import Iterator
from random import Random

import psycopg
from django.db import models
from psycopg import sql
from psycopg.types.json import Jsonb

from onward.organisations.models import EncryptedTextField, key_ring


class Table:
    """The rows of one model that are not written yet."""

    def __init__(self, model: type[models.Model], chance: Random) -> None:
        fields = model._meta.concrete_fields
        self.name = model._meta.db_table
        self.label = model._meta.label_lower
        self.columns = [str(field.column) for field in fields]
        self.rows: list[tuple[object, ...]] = []
        self.written = 0
        self._defaults = {field.attname: field.get_default() for field in fields}
        self._sealed = [f.attname for f in fields if isinstance(f, EncryptedTextField)]
        self._json = [f.attname for f in fields if isinstance(f, models.JSONField)]
        self._by_number = not isinstance(model._meta.pk, models.UUIDField)
        self._last = 0
        self._chance = chance

    def add(self, **values: object) -> object:
        """Keep a row, its defaults filled in as the model would; its key."""
        row = {**self._defaults, **values}
        if len(row) != len(self.columns):
            raise ValueError(f"{self.name} has no {values.keys() - self._defaults}")
        if "id" not in values:
            row["id"] = self._next()
        for field in self._sealed:
            text = row[field]
            place = f"{self.label}:{field}:{row['id']}"
            row[field] = key_ring().seal(str(text), place=place) if text else b""
        for field in self._json:
            row[field] = Jsonb(row[field])
        self.rows.append(tuple(row.values()))
        return row["id"]

    def _next(self) -> int | str:
        self._last += 1
        if self._by_number:
            return self._last
        return some_uuid(self._chance)

    def write(self, cursor: psycopg.Cursor) -> None:
        """Copy what is kept into the table."""
        command = sql.SQL("COPY {} ({}) FROM STDIN").format(
            sql.Identifier(self.name), sql.SQL(", ").join(map(_named, self.columns))
        )
        with cursor.copy(command) as copy:
            for row in self.rows:
                copy.write_row(row)
        self.written += len(self.rows)
        self.rows.clear()

    def move_on(self, cursor: psycopg.Cursor) -> None:
        """Let the database number its next row after ours."""
        if self._by_number and self.written:
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)",
                [self.name, self._last],
            )


class Tables:
    """A table for each model, made when it is first asked for."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self._known: dict[type[models.Model], Table] = {}

    def __getitem__(self, model: type[models.Model]) -> Table:
        if model not in self._known:
            self._known[model] = Table(model, self.chance)
        return self._known[model]

    def __iter__(self) -> Iterator[Table]:
        return iter(self._known.values())

    def write(self, connection: psycopg.Connection) -> None:
        with connection.cursor() as cursor:
            for table in self:
                table.write(cursor)

    def move_on(self, connection: psycopg.Connection) -> None:
        with connection.cursor() as cursor:
            for table in self:
                table.move_on(cursor)


def _named(column: str) -> sql.Identifier:
    return sql.Identifier(column)


def some_uuid(chance: Random) -> str:
    """Any identifier, as text: a million objects would take their time."""
    hexed = f"{chance.getrandbits(128):032x}"
    return f"{hexed[:8]}-{hexed[8:12]}-{hexed[12:16]}-{hexed[16:20]}-{hexed[20:]}"
