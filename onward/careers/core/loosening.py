"""One limit made a little wider: the smallest ways to let one occupation pass. Pure."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import floor

from onward.careers.core import constraints, phrases
from onward.careers.core.constraints import (
    LONGEST_MONTHS,
    STRAINS,
    STRAINS_FROM,
    THEMES,
)
from onward.careers.core.fields import FIELDS
from onward.careers.core.recommend import Laying
from onward.careers.core.schedule import FULL_WEEK
from onward.careers.core.scoring import Person
from onward.careers.core.world import MAJOR_GROUP, World

LONGER = "longer"  # than two years: no limit on training
LOWEST = 0.5  # of what the occupation pays: no lower minimum is tried
CENTS = 100


@dataclass(frozen=True, slots=True)
class Loosened:
    """One limit as it would be; `size` 0..1, `condition` begins a sentence."""

    key: str
    before: str
    after: str
    size: float
    condition: str
    person: Person


@dataclass(frozen=True, slots=True)
class _Place:
    world: World
    person: Person
    laying: Laying
    row: int

    def with_limits(self, **changes: object) -> Person:
        limits = replace(self.person.limits, **changes)  # type: ignore[arg-type]  # each caller names fields of Limits
        return replace(self.person, limits=limits)


def loosened(
    world: World, person: Person, laying: Laying, row: int, key: str
) -> tuple[Loosened, ...]:
    """Ways to widen the limit `key` so that `row` passes it, the smallest first."""
    place = _Place(world, person, laying, row)
    return WAYS[key](place)


def _pay(place: _Place) -> tuple[Loosened, ...]:
    """Down to what half of the people in it earn, then dollar by dollar."""
    least = place.person.limits.minimum_hourly_pay or 0.0
    paid = float(place.laying.paid[0].hourly[place.row, 2])
    first = floor(paid * CENTS + 1e-9) / CENTS
    lower = range(floor(first) - 1, max(floor(LOWEST * first), 0), -1)
    found = []
    for amount in (first, *(float(dollar) for dollar in lower)):
        changed = place.with_limits(minimum_hourly_pay=amount)
        if place.person.pay_needed == least:
            changed = replace(changed, pay_needed=amount)
        words = f"If {phrases.exact_dollars(amount)} an hour were enough"
        found.append(
            Loosened(
                key="pay",
                before=f"{least:g}",
                after=f"{amount:g}",
                size=(least - amount) / least,
                condition=f"{words} instead of {phrases.exact_dollars(least)}",
                person=changed,
            )
        )
    return tuple(found)


TRAINING = {
    "month": "If a month of training were possible",
    "year": "If a year of training were possible",
    "two-years": "If two years of training were possible",
    LONGER: "If more than two years of training were possible",
}


def _training(place: _Place) -> tuple[Loosened, ...]:
    order = [*LONGEST_MONTHS, LONGER]
    now = order.index(place.person.limits.longest_training)
    return tuple(
        Loosened(
            key="training",
            before=order[now],
            after=order[to],
            size=(to - now) / (len(order) - 1),
            condition=TRAINING[order[to]],
            person=place.with_limits(longest_training=order[to]),
        )
        for to in range(now + 1, len(order))
    )


def _whole(
    place: _Place, key: str, before: str, condition: str, **changes: object
) -> tuple[Loosened, ...]:
    """A limit that is there or not."""
    person = place.with_limits(**changes)
    return (Loosened(key, before, "", 1.0, condition, person),)


def _licence(place: _Place) -> tuple[Loosened, ...]:
    words = "If a licence to get first were no hindrance"
    return _whole(place, "licence", "none", words, no_licence=False)


def _fields(place: _Place) -> tuple[Loosened, ...]:
    group = place.world.codes[place.row][:MAJOR_GROUP]
    rest = place.person.limits.left_out_groups - {group}
    words = f"If the field “{FIELDS.get(group, group)}” were not left out"
    return _whole(place, "fields", group, words, left_out_groups=rest)


def _themes(place: _Place) -> tuple[Loosened, ...]:
    mine, themes = place.person.limits.left_out_themes, place.world.themes
    hit = [key for key in sorted(mine) if key in themes and themes[key][place.row]]
    words = f"If you had nothing against it: {phrases.lower_first(THEMES[hit[0]])}"
    return _whole(place, "themes", hit[0], words, left_out_themes=mine - {hit[0]})


def _strains(place: _Place) -> tuple[Loosened, ...]:
    mine, known = place.person.limits.strains, place.world.strains
    hit = [
        k for k in sorted(mine) if k in known and known[k][place.row] >= STRAINS_FROM
    ]
    words = f"If this were possible: {phrases.lower_first(STRAINS[hit[0]])}"
    return _whole(place, "strains", hit[0], words, strains=mine - {hit[0]})


def _hours(place: _Place) -> tuple[Loosened, ...]:
    most = place.person.limits.hours_most or 0.0
    changed = place.with_limits(hours_most=FULL_WEEK)
    person = replace(changed, hours_most=FULL_WEEK)
    words = f"If {FULL_WEEK:g} hours a week were possible"
    size = (FULL_WEEK - most) / FULL_WEEK
    return (Loosened("hours", f"{most:g}", f"{FULL_WEEK:g}", size, words, person),)


def _area(place: _Place) -> tuple[Loosened, ...]:
    words = "If it need not be named in the figures of your area"
    return _whole(place, "area", "only", words, only_in_area=False)


def _veto(place: _Place) -> tuple[Loosened, ...]:
    mine, world = place.person.limits.left_out_codes, place.world
    rest = frozenset(code for code in mine if world.row_of(code) != place.row)
    words = "If you had not set it aside"
    return _whole(place, "veto", "set aside", words, left_out_codes=rest)


WAYS: dict[str, Callable[[_Place], tuple[Loosened, ...]]] = {
    "pay": _pay,
    "training": _training,
    "licence": _licence,
    "fields": _fields,
    "themes": _themes,
    "strains": _strains,
    "hours": _hours,
    "area": _area,
    "veto": _veto,
}


def limits_against(
    world: World, person: Person, laying: Laying, row: int
) -> list[constraints.Failing]:
    """The limits that forbid a row, each by itself."""
    fails = constraints.failing(
        world,
        person.limits,
        paid=laying.paid,
        months=laying.scored.months,
        shown_anyway=person.shown_anyway,
    )
    return [one for one in fails if one.rows[row]]
