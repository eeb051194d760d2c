"""Small worlds for tests: a handful of made-up occupations."""

import numpy as np

from onward.careers.core.domains import Domain
from onward.careers.core.likeness import closer_than, cosine
from onward.careers.core.world import Errors, Floats, Pay, Rows, World


def pay_of(medians: list[float]) -> Pay:
    """Pay around these medians; NaN is not published."""
    middle = np.array(medians, dtype=np.float64)
    spread = np.array([0.6, 0.8, 1.0, 1.3, 1.6])
    return Pay(
        middle[:, None] * spread,
        np.zeros(len(medians), dtype=np.bool_),
        np.full(len(medians), 1000.0),
    )


SKILLS = ("Reading", "Writing", "Speaking", "Repairing", "Programming", "Selling")


def made_up_world(
    n: int = 60, *, seed: int = 3, estimated: bool = False, skilled: bool = False
) -> World:
    """`n` occupations in several groups, the same for a seed.

    `skilled`: with skills, knowledge, hours and whatever else may be known.
    """
    chance = np.random.default_rng(seed)
    interests: Floats = chance.uniform(1, 7, (n, 6)).round(2)
    vectors = chance.normal(0, 1, (n, 8))
    return World(
        codes=tuple(
            f"{11 + 2 * (k % 20)}-{1 + k // 20}0{k % 90 + 10}" for k in range(n)
        ),
        titles=tuple(f"Workers of Kind {k}" for k in range(n)),
        interests=interests,
        values=chance.uniform(1, 7, (n, 6)).round(2),
        zones=chance.integers(1, 6, n).astype(np.float64),
        likeness=closer_than(cosine(vectors)),
        pay={"US": pay_of(chance.uniform(12, 60, n).round(2).tolist())},
        openings=chance.uniform(0.1, 90, n).round(1),
        growth=chance.uniform(-10, 20, n).round(1),
        needs_licence=chance.random(n) < 0.2,
        entry=("Bachelor's degree",) * n,
        pay_units=("both",) * n,
        errors=Errors(np.full(6, 0.6), np.full(6, 0.7), 0.46)
        if estimated
        else Errors(),
        **(_more(n, seed) if skilled else {}),  # type: ignore[arg-type]  # fields by name
    )


def _more(n: int, seed: int) -> dict[str, object]:
    chance = np.random.default_rng(seed + 1)
    part_time = chance.random(n)
    part_time[::7] = np.nan
    return {
        "skills": made_up_domain(n, SKILLS, chance),
        "knowledge": made_up_domain(n, ("Law", "Biology", "Music"), chance),
        "schedules": {"part_time": part_time, "self_employed": chance.random(n) / 2},
        "strains": {"lifting": chance.random(n)},
        "themes": {"force": chance.random(n) < 0.1},
    }


def made_up_domain(
    n: int, names: tuple[str, ...], chance: np.random.Generator
) -> Domain:
    size = (n, len(names))
    levels, importances = chance.uniform(0, 7, size), chance.uniform(1, 5, size)
    return Domain(names, levels.round(2), importances.round(2))


def _turned(domain: Domain | None, rows: Rows) -> Domain | None:
    if domain is None:
        return None
    return Domain(domain.names, domain.levels[rows], domain.importances[rows])


def shuffled(world: World, order: list[int]) -> World:
    """The same world with its rows in another order."""
    rows = np.array(order)
    return World(
        codes=tuple(world.codes[k] for k in order),
        titles=tuple(world.titles[k] for k in order),
        interests=world.interests[rows],
        values=world.values[rows],
        zones=world.zones[rows],
        likeness=world.likeness[np.ix_(rows, rows)],
        pay={
            area: Pay(pay.hourly[rows], pay.is_top[rows], pay.employment[rows])
            for area, pay in world.pay.items()
        },
        openings=world.openings[rows],
        growth=world.growth[rows],
        needs_licence=world.needs_licence[rows],
        entry=tuple(world.entry[k] for k in order),
        pay_units=tuple(world.pay_units[k] for k in order),
        errors=world.errors,
        skills=_turned(world.skills, rows),
        knowledge=_turned(world.knowledge, rows),
        schedules={key: shares[rows] for key, shares in world.schedules.items()},
        strains={key: shares[rows] for key, shares in world.strains.items()},
        themes={key: flags[rows] for key, flags in world.themes.items()},
    )
