"""The four main pages, held against an empty page: `python -m benchmarks.pages`.

Two databases of different size stand side by side; the same people in both open the
same pages in turns. A page's figure is its time divided by that of an empty Django
page asked for right after it. Both databases are filled first where they are not.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median, quantiles
from typing import Self

from benchmarks.ground import (
    LARGE,
    SMALL,
    Size,
    address_of,
    environment,
    is_there,
    server_url,
)

RESULTS = Path(__file__).with_name("results.json")
PAGES = {
    "today": "Today of a coach",
    "record": "Record of an engagement",
    "paths": "Paths of a client",
    "calendar": "Calendar of a coach",
}
WARM_UP = 3  # people a page, not measured; queries are counted on them
MOST_GROWTH = 1.5


@dataclass(slots=True)
class Times:
    """One page on one database, in milliseconds."""

    page: list[float] = field(default_factory=list)
    empty: list[float] = field(default_factory=list)
    queries: int = 0

    @property
    def ratio(self) -> float:
        return median(self.page) / median(self.empty)

    @property
    def slow_ratio(self) -> float:
        """The slow ones against the slow ones: a busy machine stalls both."""
        return quantiles(self.page, n=20)[-1] / quantiles(self.empty, n=20)[-1]


@dataclass(frozen=True, slots=True)
class Row:
    """What is told of a page: figures of the large database, and the growth to it."""

    page: str
    requests: int
    median: float
    p95: float
    median_small: float
    growth: float
    queries: int
    queries_small: int
    milliseconds: float


class Visitor:
    """A process that visits pages on one database when it is asked to."""

    def __init__(self, size: Size, server: str, people: int) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.visitor", str(people)],
            env=os.environ | environment(address_of(size.database, server)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.times = {page: Times() for page in PAGES}

    def __enter__(self) -> Self:
        self._answer()  # ready
        return self

    def __exit__(self, *_: object) -> None:
        self.process.communicate()

    def count(self, page: str, person: int) -> None:
        times = self.times[page]
        times.queries = max(times.queries, int(self._ask(page, person, "count")[0]))

    def visit(self, page: str, person: int, *, keep: bool = True) -> None:
        took, empty = self._ask(page, person, "time")
        if keep:
            self.times[page].page.append(took)
            self.times[page].empty.append(empty)

    def _ask(self, page: str, person: int, wish: str) -> list[float]:
        print(page, person, wish, file=self.process.stdin, flush=True)
        return self._answer()

    def _answer(self) -> list[float]:
        line = self.process.stdout.readline() if self.process.stdout else ""
        if not line:
            raise SystemExit("A visitor left early; what it said stands above.")
        return [float(figure) for figure in json.loads(line)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=60, help="requests a page")
    people = parser.parse_args().people
    server = server_url()
    for size in (SMALL, LARGE):
        if not is_there(size, server):
            _load(size)
    began = time.perf_counter()
    with (
        Visitor(SMALL, server, people + WARM_UP) as small,
        Visitor(LARGE, server, people + WARM_UP) as large,
    ):
        _take_turns(small, large, people)
    rows = [_row(page, small.times[page], large.times[page]) for page in PAGES]
    print(f"Measured in {time.perf_counter() - began:.0f} s.\n")
    _print(rows, median(one for times in large.times.values() for one in times.empty))
    _keep(rows)
    return int(any(row.growth >= MOST_GROWTH for row in rows))


def _load(size: Size) -> None:
    """In a process of its own: Django works on one database at a time."""
    asked = {
        "--database": size.database,
        "--practices": size.practices,
        "--clients": size.clients,
        "--sessions": size.sessions,
    }
    words = [str(word) for pair in asked.items() for word in pair]
    command = [sys.executable, "-m", "benchmarks.load", *words]
    subprocess.run(command, check=True)


def _take_turns(small: Visitor, large: Visitor, people: int) -> None:
    for person in range(WARM_UP):
        for page in PAGES:
            for visitor in (small, large):
                visitor.visit(page, person, keep=False)
                visitor.count(page, person)
    for person in range(WARM_UP, WARM_UP + people):
        for page in PAGES:
            for visitor in (small, large):
                visitor.visit(page, person)


def _row(page: str, small: Times, large: Times) -> Row:
    return Row(
        page=PAGES[page],
        requests=len(large.page),
        median=round(large.ratio, 1),
        p95=round(large.slow_ratio, 1),
        median_small=round(small.ratio, 1),
        growth=round(median(large.page) / median(small.page), 2),
        queries=large.queries,
        queries_small=small.queries,
        milliseconds=round(median(large.page), 1),
    )


def _print(rows: list[Row], empty: float) -> None:
    print(f"{LARGE}; one empty page = 1 ({empty:.1f} ms)")
    print(f"{'':26}{'median':>8}{'p95':>8}{'growth':>8}{'queries':>9}{'ms':>8}")
    for row in rows:
        print(
            f"{row.page:26}{row.median:>8}{row.p95:>8}"
            f"{row.growth:>8}{row.queries:>9}{row.milliseconds:>8}"
        )
    print(f"growth: from {SMALL.clients:,} clients; it is to stay below {MOST_GROWTH}")


def _keep(rows: list[Row]) -> None:
    told = {
        "date": time.strftime("%Y-%m-%d", time.gmtime()),
        "cores": os.cpu_count(),
        "large": str(LARGE),
        "small": str(SMALL),
        "unit": "an empty Django page behind the same middleware, same run",
        "pages": [asdict(row) for row in rows],
    }
    RESULTS.write_text(json.dumps(told, indent=2) + "\n")


if __name__ == "__main__":
    sys.exit(main())
