"""Which code of now an older or wider code stands for, by the crosswalks in force."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from onward.careers.core.crosswalks import Moves
from onward.careers.core.world import SOC
from onward.careers.models import EscoLink, Release
from onward.careers.queries.lists import bls_code_of, moves_in_force


@dataclass(frozen=True, slots=True)
class Published:
    """Under which code figures of an O*NET-SOC code are published, and moved codes."""

    codes: Mapping[str, str] = field(default_factory=dict)
    moves: Moves = field(default_factory=dict)

    def of(self, code: str) -> str:
        """By the crosswalk in force; without one by our own short list."""
        return self.codes.get(code) or bls_code_of(code)


def published_now() -> Published:
    """What the crosswalks in force say."""
    codes = moves_in_force(Release.Part.PUBLISHED)
    return Published(
        codes={code: all_[0] for code, all_ in codes.items()},
        moves=moves_in_force(Release.Part.MOVED),
    )


def esco_links(code: str) -> tuple[EscoLink, ...]:
    """The ESCO occupations an occupation is like, the nearest match first.

    A SOC code goes by the O*NET occupation of the same name, which ends in .00.
    """
    codes = [code, f"{code}.00"] if len(code) == SOC else [code]
    order = list(EscoLink.Match.values)
    found = EscoLink.objects.filter(release__is_current=True, occupation_code__in=codes)
    return tuple(sorted(found, key=lambda link: (order.index(link.match), link.uri)))
