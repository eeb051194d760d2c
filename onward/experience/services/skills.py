"""What a client says of their own skills."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from onward.audit import services as audit
from onward.coaching.models import Engagement
from onward.experience.core.jobs import FIRST_YEAR
from onward.experience.core.skills import MOST_LEVEL, Skill
from onward.experience.models import SkillRating
from onward.organisations.models import Member
from onward.ui.core.refusals import DomainError


class ImpossibleLevel(DomainError):
    message = "A level is 0 to 7, and a year lies between 1930 and now."


@dataclass(frozen=True, slots=True)
class OwnLevel:
    """One's own level 0..7 and when it was last used; no level: left out."""

    level: int | None
    last_used_year: int | None = None


@transaction.atomic
def rate_skills(
    engagement: Engagement,
    said: Mapping[Skill, OwnLevel],
    *,
    by: Member,
    now: datetime,
) -> int:
    """Keep what a client says of some skills; how many of them changed.

    What was said of others stays. Raises ImpossibleLevel.
    """
    if not all(_is_possible(one, this_year=now.year) for one in said.values()):
        raise ImpossibleLevel
    Engagement.objects.select_for_update().get(pk=engagement.pk)
    kept = {
        one.skill: one
        for one in SkillRating.objects.filter(
            engagement=engagement, name__in={skill.name for skill in said}
        )
    }
    changed = [
        skill
        for skill, own in said.items()
        if (row := kept.get(skill)) is None
        or (row.level, row.last_used_year) != (own.level, own.last_used_year)
    ]
    for skill in changed:
        SkillRating.objects.update_or_create(
            engagement=engagement,
            domain=skill.domain,
            name=skill.name,
            defaults={
                "organisation": engagement.organisation,
                "level": said[skill].level,
                "last_used_year": said[skill].last_used_year,
                "said_at": now,
                "by": by,
            },
        )
    if changed:
        detail = {"skills": str(len(changed))}
        audit.record("skills rated", by=by, on=engagement, detail=detail)
    return len(changed)


def _is_possible(own: OwnLevel, *, this_year: int) -> bool:
    is_level = own.level is None or 0 <= own.level <= MOST_LEVEL
    year = own.last_used_year
    return is_level and (year is None or FIRST_YEAR <= year <= this_year)


def note_skills_opening(engagement: Engagement, *, by: Member) -> None:
    audit.record("skills opened", by=by, on=engagement)
