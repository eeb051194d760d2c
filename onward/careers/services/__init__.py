"""Acts: import a world, mark paths, say what matters, match past jobs."""

from onward.careers.services.jobs import match_job
from onward.careers.services.onet import import_onet
from onward.careers.services.paths import (
    choose_path,
    forget_weights,
    keep_path,
    leave_out_groups,
    note_opening,
    set_weights,
    show_anyway,
    undo_mark,
    veto_path,
)
from onward.careers.services.releases import UnknownOccupation
from onward.careers.services.starter import import_starter
from onward.careers.services.tables import OnetFileWrong

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
