"""The page of one occupation: what is known of it, and before this person."""

import re
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from onward.careers.core import phrases
from onward.careers.core.counterfactual import WhatIf, what_would_change
from onward.careers.core.interests import TOO_MUCH, Misfit
from onward.careers.core.recommend import card_for
from onward.careers.core.world import World, percentile_ranks
from onward.careers.models import (
    JobTitle,
    Occupation,
    Outlook,
    PathMark,
    PathNote,
    PathRating,
    Release,
)
from onward.careers.queries.asks import Asks, asks
from onward.careers.queries.cards import CardView, card_view, interest_bars
from onward.careers.queries.european import European, alike_in_esco
from onward.careers.queries.facts import stage_of
from onward.careers.queries.gaps import gaps_at
from onward.careers.queries.marked import marks_by_row, ratings_by_row, word_of
from onward.careers.queries.needs import GapView, view_of
from onward.careers.queries.notes import notes_of
from onward.careers.queries.regions import Regions, regions
from onward.careers.queries.sources import Source, sources_of
from onward.careers.queries.world import current_release, release_in_force
from onward.coaching.models import Engagement
from onward.organisations.models import Member
from onward.ui.core.charts import Bars

MOST_TITLES = 24
YEARS = re.compile(r"(\d{2})\d{2}-(?:\d{2})?(\d{2})")
ZONES = (
    "little or no preparation",
    "some preparation, often a school-leaving certificate",
    "training for an occupation, or a short degree",
    "usually a first degree",
    "usually a further degree",
)


@dataclass(frozen=True, slots=True)
class Future:
    """What is expected of an occupation; "" where nothing is published."""

    outlook: Outlook
    openings: str
    growth: str
    employed: str
    beside: str  # how that stands beside all other work
    alone: str

    @property
    def until(self) -> str:
        """The year it looks to: 2034 of "2024-34"."""
        years = YEARS.search(self.outlook.release.version)
        return f"{years[1]}{years[2]}" if years else ""


@dataclass(frozen=True, slots=True)
class OccupationPage:
    release: Release
    occupation: Occupation
    view: CardView
    mark: PathMark | None
    interests: Bars | None
    asks: Asks
    regions: Regions | None
    future: Future | None
    preparation: str
    needs_licence: bool
    called: tuple[str, ...]
    gap: GapView
    what_if: WhatIf | None
    rating: PathRating | None
    notes: tuple[PathNote, ...]
    european: tuple[European, ...]  # what ESCO has like it
    sources: tuple[Source, ...]
    world: World
    row: int

    @property
    def title(self) -> str:
        return self.view.title

    @property
    def code(self) -> str:
        return self.view.code

    @property
    def too_much(self) -> tuple[Misfit, ...]:
        """What the work asks more of than the person likes."""
        return tuple(m for m in self.view.card.misfits if m.kind == TOO_MUCH)

    @property
    def too_little(self) -> tuple[Misfit, ...]:
        """What the person likes and the work hardly has."""
        return tuple(m for m in self.view.card.misfits if m.kind != TOO_MUCH)


def occupation_page(
    engagement: Engagement,
    code: str,
    *,
    reader: Member | None,
    now: datetime,
    area: str = "",
) -> OccupationPage | None:
    """One occupation of the release in force, None when it has no such code.

    `area` is where pay is looked at; the client's own place without one.
    """
    stage = stage_of(engagement, reader=reader, now=now)
    world, person = stage.world, stage.person
    row = world.row_of(code)
    if row is None:
        return None
    release = current_release()
    occupation = Occupation.objects.get(release=release, code=world.codes[row])
    mark = marks_by_row(engagement, world).get(row)
    card = card_for(world, person, stage.weights, row)
    return OccupationPage(
        release=release,
        occupation=occupation,
        view=card_view(
            world,
            card,
            among=1,
            area=person.area,
            need=person.pay_needed,
            mark=word_of(mark),
        ),
        mark=mark,
        interests=interest_bars(world, row),
        asks=asks(world, row, occupation, release),
        regions=regions(occupation, area=area or person.area, need=person.pay_needed),
        future=_future(world, row, occupation),
        preparation=_preparation(world, row),
        needs_licence=bool(world.needs_licence[row]),
        called=_called(occupation),
        gap=view_of(gaps_at(stage, row, card)),
        what_if=what_would_change(world, person, stage.weights, world.codes[row]),
        rating=ratings_by_row(engagement, world).get(row),
        notes=notes_of(engagement, world, row),
        european=alike_in_esco(world.codes[row]),
        sources=sources_of(),
        world=world,
        row=row,
    )


def _preparation(world: World, row: int) -> str:
    zone = float(world.zones[row])
    return "" if np.isnan(zone) else ZONES[round(zone) - 1]


def _called(occupation: Occupation) -> tuple[str, ...]:
    titles = JobTitle.objects.filter(occupation=occupation).order_by("pk")
    return tuple(titles.values_list("title", flat=True)[:MOST_TITLES])


def _future(world: World, row: int, occupation: Occupation) -> Future | None:
    outlook = (
        Outlook.objects.filter(
            release=release_in_force(Release.Part.OUTLOOK), code=occupation.bls_code
        )
        .select_related("release")
        .first()
    )
    if outlook is None:
        return None
    return Future(
        outlook=outlook,
        openings=_thousands(outlook.openings_thousand),
        growth=_growth(outlook.growth_percent),
        employed=_thousands(outlook.employment_thousand),
        beside=_beside(world, row),
        alone=_alone(world, row),
    )


def _thousands(number: float | None) -> str:
    return "" if number is None else phrases.people(number)


def _growth(percent: float | None) -> str:
    """As people say it.

    >>> _growth(4.3), _growth(-2.0), _growth(0.0)
    ('4.3 % more', '2 % fewer', 'as many as now')
    """
    if percent is None:
        return ""
    if not percent:
        return "as many as now"
    return f"{abs(percent):g} % {'more' if percent > 0 else 'fewer'}"


def _beside(world: World, row: int) -> str:
    """Where openings and growth stand among all kinds of work."""
    told = []
    for figures, words in (
        (world.openings, "has more openings than"),
        (world.growth, "grows faster than"),
    ):
        rank = float(percentile_ranks(figures)[row])
        if not np.isnan(rank):
            told.append(f"{words} {round(100 * rank)} of 100 kinds of work")
    return f"It {' and '.join(told)}." if told else ""


def _alone(world: World, row: int) -> str:
    share = world.share("self_employed", row)
    return "" if share is None else phrases.of_a_hundred(share)
