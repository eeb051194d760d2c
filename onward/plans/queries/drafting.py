"""What a plan is made from: the circumstance's template, the chosen path's gaps."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onward.careers.queries import chosen_path, gaps_for
from onward.coaching.core.circumstances import Circumstance
from onward.coaching.models import Engagement
from onward.organisations.models import Member
from onward.plans.core.steps import Kind
from onward.plans.core.templates import Gap, Template, parse
from onward.plans.models import Plan

TEMPLATES = Path(__file__).parent.parent / "content" / "templates.toml"
# What a path asks for, in the words of paths, and the kind of step that closes it.
CLOSES: dict[str, Kind] = {
    "training": Kind.BUILD,
    "licence": Kind.LIFE,
    "skills": Kind.BUILD,
    "pay": Kind.SEARCH,
    "unknown": Kind.CRAFT,
    "talk": Kind.NETWORK,
    "interview": Kind.PRACTISE,
    **{kind.value: kind for kind in Kind},
}


@cache
def templates() -> dict[Circumstance, Template]:
    return parse(TEMPLATES.read_text("utf-8"))


def template_for(engagement: Engagement) -> Template:
    """The template of the circumstance; without one, that of no clear path."""
    key = engagement.circumstance or Circumstance.NO_CLEAR_PATH
    return templates()[Circumstance(key)]


@dataclass(frozen=True, slots=True)
class Aim:
    """The chosen path and what it asks that is not there yet."""

    code: str
    title: str
    gaps: tuple[Gap, ...]


def other_path(engagement: Engagement, plan: Plan) -> str | None:
    """The title of the chosen path where the plan was drawn towards another; "" where
    none is chosen any more.
    """
    mark = chosen_path(engagement)
    code, title = (mark.occupation_code, mark.title) if mark else ("", "")
    return None if code == plan.path_code else title


def aim_of(engagement: Engagement, *, reader: Member | None) -> Aim | None:
    mark = chosen_path(engagement)
    if mark is None:
        return None
    gaps = tuple(
        Gap(CLOSES[gap.kind], gap.title, gap.why)
        for gap in gaps_for(engagement, reader=reader)
    )
    return Aim(mark.occupation_code, mark.title, gaps)
