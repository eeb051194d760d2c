"""The pages of paths."""

from onward.careers.views.exploring import compare, explore, moves
from onward.careers.views.jobs import choose_job, jobs
from onward.careers.views.looking import asked_for, european
from onward.careers.views.marks import anyway, choose, keep, undo, veto
from onward.careers.views.occupation import note, occupation, rate, unnote
from onward.careers.views.pages import area, fields, paths, weights
from onward.careers.views.proofs import (
    bring_proof,
    drop_proof,
    look,
    proof_file,
    proofs,
)
from onward.careers.views.reading import text
from onward.careers.views.seen import ask_about, skill_word, withdraw_asked
from onward.careers.views.shortlist import (
    paper,
    shortlist,
    sources,
    venture,
    why,
)
from onward.careers.views.skills import (
    add_target,
    add_vacancy,
    drop_target,
    go_on,
    rate_skills_page,
    save_levels,
    skill_targets,
    skills,
)

__all__ = [
    "add_target",
    "add_vacancy",
    "anyway",
    "area",
    "ask_about",
    "asked_for",
    "bring_proof",
    "choose",
    "choose_job",
    "compare",
    "drop_proof",
    "drop_target",
    "european",
    "explore",
    "fields",
    "go_on",
    "jobs",
    "keep",
    "look",
    "moves",
    "note",
    "occupation",
    "paper",
    "paths",
    "proof_file",
    "proofs",
    "rate",
    "rate_skills_page",
    "save_levels",
    "shortlist",
    "skill_targets",
    "skill_word",
    "skills",
    "sources",
    "text",
    "undo",
    "unnote",
    "venture",
    "veto",
    "weights",
    "why",
    "withdraw_asked",
]
