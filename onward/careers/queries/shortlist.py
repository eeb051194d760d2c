"""My shortlist: what was kept and why, what was set aside and why."""

from dataclasses import dataclass
from datetime import datetime

import numpy as np

from onward.careers.core import phrases
from onward.careers.core.phrases import zone_words
from onward.careers.core.recommend import Card, card_for
from onward.careers.models import PathMark, PathNote, PathRating, Release
from onward.careers.queries.cards import PayView, pay_view
from onward.careers.queries.facts import Stage, stage_of
from onward.careers.queries.marked import ratings_by_row
from onward.careers.queries.marks import kept_paths, vetoed_paths
from onward.careers.queries.notes import notes_by_row
from onward.careers.queries.sources import Source, sources_of
from onward.careers.queries.world import current_release
from onward.coaching.models import Engagement
from onward.organisations.models import Member


@dataclass(frozen=True, slots=True)
class Kept:
    """A kept path. `card` is None where the release in force no longer knows it."""

    mark: PathMark
    code: str
    title: str
    card: Card | None
    number: int | None
    pay: PayView | None
    zone: str
    learning: str
    rating: int | None
    notes: tuple[PathNote, ...]


@dataclass(frozen=True, slots=True)
class Shortlist:
    kept: tuple[Kept, ...]
    vetoed: tuple[PathMark, ...]
    release: Release
    sources: tuple[Source, ...]

    @property
    def chosen(self) -> Kept | None:
        return next((one for one in self.kept if one.mark.chosen), None)

    @property
    def first_four(self) -> str:
        """The query string that lays the first four side by side."""
        return "&".join(f"code={one.code}" for one in self.kept[:4] if one.card)


def shortlist(
    engagement: Engagement, *, reader: Member | None, now: datetime
) -> Shortlist:
    """The chosen path first, then those kept last. Raises NoWorldYet."""
    stage = stage_of(engagement, reader=reader, now=now)
    notes = notes_by_row(engagement, stage.world)
    ratings = ratings_by_row(engagement, stage.world)
    return Shortlist(
        kept=tuple(
            _kept(stage, mark, notes, ratings) for mark in kept_paths(engagement)
        ),
        vetoed=tuple(vetoed_paths(engagement)),
        release=current_release(),
        sources=sources_of(),
    )


def _kept(
    stage: Stage,
    mark: PathMark,
    notes: dict[int, list[PathNote]],
    ratings: dict[int, PathRating],
) -> Kept:
    world, person = stage.world, stage.person
    row = world.row_of(mark.occupation_code)
    if row is None:
        code = mark.occupation_code
        return Kept(mark, code, mark.title, None, None, None, "", "", None, ())
    card = card_for(world, person, stage.weights, row)
    code = world.codes[row]
    months, rated = card.months, ratings.get(row)
    return Kept(
        mark=mark,
        code=code,
        title=phrases.plain_title(world.titles[row]),
        card=card,
        number=None
        if card.number is None or np.isnan(card.number)
        else round(card.number),
        pay=pay_view(world, code, area=person.area, need=person.pay_needed),
        zone=zone_words(float(world.zones[row])),
        learning="" if months is None else phrases.months_in_words(months),
        rating=rated.rating if rated else None,
        notes=tuple(notes.get(row, ())),
    )
