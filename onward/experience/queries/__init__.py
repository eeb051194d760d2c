"""Reads about what a client has done, and what shows how far they are with a skill."""

from onward.experience.queries.done import (
    education_level,
    education_zone,
    jobs,
    stories,
    strengths,
)
from onward.experience.queries.skills import (
    Levels,
    backings_of,
    levels_of,
    own_ratings,
    proofs_of,
    skill_link,
    skill_links,
    takes_an_answer,
    waiting_proofs,
)

__all__ = [
    "Levels",
    "backings_of",
    "education_level",
    "education_zone",
    "jobs",
    "levels_of",
    "own_ratings",
    "proofs_of",
    "skill_link",
    "skill_links",
    "stories",
    "strengths",
    "takes_an_answer",
    "waiting_proofs",
]
