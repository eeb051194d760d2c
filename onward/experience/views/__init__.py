"""Pages about what a client has done: work of every kind, and stories that show it."""

from onward.experience.views.stories import (
    stories,
    story_edit,
    story_remove,
    story_write,
)
from onward.experience.views.work import add, edit, experience, remove, schooling

__all__ = [
    "add",
    "edit",
    "experience",
    "remove",
    "schooling",
    "stories",
    "story_edit",
    "story_remove",
    "story_write",
]
