"""Indexes of the world in force, made before anybody waits for them."""

from onward.careers.queries.readers import skill_search
from onward.careers.queries.skill_names import find_skills
from onward.careers.queries.titles import match_title
from onward.careers.queries.world import NoWorldYet

ANYTHING = "nurse"


def make_indexes() -> None:
    """Make and keep what searches read; without occupations there is nothing yet."""
    try:
        match_title(ANYTHING)
        find_skills(ANYTHING)
        skill_search()
    except NoWorldYet:
        return
