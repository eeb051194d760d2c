"""Acts: import a world, mark paths, say what matters, match past jobs."""

from onward.careers.services.files import WorldFileWrong
from onward.careers.services.jobs import match_job
from onward.careers.services.paths import (
    choose_path,
    forget_weights,
    keep_path,
    leave_out_groups,
    leave_out_kinds,
    look_in_area,
    note_opening,
    rate_path,
    set_weights,
    show_anyway,
    undo_mark,
    unrate_path,
    veto_path,
)
from onward.careers.services.releases import UnknownOccupation
from onward.careers.services.starter import import_starter
from onward.careers.services.world import Asked, import_onet, import_world

__all__ = [
    "Asked",
    "UnknownOccupation",
    "WorldFileWrong",
    "choose_path",
    "forget_weights",
    "import_onet",
    "import_starter",
    "import_world",
    "keep_path",
    "leave_out_groups",
    "leave_out_kinds",
    "look_in_area",
    "match_job",
    "note_opening",
    "rate_path",
    "set_weights",
    "show_anyway",
    "undo_mark",
    "unrate_path",
    "veto_path",
]
