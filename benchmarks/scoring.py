"""How long scoring takes: 100,000 people at once, one alone, one adaptive question.

    python -m benchmarks.scoring [--people 100000] [--runs 7] [--instruments FOLDER]

Pure core, no database. The floor of each line is a numpy sum over the very array it
works on, measured in turn with it, so that a busy machine slows both; processor time is
that of the one thread at work. With a folder of instrument files those with most items
and with parameters are measured too.
"""

import argparse
import json
import os
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one core, as it is counted

import numpy as np

from onward.assessments.core.adaptive import Limits, Pool, next_step
from onward.assessments.core.arrays import Floats
from onward.assessments.core.instruments import Instrument, parse
from onward.assessments.core.irt import Bank, eap
from onward.assessments.core.keying import Key
from onward.assessments.core.scores import score
from onward.assessments.core.tally import tally

OWN = Path(__file__).parents[1] / "onward/assessments/content"
OURS = ("own-riasec-36", "own-workday-12")
OTHERS = ("ipip-neo-120", "ipip-sapa-25")
MANY_TIMES = 200  # what takes less than a millisecond
SKIPPED = 0.02


@dataclass(frozen=True)
class Line:
    name: str
    act: Callable[[], object]
    floor: Callable[[], object]
    times: int = 1
    most: float | None = None  # seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--instruments", type=Path, help="more instrument files")
    options = parser.parse_args()
    forms = [_read(OWN, name) for name in OURS]
    if options.instruments:
        forms += [_read(options.instruments, name) for name in OTHERS]
    heads = ("median ms", "processor", "floor ms", "in floors", "at most")
    print(f"{'':46}" + "".join(f"{head:>11}" for head in heads))
    for line in _lines(forms, options.people):
        measure(line, options.runs)


def measure(line: Line, runs: int) -> None:
    """Medians of so many turns of the floor and the act."""
    acts, processor, floors = [], [], []
    line.act()
    for _ in range(runs):
        floors.append(_milliseconds(line.floor, line.times, time.perf_counter))
        acts.append(_milliseconds(line.act, line.times, time.perf_counter))
        processor.append(_milliseconds(line.act, line.times, time.process_time))
    act, used, floor = (statistics.median(one) for one in (acts, processor, floors))
    most = "" if line.most is None else f"{1000 * line.most:,.0f}"
    print(
        f"{line.name:46}{act:11.3f}{used:11.3f}{floor:11.4f}"
        f"{act / floor:11.0f}{most:>11}"
    )


def _milliseconds(
    act: Callable[[], object], times: int, clock: Callable[[], float]
) -> float:
    begun = clock()
    for _ in range(times):
        act()
    return 1000 * (clock() - begun) / times


def _lines(forms: list[Instrument], people: int) -> Iterator[Line]:
    chance = np.random.default_rng(1)
    for form in forms:
        answers = _answers(form, people, chance)
        yield Line(
            f"{form.id}, {people:,} people",
            lambda form=form, answers=answers: tally(form, answers),
            lambda answers=answers: answers.sum(),
            most=2.0,
        )
        alone = dict.fromkeys((item.n for item in form.items), form.top)
        yield Line(
            f"{form.id}, one person",
            lambda form=form, alone=alone: score(form, alone),
            lambda answers=answers: answers[:1].sum(),
            times=20,
        )
    bank = _bank(24, Random(1))
    rows = chance.integers(0, 5, (people, 24)).astype(float)
    yield Line(
        f"theta of 24 graded items, {people:,} people",
        lambda: eap(bank, rows),
        rows.sum,
    )
    yield from _questions(bank)


def _questions(bank: Bank) -> Iterator[Line]:
    """The next question after 1, 5 and 11 answers, of 24 items in 6 contents."""
    pool = Pool(tuple(range(1, 25)), tuple("abcdef" * 4), bank)
    limits = Limits(error=0.0, most=24, gain=0.0)
    for count in (1, 5, 11):
        given: dict[int, int | None] = {n: n % 5 for n in range(1, count + 1)}
        yield Line(
            f"one adaptive question after {count}, 24 items",
            lambda given=given: next_step(pool, given, limits=limits, chance=Random(1)),
            pool.chances.sum,
            times=MANY_TIMES,
            most=0.002,
        )


def _bank(size: int, rng: Random) -> Bank:
    moved = [rng.gauss(0, 0.5) for _ in range(size)]
    return Bank(
        np.array([rng.lognormvariate(0.4, 0.3) for _ in range(size)]),
        np.array([[b + by for b in (-1.8, -0.7, 0.3, 1.6)] for by in moved]),
    )


def _answers(form: Instrument, people: int, chance: np.random.Generator) -> Floats:
    """Answered at random, one in fifty skipped."""
    key = Key.of(form)
    steps = key.top - key.bottom + 1
    drawn = key.bottom + np.floor(chance.random((people, len(steps))) * steps)
    return np.where(chance.random(drawn.shape) < SKIPPED, np.nan, drawn)


def _read(folder: Path, name: str) -> Instrument:
    return parse(json.loads((folder / f"{name}.json").read_text()))


if __name__ == "__main__":
    main()
