"""A vacancy, or a job in somebody's own words, read as work and held against a client.

Nothing of it is stored: the text comes in, the answer goes out.
"""

from dataclasses import dataclass
from datetime import datetime

import numpy as np

from onward.careers.core import gaps, interests, phrases
from onward.careers.core.domains import COUNTS_FROM, Domain, Floats
from onward.careers.core.gaps import Asked, AskedLevel
from onward.careers.core.phrases import zone_words
from onward.careers.core.text.profile import TextProfile
from onward.careers.core.world import World
from onward.careers.queries.facts import Stage, stage_of
from onward.careers.queries.needs import GapView, view_of
from onward.careers.queries.readers import profiler
from onward.careers.queries.shown import Shown, skills_shown
from onward.careers.queries.sources import Source, sources_of
from onward.careers.queries.titles import match_title
from onward.coaching.models import Engagement
from onward.organisations.models import Member
from onward.ui.core.charts import BarRow, Bars, bars

MOST_ALIKE, MOST_SKILLS, MOST_TITLES = 6, 14, 20
TITLE = 0.5
OPENING = 120  # letters of a text that stand for its name
LIKELY = 1.64  # standard errors: nine of ten
FIT_WORDS = {
    "strong": "It agrees strongly with what you like.",
    "good": "It agrees well with what you like.",
    "possible": "It agrees in part with what you like.",
    "weaker": "It has little of what you like most.",
}


@dataclass(frozen=True, slots=True)
class AlikeWork:
    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Read:
    """What was made of a text."""

    words: int
    interests: Bars
    zone: str
    fit: str  # in words, "" where interests are not known or flat
    gap: GapView
    alike: tuple[AlikeWork, ...]
    shown: tuple[Shown, ...]
    sources: tuple[Source, ...]


def read_text(
    engagement: Engagement,
    text: str,
    *,
    title: str,
    reader: Member | None,
    now: datetime,
) -> Read | None:
    """The text as work before this client; None where no word of it can be read.

    Raises NoWorldYet.
    """
    profiling = profiler()
    profile = profiling.profile(text, title) if profiling else None
    if profile is None:
        return None
    stage = stage_of(engagement, reader=reader, now=now)
    asked = asked_of_text(stage.world, profile, title or "What you pasted")
    found = gaps.gaps(
        asked,
        gaps.mine_of(stage.world, stage.person),
        gaps.market_demand(stage.world, asked),
    )
    zone = float(profile["zone"].estimates[0])
    return Read(
        words=profile.words,
        interests=_interests(profile),
        zone=zone_words(zone),
        fit=_fit(stage, profile),
        gap=view_of(found),
        alike=_alike(stage.world, profile, title or text[:OPENING]),
        shown=skills_shown(text, most=MOST_SKILLS),
        sources=sources_of(),
    )


def asked_of_text(world: World, profile: TextProfile, title: str) -> Asked:
    """What a text asks for, as an occupation would; columns as the world names them."""
    return Asked(
        title=title,
        skills=_levels(world.skills, profile, "skill"),
        knowledge=_levels(world.knowledge, profile, "knowledge"),
        zone=float(profile["zone"].estimates[0]),
    )


def _levels(
    domain: Domain | None, profile: TextProfile, name: str
) -> tuple[AskedLevel, ...]:
    levels, importance = profile[f"{name}_level"], profile[f"{name}_importance"]
    if domain is None or len(domain.names) != len(levels.estimates):
        return ()
    return tuple(
        AskedLevel(
            domain.names[k],
            float(levels.estimates[k]),
            float(importance.estimates[k]),
            float(levels.errors[k]),
        )
        for k in np.flatnonzero(importance.estimates >= COUNTS_FROM)
    )


def _interests(profile: TextProfile) -> Bars:
    figure = profile["interests"]
    wide = LIKELY * figure.errors
    return bars(
        "What the work is made of",
        [
            BarRow(
                interests.INTEREST_PLAIN[k],
                float(figure.estimates[k]),
                low=max(1.0, float(figure.estimates[k] - wide[k])),
                high=min(7.0, float(figure.estimates[k] + wide[k])),
            )
            for k in range(6)
        ],
        low=1,
        high=7,
        note="As it is read from the text, from 1, hardly any, to 7, a great deal. The"
        " pale band is how far off that may be.",
        first_column="Kind of activity",
    )


def _fit(stage: Stage, profile: TextProfile) -> str:
    """How the person's interests agree with those read from the text."""
    person = stage.person
    if person.interests is None:
        return ""
    if person.interests_are_flat:
        return interests.TOO_CLOSE
    theirs = profile["interests"].estimates[None, :]
    r = float(interests.correlation(np.array(person.interests), theirs)[0])
    return "" if np.isnan(r) else FIT_WORDS[interests.label(r)]


def _alike(world: World, profile: TextProfile, named: str) -> tuple[AlikeWork, ...]:
    """Occupations whose figures agree best, and whose titles are like its name.

    The mean of the correlations known, and half as much for a title that is the same:
    our own rule.
    """
    parts = [
        _agreement(world.interests, profile["interests"].estimates),
        *(
            _agreement(domain.importances, profile[f"{name}_importance"].estimates)
            for name, domain in (
                ("skill", world.skills),
                ("knowledge", world.knowledge),
            )
            if domain is not None
            and domain.importances.shape[1] == len(profile[f"{name}_level"].estimates)
        ),
    ]
    whole = np.where(world.is_rest, -1.0, np.nan_to_num(np.mean(parts, axis=0), nan=-1))
    for found in match_title(named, most=MOST_TITLES):
        row = world.row_of(found.code)
        if row is not None:
            whole[row] += TITLE * found.likeness
    order = np.lexsort((world.code_places, -whole))[:MOST_ALIKE]
    return tuple(
        AlikeWork(world.codes[row], phrases.plain_title(world.titles[row]))
        for row in order.tolist()
    )


def _agreement(rows: Floats, one: Floats) -> Floats:
    """Correlation of each row with one, both less the mean of every column."""
    middle = np.nanmean(rows, axis=0)
    return interests.correlation(one - middle, rows - middle)
