"""The Paths page: limits on top, three shelves of cards, what matters, what is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from onward.assessments.queries import withheld_from
from onward.careers.core import moves, phrases, shelves
from onward.careers.core.constraints import Removal
from onward.careers.core.recommend import Recommendation, recommend
from onward.careers.core.scoring import Person
from onward.careers.core.venture import VENTURE, Venture, venture
from onward.careers.core.voice import ENOUGH, Voice, voice
from onward.careers.core.weights import (
    MOST,
    NAMES,
    STEP,
    chosen_weights,
)
from onward.careers.core.world import World
from onward.careers.models import PathChoice, PathMark, Release
from onward.careers.queries.cards import (
    CardView,
    card_view,
    different_reasons,
    pay_view,
)
from onward.careers.queries.facts import person_of
from onward.careers.queries.jobs import Taken, taken_jobs
from onward.careers.queries.marks import kept_paths, vetoed_paths
from onward.careers.queries.missing import Missing, missing
from onward.careers.queries.world import current_release, world_of
from onward.coaching.models import Engagement
from onward.organisations.models import Member

SHELF_WORDS = {
    shelves.CLOSE: (shelves.NAMES[shelves.CLOSE], "little to learn before day one"),
    shelves.REACH: (
        shelves.NAMES[shelves.REACH],
        "up to a year of learning beside life",
    ),
    shelves.DREAM: (shelves.NAMES[shelves.DREAM], "a longer way, kept in sight"),
}
EMPTY_WORDS = {
    shelves.CLOSE: "Nothing lies close yet. Past jobs, paid or not, fill this shelf.",
    shelves.REACH: "Nothing within a year's learning passes your limits.",
    shelves.DREAM: "No longer way is drawn from what you told us so far.",
}
MOST_NEAR_MISSES = 12


@dataclass(frozen=True, slots=True)
class Shelf:
    key: str
    name: str
    note: str
    empty: str
    cards: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class Slider:
    """One thing that matters; `was` is None when it did not move."""

    key: str
    name: str
    value: int
    was: int | None
    most: int = MOST
    step: int = STEP


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A kind of work that falls out by a little pay alone."""

    code: str
    title: str
    pay: str


@dataclass(frozen=True, slots=True)
class Moved:
    """What the last change of weights did: the weights, then the cards."""

    weights: str
    cards: str


@dataclass(frozen=True, slots=True)
class PathsPage:
    release: Release
    total: int
    left: int
    removals: tuple[Removal, ...]
    untold_limits: tuple[str, ...]  # in words: no figure tells what they forbid
    near_misses: tuple[NearMiss, ...]
    shelves: tuple[Shelf, ...]
    sliders: tuple[Slider, ...]
    unweighed: tuple[str, ...]
    moved: Moved | None
    kept: tuple[PathMark, ...]
    vetoed: tuple[PathMark, ...]
    jobs: tuple[Taken, ...]
    missing: tuple[Missing, ...]
    is_enough: bool
    is_flat: bool
    left_out_groups: tuple[str, ...]
    venture: Venture | None  # None where it was set aside
    voice: Voice | None  # what the client's own ratings say, once there are enough

    @property
    def count(self) -> int:
        return sum(len(shelf.cards) for shelf in self.shelves)

    @property
    def count_in_words(self) -> str:
        words = phrases.count_in_words(self.count)
        return words[:1].upper() + words[1:]

    @property
    def limits_in_words(self) -> str:
        return phrases.count_in_words(len(self.removals))

    @property
    def removed(self) -> int:
        return self.total - self.left

    @property
    def is_estimated(self) -> bool:
        return bool(self.release.accuracy)


def paths_for(
    engagement: Engagement, *, reader: Member | None, now: datetime
) -> PathsPage:
    """Everything the page shows. Raises NoWorldYet before the first import."""
    release = current_release()
    world = world_of(release)
    choice = PathChoice.objects.filter(engagement=engagement).first()
    jobs = taken_jobs(engagement)
    person = person_of(engagement, choice, reader=reader, now=now, jobs=jobs)
    weights = chosen_weights(engagement.circumstance, choice.weights if choice else {})
    found = recommend(world, person, weights)
    kept, vetoed = kept_paths(engagement), vetoed_paths(engagement)
    is_aside = any(mark.occupation_code == VENTURE for mark in vetoed)
    return PathsPage(
        release=release,
        total=found.total,
        left=found.left,
        removals=tuple(one for one in found.removals if _is_told(one)),
        untold_limits=tuple(one.words for one in found.removals if not one.is_known),
        near_misses=_near_misses(world, found, person),
        shelves=_shelves(world, found, person, _marks(world, kept)),
        sliders=_sliders(found, weights, choice),
        unweighed=_unweighed(found, person),
        moved=_moved(world, person, found, weights, choice),
        kept=tuple(kept),
        vetoed=tuple(vetoed),
        jobs=tuple(jobs),
        missing=missing(person, jobs, kept=withheld_from(engagement, reader)),
        is_enough=found.is_enough,
        is_flat=person.interests_are_flat,
        left_out_groups=tuple(choice.left_out_groups if choice else ()),
        venture=None if is_aside else venture(world, person, engagement.circumstance),
        voice=_voice(world, person, weights),
    )


def _is_told(one: Removal) -> bool:
    """Not where no figure tells, nor what was set aside and a limit took before."""
    return one.is_known and (one.count > 0 or one.key != "veto")


def _unweighed(found: Recommendation, person: Person) -> tuple[str, ...]:
    """What has no figures; flat interests have some, and are told of apart."""
    return tuple(
        NAMES[key]
        for key in found.unweighed
        if key != "interests" or not person.interests_are_flat
    )


def _voice(world: World, person: Person, weights: dict[str, int]) -> Voice | None:
    enough = len(person.own_ratings) >= ENOUGH
    return voice(world, person, weights) if enough else None


def _marks(world: World, kept: Sequence[PathMark]) -> dict[str, str]:
    """Marks by the code of this release."""
    found = {}
    for mark in kept:
        row = world.row_of(mark.occupation_code)
        if row is not None:
            found[world.codes[row]] = "chosen" if mark.chosen else "kept"
    return found


def _shelves(
    world: World, found: Recommendation, person: Person, marks: dict[str, str]
) -> tuple[Shelf, ...]:
    among, whys = len(found.cards), different_reasons(found.cards)
    return tuple(
        Shelf(
            key=key,
            name=SHELF_WORDS[key][0],
            note=SHELF_WORDS[key][1],
            empty=EMPTY_WORDS[key],
            cards=tuple(
                card_view(
                    world,
                    card,
                    among=among,
                    area=person.area,
                    need=person.pay_needed,
                    mark=marks.get(card.code, ""),
                    why=whys[card.code],
                )
                for card in found.on(key)
            ),
        )
        for key in shelves.SHELVES
    )


def _sliders(
    found: Recommendation, weights: dict[str, int], choice: PathChoice | None
) -> tuple[Slider, ...]:
    before = choice.weights_before if choice else {}
    return tuple(
        Slider(
            key=key,
            name=NAMES[key],
            value=weight,
            was=before[key] if key in before and before[key] != weight else None,
        )
        for key, weight in weights.items()
        if key in found.weighable
    )


def _moved(
    world: World,
    person: Person,
    found: Recommendation,
    weights: dict[str, int],
    choice: PathChoice | None,
) -> Moved | None:
    """The same reckoning with the weights before, held against this one."""
    if choice is None or not choice.weights_before:
        return None
    changed = {
        key: weight
        for key, weight in weights.items()
        if choice.weights_before.get(key) != weight and key in found.weighable
    }
    if not changed:
        return None
    before = recommend(world, person, {**weights, **choice.weights_before})
    cards = moves.moves(_places(before), _places(found), _titles(before, found))
    return Moved(
        weights=moves.weights_in_words(choice.weights_before, changed, NAMES),
        cards=moves.in_words(cards, among=len(found.cards)),
    )


def _places(found: Recommendation) -> dict[str, int]:
    return {card.code: place for place, card in enumerate(found.cards, start=1)}


def _titles(*found: Recommendation) -> dict[str, str]:
    cards = [card for one in found for card in one.cards]
    return {card.code: phrases.plain_title(card.title) for card in cards}


def _near_misses(
    world: World, found: Recommendation, person: Person
) -> tuple[NearMiss, ...]:
    near = []
    for code in found.near_misses[:MOST_NEAR_MISSES]:
        row = world.row_of(code)
        pay = pay_view(world, code, area=person.area, need=None)
        title = phrases.plain_title(world.titles[row]) if row is not None else code
        near.append(NearMiss(code, title, pay.line))
    return tuple(near)
