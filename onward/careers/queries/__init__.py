"""Reads of the world of work and of what one engagement makes of it."""

from onward.careers.queries.facts import person_of, ratings
from onward.careers.queries.gaps import Gap, gaps_for
from onward.careers.queries.jobs import Taken, code_of, taken_jobs
from onward.careers.queries.marks import (
    chosen_path,
    kept_paths,
    left_out_groups,
    set_aside,
    vetoed_paths,
)
from onward.careers.queries.occupation import OccupationPage, occupation_page
from onward.careers.queries.paths import PathsPage, paths_for
from onward.careers.queries.titles import choices_for, match_title, title_of
from onward.careers.queries.world import NoWorldYet, current_release, world_now

__all__ = [
    "Gap",
    "NoWorldYet",
    "OccupationPage",
    "PathsPage",
    "Taken",
    "choices_for",
    "chosen_path",
    "code_of",
    "current_release",
    "gaps_for",
    "kept_paths",
    "left_out_groups",
    "match_title",
    "occupation_page",
    "paths_for",
    "person_of",
    "ratings",
    "set_aside",
    "taken_jobs",
    "title_of",
    "vetoed_paths",
    "world_now",
]
