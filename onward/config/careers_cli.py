"""`onward careers search | recommend | gap | transitions | skills`: ask the engine.

Tables by default, `--json` for programs. Nothing is stored, no client is needed.
Exit codes: 0 done, 1 refused with a sentence, 2 called wrongly.
"""

import json
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from importlib import import_module
from types import ModuleType
from typing import TypeVar

import click

from onward.config.ready import make_ready

Command = TypeVar("Command", bound=Callable[..., object])
RIASEC = "One to three letters of RIASEC (SIC), or six scores 1..5 with commas."
PAST = "Past work: a title or code, with years and years since: “cook:4:2”. Repeat."
SKILL = "A level 0..7 you give yourself: “Writing=4.5”. Repeat."
TRAINING = ("none", "month", "year", "two-years")
CIRCUMSTANCES = (
    "between-jobs",
    "dissatisfied",
    "new-challenge",
    "unaware-of-strengths",
    "dreads-work",
    "retired-part-time",
    "no-clear-path",
    "leaving-to-found",
    "returning",
)
WIDEST = 48
NOTHING = "Nothing is known of it in the release in force."


@click.group()
def careers() -> None:
    """Ask the engine: occupations, paths, gaps, moves, skills."""


def _engine(data: str | None, name: str = "engine") -> ModuleType:
    """The queries, once Django is ready: models cannot be read before."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onward.config.settings")
    make_ready(data)
    return import_module(f"onward.careers.queries.{name}")


data_option = click.option(
    "--data",
    envvar="ONWARD_DATA",
    help="Folder for the database, secrets and mail (or ONWARD_DATA).",
)
json_option = click.option("--json", "as_json", is_flag=True, help="JSON, no table.")
most_option = click.option(
    "--most", default=10, show_default=True, type=click.IntRange(1, 200)
)
area_option = click.option(
    "--area", default="", help="Where pay is looked at: OR, or seven digits of BLS."
)


def asking_options(command: Command) -> Command:
    """Who asks: each option is a field of queries.asking.Asking."""
    for option in reversed(
        (
            click.option("--interests", default="", help=RIASEC),
            click.option("--past", multiple=True, help=PAST),
            click.option("--skill", "skills", multiple=True, help=SKILL),
            click.option("--zone", type=click.IntRange(1, 5), help="Preparation."),
            click.option("--pay", type=click.FloatRange(0), help="Wished, an hour."),
            click.option("--least-pay", type=click.FloatRange(0), help="A limit."),
            area_option,
            click.option("--hours", type=click.FloatRange(1, 168), help="At most."),
            click.option("--training", type=click.Choice(TRAINING), default=None),
            click.option("--no-licence", is_flag=True),
            click.option(
                "--circumstance", type=click.Choice(CIRCUMSTANCES), default=None
            ),
        )
    ):
        command = option(command)
    return command


Answers = str | float | bool | tuple[str, ...] | None


def _asking(data: str | None, answers: dict[str, Answers]) -> object:
    """An Asking of what was typed; levels are read here, the rest by the engine."""
    typed = answers.pop("skills") or ()
    levels = {}
    for one in typed if isinstance(typed, tuple) else ():
        name, equals, level = one.partition("=")
        if not equals or not level.replace(".", "", 1).isdigit():
            raise click.UsageError(f"--skill {one[:60]!r}: say it as Writing=4.5.")
        levels[name.strip()] = float(level)
    known = {key: value for key, value in answers.items() if value is not None}
    asking: object = _engine(data, "asking").Asking(**known, skills=levels)
    return asking


@careers.command()
@click.argument("title")
@most_option
@json_option
@data_option
def search(data: str | None, title: str, *, most: int, as_json: bool) -> None:
    """Occupations a TITLE may name, typing errors and all."""
    found = _engine(data).search(title, most=most)
    rows = [(hit.code, hit.title, hit.found_as, hit.likeness) for hit in found.rows]
    _show(found, ("code", "occupation", "found as", "alike"), rows, as_json=as_json)


@careers.command()
@asking_options
@json_option
@data_option
def recommend(data: str | None, *, as_json: bool, **answers: Answers) -> None:
    """Twelve paths on three shelves for what is told of somebody."""
    found = _engine(data).recommend(_asking(data, answers))
    rows = [
        (one.code, one.title, one.shelf, one.number, _places(one), one.reasons[0])
        for one in found.rows
    ]
    head = ("code", "occupation", "shelf", "of 100", "place", "why")
    _show(found, head, rows, as_json=as_json)
    if not as_json:
        for limit in found.limits:
            click.echo(f"{limit.words}: takes away {limit.count} of {found.total}")


@careers.command()
@click.argument("occupation")
@asking_options
@json_option
@data_option
def gap(
    data: str | None, occupation: str, *, as_json: bool, **answers: Answers
) -> None:
    """What lies between somebody and an OCCUPATION (a title or a code)."""
    found = _engine(data).gap(occupation, _asking(data, answers))
    rows = [
        (one.kind, one.name, one.asked, one.has, one.gap, one.hours, one.step)
        for one in found.rows
    ]
    head = ("class", "what", "asked", "have", "gap", "hours", "step")
    _show(found, head, rows, as_json=as_json)


@careers.command()
@click.argument("occupation")
@click.option("--to", default="", help="To this one, and ways in between.")
@most_option
@area_option
@json_option
@data_option
def transitions(
    data: str | None, occupation: str, *, as_json: bool, **options: str | int
) -> None:
    """The nearest occupations to an OCCUPATION, or the way from it to another."""
    found = _engine(data).moves(occupation, **options)
    rows = [
        (
            one.code,
            one.title,
            one.nearness,
            one.gap,
            one.gap_back,
            _percent(one.pay_change),
            one.zone_change,
        )
        for one in found.rows
    ]
    head = ("code", "occupation", "near", "gap", "back", "pay", "zone")
    _show(found, head, rows, as_json=as_json)
    if not as_json:
        for bridge in found.bridges:
            click.echo(bridge.sentence)


@careers.command()
@click.argument("occupation")
@most_option
@json_option
@data_option
def skills(data: str | None, occupation: str, *, most: int, as_json: bool) -> None:
    """What an OCCUPATION asks for; above 1 in the last column is its signature."""
    found = _engine(data).skills(occupation, most=most)
    rows = [
        (one.domain, one.name, one.level, one.importance, one.signature)
        for one in found.rows
    ]
    head = ("kind", "what", "level", "importance", "signature")
    _show(found, head, rows, as_json=as_json)


def _show(
    found: object,
    head: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    as_json: bool,
) -> None:
    """One answer as JSON, or as a table with its title and its source."""
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2))  # type: ignore[call-overload]  # every answer is a dataclass
        return
    rows = list(rows)
    title = getattr(found, "title", "")
    if title:
        click.echo(f"{title} ({getattr(found, 'code', '')})")
    for line in table(head, rows) if rows else [NOTHING]:
        click.echo(line)
    source = getattr(found, "source", None)
    click.echo(f"\n{getattr(source, 'attribution', '')}")


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    """Lines of a table: figures to the right, the last column as long as it is.

    >>> table(("what", "level"), [("Writing", 4.46), ("Law", None)])
    ['what     level', 'Writing   4.46', 'Law          -']
    """
    cells = [[_cell(one) for one in row] for row in rows]
    right = [
        all(isinstance(one, int | float) or one is None for one in column)
        for column in zip(*rows, strict=True)
    ] or [False] * len(head)
    widths = [
        min(max(map(len, column)), WIDEST) for column in zip(head, *cells, strict=True)
    ]
    return [
        "  ".join(
            cell.rjust(width) if is_right else cell.ljust(width)
            for cell, width, is_right in zip(line, widths, right, strict=True)
        ).rstrip()
        for line in (list(head), *cells)
    ]


def _cell(value: object) -> str:
    if value is None:
        return "-"
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def _places(one: object) -> str:
    low, high = getattr(one, "place_from", None), getattr(one, "place_to", None)
    return "-" if low is None else f"{low} to {high}"


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{round(100 * share):+d} %"
