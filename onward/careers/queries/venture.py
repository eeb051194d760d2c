"""Working for oneself: the path beside the shelves, with its mark and its steps."""

from dataclasses import dataclass
from datetime import datetime

from onward.careers.core.phrases import plain_title
from onward.careers.core.proofs import Proof
from onward.careers.core.venture import VENTURE, NearVenture, Venture, venture
from onward.careers.models import PathMark
from onward.careers.queries.facts import stage_of
from onward.careers.queries.needs import Offer
from onward.careers.queries.sources import Source, sources_of
from onward.coaching.models import Engagement
from onward.organisations.models import Member


@dataclass(frozen=True, slots=True)
class Proving:
    """What has to be proved, and the step that does it."""

    proof: Proof
    offer: Offer


@dataclass(frozen=True, slots=True)
class VenturePage:
    venture: Venture
    mark: PathMark | None
    proofs: tuple[Proving, ...]
    near: tuple[tuple[str, NearVenture], ...]
    sources: tuple[Source, ...]

    @property
    def code(self) -> str:
        return self.venture.code

    @property
    def title(self) -> str:
        return self.venture.title

    @property
    def word(self) -> str:
        """What it is marked: chosen, kept, vetoed, or "" without a mark."""
        if self.mark is None:
            return ""
        return "chosen" if self.mark.chosen else self.mark.mark


def venture_page(
    engagement: Engagement, *, reader: Member | None, now: datetime
) -> VenturePage:
    """Raises NoWorldYet."""
    stage = stage_of(engagement, reader=reader, now=now)
    found = venture(stage.world, stage.person, engagement.circumstance)
    return VenturePage(
        venture=found,
        mark=PathMark.objects.filter(
            engagement=engagement, occupation_code=VENTURE
        ).first(),
        proofs=tuple(Proving(one, _offer(one)) for one in found.proofs),
        near=tuple((plain_title(one.title), one) for one in found.near),
        sources=sources_of(),
    )


def _offer(proof: Proof) -> Offer:
    return Offer(
        title=proof.title,
        why=proof.why[:400],
        kind="launch",
        evidence=proof.done_when[:300],
    )
