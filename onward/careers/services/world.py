"""One import of everything named: all of it, or nothing; the world stays until then."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.db import transaction

from onward.careers.core.tables import WrongTable
from onward.careers.models import Release
from onward.careers.queries.codes import published_now
from onward.careers.services import known
from onward.careers.services.crosswalks import (
    find_figures_again,
    write_links,
    write_moves,
)
from onward.careers.services.esco import write_esco
from onward.careers.services.files import WorldFileWrong, refused
from onward.careers.services.oews import write_wages
from onward.careers.services.onet import write_onet
from onward.careers.services.projections import write_outlook
from onward.careers.services.releases import (
    Progress,
    no_progress,
    one_at_a_time,
    put_in_force,
)
from onward.careers.services.report import changes_of
from onward.careers.services.sources import Holds, Source, look_at
from onward.careers.services.starter import import_starter

# What an option of the command line may hold.
OPTIONS = {
    "onet": {Holds.ONET, Holds.TABLE},
    "oews": {Holds.WORKBOOK, Holds.SHORT, Holds.AREAS, Holds.CELLS},
    "projections": {Holds.PROJECTIONS},
    "esco": {Holds.ESCO},
    "crosswalk": {Holds.MOVES, Holds.LINKS},
}
ONE_ONLY = (Holds.ONET, Holds.PROJECTIONS, Holds.ESCO, Holds.LINKS)
Step = Callable[[str], Progress]
# About how long each takes beside the others, for the bar.
SHARES = {"starter": 4, "moves": 1, "wages": 14, "outlook": 1, "onet": 14, "esco": 10}


@dataclass(frozen=True, slots=True)
class Asked:
    """A path and, where an option said it, what it must hold ("" for anything)."""

    path: Path
    option: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """The releases now in force by this import, and what is to be said of the files."""

    releases: tuple[Release, ...]
    fingerprints: tuple[str, ...]
    warnings: tuple[str, ...]
    left: tuple[str, ...]  # names of files that are nothing to us


@dataclass(slots=True)
class _Plan:
    """What was found at the paths, by what it holds."""

    found: list[Source] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def of(self, *holds: Holds) -> list[Source]:
        return [source for source in self.found if source.holds in holds]

    def one(self, holds: Holds) -> Source | None:
        return next(iter(self.of(holds)), None)


def import_world(
    asked: Sequence[Asked], *, now: datetime, progress: Progress = no_progress
) -> Imported:
    """Import all that these paths hold, in one transaction.

    Raises WorldFileWrong with the file, the line and the reason; nothing is changed
    then.
    """
    plan = _plan(asked)
    try:
        with transaction.atomic():
            one_at_a_time()
            releases = tuple(_write(plan, now, progress))
    except WrongTable as wrong:
        raise refused(wrong) from wrong
    progress("done", 1.0)
    return Imported(
        releases=releases,
        fingerprints=tuple(known.printed(plan.found)),
        warnings=tuple(known.warnings(plan.found)),
        left=tuple(plan.left),
    )


def import_onet(
    path: Path, *, now: datetime, progress: Progress = no_progress
) -> Release:
    """Import an O*NET database alone. Raises WorldFileWrong."""
    done = import_world([Asked(path, "onet")], now=now, progress=progress)
    return done.releases[-1]


def _plan(asked: Sequence[Asked]) -> _Plan:
    plan = _Plan()
    for one in asked:
        looked = look_at(one.path)
        for source in looked.sources:
            if one.option and source.holds not in OPTIONS[one.option]:
                told = f"{one.path.name} holds {source.holds}"
                raise WorldFileWrong(f"{told}, not what --{one.option} takes.")
        plan.found += looked.sources
        plan.left += looked.left
    for holds in ONE_ONLY:
        found = plan.of(holds)
        if len(found) > 1:
            names = " and ".join(source.path.name for source in found[:2])
            raise WorldFileWrong(f"{names} are both {holds}: import one of them.")
    if plan.of(Holds.TABLE) and not plan.of(Holds.ONET):
        name = plan.of(Holds.TABLE)[0].piece.name
        raise WorldFileWrong(
            f"{name} is one table of O*NET: name the O*NET database together with it."
        )
    return plan


def _write(plan: _Plan, now: datetime, progress: Progress) -> Iterator[Release]:
    """Each part in turn: crosswalks first, for the others are read by them."""
    step = _steps(plan, progress)
    if not Release.objects.filter(is_current=True).exists():
        import_starter(now=now, progress=step("starter"))
    for write in (_write_moves, _write_figures, _write_occupations, _write_esco):
        yield from write(plan, now, step)


def _write_moves(plan: _Plan, now: datetime, step: Step) -> Iterator[Release]:
    progress = step("moves")
    for source in plan.of(Holds.MOVES):
        progress("reading crosswalks", 0.0)
        yield _in_force(write_moves(source, now=now))
    if plan.of(Holds.MOVES) and not plan.of(Holds.ONET):
        find_figures_again(published_now())


def _write_figures(plan: _Plan, now: datetime, step: Step) -> Iterator[Release]:
    wages, outlook = plan.of(*OPTIONS["oews"]), plan.one(Holds.PROJECTIONS)
    if wages:
        yield _in_force(write_wages(wages, now=now, progress=step("wages")))
    if outlook:
        step("outlook")("reading projections", 0.0)
        yield _in_force(write_outlook(outlook, now=now))


def _write_occupations(plan: _Plan, now: datetime, step: Step) -> Iterator[Release]:
    source, beside = plan.one(Holds.ONET), plan.of(Holds.TABLE)
    if source:
        release, notes = write_onet(
            source,
            beside,
            now=now,
            published=published_now(),
            progress=step("onet"),
        )
        yield _in_force(release, notes)


def _write_esco(plan: _Plan, now: datetime, step: Step) -> Iterator[Release]:
    source, links = plan.one(Holds.ESCO), plan.one(Holds.LINKS)
    if source:
        yield _in_force(write_esco(source, now=now, progress=step("esco")))
    if links:
        yield _in_force(write_links(links, now=now))


def _in_force(release: Release, notes: Sequence[str] = ()) -> Release:
    """Say what it changes, and put it in the place of the one before."""
    release.changes = changes_of(release, published_now(), notes).plain()
    put_in_force(release)
    return release


def _steps(plan: _Plan, progress: Progress) -> Step:
    """For each step its part of the whole bar, in the order they are taken."""
    weights = {
        "starter": not Release.objects.filter(is_current=True).exists(),
        "moves": bool(plan.of(Holds.MOVES)),
        "wages": bool(plan.of(*OPTIONS["oews"])),
        "outlook": bool(plan.of(Holds.PROJECTIONS)),
        "onet": bool(plan.of(Holds.ONET)),
        "esco": bool(plan.of(Holds.ESCO)),
    }
    taken = {name: SHARES[name] for name, is_there in weights.items() if is_there}
    whole = sum(taken.values()) or 1
    starts, before = {}, 0
    for name, share in taken.items():
        starts[name] = before / whole
        before += share

    def step(name: str) -> Progress:
        start, span = starts.get(name, 0.0), taken.get(name, 0) / whole
        return lambda doing, share: progress(doing, start + span * min(share, 0.999))

    return step
