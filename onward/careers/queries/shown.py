"""Skills a text shows, each with the words that show it. Nothing of it is stored."""

from dataclasses import dataclass

from onward.careers.core.phrases import plain_title
from onward.careers.core.text.terms import is_terms, names_it
from onward.careers.models import Release
from onward.careers.queries.readers import skill_search
from onward.careers.queries.world import current_release, release_in_force

LEAST, NAMED = 0.2, 0.1  # the latter where its own words stand in the text


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
    """The likeliest skill of each phrase, the likeliest first. Raises NoWorldYet.

    From one in five on, or one in ten where the words name it: a person sees the
    words beside it and how sure it is. Never from figures, hours and pay.
    """
    search = skill_search()
    if search is None:
        return ()
    best: dict[str, Shown] = {}
    for found in search.find(text, least=NAMED):
        words = " ".join(text[found.places[0].start : found.places[0].end].split())
        is_named = names_it(words, found.title)
        if (found.probability < LEAST or is_terms(words)) and not is_named:
            continue
        shown = Shown(
            found.id,
            plain_title(found.title),
            words,
            percent=round(100 * found.probability),
        )
        if words not in best or best[words].percent < shown.percent:
            best[words] = shown
    ordered = sorted(best.values(), key=lambda one: (-one.percent, one.title))
    return tuple(ordered[:most])


def release_of_skills() -> Release:
    """Whose names of skills are looked for. Raises NoWorldYet."""
    return release_in_force(Release.Part.ESCO) or current_release()
