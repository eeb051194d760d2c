"""One thing that work asks for: how far it is, how long it takes, what to do. Pure."""

from dataclasses import dataclass

import numpy as np

from onward.careers.core import phrases
from onward.careers.core.domains import KNOWLEDGE
from onward.careers.core.education import ENTRY_ZONES, MONTHS, ZONES

EDUCATION, LICENCE = "education", "licence"
READY, POLISH, LEARN, LONG, UNKNOWN = "ready", "polish", "learn", "long", "unknown"
KINDS = (READY, POLISH, LEARN, LONG, UNKNOWN)
KIND_WORDS = {
    READY: "ready",
    POLISH: "to polish",
    LEARN: "to learn",
    LONG: "a long way",
    UNKNOWN: "not known",
}
BOUNDS = (0.5, 1.25, 2.5)  # levels: ready, polish, learn, beyond it a long way
DECIMALS = 9
# Ours: hours of learning from nothing to each level 0..7. A level costs 20 hours at
# the bottom and ten times as many at the top; knowledge takes half as long again.
LEVELS = (0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0)
HOURS = (0.0, 20.0, 50.0, 100.0, 180.0, 300.0, 460.0, 660.0)
KNOWLEDGE_TIMES = 1.5
HOURS_A_MONTH = 60.0  # of schooling, beside life
MOST_IMPORTANT = 5.0
# Of schooling: less is little to learn first, more than the second a long way.
READY_MONTHS, LEARN_MONTHS = 2.0, 12.0
SCHOOL = {"High school diploma or equivalent": 2}  # and the job zone it is


@dataclass(frozen=True, slots=True)
class Need:
    """One thing asked for, what there is of it, and what lies between.

    Levels 0..7 (job zones 1..5 for education). `low` to `high` is how large the gap
    may be; None where what one has is not known. `demand` is the share of openings
    that ask for as much.
    """

    domain: str  # "skills", "knowledge", EDUCATION, LICENCE
    name: str
    asked: float
    has: float | None
    gap: float | None
    low: float | None
    high: float | None
    kind: str
    sources: tuple[str, ...]  # of "said", "done", "shown": every one that went in
    importance: float
    hours: float | None
    demand: float = 0.0
    doubt: float = 0.0  # half the width of the interval of `has`

    @property
    def priority(self) -> float | None:
        """Science 2.5: importance x gap x (1 + demand) / hours; None without hours."""
        if self.gap is None or not self.hours:
            return None
        return self.importance * self.gap * (1 + self.demand) / self.hours

    @property
    def is_open(self) -> bool:
        return self.kind in {POLISH, LEARN, LONG}

    @property
    def step(self) -> str:
        """What a plan would say to do about it."""
        return _step(self)

    @property
    def asks(self) -> str:
        """What the work asks, without a word of what there is of it: others read it."""
        return _asks(self)

    @property
    def why(self) -> str:
        """The figures behind it, in words; for a page alone, never for a plan."""
        return _why(self)


def kind_of(gap: float) -> str:
    """The class of a gap in levels.

    >>> [kind_of(gap) for gap in (0.5, 0.51, 1.25, 2.5, 2.6)]
    ['ready', 'polish', 'polish', 'learn', 'long']
    """
    rounded = round(gap, DECIMALS)
    for kind, bound in zip((READY, POLISH, LEARN), BOUNDS, strict=True):
        if rounded <= bound:
            return kind
    return LONG


def hours_between(domain: str, have: float, asked: float) -> float:
    """Hours of learning from one level to another, by our rule.

    >>> hours_between("skills", 2.0, 3.5)
    90.0
    >>> hours_between("knowledge", 2.0, 3.0), hours_between("skills", 4.0, 3.0)
    (75.0, 0.0)
    """
    times = KNOWLEDGE_TIMES if domain == KNOWLEDGE else 1.0
    between = np.interp(asked, LEVELS, HOURS) - np.interp(have, LEVELS, HOURS)
    return times * max(float(between), 0.0)


def unknown(domain: str, name: str, level: float, importance: float) -> Need:
    """Something asked for of which nothing is known."""
    return Need(
        domain=domain,
        name=name,
        asked=level,
        has=None,
        gap=None,
        low=None,
        high=None,
        kind=UNKNOWN,
        sources=(),
        importance=importance,
        hours=None,
    )


def education(
    zone: float,
    own: float | None,
    entry: str,
    demand: float,
    months: float | None = None,
) -> Need:
    """Preparation, in job zones; the class follows the months it takes.

    `months` are those of the card; without them those between the zones.
    """
    if own is None:
        return unknown(EDUCATION, entry or "Preparation", zone, MOST_IMPORTANT)
    if months is None:
        months = float(np.interp(zone, ZONES, MONTHS) - np.interp(own, ZONES, MONTHS))
    kind = LONG
    if months < READY_MONTHS:
        kind = READY
    elif months <= LEARN_MONTHS:
        kind = LEARN
    # A degree one has is not what is still to learn.
    is_held = own >= {**ENTRY_ZONES, **SCHOOL}.get(entry, 0)
    name = "Preparation" if is_held and kind != READY else entry or "Preparation"
    gap = max(zone - own, 0.0)
    return Need(
        domain=EDUCATION,
        name=name,
        asked=zone,
        has=own,
        gap=gap,
        low=gap,
        high=gap,
        kind=kind,
        sources=("said",),
        importance=MOST_IMPORTANT,
        hours=HOURS_A_MONTH * max(months, 0.0),
        demand=demand,
    )


def licence(*, is_held: bool) -> Need:
    """A licence most states ask for; how long it takes differs, so no hours."""
    return Need(
        domain=LICENCE,
        name="Licence",
        asked=1.0,
        has=1.0 if is_held else 0.0,
        gap=0.0 if is_held else 1.0,
        low=0.0,
        high=1.0,
        kind=READY if is_held else LEARN,
        sources=("done",) if is_held else (),
        importance=MOST_IMPORTANT,
        hours=0.0 if is_held else None,
    )


def order(need: Need) -> tuple[int, float, str, str]:
    """Open gates first, then by priority; then what is unknown, what is ready last."""
    if need.is_open and need.priority is None:
        return 0, 0.0, need.domain, need.name
    if need.is_open and need.domain == EDUCATION:
        return 1, 0.0, need.domain, need.name
    if need.is_open:
        worth = need.priority or 0.0
        return 2, -round(worth, DECIMALS), need.domain, need.name
    group = 3 if need.kind == UNKNOWN else 4
    return group, -need.importance, need.domain, need.name


def _step(need: Need) -> str:
    name = phrases.in_sentence(need.name)
    if need.kind == READY:
        return ""
    if need.domain == LICENCE:
        return "Find out what licence your state asks for"
    if need.domain == EDUCATION:
        return "Find out what learning it takes here, and what it costs"
    if need.kind == UNKNOWN:
        return f"Find out how far you are with {name}"
    return {
        POLISH: f"Brush up {name}: one small piece of work that shows it",
        LEARN: f"Learn {name}: one course or teacher, and one place to use it",
        LONG: f"Look for a way into {name}: a year of study, or a job that teaches",
    }[need.kind]


# What a level rests on, as far as it goes: said, done and shown, in this order.
SAID, DONE, SHOWN = "said", "done", "shown"
SOURCES = {
    (): "as far as is known",
    (SAID,): "by what you say yourself",
    (DONE,): "by the work you have done",
    (SHOWN,): "by what you can show",
    (SAID, DONE): "by what you say and have done",
    (SAID, SHOWN): "by what you say and can show",
    (DONE, SHOWN): "by what you have done and can show",
    (SAID, DONE, SHOWN): "by what you say, have done and can show",
}


def _asks(need: Need) -> str:
    if need.domain == LICENCE:
        return "Most states ask for a licence; what it takes differs."
    if need.domain == EDUCATION:
        if need.name == "Preparation":
            return "It usually asks for preparation first."
        return f"The usual way in: {need.name.lower()}."
    return f"It asks for level {need.asked:.1f} of 7."


def _why(need: Need) -> str:
    if need.domain == LICENCE:
        held = "; the work you have done asked for it too" if need.kind == READY else ""
        return f"Most states ask for a licence; what it takes differs{held}."
    if need.domain == EDUCATION:
        return _why_education(need)
    if need.has is None:
        return f"It asks for level {need.asked:.1f} of 7; yours is not known."
    told = f"It asks for level {need.asked:.1f} of 7; yours is about {need.has:.1f}"
    width = need.high - (need.gap or 0) if need.high is not None else 0.0
    sure = f", give or take {width:.1f}" if need.is_open and width else ""
    return f"{told}, {SOURCES[need.sources]}{sure}."


def _why_education(need: Need) -> str:
    usual = "" if need.name == "Preparation" else f" (usual: {need.name.lower()})"
    if need.has is None:
        return f"Your schooling is not known{usual}."
    if need.kind == READY:
        return f"You have the preparation it usually asks for{usual}."
    months = (need.hours or 0.0) / HOURS_A_MONTH
    how_long = phrases.months_in_words(months)
    return f"It usually takes {how_long} from where you are{usual}."
