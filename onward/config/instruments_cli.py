"""`onward instruments check | list | import | schema`: instrument files by hand.

`check` and `schema` need no database. Exit codes as everywhere: 0 done, 1 refused
with a sentence, 2 called wrongly.
"""

import json
import os
from pathlib import Path

import click
from django.core.management import call_command

from onward.assessments.core.definition_format import SCHEMA
from onward.assessments.core.definition_lines import MOST_BYTES
from onward.assessments.core.instruments import Fault, Instrument, read
from onward.config.ready import make_ready

data_option = click.option(
    "--data",
    envvar="ONWARD_DATA",
    help="Folder for the database, secrets and mail (or ONWARD_DATA).",
)
file_argument = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def instruments() -> None:
    """Questionnaires as files: checked, listed, brought into a practice."""


@instruments.command()
@click.argument("files", nargs=-1, required=True, type=file_argument)
def check(files: tuple[Path, ...]) -> None:
    """Say what is wrong with instrument files, and where; exit code 1 if anything is.

    Each finding reads FILE:LINE: PART: what is wrong.
    """
    wrong = 0
    for file in files:
        reading = read(_start_of(file))
        if reading.instrument is not None:
            kind = "a sheet" if reading.is_sheet else "format 1"
            click.echo(f"{file}: {_in_words(reading.instrument)} ({kind})")
        wrong += bool(reading.faults)
        for fault in reading.faults:
            click.echo(_at_place(file, fault), err=True)
    if wrong:
        click.echo(f"{wrong} of {len(files)} files cannot be used.", err=True)
        raise SystemExit(1)


def _start_of(file: Path) -> bytes:
    """No more than can be judged: one byte over the limit is enough."""
    with file.open("rb") as opened:
        return opened.read(MOST_BYTES + 1)


def _in_words(instrument: Instrument) -> str:
    adaptive = ", may be adaptive" if instrument.may_adapt else ""
    whole = "" if instrument.licence.allows_changes else ", shown whole and unchanged"
    return (
        f"{instrument.id} {instrument.version}, {len(instrument.items)} questions, "
        f"{len(instrument.scales)} scales, rule {instrument.rule}{adaptive}{whole}"
    )


def _at_place(file: Path, fault: Fault) -> str:
    line = f":{fault.line}" if fault.line else ""
    return f"{file}{line}: {fault.place}: {fault.says}"


@instruments.command()
def schema() -> None:
    """Print the JSON Schema of the format, for an editor that understands it."""
    click.echo(json.dumps(SCHEMA, indent=2, ensure_ascii=False))


@instruments.command("list")
@data_option
@click.option("--practice", metavar="SLUG", help="Also what this practice brought in.")
def list_instruments(data: str | None, practice: str | None) -> None:
    """Onward's own instruments, and those a practice brought in with their holders."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onward.config.settings")
    make_ready(data)
    call_command("list_instruments", practice=practice or "")


@instruments.command("import")
@data_option
@click.argument("file", type=file_argument)
@click.option("--practice", required=True, metavar="SLUG")
@click.option("--by", required=True, metavar="EMAIL", help="An owner of the practice.")
@click.option("--holder", required=True, help="Who holds the right to the text.")
@click.option(
    "--basis",
    required=True,
    type=click.Choice(["free", "licence", "permission", "own"]),
    help="Public domain or open licence, a licence, a permission, our own work.",
)
@click.option("--document", type=file_argument, help="The permission, as a file.")
@click.option(
    "--i-hold-the-right",
    is_flag=True,
    help="The word that this practice may use the text; without it you are asked.",
)
def import_instrument(
    data: str | None, *, i_hold_the_right: bool, **options: str | Path | None
) -> None:
    """Bring an instrument into a practice; who, when and on whose right is recorded."""
    if not i_hold_the_right:
        click.confirm(
            "Do you hold the right to use this text in this practice?", abort=True
        )
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onward.config.settings")
    make_ready(data)
    said = {name: str(value) if value else "" for name, value in options.items()}
    call_command("import_instrument", said.pop("file"), **said)
