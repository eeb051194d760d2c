"""Proofs and people that speak for a client's skills, as pages show them."""

from dataclasses import dataclass
from datetime import datetime

from onward.careers.core.domains import KNOWLEDGE, SKILLS
from onward.careers.queries.targets import asking_of, called, targets_of
from onward.careers.queries.world import world_now
from onward.coaching.models import Engagement
from onward.experience.core.skills import Skill
from onward.experience.models import Proof, SkillInvitation
from onward.experience.queries import (
    own_ratings,
    proofs_of,
    skill_links,
    takes_an_answer,
)


@dataclass(frozen=True, slots=True)
class SpokenFor:
    """One skill of a proof; `level` where the coach saw it, `is_looked_at` anyhow."""

    name: str
    level: int | None
    is_looked_at: bool


@dataclass(frozen=True, slots=True)
class ProofView:
    proof: Proof
    skills: tuple[SpokenFor, ...]

    @property
    def waits(self) -> bool:
        """Whether the coach has not looked at all of it."""
        return not all(one.is_looked_at for one in self.skills)


def proof_view(proof: Proof) -> ProofView:
    return ProofView(
        proof,
        tuple(
            SpokenFor(called(one.skill), one.level, one.looked_at is not None)
            for one in proof.skills.all()
        ),
    )


def proof_views(engagement: Engagement) -> tuple[ProofView, ...]:
    """The newest first."""
    return tuple(map(proof_view, proofs_of(engagement)))


def skills_to_show(engagement: Engagement) -> tuple[Skill, ...]:
    """What a proof or a person can speak for: what the targets ask, then whatever the
    client spoke of besides; everything there is, before either.
    """
    world = world_now()
    asked = asking_of(engagement, targets_of(engagement, world)).questions
    found = dict.fromkeys(one.skill for one in asked)
    found |= dict.fromkeys(sorted(own_ratings(engagement)))
    if found:
        return tuple(found)
    return tuple(
        Skill(name, one)
        for name, domain in ((SKILLS, world.skills), (KNOWLEDGE, world.knowledge))
        for one in (domain.names if domain else ())
    )


@dataclass(frozen=True, slots=True)
class AskedPerson:
    """Somebody asked, and what they said.

    `state` is answered, open, withdrawn or over.
    """

    invitation: SkillInvitation
    state: str
    skills: tuple[str, ...]
    said: tuple[tuple[str, int | None], ...]


def asked_people(engagement: Engagement, *, now: datetime) -> tuple[AskedPerson, ...]:
    """Who was asked, the last first."""
    return tuple(
        AskedPerson(
            invitation=one,
            state=_state(one, now),
            skills=tuple(map(called, one.asked)),
            said=tuple((called(row.skill), row.level) for row in one.ratings.all()),
        )
        for one in skill_links(engagement)
    )


def _state(invitation: SkillInvitation, now: datetime) -> str:
    if invitation.answered_at is not None:
        return "answered"
    if invitation.withdrawn_at is not None:
        return "withdrawn"
    return "open" if takes_an_answer(invitation, now) else "over"
