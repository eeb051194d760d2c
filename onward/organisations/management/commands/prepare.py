"""Bring the database up to this version. Quick when it is already."""

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

OLDEST_POSTGRESQL = 15
PATIENCE = 5  # seconds


class Command(BaseCommand):
    help = "Make the tables this version needs; nothing is done twice."

    def handle(self, **options: int) -> None:
        verbosity = options["verbosity"]
        self.check(display_num_errors=False)
        self._refuse_unusable_database()
        try:
            done = self._make_tables(verbosity)
        except DatabaseError as error:
            raise CommandError(
                f"The tables could not be made: {_first_line(error)}"
            ) from error
        if verbosity:
            words = "was brought up to date" if done else "is up to date"
            self.stdout.write(f"The database {words}.")

    def _make_tables(self, verbosity: int) -> bool:
        executor = MigrationExecutor(connection)
        behind = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        if behind:
            call_command("migrate", interactive=False, verbosity=max(0, verbosity - 1))
        present = set(connection.introspection.table_names())
        needed = {
            config["LOCATION"]
            for config in settings.CACHES.values()
            if config["BACKEND"].endswith("DatabaseCache")
        }
        if not present.issuperset(needed):
            call_command("createcachetable", verbosity=0)
            behind = True
        return behind

    def _refuse_unusable_database(self) -> None:
        """Ask the server itself, not the pool, which would wait half a minute."""
        asked = connection.get_connection_params() | {"connect_timeout": PATIENCE}
        try:
            with psycopg.connect(**asked) as probe:
                version = probe.info.server_version // 10_000
        except psycopg.OperationalError as error:
            raise CommandError(
                f"The database does not answer: {_first_line(error)}. Is it running, "
                "and is DATABASE_URL right?"
            ) from error
        if version < OLDEST_POSTGRESQL:
            raise CommandError(
                f"The database is PostgreSQL {version}; {OLDEST_POSTGRESQL} or newer "
                "is needed."
            )


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0].rstrip(".")
