"""The page of one occupation: what is known of it, and before this person."""

from dataclasses import dataclass
from datetime import datetime

import numpy as np

from onward.careers.core import phrases
from onward.careers.core.recommend import card_for
from onward.careers.core.weights import chosen_weights
from onward.careers.core.world import World
from onward.careers.models import (
    JobTitle,
    Occupation,
    Outlook,
    PathChoice,
    PathMark,
    Release,
)
from onward.careers.queries.cards import CardView, card_view, interest_bars
from onward.careers.queries.facts import person_of
from onward.careers.queries.world import current_release, figures_release, world_of
from onward.coaching.models import Engagement
from onward.ui.core.charts import Bars

MOST_TITLES = 24
MOST_ALIKE = 6
ZONES = (
    "little or no preparation",
    "some preparation, often a school-leaving certificate",
    "training for an occupation, or a short degree",
    "usually a first degree",
    "usually a further degree",
)


@dataclass(frozen=True, slots=True)
class Alike:
    code: str
    title: str


@dataclass(frozen=True, slots=True)
class OccupationPage:
    release: Release
    occupation: Occupation
    view: CardView
    mark: PathMark | None
    interests: Bars | None
    outlook: Outlook | None
    preparation: str
    openings: str
    called: tuple[str, ...]
    alike: tuple[Alike, ...]

    @property
    def title(self) -> str:
        return self.view.title


def occupation_page(
    engagement: Engagement, code: str, *, now: datetime
) -> OccupationPage | None:
    """One occupation of the release in force, None when it has no such code."""
    release = current_release()
    world = world_of(release)
    row = world.row_of(code)
    if row is None:
        return None
    occupation = Occupation.objects.get(release=release, code=world.codes[row])
    choice = PathChoice.objects.filter(engagement=engagement).first()
    person = person_of(engagement, choice, now=now)
    weights = chosen_weights(engagement.circumstance, choice.weights if choice else {})
    mark = _mark_of(engagement, world, row)
    view = card_view(
        world,
        card_for(world, person, weights, row),
        among=1,
        area=person.area,
        need=person.pay_needed,
        mark="" if mark is None or not mark.is_kept else _word(mark),
    )
    outlook = Outlook.objects.filter(
        release=figures_release(), code=occupation.bls_code
    ).first()
    return OccupationPage(
        release=release,
        occupation=occupation,
        view=view,
        mark=mark,
        interests=interest_bars(world, row),
        outlook=outlook,
        preparation=_preparation(world, row),
        openings=_openings(outlook),
        called=_called(occupation),
        alike=_alike(world, row),
    )


def _mark_of(engagement: Engagement, world: World, row: int) -> PathMark | None:
    """The mark of this work, made on this release or on another."""
    marks = PathMark.objects.filter(engagement=engagement).order_by("-marked_at", "pk")
    rows = ((mark, world.row_of(mark.occupation_code)) for mark in marks)
    return next((mark for mark, of in rows if of == row), None)


def _word(mark: PathMark) -> str:
    return "chosen" if mark.chosen else "kept"


def _preparation(world: World, row: int) -> str:
    zone = float(world.zones[row])
    return "" if np.isnan(zone) else ZONES[round(zone) - 1]


def _openings(outlook: Outlook | None) -> str:
    if outlook is None or outlook.openings_thousand is None:
        return ""
    return phrases.people(outlook.openings_thousand)


def _called(occupation: Occupation) -> tuple[str, ...]:
    titles = JobTitle.objects.filter(occupation=occupation).order_by("pk")
    return tuple(titles.values_list("title", flat=True)[:MOST_TITLES])


def _alike(world: World, row: int) -> tuple[Alike, ...]:
    order = sorted(
        (other for other in range(len(world)) if other != row),
        key=lambda other: (-world.likeness[row, other], world.codes[other]),
    )
    return tuple(
        Alike(world.codes[other], phrases.plain_title(world.titles[other]))
        for other in order[:MOST_ALIKE]
    )
