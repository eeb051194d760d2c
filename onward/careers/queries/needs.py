"""The gap between a client and an occupation, grouped and ready for the plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from onward.careers.core import needs as needs_core
from onward.careers.core import phrases
from onward.careers.core.domains import SKILLS
from onward.careers.core.gaps import Gaps
from onward.careers.core.needs import Need
from onward.ui.core.charts import BarRow, Bars, bars

MOST_BARS = 8
MOST_OPEN = 5
MOST_OFFERED = 8
HOURS_WORTH_SAYING = 5
# What kind of step closes it, by the words plans use.
PLAN_KINDS = {needs_core.EDUCATION: "search", needs_core.LICENCE: "search"}
HEADS = (
    (needs_core.LEARN, "To learn", "a course or a teacher, and a place to use it"),
    (needs_core.POLISH, "To polish", "nearly there: one small piece of work shows it"),
    (needs_core.LONG, "A long way", "a year of study, or work that teaches it"),
)


@dataclass(frozen=True, slots=True)
class Offer:
    """A step the plan can take over with one press."""

    title: str
    why: str
    kind: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class NeedView:
    name: str
    why: str
    hours: str
    offer: Offer


@dataclass(frozen=True, slots=True)
class NeedGroup:
    """One class of gaps."""

    head: str
    note: str
    needs: tuple[NeedView, ...]


@dataclass(frozen=True, slots=True)
class GapView:
    """`ready` and `unknown` are named only; what is open can go into the plan."""

    gaps: Gaps
    plot: Bars | None
    groups: tuple[NeedGroup, ...]
    ready: tuple[str, ...]
    unknown: tuple[str, ...]
    told: str

    @property
    def is_known(self) -> bool:
        """Whether anything of the person's own is known."""
        return any(need.has is not None for need in self.gaps.needs)


def view_of(found: Gaps) -> GapView:
    """Gaps of an occupation, a vacancy or a story, as a page shows them."""
    groups = tuple(
        NeedGroup(head, note, needs)
        for kind, head, note in HEADS
        if (needs := tuple(map(_view, found.of(kind)[:MOST_OFFERED])))
    )
    return GapView(
        gaps=found,
        plot=_plot(found.needs),
        groups=groups,
        ready=_names(found.of(needs_core.READY)),
        unknown=_names(found.of(needs_core.UNKNOWN)),
        told=_told(found),
    )


def _names(found: Sequence[Need]) -> tuple[str, ...]:
    return tuple(_called(need) for need in found)


def _called(need: Need) -> str:
    """In mid-sentence."""
    if need.domain == needs_core.EDUCATION:
        return "the preparation it usually asks for"
    if need.domain == needs_core.LICENCE:
        return "the licence"
    return phrases.in_sentence(need.name)


def _view(need: Need) -> NeedView:
    return NeedView(
        name=phrases.plain_title(need.name),
        why=need.why,
        hours=_hours(need),
        offer=offer_of(need),
    )


def offer_of(need: Need) -> Offer:
    """A step for the plan, which others read: what the work asks, nothing of the
    person's own.
    """
    kind = PLAN_KINDS.get(need.domain, "build")
    if need.kind == needs_core.UNKNOWN:
        kind = "assess"
    return Offer(need.step[:160], need.asks[:400], kind)


def _hours(need: Need) -> str:
    """By our rule of thumb, and only where it says anything."""
    if not need.hours or need.hours < HOURS_WORTH_SAYING:
        return ""
    if need.domain == needs_core.EDUCATION:
        return phrases.months_in_words(need.hours / needs_core.HOURS_A_MONTH)
    return f"some {round(need.hours / 5) * 5} hours, by a rule of thumb"


def _told(found: Gaps) -> str:
    if found.coverage is None:
        return ""
    # Rounded down: while anything is missing it is not all of it.
    parts = floor(round(100 * found.coverage, 6))
    if any(need.domain == SKILLS and need.is_open for need in found.needs):
        parts = min(parts, 99)
    return (
        f"Of the skills it asks for you bring {phrases.of_a_hundred(parts / 100)}"
        " parts, as far as is known. Knowledge, schooling and licences are not in this."
    )


def _plot(found: Sequence[Need]) -> Bars | None:
    """What is missing first, then what matters most: what one has, what is asked."""
    levels = [n for n in found if n.domain not in PLAN_KINDS and n.has is not None]
    if not levels:
        return None
    far = [need for need in levels if need.is_open][:MOST_OPEN]
    rest = sorted(
        (need for need in levels if need not in far),
        key=lambda n: (-n.importance, n.name),
    )
    return bars(
        "What it asks, what you bring",
        [_bar(need) for need in [*far, *rest][:MOST_BARS]],
        high=7,
        note="The pale band is where you stand, as far as is known; the upright line is"
        " what the work asks. Levels 0 to 7.",
        first_column="Skill",
    )


def _bar(need: Need) -> BarRow:
    has = need.has or 0.0
    return BarRow(
        phrases.plain_title(need.name),
        has,
        text=needs_core.KIND_WORDS[need.kind],
        low=max(has - need.doubt, 0.0),
        high=min(has + need.doubt, 7.0),
        need=need.asked,
    )
