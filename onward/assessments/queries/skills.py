"""The skills of a profile: how far, on whose word, since when, and how sure."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from onward.coaching.models import Engagement
from onward.experience.core.skills import MOST_LEVEL, RANK, Skill, Status
from onward.experience.models import ProofSkill, SkillSeen
from onward.experience.queries import backings_of, own_ratings

# Half the width of an interval, in levels: of what is only said (science 2.5), and of
# what somebody saw. The search for paths reckons with the same.
SAID_DOUBT, SHOWN_DOUBT = 1.0, 0.25


@dataclass(frozen=True, slots=True)
class SkillLine:
    """One skill, the level that was shown or else is said (0 to 7), and how sure.

    `by` is who says so, `on` the last day they did; without a level both are empty,
    but for a proof nobody judged yet.
    """

    name: str
    level: float | None
    is_shown: bool
    status: Status
    by: str = ""
    on: datetime | None = None

    @property
    def likely(self) -> str:
        """Where the level likely lies."""
        if self.level is None:
            return ""
        doubt = SHOWN_DOUBT if self.is_shown else SAID_DOUBT
        low, high = max(self.level - doubt, 0), min(self.level + doubt, MOST_LEVEL)
        return f"{low:g} to {high:g}"


@dataclass(frozen=True, slots=True)
class _Word:
    """Who speaks for a skill: coaches by name, others by number."""

    coaches: frozenset[str] = frozenset()
    people: int = 0
    on: datetime | None = None

    @property
    def by(self) -> str:
        said = [
            _("%(coach)s looked at a proof") % {"coach": one}
            for one in sorted(self.coaches)
        ]
        seen = ngettext("seen by %(n)d person", "seen by %(n)d people", self.people)
        return ", ".join([*said, *[seen % {"n": self.people}] * bool(self.people)])


def skill_lines(engagement: Engagement) -> list[SkillLine]:
    """What something speaks for, the surest first, then the highest."""
    backings, found = backings_of(engagement), []
    if not backings:
        return []
    said, shown = _said(engagement), _shown(engagement)
    for skill, backing in backings.items():
        is_shown = backing.shown is not None
        level = backing.shown if is_shown else backing.said
        by, on = (shown if is_shown else said).get(skill, ("", None))
        if level is None:
            by, on = "", None
        if backing.status is Status.EVIDENCED and not is_shown:
            by = _waits(by)
        found.append(SkillLine(skill.name, level, is_shown, backing.status, by, on))
    return sorted(
        found, key=lambda one: (-RANK[one.status], -(one.level or 0), one.name)
    )


def _waits(said: str) -> str:
    """What makes a skill evidenced whose level, if any, is only said."""
    proof = _("a proof that waits to be judged")
    if not said:
        return proof
    return _("%(proof)s; the level: %(said)s") % {"proof": proof, "said": said}


def _said(engagement: Engagement) -> dict[Skill, tuple[str, datetime]]:
    return {
        skill: (
            _("own word")
            if one.by_id == engagement.client.member_id
            else _("own word, taken down by the coach"),
            one.said_at,
        )
        for skill, one in own_ratings(engagement).items()
    }


def _shown(engagement: Engagement) -> dict[Skill, tuple[str, datetime | None]]:
    looked = ProofSkill.objects.filter(
        proof__engagement=engagement, level__isnull=False
    ).select_related("looked_by__user")
    seen = SkillSeen.objects.filter(invitation__engagement=engagement).values_list(
        "domain", "name", "invitation__answered_at"
    )
    words: dict[Skill, _Word] = {}
    for one in looked:
        word = words.get(one.skill, _Word())
        by = {one.looked_by.name} if one.looked_by else set()
        words[one.skill] = replace(
            word, coaches=word.coaches | by, on=_later(word.on, one.looked_at)
        )
    for domain, name, answered_at in seen:
        skill = Skill(domain, name)
        word = words.get(skill, _Word())
        words[skill] = replace(
            word, people=word.people + 1, on=_later(word.on, answered_at)
        )
    return {skill: (word.by, word.on) for skill, word in words.items()}


def _later(one: datetime | None, other: datetime | None) -> datetime | None:
    return max((at for at in (one, other) if at is not None), default=None)
