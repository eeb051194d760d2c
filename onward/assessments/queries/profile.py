"""The profile: everything a client answered, as far as its reader may know it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from onward.assessments.core.strengths import Pane
from onward.assessments.models import Administration
from onward.assessments.queries.answers import finished
from onward.assessments.queries.instruments import INTEREST_FORMS, WORK_VALUES
from onward.assessments.queries.leading import (
    Interests,
    Values,
    interests_of,
    values_of,
)
from onward.assessments.queries.parts import Known, Part, part_of
from onward.assessments.queries.routing import longer_form
from onward.assessments.queries.skills import SkillLine, skill_lines
from onward.assessments.queries.strengths import Card, Evidence, strengths_card
from onward.assessments.queries.withholding import (
    SKILLS_PART,
    STRENGTHS_PART,
    parts_in,
    withheld,
    withheld_from,
)
from onward.coaching.models import Engagement
from onward.organisations.models import Member

AT_WORK = (
    "fevs-iwe-gsi",
    "own-jobsat-6",
    "own-workday-12",
    "own-needs-9",
    "own-challenge-6",
    "own-crafting-12",
    "own-exhaustion-6",
    "own-productivity-5",
)
DECIDING = ("own-decision-16", "own-adaptability-16")
MOST_NAMED = 4
MOST_SKILLS = 8


@dataclass(frozen=True, slots=True)
class Glance:
    """The strengths card in brief: some names in each pane, and how many more."""

    card: Card
    panes: tuple[tuple[Pane, tuple[Evidence, ...], int], ...]

    @property
    def said_at(self) -> datetime | None:
        """Since when the client says so of themselves."""
        return self.card.own.said_at if self.card.own else None


@dataclass(frozen=True, slots=True)
class ClientProfile:
    """All parts this reader may know. `kept` are those the client keeps to themselves,
    named to the client alone; `kept_from_me` counts them for anybody else. `skills`
    are the surest, None where they are kept.
    """

    interests: Interests | None
    values: Values | None
    strengths: Glance | None
    skills: list[SkillLine] | None
    more_skills: int
    at_work: list[Part]
    deciding: list[Part]
    others: list[Part]
    kept: frozenset[str]
    kept_from_me: int


def profile_of(engagement: Engagement, *, reader: Member) -> ClientProfile:
    hidden = withheld_from(engagement, reader)
    times = _by_instrument(finished(engagement, reader=reader))
    known = Known.about(one for rows in times.values() for one in rows[:1])
    drawn = next((key for key in times if key in INTEREST_FORMS), "")
    rest = [key for key in times if key not in {drawn, WORK_VALUES}]
    longer = longer_form(engagement, reader=reader)
    skills = None if SKILLS_PART in hidden else skill_lines(engagement)

    def parts(keys: Iterable[str]) -> list[Part]:
        return [part_of(times[key], known) for key in keys]

    return ClientProfile(
        interests=interests_of(
            times[drawn], known, longer=next(iter(longer.values()), "")
        )
        if drawn
        else None,
        values=values_of(times[WORK_VALUES], known) if WORK_VALUES in times else None,
        strengths=None
        if STRENGTHS_PART in hidden
        else _glance(strengths_card(engagement, reader=reader)),
        skills=None if skills is None else skills[:MOST_SKILLS],
        more_skills=max(0, len(skills or ()) - MOST_SKILLS),
        at_work=parts(key for key in AT_WORK if key in rest),
        deciding=parts(key for key in DECIDING if key in rest),
        others=parts(key for key in rest if key not in {*AT_WORK, *DECIDING}),
        kept=withheld(engagement) - hidden,
        kept_from_me=parts_in(hidden),
    )


def _by_instrument(
    rows: Iterable[Administration],
) -> Mapping[str, Sequence[Administration]]:
    found: dict[str, list[Administration]] = {}
    for row in rows:
        found.setdefault(row.instrument, []).append(row)
    return found


def _glance(card: Card) -> Glance | None:
    if card.own is None or card.is_empty:
        return None
    panes = tuple(
        (pane, rows[:MOST_NAMED], max(0, len(rows) - MOST_NAMED))
        for pane, rows in card.panes.items()
        if rows
    )
    return Glance(card, panes)


def has_part(engagement: Engagement, item: str) -> bool:
    """Whether the client has something of this name to keep or to show."""
    if item in {STRENGTHS_PART, SKILLS_PART}:
        return True
    return finished(engagement).filter(instrument=item).exists()
