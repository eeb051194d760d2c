"""The pages of paths."""

from onward.careers.views.exploring import compare, explore, moves
from onward.careers.views.jobs import choose_job, jobs
from onward.careers.views.looking import asked_for, european
from onward.careers.views.marks import anyway, choose, keep, undo, veto
from onward.careers.views.occupation import note, occupation, rate, unnote
from onward.careers.views.pages import area, fields, paths, weights
from onward.careers.views.reading import text
from onward.careers.views.shortlist import (
    paper,
    shortlist,
    sources,
    venture,
    why,
)

__all__ = [
    "anyway",
    "area",
    "asked_for",
    "choose",
    "choose_job",
    "compare",
    "european",
    "explore",
    "fields",
    "jobs",
    "keep",
    "moves",
    "note",
    "occupation",
    "paper",
    "paths",
    "rate",
    "shortlist",
    "sources",
    "text",
    "undo",
    "unnote",
    "venture",
    "veto",
    "weights",
    "why",
]
