"""What was kept, what was set aside, what was chosen, and what the choice asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from onward.careers.core import phrases
from onward.careers.core.recommend import Card, card_for
from onward.careers.core.weights import chosen_weights
from onward.careers.core.world import World
from onward.careers.models import PathChoice, PathMark
from onward.careers.queries.facts import person_of
from onward.careers.queries.world import NoWorldYet, world_now
from onward.coaching.models import Engagement


def kept_paths(engagement: Engagement) -> list[PathMark]:
    """Kept paths, the chosen one first, then those kept last."""
    return list(
        PathMark.objects.filter(engagement=engagement, mark=PathMark.Mark.KEPT)
        .select_related("by__user")
        .order_by("-chosen", "-marked_at", "pk")
    )


def vetoed_paths(engagement: Engagement) -> list[PathMark]:
    """Set aside as not for me, last first."""
    return list(
        PathMark.objects.filter(engagement=engagement, mark=PathMark.Mark.VETOED)
        .select_related("by__user")
        .order_by("-marked_at", "pk")
    )


def set_aside(engagement: Engagement, code: str) -> PathMark | None:
    """What was set aside under a code, to offer it back."""
    if not code:
        return None
    return PathMark.objects.filter(
        engagement=engagement, occupation_code=code, mark=PathMark.Mark.VETOED
    ).first()


def left_out_groups(engagement: Engagement) -> dict[str, list[str]]:
    """Fields left out, as the form begins with them."""
    choice = PathChoice.objects.filter(engagement=engagement).first()
    return {"groups": choice.left_out_groups if choice else []}


def chosen_path(engagement: Engagement) -> PathMark | None:
    """The one path the plan is made for; None before there is one."""
    return PathMark.objects.filter(engagement=engagement, chosen=True).first()


@dataclass(frozen=True, slots=True)
class Gap:
    """Something between a client and the chosen path, for the plan to close.

    `kind` is one of training, licence, skills, pay, unknown, talk, interview.
    """

    kind: str
    title: str
    why: str


def gaps_for(engagement: Engagement, *, now: datetime | None = None) -> list[Gap]:
    """What the chosen path asks for, the most pressing first; [] without a choice.

    Reckoned at `now`, or at the moment of the choice.
    """
    mark = chosen_path(engagement)
    if mark is None:
        return []
    try:
        world = world_now()
    except NoWorldYet:
        return []
    row = world.row_of(mark.occupation_code)
    if row is None:
        return []
    choice = PathChoice.objects.filter(engagement=engagement).first()
    person = person_of(engagement, choice, now=now or mark.marked_at)
    weights = chosen_weights(engagement.circumstance, choice.weights if choice else {})
    card = card_for(world, person, weights, row)
    title = phrases.doers(world.titles[row])
    found = [
        _training(world, row, card),
        _licence(world, row, title),
        *_from_cautions(card, title),
        _hours(title, limited=person.hours_limited),
        _talk(title),
        _interview(title),
    ]
    return [gap for gap in found if gap is not None]


def _training(world: World, row: int, card: Card) -> Gap | None:
    if not card.months:
        return None
    how_long = phrases.months_in_words(card.months)
    entry = world.entry[row] if world.entry else ""
    usual = f" The usual way in: {entry.lower()}." if entry else ""
    return Gap(
        "training",
        "Find out what learning it takes here, and what it costs",
        f"It usually takes {how_long} from where you are.{usual}",
    )


def _licence(world: World, row: int, title: str) -> Gap | None:
    if not world.needs_licence[row]:
        return None
    return Gap(
        "licence",
        "Find out what licence your state asks for",
        f"Most states ask {title} for one; what it takes differs.",
    )


def _from_cautions(card: Card, title: str) -> Sequence[Gap]:
    kinds = {"skills": "skills", "pay": "pay", "interests": "unknown"}
    titles = {
        "skills": "Find a way to practise what is still missing",
        "pay": "Find out what is really paid near you",
        "interests": f"See a working day of {title} before deciding",
    }
    return [
        Gap(kinds[one.component], titles[one.component], one.sentence)
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
