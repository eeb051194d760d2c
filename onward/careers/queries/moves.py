"""Where a kind of work leads: near ones, and two steps to a farther one."""

from dataclasses import dataclass
from datetime import datetime

from onward.careers.core import phrases, transitions
from onward.careers.core.transitions import Bridge, Transition
from onward.careers.core.world import World
from onward.careers.models import PathMark
from onward.careers.queries.facts import Stage, stage_of
from onward.careers.queries.jobs import Taken, taken_jobs
from onward.careers.queries.marked import marks_by_row, word_of
from onward.careers.queries.marks import chosen_path
from onward.careers.queries.near import preparation
from onward.careers.queries.sources import Source, sources_of
from onward.coaching.models import Engagement
from onward.experience.models import Job
from onward.organisations.models import Member

MOST = 12
NOW = 9999  # what goes on ends after all that has ended
TOLD_FROM = 0.05  # of a level: less would read 0.0


@dataclass(frozen=True, slots=True)
class Move:
    """A move as the page tells it."""

    move: Transition
    title: str
    preparation: str
    pay: str  # in the middle, "" where not known
    pay_from: str
    mark: str
    part_time: str
    alone: str
    lifts: str  # what it asks clearly more of, from level to level
    missing: str  # of skills on average; "" where that is nothing to speak of

    @property
    def code(self) -> str:
        return self.move.code

    @property
    def name(self) -> str:
        """The title in mid-sentence."""
        return phrases.in_sentence(self.move.title)


@dataclass(frozen=True, slots=True)
class Hop:
    """Two moves for one."""

    bridge: Bridge
    over: str
    over_code: str


@dataclass(frozen=True, slots=True)
class Moves:
    """`start` stands in mid-sentence, "" where nothing says what to begin from."""

    start: str
    code: str
    jobs: tuple[Taken, ...]
    near: tuple[Move, ...]
    target: Move | None
    hops: tuple[Hop, ...]
    targets: tuple[tuple[str, str], ...]
    sources: tuple[Source, ...]


def moves(
    engagement: Engagement,
    *,
    start: str,
    target: str,
    reader: Member | None,
    now: datetime,
) -> Moves | None:
    """From `start`, else the chosen path, else past work; None: no such code.

    Raises NoWorldYet.
    """
    stage = stage_of(engagement, reader=reader, now=now)
    world = stage.world
    jobs = tuple(one for one in taken_jobs(engagement) if one.counts)
    code = start or _known(world, chosen_path(engagement)) or _latest(jobs)
    row = world.row_of(code) if code else None
    to = world.row_of(target) if target else None
    if (start and row is None) or (target and to is None):
        return None
    marks = marks_by_row(engagement, world)
    kept = [(r, m) for r, m in marks.items() if m.is_kept and r not in {row, to}]
    return Moves(
        start="" if row is None else phrases.in_sentence(world.titles[row]),
        code="" if row is None else world.codes[row],
        jobs=jobs,
        near=() if row is None else _near(stage, row, marks),
        target=None if row is None or to is None else _to(stage, row, to),
        hops=() if row is None or to is None else _hops(stage, row, to),
        targets=tuple((world.codes[r], phrases.plain_title(m.title)) for r, m in kept),
        sources=sources_of(),
    )


def _known(world: World, mark: PathMark | None) -> str:
    """The code of a mark where the figures in force have it."""
    row = None if mark is None else world.row_of(mark.occupation_code)
    return "" if row is None else world.codes[row]


def _latest(jobs: tuple[Taken, ...]) -> str:
    """The paid one that still goes on or ended last; an unpaid one without any."""
    ordered = sorted(
        jobs,
        key=lambda one: (
            one.job.kind == Job.Kind.PAID,
            one.job.ended_year or NOW,
            one.title,
        ),
    )
    return ordered[-1].code if ordered else ""


def _near(stage: Stage, row: int, marks: dict[int, PathMark]) -> tuple[Move, ...]:
    world, area = stage.world, stage.person.area
    words = {world.codes[r]: word_of(mark) for r, mark in marks.items()}
    found = transitions.near(world, row, area=area, most=MOST)
    return tuple(_told(world, one, words.get(one.code, "")) for one in found)


def _to(stage: Stage, row: int, to: int) -> Move:
    area = stage.person.area
    one = transitions.transition(stage.world, row, to, area=area)
    return _told(stage.world, one, "")


def _told(world: World, one: Transition, mark: str) -> Move:
    return Move(
        move=one,
        title=phrases.plain_title(one.title),
        preparation=preparation(world, one),
        pay=_dollars(one.pay_to),
        pay_from=_dollars(one.pay_from),
        mark=mark,
        part_time=_share(one.part_time),
        alone=_share(one.self_employed),
        lifts=_lifts(one),
        missing=_missing(one),
    )


def _lifts(one: Transition) -> str:
    """The figures behind the sentence."""
    return ", ".join(
        f"{phrases.in_sentence(lift.name)} {lift.have:.1f} to {lift.asked:.1f}"
        for lift in one.lifts
    )


def _missing(one: Transition) -> str:
    if one.gap is None or one.gap_back is None or one.gap < TOLD_FROM:
        return ""
    back = "nothing" if one.gap_back < TOLD_FROM else f"{one.gap_back:.1f}"
    return f"missing {one.gap:.1f} of a level on average, the way back {back}"


def _dollars(amount: float | None) -> str:
    return "" if amount is None else phrases.dollars(amount)


def _share(known: float | None) -> str:
    return "" if known is None else phrases.of_a_hundred(known)


def _hops(stage: Stage, row: int, to: int) -> tuple[Hop, ...]:
    area = stage.person.area
    return tuple(
        Hop(one, phrases.plain_title(one.over.title), one.over.code)
        for one in transitions.bridges(stage.world, row, to, area=area)
    )
