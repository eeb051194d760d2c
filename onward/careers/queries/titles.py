"""Titles as typed and the occupations they may name."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from onward.careers.core.phrases import plain_title
from onward.careers.core.text.titles import Entry, TitleSearch
from onward.careers.models import EscoOccupation, JobTitle, Occupation, Release
from onward.careers.queries.kept import Shelf
from onward.careers.queries.readers import bundled_encoder
from onward.careers.queries.world import (
    current_release,
    release_in_force,
    world_now,
    world_of,
)

OURS, ESCO = "occupations", "esco"  # the sources of an index
KEPT = Shelf("titles", most=3)
SAME = 0.9
# Of likeness. Misspellings and abbreviations reach .5 for what is meant, a mere hint
# such as "numbers" .27; letters struck at random stay below.
LEAST = 0.26


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


def typed_titles(typed: str, *, most: int) -> tuple[Match, ...]:
    """What may be meant by a title that may not be typed to its end, best first.

    What is all but the same, then what begins with it, then what is like it; nothing
    where nothing is even a little like it.
    """
    found = match_title(typed, most=most)
    same = [one for one in found if one.likeness >= SAME]
    begun = begun_titles(typed, most=most)
    best: dict[str, Match] = {}
    for one in (*same, *begun, *found):
        if one.likeness >= LEAST:
            best.setdefault(one.code, one)
    return tuple(best.values())[:most]


def european_titles(typed: str, *, most: int) -> tuple[Match, ...]:
    """The same in ESCO, by its addresses; none where it is not in force."""
    found = index_of(current_release()).search(typed, most=most, source=ESCO)
    return tuple(
        Match(one.key, one.label, one.likeness)
        for one in found
        if one.likeness >= LEAST
    )


def index_of(release: Release) -> TitleSearch:
    """The titles of a release and of ESCO in force, ready to be searched."""
    esco = release_in_force(Release.Part.ESCO)
    return _index(release.pk, esco.pk if esco is not None else 0)


@lru_cache(maxsize=2)
def _index(release_id: int, esco_id: int) -> TitleSearch:
    """Built once, then read from a file that is named for all that went in."""
    entries = [*_ours(release_id), *_esco(esco_id)]
    static = bundled_encoder()
    arrays = KEPT.arrays(
        _mark(entries), lambda: TitleSearch.of(entries, static).arrays()
    )
    return TitleSearch.from_arrays(arrays, static)


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


def choices_for(typed: str, *, least: float = 0) -> tuple[Choice, ...]:
    """Five choices for a title, best first, each at least so like it."""
    release = current_release()
    world = world_of(release)
    found = matches(release, typed)
    return tuple(
        _choice(one, world.title_of(one.code)) for one in found if one.likeness >= least
    )


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
