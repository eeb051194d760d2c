"""What is known of a client's skills, and on what it rests."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Case, CharField, Count, QuerySet, Value, When

from onward.coaching.models import Engagement
from onward.experience.core.skills import (
    Backing,
    Kind,
    Piece,
    Skill,
    backings,
    said_level,
    shown_level,
)
from onward.experience.models import (
    Proof,
    ProofSkill,
    SkillInvitation,
    SkillRating,
    SkillSeen,
)


@dataclass(frozen=True, slots=True)
class Levels:
    """Levels 0..7 by skill, as the client says and as was shown."""

    said: Mapping[Skill, float] = field(default_factory=dict)
    shown: Mapping[Skill, float] = field(default_factory=dict)

    def named(self, kind: str, domain: str) -> dict[str, float]:
        """Levels of one domain by name; `kind` is "said" or "shown"."""
        found = self.said if kind == "said" else self.shown
        return {one.name: level for one, level in found.items() if one.domain == domain}


def waiting_proofs(engagements: Iterable[Engagement]) -> dict[int, int]:
    """How many proofs of each engagement nobody has looked at, by its key."""
    waiting = Proof.objects.filter(
        engagement__in=list(engagements), skills__looked_at=None
    )
    found = waiting.values_list("engagement").annotate(Count("pk", distinct=True))
    return dict(found.order_by("engagement"))


def pieces_of(engagement: Engagement) -> list[Piece]:
    """Everything that speaks for a skill of this client, in one question.

    A proof the coach looked at and did not see a skill in does not speak for it.
    """
    said = SkillRating.objects.filter(
        engagement=engagement, level__isnull=False
    ).values_list(_words(Kind.SAID), "domain", "name", "level")
    looked = Case(
        When(looked_at=None, then=Value(Kind.PROOF.value)),
        default=Value(Kind.LOOKED.value),
        output_field=CharField(),
    )
    proved = (
        ProofSkill.objects.filter(proof__engagement=engagement)
        .exclude(looked_at__isnull=False, level=None)
        .values_list(looked, "domain", "name", "level")
    )
    seen = SkillSeen.objects.filter(invitation__engagement=engagement).values_list(
        _words(Kind.SEEN), "domain", "name", "level"
    )
    rows = said.order_by().union(proved.order_by(), seen.order_by(), all=True)
    return [
        Piece(Skill(domain, name), Kind(kind), level)
        for kind, domain, name, level in rows
    ]


def _words(kind: Kind) -> Value:
    return Value(kind.value, output_field=CharField())


def backings_of(engagement: Engagement) -> dict[Skill, Backing]:
    """How sure each skill is that something speaks for."""
    return backings(pieces_of(engagement))


def levels_of(engagement: Engagement) -> Levels:
    """Levels for the engine: what is said, and what was shown."""
    found: dict[Skill, list[Piece]] = {}
    for piece in pieces_of(engagement):
        found.setdefault(piece.skill, []).append(piece)
    said = {skill: said_level(some) for skill, some in found.items()}
    shown = {skill: shown_level(some) for skill, some in found.items()}
    return Levels(
        {skill: level for skill, level in said.items() if level is not None},
        {skill: level for skill, level in shown.items() if level is not None},
    )


def own_ratings(engagement: Engagement) -> dict[Skill, SkillRating]:
    """What the client said of each skill asked about, left out ones included."""
    rows = SkillRating.objects.filter(engagement=engagement)
    return {one.skill: one for one in rows}


def proofs_of(engagement: Engagement) -> QuerySet[Proof]:
    """The newest first. The file itself is read only where it is asked for."""
    return (
        Proof.objects.filter(engagement=engagement)
        .defer("file")
        .select_related("story", "engagement__client")
        .prefetch_related("skills__looked_by__user")
        .order_by("-added_at", "pk")
    )


def skill_links(engagement: Engagement) -> QuerySet[SkillInvitation]:
    """Who was asked, the last first, with what they said."""
    return (
        SkillInvitation.objects.filter(engagement=engagement)
        .select_related("engagement")
        .prefetch_related("ratings")
        .order_by("-made_at", "pk")
    )


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def skill_link(token: str) -> SkillInvitation | None:
    """Whose link this is, used or not."""
    return (
        SkillInvitation.objects.filter(token_hash=token_hash(token))
        .select_related("engagement__client", "organisation")
        .first()
    )


def takes_an_answer(invitation: SkillInvitation, now: datetime) -> bool:
    return (
        invitation.answered_at is None
        and invitation.withdrawn_at is None
        and invitation.expires_at > now
        and invitation.engagement.ended_at is None
    )
