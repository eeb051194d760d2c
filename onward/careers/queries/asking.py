"""A question to the engine in plain words and figures, made into a person. Not stored.

For the command line and other callers without a client: everything comes as arguments.
"""

import re
from dataclasses import dataclass, field

from onward.careers.core import world as world_core
from onward.careers.core.constraints import LONGEST_MONTHS, Limits
from onward.careers.core.scoring import Person
from onward.careers.core.skills import Levels
from onward.careers.core.transfer import PastWork
from onward.careers.core.world import INTERESTS, World
from onward.careers.queries.titles import match_title
from onward.ui.core.refusals import DomainError

CODE = re.compile(r"\d{2}-\d{4}(\.\d{2})?")
# A letter code as scores 1..5: what the first, second and third letter stand for.
LETTER_SCORES = (5.0, 4.3, 3.6)
REST = 2.0
LOW, HIGH = 1.0, 5.0
YEARS = 5.0  # of past work, where none are told
LEAST_LIKE = 0.35


class NotUnderstood(DomainError):
    """A part of the question cannot be read; the message says which and how."""


class NothingLikeIt(DomainError):
    """No occupation is like what was typed."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks, as typed. Everything may be left out.

    `interests`: one to three letters of RIASEC ("SIC") or six scores 1..5 with commas;
    `past`: titles or codes, each with ":years" and ":years since" behind it if told;
    `skills`: levels 0..7 by name; `zone` 1..5; `pay` dollars an hour, a wish, and
    `least_pay` a limit; `hours` a week at most; `training` none, month, year or
    two-years at most.
    """

    interests: str = ""
    past: tuple[str, ...] = ()
    skills: dict[str, float] = field(default_factory=dict)
    zone: int | None = None
    pay: float | None = None
    least_pay: float | None = None
    area: str = ""
    hours: float | None = None
    training: str = ""
    no_licence: bool = False
    circumstance: str = ""


def person_asking(world: World, asking: Asking) -> Person:
    """The person a question stands for. Raises NotUnderstood, NothingLikeIt."""
    if asking.area and asking.area not in world.pay:
        raise NotUnderstood(f"No pay is known for the area {asking.area!r}.")
    if asking.training and asking.training not in LONGEST_MONTHS:
        words = ", ".join(LONGEST_MONTHS)
        raise NotUnderstood(f"Training is one of {words}, not {asking.training!r}.")
    return Person(
        interests=interests_of(asking.interests),
        past=tuple(_past(world, one) for one in asking.past),
        zone=None if asking.zone is None else float(asking.zone),
        pay_needed=asking.pay or asking.least_pay,
        area=asking.area,
        hours_limited=asking.hours is not None,
        hours_most=asking.hours,
        said=Levels(skills=_skills(world, asking.skills)),
        limits=Limits(
            minimum_hourly_pay=asking.least_pay,
            longest_training=asking.training,
            no_licence=asking.no_licence,
            hours_most=asking.hours,
        ),
    )


def interests_of(typed: str) -> tuple[float, ...] | None:
    """Six scores 1..5 from letters or figures; None for "". Raises NotUnderstood.

    >>> interests_of("SC")
    (2.0, 2.0, 2.0, 5.0, 2.0, 4.3)
    >>> interests_of("1,2,3,4,5,1.5")
    (1.0, 2.0, 3.0, 4.0, 5.0, 1.5)
    """
    if not typed:
        return None
    letters = typed.upper()
    if re.fullmatch(rf"[{''.join(INTERESTS)}]{{1,3}}", letters):
        scores = dict.fromkeys(INTERESTS, REST)
        scores.update(zip(dict.fromkeys(letters), LETTER_SCORES, strict=False))
        return tuple(scores[letter] for letter in INTERESTS)
    figures = [_number(part) for part in typed.split(",")]
    known = [f for f in figures if f is not None and LOW <= f <= HIGH]
    if len(known) != len(figures) or len(known) != len(INTERESTS):
        raise NotUnderstood(
            "Interests are one to three of the letters RIASEC, or six scores from 1 to"
            " 5 with commas, in that order."
        )
    return tuple(known)


def row_asked(world: World, typed: str) -> int:
    """The row a code or a title stands for. Raises NothingLikeIt."""
    if CODE.fullmatch(typed):
        row = world.row_of(typed)
        if row is not None:
            return row
    found = match_title(typed, most=1)
    row = world.row_of(found[0].code) if found else None
    if row is None or found[0].likeness < LEAST_LIKE:
        shown = typed[: world_core.SOC * 6]
        raise NothingLikeIt(f"No occupation here is like {shown!r}.")
    return row


def _past(world: World, typed: str) -> PastWork:
    title, _, rest = typed.partition(":")
    years, _, since = rest.partition(":")
    told = [_number(part) if part else None for part in (years, since)]
    if (years and told[0] is None) or (since and told[1] is None):
        raise NotUnderstood(f"{typed[:60]!r}: years are figures, as in “cook:4:2”.")
    row = row_asked(world, title.strip())
    return PastWork(
        code=world.codes[row],
        years=YEARS if told[0] is None else told[0],
        years_since=told[1] or 0.0,
        title="" if CODE.fullmatch(title.strip()) else title.strip(),
    )


def _skills(world: World, typed: dict[str, float]) -> dict[str, float]:
    """Levels by the world's own names, however they were written."""
    names = world.skills.names if world.skills else ()
    known = {name.lower(): name for name in names}
    wrong = [name for name in typed if name.lower() not in known]
    if wrong:
        some = ", ".join(names[:3]) or "none are rated here"
        raise NotUnderstood(
            f"{wrong[0][:60]!r} is none of the rated skills ({some} ...)."
        )
    return {known[name.lower()]: level for name, level in typed.items()}


def _number(typed: str) -> float | None:
    """A plain number, None for anything else."""
    text = typed.strip()
    return float(text) if re.fullmatch(r"\d+(\.\d+)?", text) else None
