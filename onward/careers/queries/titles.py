"""Titles as typed and the occupations they may name."""

import hashlib
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from zipfile import BadZipFile

import numpy as np
from django.conf import settings

from onward.careers.core.phrases import plain_title
from onward.careers.core.text.titles import Entry, Found, TitleSearch
from onward.careers.models import EscoOccupation, JobTitle, Occupation, Release
from onward.careers.queries.readers import bundled_encoder
from onward.careers.queries.world import (
    current_release,
    release_in_force,
    world_now,
    world_of,
)

OURS, ESCO = "occupations", "esco"  # the sources of an index
MOST_KEPT = 3  # indexes in the data folder; older ones go
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Match:
    """An occupation a typed title may name; likeness 0..1."""

    code: str
    title: str  # the title that was like it
    likeness: float


def match_title(typed: str, *, most: int = 5) -> tuple[Match, ...]:
    """The occupations of the release in force most like a typed title, best first."""
    return matches(current_release(), typed, most=most)


def matches(release: Release, typed: str, *, most: int = 5) -> tuple[Match, ...]:
    """The occupations of a release most like a typed title, best first."""
    found = index_of(release).search(typed, most=most, source=OURS)
    return tuple(Match(one.key, one.label, one.likeness) for one in found)


def begun_titles(typed: str, *, most: int = 8) -> tuple[Match, ...]:
    """As-you-type: occupations with a title whose words begin with those typed."""
    found = index_of(current_release()).begins(typed, most=most, source=OURS)
    return tuple(Match(one.key, one.label, one.likeness) for one in found)


def found_anywhere(typed: str, *, most: int = 8) -> tuple[Found, ...]:
    """Of the release in force and of ESCO, where it is in force, at once.

    Each says its source, OURS or ESCO.
    """
    return index_of(current_release()).search(typed, most=most)


def index_of(release: Release) -> TitleSearch:
    """The titles of a release and of ESCO in force, ready to be searched."""
    esco = release_in_force(Release.Part.ESCO)
    return _index(release.pk, esco.pk if esco is not None else 0)


@lru_cache(maxsize=2)
def _index(release_id: int, esco_id: int) -> TitleSearch:
    """Built once, then read from a file that is named for all that went in."""
    entries = [*_ours(release_id), *_esco(esco_id)]
    path = Path(settings.DATA) / "cache" / f"titles-{_mark(entries)}.npz"
    try:
        with np.load(path) as kept:
            return TitleSearch.from_arrays(dict(kept), bundled_encoder())
    except (OSError, ValueError, EOFError, KeyError, BadZipFile):
        index = TitleSearch.of(entries, bundled_encoder())
    _keep(path, index)
    return index


def _ours(release_id: int) -> Iterable[Entry]:
    others: dict[int, list[str]] = {}
    rows = JobTitle.objects.filter(occupation__release_id=release_id)
    for occupation, title in rows.values_list("occupation_id", "title"):
        others.setdefault(occupation, []).append(title)
    own = Occupation.objects.filter(release_id=release_id).order_by("code")
    for pk, code, title, text in own.values_list("pk", "code", "title", "description"):
        yield Entry(code, title, tuple(sorted(others.get(pk, ()))), text, OURS)


def _esco(release_id: int) -> Iterable[Entry]:
    rows = EscoOccupation.objects.filter(release_id=release_id).order_by("uri")
    for uri, title, others, text in rows.values_list(
        "uri", "title", "alt_titles", "description"
    ):
        yield Entry(uri, title, tuple(others or ()), text, ESCO)


def _mark(entries: Iterable[Entry]) -> str:
    """What tells an index of other words, or of other vectors, apart."""
    words = hashlib.sha256(bundled_encoder().rows[:: 1 << 10].tobytes())
    for one in entries:
        words.update(repr(one).encode("utf-8", "replace"))
    return words.hexdigest()[:20]


def _keep(path: Path, index: TitleSearch) -> None:
    """Write it whole or not at all; what cannot be kept is built anew next time."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as part:
            np.savez(part, allow_pickle=False, **index.arrays())
        Path(part.name).replace(path)
        kept = sorted(
            path.parent.glob("titles-*.npz"), key=lambda one: one.stat().st_mtime
        )
        for old in kept[:-MOST_KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        logger.warning("The index of titles could not be kept in %s", path)


@dataclass(frozen=True, slots=True)
class Choice:
    """An occupation a typed title may name."""

    code: str
    title: str  # of the occupation
    found_as: str  # the title that was like it, "" when it is the same
    likeness: float

    @property
    def percent(self) -> int:
        return round(100 * self.likeness)


def choices_for(typed: str) -> tuple[Choice, ...]:
    """Five choices for a title, best first."""
    release = current_release()
    world = world_of(release)
    found = matches(release, typed)
    return tuple(_choice(one, world.title_of(one.code)) for one in found)


def _choice(one: Match, title: str) -> Choice:
    return Choice(
        code=one.code,
        title=plain_title(title),
        found_as="" if one.title == title else one.title,
        likeness=one.likeness,
    )


def title_of(code: str) -> str:
    """The plain title of a code in the release in force, "" without one."""
    return plain_title(world_now().title_of(code))
