"""The picture of a client's skills: what a target asks, what is there, how sure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from onward.careers.core import gaps
from onward.careers.core import needs as needs_core
from onward.careers.core.domains import KNOWLEDGE, MOST_LEVEL, SKILLS
from onward.careers.core.gaps import Held, Mine
from onward.careers.core.needs import Need
from onward.careers.queries.facts import Stage, stage_of
from onward.careers.queries.needs import Offer, offer_of
from onward.careers.queries.sources import Source, sources_of
from onward.careers.queries.targets import (
    Asking,
    Target,
    asking_of,
    called,
    targets_of,
)
from onward.coaching.models import Engagement
from onward.experience.core.skills import Backing, Skill, Status, is_long_unused
from onward.experience.models import SkillRating
from onward.experience.queries import backings_of, own_ratings
from onward.organisations.models import Member
from onward.ui.core.charts import Bar, BarRow, bars, plain

HEADS = (
    (needs_core.LEARN, "To learn", "a course or a teacher, and a place to use it"),
    (needs_core.POLISH, "To polish", "nearly there: one small piece of work shows it"),
    (needs_core.LONG, "A long way", "a year of study, or work that teaches it"),
    (needs_core.UNKNOWN, "Not known yet", "nobody has said, and no work told of it"),
    (needs_core.READY, "Ready", "what it asks is there"),
)
WORDS = {
    Status.VERIFIED: "verified",
    Status.EVIDENCED: "evidenced",
    Status.SELF_SAID: "self-said",
    Status.UNKNOWN: "not said",
}
BY_WORK = "from your work"


@dataclass(frozen=True, slots=True)
class SkillRow:
    """One skill a target asks for, before this client."""

    skill: Skill
    name: str
    bar: Bar
    told: str
    status: str
    is_sure: bool  # something other than a word speaks for it
    backed: str
    last_used: int | None
    offer: Offer | None


@dataclass(frozen=True, slots=True)
class SkillGroup:
    """Those of one class: to learn, to polish, a long way, not known, ready."""

    kind: str
    head: str
    note: str
    rows: tuple[SkillRow, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """One target's skills, the most pressing first."""

    target: Target
    groups: tuple[SkillGroup, ...]

    @property
    def count(self) -> int:
        return sum(len(group.rows) for group in self.groups)

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """How many are of each class, in words and figures."""
        return tuple((group.head.lower(), len(group.rows)) for group in self.groups)

    @property
    def sure(self) -> tuple[tuple[str, int], ...]:
        """How many are verified, how many evidenced, how many self-said."""
        words = [row.status for group in self.groups for row in group.rows]
        kinds = (Status.VERIFIED, Status.EVIDENCED, Status.SELF_SAID)
        return tuple((WORDS[kind], words.count(WORDS[kind])) for kind in kinds)


@dataclass(frozen=True, slots=True)
class SkillsPage:
    """Every target, one of them drawn, and how far the asking has come."""

    targets: tuple[Target, ...]
    picture: Picture | None
    asking: Asking
    sources: tuple[Source, ...]


def skills_page(
    engagement: Engagement, *, target: str = "", reader: Member | None, now: datetime
) -> SkillsPage:
    """The targets with one drawn: that with the key `target`, or the first.

    Raises NoWorldYet.
    """
    stage = stage_of(engagement, reader=reader, now=now)
    targets = targets_of(engagement, stage.world)
    rated = [one for one in targets if one.is_rated]
    chosen = next((one for one in rated if str(one.row.pk) == target), None)
    drawn = chosen or next(iter(rated), None)
    return SkillsPage(
        targets=targets,
        picture=_picture(engagement, stage, drawn, now) if drawn else None,
        asking=asking_of(engagement, targets),
        sources=sources_of(),
    )


def _picture(
    engagement: Engagement, stage: Stage, target: Target, now: datetime
) -> Picture:
    mine = gaps.mine_of(stage.world, stage.person)
    demand = gaps.market_demand(stage.world, target.asked)
    found = gaps.gaps(target.asked, mine, demand)
    tell = _Teller(mine, backings_of(engagement), own_ratings(engagement), now.year)
    wanted = [one for one in found.needs if one.domain in {SKILLS, KNOWLEDGE}]
    groups = (
        SkillGroup(kind, head, note, tell.rows(wanted, kind))
        for kind, head, note in HEADS
    )
    return Picture(target, tuple(group for group in groups if group.rows))


@dataclass(frozen=True, slots=True)
class _Teller:
    """Makes rows of needs."""

    mine: Mine
    backings: Mapping[Skill, Backing]
    said: Mapping[Skill, SkillRating]
    this_year: int

    def rows(self, needs: Sequence[Need], kind: str) -> tuple[SkillRow, ...]:
        return tuple(self.row(need) for need in needs if need.kind == kind)

    def row(self, need: Need) -> SkillRow:
        skill = Skill(need.domain, need.name)
        held = self._held(need)
        backing = self.backings.get(skill, Backing())
        rating = self.said.get(skill)
        year = rating.last_used_year if rating else None
        is_long = is_long_unused(year, this_year=self.this_year)
        return SkillRow(
            skill=skill,
            name=called(skill),
            bar=_bar(need, held),
            told=_told(need, held),
            status=_status(backing, held),
            is_sure=backing.status in {Status.VERIFIED, Status.EVIDENCED},
            backed=_backed(backing),
            last_used=year if is_long else None,
            offer=offer_of(need) if need.kind != needs_core.READY else None,
        )

    def _held(self, need: Need) -> Held | None:
        levels = self.mine.skills if need.domain == SKILLS else self.mine.knowledge
        return levels.get(need.name)


def _bar(need: Need, held: Held | None) -> Bar:
    row = BarRow(need.name, None)
    if held is not None:
        low, high = _ends(held)
        row = BarRow(need.name, held.level, low=low, high=high, need=need.asked)
    return bars("", [row], high=MOST_LEVEL).bars[0]


def _ends(held: Held) -> tuple[float, float]:
    return (
        max(held.level - held.doubt, 0.0),
        min(held.level + held.doubt, MOST_LEVEL),
    )


def _told(need: Need, held: Held | None) -> str:
    """The figures of the drawing in words."""
    asked = f"asks {plain(need.asked)}"
    if held is None:
        return f"{asked} of 7"
    low, high = (plain(end) for end in _ends(held))
    return f"{asked}, yours about {plain(held.level)} ({low} to {high})"


def _status(backing: Backing, held: Held | None) -> str:
    if backing.status is Status.UNKNOWN and held is not None:
        return BY_WORK
    return WORDS[backing.status]


def _backed(backing: Backing) -> str:
    """What speaks for it besides one's own word.

    >>> _backed(Backing(Status.EVIDENCED, proofs=2, seen_by=1))
    '2 proofs, 1 person'
    """
    proofs = f"{backing.proofs} proof{'s' * (backing.proofs != 1)}"
    people = f"{backing.seen_by} {'person' if backing.seen_by == 1 else 'people'}"
    found = [proofs] * bool(backing.proofs) + [people] * bool(backing.seen_by)
    return ", ".join(found)
