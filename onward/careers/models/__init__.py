"""The world of work as imported, and what one engagement makes of it.

Releases and all that hangs on them are the same for every practice; matches, marks,
ratings, notes, choices and targets belong to one.
"""

from onward.careers.models.esco import (
    CodeMove,
    EscoLink,
    EscoOccupation,
    EscoSkill,
    EscoSkillNeed,
)
from onward.careers.models.occupations import (
    Area,
    JobTitle,
    Occupation,
    Outlook,
    Wage,
)
from onward.careers.models.paths import (
    JobMatch,
    PathChoice,
    PathMark,
    PathNote,
    PathRating,
)
from onward.careers.models.releases import Release
from onward.careers.models.targets import SkillTarget

__all__ = [
    "Area",
    "CodeMove",
    "EscoLink",
    "EscoOccupation",
    "EscoSkill",
    "EscoSkillNeed",
    "JobMatch",
    "JobTitle",
    "Occupation",
    "Outlook",
    "PathChoice",
    "PathMark",
    "PathNote",
    "PathRating",
    "Release",
    "SkillTarget",
    "Wage",
]
