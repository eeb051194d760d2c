"""The databases the benchmarks fill: beside the product's own, made and dropped."""

import hashlib
import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import LiteralString

import psycopg
from psycopg import sql

from onward.config.database import embedded_url, start_embedded

ROOT = Path(__file__).parents[1]
DATA = Path(os.environ.get("ONWARD_DATA", "onward-data/bench")).absolute()


@dataclass(frozen=True, slots=True)
class Size:
    """A database and how much is in it."""

    database: str
    practices: int
    clients: int
    sessions: int

    def __str__(self) -> str:
        return (
            f"{self.practices:,} practices, {self.clients:,} clients, "
            f"{self.sessions:,} sessions"
        )


LARGE = Size("onward_bench", 200, 20_000, 200_000)
GROUND = "onward_bench_ground"
DAYS_FRESH = 4
SMALL = Size("onward_bench_small", 20, 2_000, 20_000)


def server_url() -> str:
    """The server of DATABASE_URL, or the embedded one, started if it is not."""
    (DATA / "static").mkdir(parents=True, exist_ok=True)
    given = os.environ.get("DATABASE_URL")
    if given:
        return given
    start_embedded(DATA)
    return embedded_url(DATA)


def address_of(database: str, server: str) -> str:
    """The address of another database of the same server."""
    path, question, options = server.partition("?")
    return f"{path.rpartition('/')[0]}/{database}{question}{options}"


def make_anew(size: Size, server: str) -> None:
    """Tables and the starter world, and nobody in it yet."""
    _make_ground(server)
    drop(size.database, server)
    _run(server, "CREATE DATABASE {} TEMPLATE {}", size.database, GROUND)


def drop(database: str, server: str) -> None:
    _run(server, "DROP DATABASE IF EXISTS {} WITH (FORCE)", database)


def label(size: Size, server: str) -> None:
    """Say on the database that it is whole, of what it is made, and since when."""
    words = f"{_contents(size)} {datetime.now(tz=UTC).date()}"  # noqa: TID251 - a label
    _write_label(size.database, words, server)


def is_there(size: Size, server: str) -> bool:
    """Whether it was filled to the end, by this code, and its week still runs: after
    that nobody in it has a meeting any more that is about to begin.
    """
    contents, _, day = (_read_label(size.database, server) or "").rpartition(" ")
    if contents != _contents(size):
        return False
    age = datetime.now(tz=UTC).date() - date.fromisoformat(day)  # noqa: TID251 - a label
    return age.days < DAYS_FRESH


def _make_ground(server: str) -> None:
    """Tables and world take their time: they are made once and copied."""
    if _read_label(GROUND, server) == _tables():
        return
    drop(GROUND, server)
    _run(server, "CREATE DATABASE {}", GROUND)
    address = address_of(GROUND, server)
    for command in (["prepare"], ["import_world", "--starter"]):
        subprocess.run(
            [sys.executable, "-m", "django", *command],
            check=True,
            env=os.environ | environment(address),
            stdout=subprocess.DEVNULL,
        )
    _write_label(GROUND, _tables(), server)


def environment(address: str) -> dict[str, str]:
    """What a process needs to have Django work on a database."""
    return {
        "DATABASE_URL": address,
        "DJANGO_SETTINGS_MODULE": "onward.config.settings",
        "ONWARD_DATA": str(DATA),
    }


def _run(server: str, command: LiteralString, *databases: str) -> None:
    names = [sql.Identifier(database) for database in databases]
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL(command).format(*names))


def _read_label(database: str, server: str) -> str | None:
    with psycopg.connect(server) as connection:
        found = connection.execute(
            "SELECT shobj_description(oid, 'pg_database')"
            " FROM pg_database WHERE datname = %s",
            [database],
        ).fetchone()
    return found[0] if found else None


def _write_label(database: str, words: str, server: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        command = sql.SQL("COMMENT ON DATABASE {} IS {}")
        name = sql.Identifier(database)
        connection.execute(command.format(name, sql.Literal(words)))


def _contents(size: Size) -> str:
    return f"{size}; {_tables()}; {_fingerprint(_fillers())};"


def _tables() -> str:
    return _fingerprint([*ROOT.glob("onward/*/migrations/*.py"), Path(__file__)])


def _fillers() -> list[Path]:
    names = ("filling", "tables", "practices", "stories", "meetings")
    return [Path(__file__).with_name(f"{name}.py") for name in names]


def _fingerprint(files: list[Path]) -> str:
    texts = [file.read_bytes() for file in sorted(files)]
    return hashlib.sha256(b"".join(texts)).hexdigest()[:16]
