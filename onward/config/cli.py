"""The command line: `onward demo | serve | worker | live | migrate | world | ...`.

Exit codes: 0 done, 1 refused with a sentence, 2 called wrongly.
"""

import os
from collections.abc import Callable
from typing import TypeVar

import click
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db.utils import ProgrammingError
from psycopg.errors import UndefinedTable

from onward.config import processes
from onward.config.careers_cli import careers
from onward.config.instruments_cli import instruments
from onward.config.ready import make_ready
from onward.ui.core.refusals import DomainError

Command = TypeVar("Command", bound=Callable[..., object])
NOT_MIGRATED = "The database is not of this version yet. Run first: onward migrate"
DATA_HELP = "Folder for the database, secrets and mail (or ONWARD_DATA)."


class Sentences(click.Group):
    """Expected refusals end with one sentence and exit code 1, never a trace."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except (DomainError, CommandError) as refusal:
            click.echo(f"onward: {refusal}", err=True)
            raise SystemExit(1) from refusal
        except ProgrammingError as error:
            if not isinstance(error.__cause__, UndefinedTable):
                raise
            click.echo(f"onward: {NOT_MIGRATED}", err=True)
            raise SystemExit(1) from error


@click.group(cls=Sentences, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="onward")
def main() -> None:
    """Onward runs a career-coaching practice, from first enquiry to follow-up."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onward.config.settings")


data_option = click.option("--data", envvar="ONWARD_DATA", help=DATA_HELP)
port_option = click.option(
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(1, 65_534),
    help="Port on 127.0.0.1; the live process takes the one after it.",
)


@main.command()
@port_option
@data_option
def demo(port: int, data: str | None) -> None:
    """Everything at once: database, four plainly fictional practices, all processes."""
    processes.refuse_taken(port, port + 1)
    os.environ["ONWARD_DEMO"] = "1"
    os.environ["ONWARD_URL"] = f"http://127.0.0.1:{port}"
    os.environ["ONWARD_LIVE_URL"] = f"http://127.0.0.1:{port + 1}"
    make_ready(data)
    call_command("prepare", verbosity=0)
    call_command("import_world", "--starter", "--unless-present")
    call_command("make_demo")
    processes.run_all(port)


@main.command()
@port_option
@data_option
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64))
def serve(port: int, data: str | None, host: str, workers: int) -> None:
    """The web process: pages and their forms."""
    processes.refuse_taken(port)
    make_ready(data)
    processes.run(processes.web(port, host=host, workers=workers))


@main.command()
@port_option
@data_option
@click.option("--host", default="127.0.0.1", show_default=True)
def live(port: int, data: str | None, host: str) -> None:
    """The live process: events to open pages (server-sent events)."""
    processes.refuse_taken(port)
    make_ready(data)
    processes.run(processes.live(port, host=host))


@main.command()
@data_option
def worker(data: str | None) -> None:
    """The worker: sends mail, runs jobs."""
    make_ready(data)
    processes.run(processes.worker())


@main.command()
@data_option
def migrate(data: str | None) -> None:
    """Bring the database up to this version."""
    make_ready(data)
    call_command("prepare", verbosity=1)


@main.group()
def world() -> None:
    """The world of work: where it comes from, what is in force."""


def _named(option: str, what: str) -> Callable[[Command], Command]:
    return click.option(
        f"--{option}", multiple=True, metavar="PATH", help=f"{what} (may be repeated)."
    )


@world.command("import")
@data_option
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@_named("onet", "The O*NET database: text zip, folder or https address")
@_named("oews", "Pay and employment of BLS: nation, states, areas")
@_named("projections", "The Employment Projections workbook of BLS")
@_named("esco", "ESCO as CSV: zip or folder")
@_named("crosswalk", "A crosswalk of codes, or of O*NET and ESCO")
@click.option("--starter", is_flag=True, help="The bundled starter world, again.")
def world_import(
    data: str | None,
    paths: tuple[str, ...],
    *,
    starter: bool,
    **options: tuple[str, ...],
) -> None:
    """Import official files, zips, folders or https addresses, told by their content.

    All of them or none: the world before stays until the new one is whole. Exit code 1
    with file, line and reason when something is refused.
    """
    named = [
        text
        for option, found in options.items()
        for path in found
        for text in (f"--{option}", path)
    ]
    if starter == bool(paths or named):
        raise click.UsageError("Name files to import, or say --starter.")
    make_ready(data)
    call_command("import_world", *(["--starter"] if starter else [*named, *paths]))


@world.command("show")
@data_option
def world_show(data: str | None) -> None:
    """The releases in force: licence, attribution, date, sha256, how much they hold."""
    make_ready(data)
    call_command("show_world")


@world.command("report")
@data_option
def world_report(data: str | None) -> None:
    """What the imports in force changed: added, dropped, moved, shifted figures."""
    make_ready(data)
    call_command("show_world", "--changes")


@main.group()
def practice() -> None:
    """Practices on this machine."""


@practice.command("create")
@data_option
@click.option("--name", required=True, help="The practice's name.")
@click.option(
    "--kind",
    required=True,
    type=click.Choice(["college", "company", "community", "private"]),
)
@click.option("--owner-name", required=True)
@click.option("--owner-email", required=True)
@click.option("--time-zone", default="UTC", show_default=True)
def practice_create(data: str | None, **options: str) -> None:
    """Open a practice and print the owner's invitation link."""
    make_ready(data)
    call_command("create_practice", **options)


@main.group()
def sessions() -> None:
    """Sessions that are booked."""


@sessions.command("realign")
@data_option
def sessions_realign(data: str | None) -> None:
    """After new zone laws: every session keeps its hour on the clock."""
    make_ready(data)
    call_command("realign_sessions")


@main.group()
def keys() -> None:
    """Keys that seal notes and answers."""


@keys.command("rotate")
@data_option
def keys_rotate(data: str | None) -> None:
    """Seal everything with the first key of ONWARD_FIELD_KEYS."""
    make_ready(data)
    call_command("rotate_keys")


@main.group()
def check() -> None:
    """Look whether something is as it should be; exit code 1 when it is not."""


@check.command("audit")
@data_option
def check_audit(data: str | None) -> None:
    """Whether every practice's audit is whole: no line changed or removed."""
    make_ready(data)
    call_command("check_audit")


@check.command("settings")
@data_option
def check_settings(data: str | None) -> None:
    """Whether the settings are in order and the database is up to date."""
    make_ready(data)
    call_command("check", "--fail-level", "WARNING")
    call_command("migrate", "--check", verbosity=0)
    click.echo("The settings are in order and the database is up to date.")


main.add_command(careers)
main.add_command(instruments)
