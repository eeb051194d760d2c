"""Our own short lists of codes, and which codes stand for which by a crosswalk."""

import csv
from functools import cache
from pathlib import Path

from onward.careers.core.rating import Ladder, parse_anchors
from onward.careers.core.world import SOC
from onward.careers.models import CodeMove

CONTENT = Path(__file__).parents[1] / "content"


@cache
def wider_codes() -> dict[str, str]:
    """SOC codes whose figures are published under a wider code only."""
    path = CONTENT / "starter" / "members.csv"
    with path.open(encoding="utf-8") as text:
        return {row["soc"]: row["code"] for row in csv.DictReader(text)}


@cache
def licensed_codes() -> tuple[str, ...]:
    """Beginnings of codes for which most states ask a licence: our own list."""
    lines = (CONTENT / "licences.csv").read_text("utf-8").splitlines()[1:]
    return tuple(line.split(",")[0] for line in lines)


@cache
def theme_codes() -> dict[str, tuple[str, ...]]:
    """Beginnings of codes by what somebody may not want to do: our own list."""
    found: dict[str, tuple[str, ...]] = {}
    with (CONTENT / "themes.csv").open(encoding="utf-8") as text:
        for row in csv.DictReader(text):
            found[row["theme"]] = (*found.get(row["theme"], ()), row["code"])
    return found


@cache
def ladder() -> Ladder:
    """The levels in words, and what they look like for each skill."""
    return parse_anchors((CONTENT / "anchors.toml").read_text("utf-8"))


def moves_in_force(part: str) -> dict[str, tuple[str, ...]]:
    """From each code to the codes that stand for it; empty without a crosswalk."""
    pairs = CodeMove.objects.filter(
        release__part=part, release__is_current=True
    ).order_by("old", "new")
    found: dict[str, tuple[str, ...]] = {}
    for old, new in pairs.values_list("old", "new"):
        found[old] = (*found.get(old, ()), new)
    return found


def bls_code_of(code: str) -> str:
    """The code under which figures of an O*NET or SOC code are published."""
    soc = code[:SOC]
    return wider_codes().get(soc, soc)
