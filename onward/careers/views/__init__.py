"""The pages of paths."""

from onward.careers.views.jobs import choose_job, jobs
from onward.careers.views.marks import anyway, choose, keep, undo, veto
from onward.careers.views.pages import fields, occupation, paths, weights

__all__ = [
    "anyway",
    "choose",
    "choose_job",
    "fields",
    "jobs",
    "keep",
    "occupation",
    "paths",
    "undo",
    "veto",
    "weights",
]
