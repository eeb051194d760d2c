"""Acts: import a world, mark paths, say what matters, match past jobs."""

from onward.careers.services.jobs import match_job
from onward.careers.services.onet import OnetFileWrong, import_onet
from onward.careers.services.paths import (
    choose_path,
    keep_path,
    forget_weights,
    leave_out_groups,
    note_opening,
    set_weights,
    show_anyway,
    undo_mark,
    veto_path,
)
from onward.careers.services.releases import UnknownOccupation
from onward.careers.services.starter import import_starter

__all__ = [
    "OnetFileWrong",
    "UnknownOccupation",
    "choose_path",
    "forget_weights",
    "import_onet",
    "import_starter",
    "keep_path",
    "leave_out_groups",
    "match_job",
    "note_opening",
    "set_weights",
    "show_anyway",
    "undo_mark",
    "veto_path",
]
