"""Plan templates, and how one becomes a person's plan. Pure."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onward.coaching.core.circumstances import Circumstance
from onward.plans.core.steps import Kind
from onward.plans.core.words import cut

FIRST_STEP_MINUTES = 45
FIRST_STEP_DAYS = 3
MOST_GAPS = 5  # a plan is read, not admired
A_WEEK = 7  # days
LONGEST_TITLE = 160
LONGEST_WHY = 400


@dataclass(frozen=True, slots=True)
class Beginning:
    """How a step of a kind is usually begun, how long it takes, what shows it done."""

    start: str
    minutes: int
    evidence: str


BEGINNINGS: dict[Kind, Beginning] = {
    Kind.ASSESS: Beginning(
        "When I have a quiet half hour, I will write down what I can show already.",
        60,
        "a short list with proof beside each line",
    ),
    Kind.BUILD: Beginning(
        "When I next sit at a screen, I will look for one place that teaches it.",
        120,
        "one way to learn it, with its price and its dates",
    ),
    Kind.SEARCH: Beginning(
        "When I next look at adverts, I will note what three of them say of it.",
        60,
        "three adverts, a line about each",
    ),
    Kind.PRACTISE: Beginning(
        "When my coach and I meet next, I will tell the first of two stories.",
        90,
        "two stories told aloud, each with one change",
    ),
    Kind.NETWORK: Beginning(
        "When lunch is over tomorrow, I will write to one person.",
        90,
        "two talks, a line about each",
    ),
    Kind.CRAFT: Beginning(
        "When I have a quiet quarter of an hour, I will write what I know of it "
        "and what I only guess.",
        60,
        "what I found out, in three lines",
    ),
    Kind.LAUNCH: Beginning(
        "When the week is planned, I will keep one hour for it.",
        120,
        "something another person has seen",
    ),
    Kind.LIFE: Beginning(
        "When the office opens on Monday, I will ring and ask.",
        60,
        "the answer, its date and who gave it",
    ),
}


@dataclass(frozen=True, slots=True)
class TemplateStep:
    key: str
    title: str
    kind: Kind
    why: str
    start: str
    minutes: int
    days: int
    evidence: str
    after: str = ""
    inventory: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    circumstance: Circumstance
    version: int
    goal: str
    weeks: int
    cadence: str
    steps: tuple[TemplateStep, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """What a chosen path asks that is not there yet, as a possible step."""

    kind: Kind
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A step of a plan before it is anybody's.

    `after` is a place in the list, `inventory` the id of an instrument or "".
    """

    title: str
    kind: Kind
    why: str
    start: str
    minutes: int
    due_on: date
    evidence: str
    after: int | None = None
    inventory: str = ""


def parse(text: str) -> dict[Circumstance, Template]:
    """Templates by circumstance; ValueError names the first thing that is wrong."""
    data = tomllib.loads(text)
    found: dict[Circumstance, Template] = {}
    for raw in data["templates"]:
        template = Template(
            circumstance=Circumstance(raw["circumstance"]),
            version=int(data["version"]),
            goal=raw["goal"],
            weeks=raw["weeks"],
            cadence=raw["cadence"],
            steps=tuple(
                TemplateStep(**{**one, "kind": Kind(one["kind"])})
                for one in raw["steps"]
            ),
        )
        _check(template)
        found[template.circumstance] = template
    missing = set(Circumstance) - found.keys()
    if missing:
        raise ValueError(f"No template for {', '.join(sorted(missing))}.")
    return found


def _check(template: Template) -> None:
    name = template.circumstance.value
    keys = [step.key for step in template.steps]
    kinds = {step.kind for step in template.steps}
    first = template.steps[0]
    if any(step.days > A_WEEK * template.weeks for step in template.steps):
        raise ValueError(f"{name}: a step is due after the plan ends.")
    if len(set(keys)) != len(keys):
        raise ValueError(f"{name}: a key stands twice.")
    if not {Kind.NETWORK, Kind.LIFE} <= kinds:
        raise ValueError(f"{name}: no step with people, or none of life.")
    if first.minutes > FIRST_STEP_MINUTES or first.days > FIRST_STEP_DAYS:
        raise ValueError(f"{name}: the first step is too large or too late.")
    for place, step in enumerate(template.steps):
        if step.after and step.after not in keys[:place]:
            raise ValueError(f"{name}: {step.key} comes after nothing before it.")


def draft(template: Template, gaps: Sequence[Gap], *, today: date) -> list[Draft]:
    """The template's steps with the path's gaps among them, dated from `today`.

    The first step stays first (small, within 72 hours). The most pressing gaps come
    in after the template's own assessing steps, spread over its weeks; one that says
    what the template already says is left out.
    """
    fresh = _fresh(template, gaps)
    place = _after_assessing(template.steps)
    before, behind = template.steps[:place], template.steps[place:]
    apart = A_WEEK * template.weeks // (len(fresh) + 1)
    added = [
        closing(gap, today + timedelta(days=apart * number))
        for number, gap in enumerate(fresh, 1)
    ]
    where = {
        step.key: number if number < place else number + len(added)
        for number, step in enumerate(template.steps)
    }
    return [
        *(_dated(step, where, today) for step in before),
        *added,
        *(_dated(step, where, today) for step in behind),
    ]


def _fresh(template: Template, gaps: Sequence[Gap]) -> list[Gap]:
    known = {_plain(step.title) for step in template.steps}
    fresh: list[Gap] = []
    for gap in gaps:
        if _plain(gap.title) not in known:
            known.add(_plain(gap.title))
            fresh.append(gap)
    return fresh[:MOST_GAPS]


def closing(gap: Gap, due_on: date) -> Draft:
    """The step that closes a gap, begun and shown as is usual for its kind."""
    usual = BEGINNINGS[gap.kind]
    return Draft(
        title=cut(gap.title, LONGEST_TITLE),
        kind=gap.kind,
        why=cut(gap.why, LONGEST_WHY),
        start=usual.start,
        minutes=usual.minutes,
        due_on=due_on,
        evidence=usual.evidence,
    )


def _after_assessing(steps: Sequence[TemplateStep]) -> int:
    places = [i for i, step in enumerate(steps) if step.kind is Kind.ASSESS]
    return (places[-1] if places else 0) + 1


def _dated(step: TemplateStep, where: Mapping[str, int], today: date) -> Draft:
    return Draft(
        title=step.title,
        kind=step.kind,
        why=step.why,
        start=step.start,
        minutes=step.minutes,
        due_on=today + timedelta(days=step.days),
        evidence=step.evidence,
        after=where[step.after] if step.after else None,
        inventory=step.inventory,
    )


def _plain(title: str) -> str:
    return " ".join(title.split()).casefold()
