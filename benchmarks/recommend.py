"""How long it takes to recommend for one client over the whole world.

    ONWARD_DATA=folder python benchmarks/recommend.py [--runs 300] [--onet PATH]

Everything happens in a database of its own that is thrown away. Every figure is also
given as a ratio to an empty Django page measured in the same run, act by act in turn,
so that a busy machine slows both; processor time is that of the one thread at work.
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onward.config.settings")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one core, as it is counted

import django
from django.conf import settings

from onward.config.database import start_embedded

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

    def bring() -> object:
        if onet:
            return services.import_onet(onet, now=timezone.now())
        return services.import_starter(now=timezone.now())

    once = {
        "import (once)": bring,
        "load the world (once a process)": queries.world_now,
        "index the titles (once a process)": lambda: queries.match_title("nurse"),
    }
    print(f"\n{name:44} {'wall ms':>9}")
    for what, act in once.items():
        begun = time.perf_counter()
        act()
        print(f"{what:44} {1e3 * (time.perf_counter() - begun):9.0f}")
    _print(_in_turn(_acts(), runs), runs)


def _acts() -> Acts:
    from django.test import Client as Browser

    from onward.careers.core.constraints import Limits
    from onward.careers.core.recommend import recommend
    from onward.careers.core.scoring import Person
    from onward.careers.core.transfer import PastWork
    from onward.careers.core.weights import default_weights
    from onward.careers.queries import match_title, world_now

    world, weights = world_now(), default_weights("returning")
    person = Person(
        interests=(2.2, 4.1, 2.8, 4.2, 2.0, 3.9),
        interest_errors=(0.45,) * 6,
        values=(0.4, 0.1, -0.5, 0.6, 0.2, -0.8),
        value_errors=(0.35,) * 6,
        past=(PastWork("29-2010", 7.5, 8, "laboratory technician"),),
        zone=3,
        pay_needed=19,
        area="OR",
        limits=Limits(minimum_hourly_pay=19, longest_training="two-years"),
    )
    browser = Browser()
    settings.ROOT_URLCONF = _empty_page()
    return {
        FRAME: lambda: browser.get("/empty/"),
        f"recommend over {len(world)} occupations": lambda: recommend(
            world, person, weights
        ),
        "find a misspelt job title": lambda: match_title("laboratry tecnician"),
    }


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
