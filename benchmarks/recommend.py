"""How long the engine takes over the whole world: loading, paths, changes, moves, gaps.

    ONWARD_DATA=folder python benchmarks/recommend.py [--runs 300] [--onet PATH]

Everything happens in a database of its own that is thrown away. "pure" acts are the
core on arrays; "page" reads what a page reads from the database and draws its cards.
Every figure is also given as a ratio to an empty Django page measured in the same run,
act by act in turn, so that a busy machine slows both; processor time is that of the one
thread at work. Memory is what the process holds after loading, less what it held
before, once what is free was given back.
"""

import argparse
import ctypes
import gc
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onward.config.settings")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one core, as it is counted

import django
from django.conf import settings

from onward.config.database import start_embedded

if TYPE_CHECKING:
    from onward.careers.core import Person

FRAME = "empty Django page"
WARM_UP = 10
Acts = dict[str, Callable[[], object]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=300)
    parser.add_argument("--onet", type=Path, help="also on this O*NET release")
    options = parser.parse_args()
    if not os.environ.get("DATABASE_URL"):
        start_embedded(settings.DATA)
    django.setup()
    from django.test.utils import (
        setup_databases,
        setup_test_environment,
        teardown_databases,
    )

    setup_test_environment()
    old = setup_databases(verbosity=0, interactive=False)
    try:
        measure("starter world", None, options.runs)
        if options.onet:
            measure("O*NET", options.onet, options.runs)
    finally:
        teardown_databases(old, verbosity=0)


def measure(name: str, onet: Path | None, runs: int) -> None:
    """Import a world, then time what happens once a process and once a page."""
    from django.utils import timezone

    from onward.careers import queries, services
    from onward.careers.queries.world import _load

    def bring() -> object:
        if onet:
            return services.import_onet(onet, now=timezone.now())
        return services.import_starter(now=timezone.now())

    print(f"\n{name}, ms")
    _once("import (once)", bring)
    for kept in (settings.DATA / "cache").glob("likeness-*.npz"):
        kept.unlink()
    _once("load the world, reckoned anew", queries.world_now)
    _load.cache_clear()
    before = _held_megabytes()
    _once("load the world from the cache", queries.world_now)
    held = _held_megabytes() - before
    print(f"{'memory of the world, MB':44} {held:9.0f}")
    _once("index the titles (once a process)", lambda: queries.match_title("nurse"))
    _print(_in_turn(_acts(), runs), runs)


def _once(what: str, act: Callable[[], object]) -> None:
    begun, processor = time.perf_counter(), time.thread_time()
    act()
    spent = time.perf_counter() - begun, time.thread_time() - processor
    print(f"{what:44} {1e3 * spent[0]:9.0f} wall {1e3 * spent[1]:9.0f} processor")


def _held_megabytes() -> float:
    """Resident memory of this process, what is free given back first (Linux)."""
    gc.collect()
    ctypes.CDLL("libc.so.6").malloc_trim(0)
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _acts() -> Acts:
    from django.test import Client as Browser

    from onward.careers.core import gaps, transitions, what_would_change
    from onward.careers.core.recommend import recommend
    from onward.careers.core.venture import venture
    from onward.careers.core.weights import default_weights
    from onward.careers.queries import match_title, world_now

    world, weights = world_now(), default_weights("returning")
    person = _person()
    row, to = world.row_of("29-2010"), world.row_of("29-1141")
    row = world.row_of("29-2012") if row is None else row
    asked = gaps.asked_of(world, to)
    far = iter(world.codes * 1000)  # another occupation each time
    browser = Browser()
    settings.ROOT_URLCONF = _empty_page()
    return {
        FRAME: lambda: browser.get("/empty/"),
        f"pure: recommend over {len(world)} occupations": lambda: recommend(
            world, person, weights
        ),
        "page: paths of a client": _page(person),
        "pure: what would change (any occupation)": lambda: what_would_change(
            world, person, weights, next(far)
        ),
        "pure: the twelve nearest": lambda: transitions.near(world, row, area="OR"),
        "pure: bridges": lambda: transitions.bridges(world, row, to),
        "pure: gaps to one occupation": lambda: gaps.gaps(
            asked, gaps.mine_of(world, person), gaps.market_demand(world, asked)
        ),
        "pure: self-employment": lambda: venture(world, person),
        "find a misspelt job title": lambda: match_title("laboratry tecnician"),
    }


def _person() -> "Person":
    """All eight parts: the seven a release may know, and hours where it knows them."""
    from onward.careers.core.constraints import Limits
    from onward.careers.core.scoring import Person
    from onward.careers.core.transfer import PastWork

    return Person(
        interests=(2.2, 4.1, 2.8, 4.2, 2.0, 3.9),
        interest_errors=(0.45,) * 6,
        values=(0.4, 0.1, -0.5, 0.6, 0.2, -0.8),
        value_errors=(0.35,) * 6,
        past=(PastWork("29-2010", 7.5, 8, "laboratory technician"),),
        zone=3,
        pay_needed=19,
        area="OR",
        hours_most=22,
        limits=Limits(
            minimum_hourly_pay=19, longest_training="two-years", hours_most=22
        ),
    )


def _page(person: "Person") -> Callable[[], object]:
    """What the page of paths does besides: cards as drawings and words."""
    from onward.careers.core.recommend import recommend
    from onward.careers.core.weights import default_weights
    from onward.careers.queries.cards import card_view, different_reasons
    from onward.careers.queries.world import world_now

    weights = default_weights("returning")

    def cards() -> object:
        world = world_now()
        found = recommend(world, person, weights)
        whys = different_reasons(found.cards)
        return [
            card_view(
                world,
                card,
                among=len(found.cards),
                area=person.area,
                need=person.pay_needed,
                mark="",
                why=whys[card.code],
            )
            for card in found.cards
        ]

    return cards


def _empty_page() -> ModuleType:
    """An address with nothing behind it, through all of the middleware."""
    from django.http import HttpResponse
    from django.urls import path

    from onward.ui.policies import open_view

    routes = ModuleType("empty_page")
    vars(routes)["urlpatterns"] = [
        path("empty/", open_view(lambda _: HttpResponse("")))
    ]
    return routes


def _in_turn(acts: Acts, runs: int) -> dict[str, list[tuple[float, float]]]:
    """(wall, processor) seconds; each act once a round: slowness is shared."""
    times: dict[str, list[tuple[float, float]]] = {what: [] for what in acts}
    for number in range(runs + WARM_UP):
        for what, act in acts.items():
            wall, processor = time.perf_counter(), time.thread_time()
            act()
            spent = time.perf_counter() - wall, time.thread_time() - processor
            if number >= WARM_UP:
                times[what].append(spent)
    return times


def _print(times: dict[str, list[tuple[float, float]]], runs: int) -> None:
    head = ("median", "p95", "processor", "x empty page")
    print(f"{f'of {runs} runs, ms':44}" + "".join(f"{name:>13}" for name in head))
    frame = statistics.median(wall for wall, _ in times[FRAME])
    for what, found in times.items():
        walls = sorted(wall for wall, _ in found)
        middle, late = statistics.median(walls), walls[int(0.95 * len(walls))]
        processor = statistics.median(cpu for _, cpu in found)
        figures = (1e3 * middle, 1e3 * late, 1e3 * processor, middle / frame)
        print(f"{what:44}" + "".join(f"{figure:13.2f}" for figure in figures))


if __name__ == "__main__":
    main()
