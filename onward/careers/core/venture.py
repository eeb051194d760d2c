"""Working for oneself as a path of its own, beside occupations. Pure.

No number stands on it: nothing here measures a market that is not there yet. It says
which of a person's skills are more theirs than most people's (revealed comparative
advantage, science 2.4, 4), where others live by such work alone, what an hour would
have to cost, and what has to be proved first. What no figure tells is said so.
"""

from dataclasses import dataclass

import numpy as np

from onward.careers.core import interests, phrases
from onward.careers.core.domains import SKILLS, Domain, Floats
from onward.careers.core.proofs import Proof, proofs
from onward.careers.core.scoring import Person, own_levels, past_rows
from onward.careers.core.transfer import nearness
from onward.careers.core.world import INTERESTS, NATION, VALUE_NAMES, World
from onward.coaching.core.circumstances import Circumstance

VENTURE = "self-employment"
TITLE = "Working for yourself"
MOST_SKILLS, MOST_NEAR = 5, 6
SOLD_FROM = 2.5  # of 7: below it nobody pays for a skill by itself (ours)
OFTEN = 0.10  # a share of self-employed from which it is usual (one in ten)
NEAR = 0.9
# Ours: of ten hours worked six are paid for, and what is left has to bear what an
# employer pays otherwise: a quarter on top for taxes, insurance and days off.
PAID_HOURS, ON_TOP = 0.6, 1.25
DECIMALS = 9


@dataclass(frozen=True, slots=True)
class Sells:
    """A skill the person has more of than work at large asks for.

    `strength` is its revealed comparative advantage, above 1; `share_alone` the share
    of self-employed in work that leans on it, None where not known.
    """

    name: str
    strength: float
    share_alone: float | None
    sentence: str


@dataclass(frozen=True, slots=True)
class NearVenture:
    """Work like the person's own that some do for themselves; `share` 0..1."""

    code: str
    title: str
    nearness: float
    share: float
    sentence: str


@dataclass(frozen=True, slots=True)
class Price:
    """What an hour has to cost for a need to be met, dollars."""

    need: float
    charge: float
    sentence: str


@dataclass(frozen=True, slots=True)
class Venture:
    """The path laid beside the shelves. `is_central` where it is what somebody is for.

    `sells` are of the person's own skills, "more theirs than work at large asks".
    """

    code: str
    title: str
    lede: str
    sells: tuple[Sells, ...]
    near: tuple[NearVenture, ...]
    price: Price | None
    proofs: tuple[Proof, ...]
    reasons: tuple[str, ...]
    cautions: tuple[str, ...]
    unknowns: tuple[str, ...]
    is_central: bool


LEDE = (
    "A path of its own: the same skills, sold by yourself. What it would bring is not"
    " in any table; what it takes to find out is."
)


def venture(world: World, person: Person, circumstance: str = "") -> Venture:
    """Self-employment before one person, with what the plan must prove first."""
    alone = world.schedules.get("self_employed")
    near = _near(world, person, alone)
    sells = _sells(world, person, alone)
    return Venture(
        code=VENTURE,
        title=TITLE,
        lede=LEDE,
        sells=sells,
        near=near,
        price=price(person.pay_needed) if person.pay_needed else None,
        proofs=proofs(
            licensed=_is_licensed(world, near),
            pay_needed=person.pay_needed,
            hours_most=person.hours_most,
        ),
        reasons=_reasons(person, near, sells),
        cautions=_cautions(person),
        unknowns=_unknowns(world, person, alone),
        is_central=circumstance == Circumstance.LEAVING_TO_FOUND,
    )


def price(need: float) -> Price:
    """What to charge so that an hour worked brings `need` dollars.

    >>> price(24.0).charge
    50.0
    """
    charge = round(need * ON_TOP / PAID_HOURS, 2)
    words = (
        f"To have {phrases.exact_dollars(need)} for each hour you work, charge about"
        f" {phrases.dollars(charge)} for each hour that is paid: of ten hours six are,"
        " and a quarter more goes to taxes, insurance and days off."
    )
    return Price(need, charge, words)


def strengths(domain: Domain, levels: Floats) -> Floats:
    """How much more each skill is to this person than to work at large, (k,).

    rca = [c_s / sum c] / [sum_j L_js / sum_js L_js] over levels; above 1: a strength.
    NaN where nothing is known.
    """
    at_large = np.nansum(domain.levels, axis=0)
    own = levels / np.nansum(levels)
    with np.errstate(invalid="ignore", divide="ignore"):
        rca: Floats = own / (at_large / at_large.sum())
    return rca


def _sells(world: World, person: Person, alone: Floats | None) -> tuple[Sells, ...]:
    domain, known = world.skills, own_levels(world, person, SKILLS)
    if domain is None or known is None:
        return ()
    rca = np.nan_to_num(strengths(domain, known.levels)).round(DECIMALS)
    mean = np.nan_to_num(np.nanmean(domain.levels, axis=0))
    able = (rca > 1) & (known.levels >= np.maximum(mean, SOLD_FROM))
    order = sorted(np.flatnonzero(able).tolist(), key=lambda k: (-rca[k], k))
    return tuple(
        _skill(world, domain, k, float(rca[k]), alone) for k in order[:MOST_SKILLS]
    )


def _skill(
    world: World, domain: Domain, k: int, strength: float, alone: Floats | None
) -> Sells:
    name = phrases.plain_title(domain.names[k])
    share = _share_alone(world, domain.signature[:, k].round(DECIMALS) > 1, alone)
    words = f"{name} is more of what you do than of what most work asks"
    if share is not None:
        told = phrases.of_a_hundred(share)
        words = f"{words}; of those whose work leans on it {told} work for themselves"
    return Sells(name, strength, share, f"{words}.")


def _share_alone(world: World, leans: np.ndarray, alone: Floats | None) -> float | None:
    """Self-employed of all in the work that leans on a skill, by how many do it."""
    if alone is None:
        return None
    people = np.nan_to_num(world.pay[NATION].employment)
    counts = leans & ~np.isnan(alone) & (people > 0)
    if not counts.any():
        return None
    share = (alone[counts] * people[counts]).sum() / people[counts].sum()
    return round(float(share), DECIMALS)


def _near(
    world: World, person: Person, alone: Floats | None
) -> tuple[NearVenture, ...]:
    """Near work that at least one in ten does alone, where most do so first."""
    rows, worth = past_rows(world, person)
    if alone is None or not rows:
        return ()
    close = nearness(world.likeness, rows, worth)
    close[rows] = 1.0
    with np.errstate(invalid="ignore"):
        able = (close >= NEAR) & (alone >= OFTEN) & ~world.is_rest
    found = np.flatnonzero(able)
    worth_telling = (alone * close)[found].round(DECIMALS)
    order = np.lexsort((world.code_places[found], -worth_telling))
    return tuple(
        NearVenture(
            code=world.codes[row],
            title=world.titles[row],
            nearness=float(close[row]),
            share=float(alone[row]),
            sentence=f"Of {phrases.doers(world.titles[row])}"
            f" {phrases.of_a_hundred(float(alone[row]))} work for themselves.",
        )
        for row in found[order][:MOST_NEAR].tolist()
    )


def _is_licensed(world: World, near: tuple[NearVenture, ...]) -> bool:
    rows = [world.row_of(one.code) for one in near]
    return any(bool(world.needs_licence[row]) for row in rows if row is not None)


INDEPENDENCE = VALUE_NAMES.index("Independence")
SUPPORT, CONDITIONS = (
    VALUE_NAMES.index("Support"),
    VALUE_NAMES.index("Working Conditions"),
)
LEADING = INTERESTS.index("E")
CLEARLY = 0.25  # about one's own mean of values


def _reasons(
    person: Person, near: tuple[NearVenture, ...], sells: tuple[Sells, ...]
) -> tuple[str, ...]:
    found = []
    if _value(person, INDEPENDENCE) >= CLEARLY:
        found.append("You put deciding for yourself high; here nobody else does.")
    if person.interests and interests.z_scores(person.interests)[LEADING] > 0:
        found.append("You like leading and persuading; finding customers is just that.")
    if near:
        found.append(near[0].sentence)
    if sells:
        named = phrases.both([phrases.in_sentence(one.name) for one in sells])
        found.append(f"You bring more {named} than most work asks for.")
    return tuple(found) or (
        "It can be tried small, beside other work, before anything depends on it.",
    )


def _cautions(person: Person) -> tuple[str, ...]:
    found = []
    z = interests.z_scores(person.interests) if person.interests else None
    if z and z[LEADING] <= -interests.LIKES:
        found.append(
            "Somebody has to sell it, most weeks of the year; you rated that low."
        )
    if max(_value(person, SUPPORT), _value(person, CONDITIONS)) >= CLEARLY:
        found.append("You put security and backing high; here you build both yourself.")
    if person.hours_most is not None:
        found.append(
            "Hours are yours to set, and the unpaid ones (offers, books, travel) count"
            f" among your {person.hours_most:g}."
        )
    found.append("Pay comes late and unevenly at first; live on what is put aside.")
    return tuple(found)


def _value(person: Person, k: int) -> float:
    if person.values is None:
        return 0.0
    return person.values[k] - sum(person.values) / len(person.values)


def _unknowns(world: World, person: Person, alone: Floats | None) -> tuple[str, ...]:
    found = [
        "What people would pay you, and how many would: no figure tells.",
        "What those who work for themselves earn: official pay counts employees only.",
    ]
    if alone is None:
        found.append("How many do such work for themselves is not in our figures.")
    if not past_rows(world, person)[0]:
        found.append("Which work lies near: nothing you have done is known yet.")
    if not person.pay_needed:
        found.append("What an hour must cost: what you need is not told yet.")
    return tuple(found)
