"""What the chosen path asks that is not there yet, as steps of a plan."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from onward.careers.core import gaps, phrases
from onward.careers.core.domains import KNOWLEDGE, SKILLS
from onward.careers.core.gaps import Gaps
from onward.careers.core.recommend import Card, card_for
from onward.careers.core.venture import VENTURE, Venture, venture
from onward.careers.core.world import World
from onward.careers.queries.facts import Stage, stage_of
from onward.careers.queries.marks import chosen_path
from onward.careers.queries.world import NoWorldYet
from onward.coaching.models import Engagement
from onward.organisations.models import Member

MOST_SKILLS = 3


@dataclass(frozen=True, slots=True)
class Gap:
    """Something between a client and the chosen path, for the plan to close.

    `kind` is one of training, licence, skills, pay, unknown, talk, interview, launch.
    """

    kind: str
    title: str
    why: str


def gaps_for(
    engagement: Engagement, *, reader: Member | None, now: datetime | None = None
) -> list[Gap]:
    """What the chosen path asks for, the most pressing first; [] without a choice.

    Reckoned at `now`, or at the moment of the choice.
    """
    mark = chosen_path(engagement)
    if mark is None:
        return []
    try:
        stage = stage_of(engagement, reader=reader, now=now or mark.marked_at)
    except NoWorldYet:
        return []
    if mark.occupation_code == VENTURE:
        return _of_venture(venture(stage.world, stage.person, engagement.circumstance))
    row = stage.world.row_of(mark.occupation_code)
    return [] if row is None else list(_of_occupation(stage, row))


def gaps_at(stage: Stage, row: int, card: Card | None = None) -> Gaps:
    """Everything one occupation asks for, held against the person.

    Beside its `card` it tells the same months.
    """
    asked = gaps.asked_of(stage.world, row)
    mine = gaps.mine_of(stage.world, stage.person)
    demand = gaps.market_demand(stage.world, asked)
    return gaps.gaps(asked, mine, demand, months=card.months if card else None)


def _of_occupation(stage: Stage, row: int) -> Iterator[Gap]:
    world, person = stage.world, stage.person
    card = card_for(world, person, stage.weights, row)
    title = phrases.doers(world.titles[row])
    if card.months:
        yield _training(world, row, card.months)
    if world.needs_licence[row]:
        yield _licence(title)
    skills = _skills(gaps_at(stage, row, card))
    yield from skills
    yield from _from_cautions(card, title, with_skills=not skills)
    yield _hours(title, limited=person.hours_limited)
    yield _talk(title)
    yield _interview(title)


def _training(world: World, row: int, months: float) -> Gap:
    how_long = phrases.months_in_words(months)
    entry = world.entry[row] if world.entry else ""
    usual = f" The usual way in: {entry.lower()}." if entry else ""
    return Gap(
        "training",
        "Find out what learning it takes here, and what it costs",
        f"It usually takes {how_long} from where you are.{usual}",
    )


def _licence(title: str) -> Gap:
    return Gap(
        "licence",
        "Find out what licence your state asks for",
        f"Most states ask {title} for one; what it takes differs.",
    )


def _skills(found: Gaps) -> list[Gap]:
    """The skills and kinds of knowledge that are the cheapest to win the most by."""
    asked = [need for need in found.open if need.domain in {SKILLS, KNOWLEDGE}]
    return [Gap("skills", need.step, need.asks) for need in asked[:MOST_SKILLS]]


def _from_cautions(card: Card, title: str, *, with_skills: bool) -> Sequence[Gap]:
    """That there is a caution, not its sentence: others read the plan too."""
    kinds = {"pay": "pay", "interests": "unknown"}
    if with_skills:
        kinds["skills"] = "skills"
    titles = {
        "skills": "Find a way to practise what is still missing",
        "pay": "Find out what is really paid near you",
        "interests": f"See a working day of {title} before deciding",
    }
    whys = {
        "skills": f"A place to practise tells soonest what {title} need every day.",
        "pay": "Figures are of many places together; yours may pay more, or less.",
        "interests": "A day of it tells more than any comparison of answers.",
    }
    return [
        Gap(kinds[one.component], titles[one.component], whys[one.component])
        for one in card.cautions
        if one.component in kinds
    ]


def _hours(title: str, *, limited: bool) -> Gap:
    why = "You have limits on hours or days; " if limited else ""
    told = f"{why}our figures say nothing of when {title} work."
    return Gap(
        "unknown", "Ask about hours, days and travel", told[:1].upper() + told[1:]
    )


def _talk(title: str) -> Gap:
    return Gap(
        "talk",
        "Talk to two people who do it",
        f"What {title} say of an ordinary day tells more than any figure.",
    )


def _interview(title: str) -> Gap:
    return Gap(
        "interview",
        "Get ready to tell why you want it",
        f"Places that take on {title} will ask; two stories of your own carry it.",
    )


# Which kind of step proves what; the rest are of starting up.
PROVED_BY = {"demand": "talk", "licence": "licence", "price": "pay"}


def _of_venture(path: Venture) -> list[Gap]:
    return [
        Gap(
            PROVED_BY.get(proof.key, "launch"),
            proof.title,
            f"{proof.why} Found out when: {phrases.lower_first(proof.done_when)}",
        )
        for proof in path.proofs
    ]
