"""`onward careers search | recommend | gap | transitions | skills`: ask the engine.

Tables by default, `--json` for programs. Nothing is stored, no client is needed.
Exit codes: 0 done, 1 refused with a sentence, 2 called wrongly.
"""

import os
from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import TextIO, TypeVar

import click

from onward.config.printing import show
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
LONGEST_TEXT = 100_000  # letters of a text that are read


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
@click.option("--skills", "for_skills", is_flag=True, help="Skills, no occupations.")
@most_option
@json_option
@data_option
def search(
    data: str | None, title: str, *, for_skills: bool, most: int, as_json: bool
) -> None:
    """Occupations (or skills) a TITLE may name, typing errors and all.

    ESCO's come after ours where its list is in force.
    """
    engine = _engine(data)
    look = engine.search_skills if for_skills else engine.search
    found = look(title, most=most)
    rows = [
        (
            hit.code,
            hit.title,
            hit.found_as,
            hit.likeness,
            "ESCO" if hit.is_european else "",
        )
        for hit in found.rows
    ]
    head = ("code", "skill" if for_skills else "occupation", "found as", "alike", "of")
    show(found, head, rows, as_json=as_json)


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
    limits = [
        f"{limit.words}: takes away {limit.count} of {found.total}"
        for limit in found.limits
    ]
    show(found, head, rows, as_json=as_json, below=limits)


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
    show(found, head, rows, as_json=as_json)


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
    bridges = [bridge.sentence for bridge in found.bridges]
    show(found, head, rows, as_json=as_json, below=bridges)


@careers.command()
@click.argument("occupation", default="")
@click.option(
    "--text", type=click.File(encoding="utf-8"), help="A file, or - to type one."
)
@most_option
@json_option
@data_option
def skills(
    data: str | None, occupation: str, text: TextIO | None, *, most: int, as_json: bool
) -> None:
    """What an OCCUPATION asks for, or with --text what a resume or vacancy shows.

    Above 1 in the column "signature" it is more to this work than to work at large.
    """
    if bool(occupation) == bool(text):
        raise click.UsageError("Name an occupation, or a text with --text.")
    if text is not None:
        _show_skills_in(data, _read(text), most=most, as_json=as_json)
        return
    found = _engine(data).skills(occupation, most=most)
    rows = [
        (one.domain, one.name, one.level, one.importance, one.signature)
        for one in found.rows
    ]
    head = ("kind", "what", "level", "importance", "signature")
    show(found, head, rows, as_json=as_json)


def _read(text: TextIO) -> str:
    try:
        return text.read(LONGEST_TEXT)
    except UnicodeDecodeError as error:
        raise click.UsageError(f"{text.name} is not text in UTF-8.") from error


def _show_skills_in(data: str | None, text: str, *, most: int, as_json: bool) -> None:
    found = _engine(data).skills_in(text, most=most)
    rows = [(one.title, one.probability, one.words) for one in found.rows]
    nothing = "No words in it show a skill that is known here."
    show(found, ("skill", "likely", "shown by"), rows, as_json=as_json, empty=nothing)


def _places(one: object) -> str:
    low, high = getattr(one, "place_from", None), getattr(one, "place_to", None)
    return "-" if low is None else f"{low} to {high}"


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{round(100 * share):+d} %"
