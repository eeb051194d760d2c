"""Skills a text shows, each with the words that show it. Nothing of it is stored."""

from collections.abc import Sequence
from dataclasses import dataclass

from onward.careers.core.phrases import plain_title
from onward.careers.models import Release
from onward.careers.queries.readers import skill_search
from onward.careers.queries.world import current_release, release_in_force


@dataclass(frozen=True, slots=True)
class Shown:
    """A skill the text shows, the words that show it, and how likely it is that they
    do, in percent.
    """

    key: str
    title: str
    words: str
    percent: int


def skills_shown(text: str, *, most: int) -> tuple[Shown, ...]:
    """The likeliest first. Raises NoWorldYet."""
    search = skill_search()
    if search is None:
        return ()
    return tuple(
        Shown(
            key=found.id,
            title=plain_title(found.title),
            words=_words(text, [(p.start, p.end) for p in found.places[:1]]),
            percent=round(100 * found.probability),
        )
        for found in search.find(text)[:most]
    )


def release_of_skills() -> Release:
    """Whose names of skills are looked for. Raises NoWorldYet."""
    return release_in_force(Release.Part.ESCO) or current_release()


def _words(text: str, places: Sequence[tuple[int, int]]) -> str:
    return " … ".join(" ".join(text[a:b].split()) for a, b in places)
