"""What a reader may know of a client: everything, or all but what is withheld.

The one place that decides it. A reader who is not given is the client themselves.
"""

from typing import Final

from django.db.models import QuerySet

from onward.assessments.models import Administration, Withheld
from onward.assessments.queries.instruments import INTEREST_FORMS, instrument_of
from onward.coaching.models import Engagement
from onward.coaching.queries import is_client_of
from onward.organisations.models import Member

STRENGTHS_PART: Final = "strengths"
SKILLS_PART: Final = "skills"
# Forms that say one thing in other words stand for one part of the profile.
ONE_PART: Final = (frozenset(INTEREST_FORMS),)


def same_part(item: str) -> frozenset[str]:
    """Everything kept and shown together with it, itself included."""
    return next((forms for forms in ONE_PART if item in forms), frozenset({item}))


def withheld(engagement: Engagement) -> frozenset[str]:
    """What the client keeps to themselves: ids of instruments, and the two above.
    Of forms that stand for one part, one kept keeps them all.

    It says which: for the client's own eyes, and to leave them out for others.
    """
    rows = Withheld.objects.filter(engagement=engagement)
    kept = rows.values_list("item", flat=True)
    return frozenset(form for item in kept for form in same_part(item))


def parts_in(kept: frozenset[str]) -> int:
    """How many parts of the profile these are: forms of one part count once."""
    return len({same_part(item) for item in kept})


def withheld_from(engagement: Engagement, reader: Member | None) -> frozenset[str]:
    """The parts this reader must not meet anywhere: none for the client."""
    if reader is None or is_client_of(reader, engagement):
        return frozenset()
    return withheld(engagement)


def keeping(item: str) -> QuerySet[Withheld, int]:
    """The engagements whose client keeps this part: for reads across many clients."""
    rows = Withheld.objects.filter(item__in=same_part(item))
    return rows.values_list("engagement", flat=True)


def is_kept(engagement: Engagement, item: str) -> bool:
    return item in withheld(engagement)


def is_shown(administration: Administration) -> bool:
    """Whether the coach sees earlier times of it: where the next one begins from."""
    engagement = administration.engagement
    times = Administration.objects.filter(
        engagement=engagement,
        instrument=administration.instrument,
        finished_at__isnull=False,
        withdrawn=False,
    )
    return times.exists() and not is_kept(engagement, administration.instrument)


def is_answered_alone(administration: Administration) -> bool:
    """Begun by the client on something sensitive: nobody looks over their shoulder."""
    return (
        administration.finished_at is None
        and administration.mode == Administration.Mode.SELF
        and instrument_of(administration).sensitive
    )


def is_on_a_sheet(
    engagement: Engagement, administration: Administration, reader: Member
) -> bool:
    """Open, on paper, and so the coach's to key in: not the client's to go on with."""
    return (
        administration.finished_at is None
        and administration.mode == Administration.Mode.PAPER
        and is_client_of(reader, engagement)
    )


def may_open(
    engagement: Engagement, administration: Administration, reader: Member
) -> bool:
    """Whether this reader may look at these answers, begun or finished.

    A coach who reads something out or keys it in goes on with it to the end, and
    does not meet it again where the client keeps it.
    """
    if is_client_of(reader, engagement):
        return True
    is_open = administration.finished_at is None
    if is_open and administration.mode != Administration.Mode.SELF:
        return True
    if is_answered_alone(administration):
        return False
    return administration.instrument not in withheld(engagement)
