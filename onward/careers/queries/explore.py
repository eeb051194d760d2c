"""All kinds of work: looked for, sieved and ordered, each as it stands for a client."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from onward.careers.core import pay as pay_core
from onward.careers.core import phrases, shelves
from onward.careers.core.recommend import Laying, lay
from onward.careers.core.world import MAJOR_GROUP, Flags, Floats
from onward.careers.models import Area, PathMark, Release
from onward.careers.queries.cards import pay_view
from onward.careers.queries.european import European, european_kinds
from onward.careers.queries.facts import Stage, stage_of
from onward.careers.queries.marked import marks_by_row, word_of
from onward.careers.queries.sources import Source, sources_of
from onward.careers.queries.titles import typed_titles
from onward.careers.queries.world import release_in_force
from onward.coaching.models import Engagement
from onward.organisations.models import Member

ON_A_PAGE = 20
MOST_FOUND = 60
FIT, PAY, OPENINGS, TITLE, LIKENESS = "fit", "pay", "openings", "title", "likeness"
# What a share of people must be at least, in hundredths.
SHARES = ("10", "25", "50")
IN_ORDER = {
    FIT: "the best fit first",
    PAY: "the best paid first",
    OPENINGS: "most openings first",
    TITLE: "by name",
    LIKENESS: "the likest first",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; "" and None ask for nothing."""

    typed: str = ""
    zone: int | None = None  # preparation at most
    pay: float | None = None  # dollars an hour at least, in the middle
    area: str = ""
    field: str = ""  # a major group
    part_time: float | None = None  # shares 0..1 at least
    alone: float | None = None
    mark: str = ""  # "kept", "vetoed", "open"
    order: str = ""
    page: int = 1

    @property
    def is_sieved(self) -> bool:
        sieves = (self.zone, self.pay, self.field, self.part_time, self.alone)
        return any(sieves) or bool(self.mark)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of work in the list; `state` is a shelf's name, "limits" or ""."""

    code: str
    title: str
    found_as: str
    number: int | None
    pay: str
    place: str
    zone: str
    part_time: str
    alone: str
    mark: str
    state: str


@dataclass(frozen=True, slots=True)
class Explored:
    """One page of what was found."""

    kinds: tuple[Kind, ...]
    count: int
    total: int  # gatherings of all other work are not counted
    page: int
    pages: int
    unknown: tuple[str, ...]  # sieves nothing could pass for want of figures
    areas: tuple[tuple[str, str], ...]
    sources: tuple[Source, ...]
    order: str
    european: tuple[European, ...]  # of ESCO, where it is in force

    @property
    def in_order(self) -> str:
        return IN_ORDER[self.order]

    @property
    def first(self) -> int:
        return (self.page - 1) * ON_A_PAGE + 1

    @property
    def last(self) -> int:
        return min(self.page * ON_A_PAGE, self.count)


def explore(
    engagement: Engagement, wanted: Wanted, *, reader: Member | None, now: datetime
) -> Explored:
    """What the sieves leave, in the order asked. Raises NoWorldYet.

    Where a figure is unknown, a sieve for it does not let the work through.
    """
    stage = stage_of(engagement, reader=reader, now=now)
    laying = lay(stage.world, stage.person, stage.weights)
    marks = marks_by_row(engagement, stage.world)
    area = wanted.area or stage.person.area
    found = {
        row: "" if one.title == stage.world.titles[row] else one.title
        for one in (typed_titles(wanted.typed, most=MOST_FOUND) if wanted.typed else ())
        if (row := stage.world.row_of(one.code)) is not None
    }
    middle = pay_core.medians(stage.world.pay_in(area)[0])
    left, unknown = _sieved(stage, wanted, middle, marks)
    rows = [row for row in found if left[row]]
    if not wanted.typed:
        rows = [int(row) for row in np.flatnonzero(left & ~stage.world.is_rest)]
    order = wanted.order or (LIKENESS if wanted.typed else FIT)
    if order == LIKENESS and not wanted.typed:
        order = FIT  # like what?
    rows = _ordered(stage, laying, rows, order, middle)
    pages = max(-(-len(rows) // ON_A_PAGE), 1)
    page = min(max(wanted.page, 1), pages)
    shown = rows[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    tell = _Teller(stage, laying, area, marks, found)
    return Explored(
        kinds=tuple(tell.of(row) for row in shown),
        count=len(rows),
        total=int(np.count_nonzero(~stage.world.is_rest)),
        page=page,
        pages=pages,
        unknown=unknown,
        areas=area_choices(),
        sources=sources_of(),
        order=order,
        european=european_kinds(wanted.typed) if wanted.typed and page == 1 else (),
    )


def area_choices() -> tuple[tuple[str, str], ...]:
    """States and territories that have pay, by name."""
    areas = Area.objects.filter(
        release=release_in_force(Release.Part.WAGES), kind=Area.Kind.STATE
    )
    return tuple(areas.order_by("name").values_list("code", "name"))


def _sieved(
    stage: Stage, wanted: Wanted, middle: Floats, marks: Mapping[int, PathMark]
) -> tuple[Flags, tuple[str, ...]]:
    world = stage.world
    left = np.ones(len(world), dtype=np.bool_)
    unknown = []
    with np.errstate(invalid="ignore"):
        if wanted.zone:
            left &= np.round(world.zones) <= wanted.zone
        if wanted.pay:
            left &= middle >= wanted.pay
        if wanted.field:
            left &= world.major_groups == wanted.field[:MAJOR_GROUP]
        for kind, least, words in (
            ("part_time", wanted.part_time, "how many work short weeks"),
            ("self_employed", wanted.alone, "how many work for themselves"),
        ):
            if least is None:
                continue
            figures = world.schedules.get(kind)
            if figures is None:
                unknown.append(words)  # no figure at all: the sieve would empty it
            else:
                left &= figures >= least
    if wanted.mark:
        left &= _marked(len(world), wanted.mark, marks)
    return left, tuple(unknown)


def _marked(n: int, wanted: str, marks: Mapping[int, PathMark]) -> Flags:
    flags = np.zeros(n, dtype=np.bool_)
    if wanted == "open":
        flags[:] = True
        flags[list(marks)] = False
        return flags
    flags[[row for row, mark in marks.items() if mark.mark == wanted]] = True
    return flags


def _ordered(
    stage: Stage, laying: Laying, rows: list[int], order: str, middle: Floats
) -> list[int]:
    world = stage.world
    if order == LIKENESS:
        return rows
    if order == TITLE:
        return sorted(rows, key=lambda row: world.titles[row])
    figures: dict[str, Floats] = {
        FIT: laying.scored.totals,
        PAY: middle,
        OPENINGS: world.openings,
    }
    by = np.nan_to_num(figures.get(order, laying.scored.totals), nan=-1.0)
    return sorted(rows, key=lambda row: (-float(by[row]), world.codes[row]))


@dataclass(frozen=True, slots=True)
class _Teller:
    stage: Stage
    laying: Laying
    area: str
    marks: Mapping[int, PathMark]
    found: Mapping[int, str]

    def of(self, row: int) -> Kind:
        world = self.stage.world
        pay = pay_view(world, world.codes[row], area=self.area, need=None)
        number = float(self.laying.scored.totals[row])
        mark = self.marks.get(row)
        return Kind(
            code=world.codes[row],
            title=phrases.plain_title(world.titles[row]),
            found_as=self.found.get(row, ""),
            number=None if np.isnan(number) else round(number),
            pay=pay.line,
            place=pay.area,
            zone=phrases.zone_words(float(world.zones[row])),
            part_time=_share(world.share, "part_time", row),
            alone=_share(world.share, "self_employed", row),
            mark="vetoed" if mark and not mark.is_kept else word_of(mark),
            state=self._state(row),
        )

    def _state(self, row: int) -> str:
        shelf = self.laying.shelf_of(row)
        if shelf:
            return shelves.NAMES[shelf]
        return "" if self.laying.sieved.left[row] else "limits"


def _share(share: Callable[[str, int], float | None], kind: str, row: int) -> str:
    known = share(kind, row)
    return "" if known is None else phrases.of_a_hundred(known)
