"""What a client has done, and what shows how far they are with a skill."""

from onward.experience.models.done import Education, Job, Story
from onward.experience.models.skills import (
    Proof,
    ProofSkill,
    SkillInvitation,
    SkillRating,
    SkillSeen,
)

__all__ = [
    "Education",
    "Job",
    "Proof",
    "ProofSkill",
    "SkillInvitation",
    "SkillRating",
    "SkillSeen",
    "Story",
]
