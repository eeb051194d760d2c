"""How long it takes to recommend for one client over the whole world.

    ONWARD_DATA=folder python benchmarks/recommend.py [--runs 300] [--onet PATH]

Everything happens in a database of its own that is thrown away. Every figure is also
given as a ratio to an empty Django page measured in the same run, run by run in turn,
so that a busy machine slows both.
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onward.config.settings")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one core, as it is counted
os.environ.setdefault("OMP_NUM_THREADS", "1")

import django  # noqa: E402 - threads are set before numpy comes in
from django.conf import settings  # noqa: E402

from onward.config.database import start_embedded  # noqa: E402

FRAME = "empty Django page"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=300)
    parser.add_argument("--onet", type=Path, help="also on this O*NET release")
    options = parser.parse_args()
    if not os.environ.get("DATABASE_URL"):
        start_embedded(settings.DATA)
    django.setup()
    measure(options.runs, options.onet)


def measure(runs: int, onet: Path | None) -> None:
    from django.test.utils import (  # noqa: PLC0415 - after django.setup()
        setup_databases,
        setup_test_environment,
        teardown_databases,
    )

    setup_test_environment()
    old = setup_databases(verbosity=0, interactive=False)
    try:
        print(f"{'what':46} {'median ms':>10} {'p95 ms':>8} {'x empty page':>13}")
        _world("starter world", None, runs)
        if onet:
            _world("O*NET", onet, runs)
    finally:
        teardown_databases(old, verbosity=0)


def _world(name: str, onet: Path | None, runs: int) -> None:
    from django.http import HttpRequest, HttpResponse  # noqa: PLC0415
    from django.test import Client as Browser  # noqa: PLC0415
    from django.urls import path  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from onward.careers import services  # noqa: PLC0415
    from onward.careers.core.recommend import recommend  # noqa: PLC0415
    from onward.careers.core.scoring import Person  # noqa: PLC0415
    from onward.careers.core.constraints import Limits  # noqa: PLC0415
    from onward.careers.core.transfer import PastWork  # noqa: PLC0415
    from onward.careers.core.weights import default_weights  # noqa: PLC0415
    from onward.careers.queries import match_title, world_now  # noqa: PLC0415
    from onward.ui.policies import open_view  # noqa: PLC0415

    @open_view
    def empty(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
        return HttpResponse("")

    class Routes:
        urlpatterns = (path("empty/", empty),)

    started = time.perf_counter()
    if onet:
        services.import_onet(onet, now=timezone.now())
    else:
        services.import_starter(now=timezone.now())
    imported = time.perf_counter()
    world = world_now()
    loaded = time.perf_counter()
    match_title("nurse")
    indexed = time.perf_counter()
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
    weights = default_weights("returning")
    browser = Browser()
    settings.ROOT_URLCONF, urls = Routes, settings.ROOT_URLCONF
    acts: dict[str, Callable[[], object]] = {
        FRAME: lambda: browser.get("/empty/"),
        f"recommend, {name}, {len(world)} occupations": lambda: recommend(
            world, person, weights
        ),
        f"find a job title, {name}": lambda: match_title("laboratry tecnician"),
    }
    times = _in_turn(acts, runs)
    settings.ROOT_URLCONF = urls
    frame = statistics.median(times[FRAME])
    for what, found in times.items():
        middle = statistics.median(found)
        late = sorted(found)[int(0.95 * len(found))]
        ratio = middle / frame
        print(f"{what:46} {1e3 * middle:10.2f} {1e3 * late:8.2f} {ratio:13.1f}")
    once = (
        (f"import, {name} (once)", imported - started),
        (f"load the world, {name} (once a process)", loaded - imported),
        (f"index the titles, {name} (once a process)", indexed - loaded),
    )
    for what, seconds in once:
        print(f"{what:46} {1e3 * seconds:10.0f}")


def _in_turn(
    acts: dict[str, Callable[[], object]], runs: int
) -> dict[str, list[float]]:
    """Each act once a round, so that what slows one round slows them all."""
    times: dict[str, list[float]] = {what: [] for what in acts}
    for round_ in range(runs + 10):
        for what, act in acts.items():
            begun = time.perf_counter()
            act()
            if round_ >= 10:  # the first ten warm up
                times[what].append(time.perf_counter() - begun)
    return times


if __name__ == "__main__":
    main()
