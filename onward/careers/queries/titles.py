"""Titles as typed and the occupations they may name."""

from dataclasses import dataclass
from functools import lru_cache

from onward.careers.core.phrases import plain_title
from onward.careers.core.titles import Found, TitleIndex
from onward.careers.models import JobTitle, Occupation, Release
from onward.careers.queries.world import current_release, world_now, world_of


def match_title(typed: str, *, most: int = 5) -> tuple[Found, ...]:
    """The occupations of the release in force most like a typed title, best first."""
    return index_of(current_release()).search(typed, most=most)


def index_of(release: Release) -> TitleIndex:
    """The titles of a release, ready to be searched; built once a process."""
    return _index(release.pk, release.sha256)


@lru_cache(maxsize=2)
def _index(release_id: int, sha256: str) -> TitleIndex:  # noqa: ARG001 - the key
    own = Occupation.objects.filter(release_id=release_id).order_by("code")
    others = JobTitle.objects.filter(occupation__release_id=release_id).order_by(
        "occupation__code", "title"
    )
    return TitleIndex.of(
        [
            *own.values_list("title", "code"),
            *others.values_list("title", "occupation__code"),
        ]
    )


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
    found = index_of(release).search(typed)
    return tuple(_choice(one, world.title_of(one.code)) for one in found)


def _choice(one: Found, title: str) -> Choice:
    return Choice(
        code=one.code,
        title=plain_title(title),
        found_as="" if one.title == title else one.title,
        likeness=one.likeness,
    )


def title_of(code: str) -> str:
    """The plain title of a code in the release in force, "" without one."""
    return plain_title(world_now().title_of(code))
