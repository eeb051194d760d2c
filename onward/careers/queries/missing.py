"""What would make the list of paths better, if it were told."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from onward.careers.core.scoring import Person
from onward.careers.queries.jobs import Taken


@dataclass(frozen=True, slots=True)
class Missing:
    """Something not told yet that would make the list better, and where to tell it."""

    words: str
    page: str
    link: str


def missing(
    person: Person, jobs: Sequence[Taken], *, kept: Collection[str]
) -> tuple[Missing, ...]:
    """What would make the list better, the most telling first.

    Nothing is said of answers where the client keeps some: it would tell which.
    """
    found = []
    if kept:
        pass
    elif person.interests is None:
        words = (
            "What you like doing counts for a good deal here. It takes four minutes."
        )
        found.append(Missing(words, "assessments:inventories", "Answer the questions"))
    elif person.values is None:
        words = "What matters to you in work is not asked yet. It takes five minutes."
        found.append(Missing(words, "assessments:inventories", "Answer the questions"))
    if not jobs:
        words = (
            "Nothing you have done is known yet: paid, unpaid or at home, all counts."
        )
        found.append(Missing(words, "experience:list", "Tell what you have done"))
    elif person.zone is None:
        words = "Your schooling would tell how long the way is to each."
        found.append(Missing(words, "experience:list", "Say your schooling"))
    return tuple(found)
