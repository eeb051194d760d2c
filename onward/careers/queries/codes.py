"""Which code of now an older or wider code stands for, by the crosswalks in force."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from onward.careers.core import crosswalks
from onward.careers.models import CodeMove, EscoLink, Occupation, Release
from onward.careers.queries.world import bls_code_of

Moves = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Published:
    """Under which code figures of an O*NET-SOC code are published, and moved codes."""

    codes: Mapping[str, str] = field(default_factory=dict)
    moves: Moves = field(default_factory=dict)

    def of(self, code: str) -> str:
        """By the crosswalk in force; without one by our own short list."""
        return self.codes.get(code) or bls_code_of(code)


def moves_in_force(part: str) -> dict[str, tuple[str, ...]]:
    """From each code to the codes that stand for it; empty without a crosswalk."""
    pairs = CodeMove.objects.filter(
        release__part=part, release__is_current=True
    ).order_by("old", "new")
    found: dict[str, tuple[str, ...]] = {}
    for old, new in pairs.values_list("old", "new"):
        found[old] = (*found.get(old, ()), new)
    return found


def published_now() -> Published:
    """What the crosswalks in force say."""
    codes = moves_in_force(Release.Part.PUBLISHED)
    return Published(
        codes={code: all_[0] for code, all_ in codes.items()},
        moves=moves_in_force(Release.Part.MOVED),
    )


def followed(code: str) -> tuple[str, ...]:
    """The codes in the release in force that a code of any release stands for.

    By the crosswalk of moved codes; without one only itself, or nothing.
    """
    known = Occupation.objects.filter(
        release__part=Release.Part.OCCUPATIONS, release__is_current=True
    ).values_list("code", flat=True)
    moves = moves_in_force(Release.Part.MOVED)
    return crosswalks.followed(code, moves, known)


def esco_links(code: str) -> tuple[EscoLink, ...]:
    """The ESCO occupations an O*NET occupation is like, the nearest match first."""
    order = list(EscoLink.Match.values)
    found = EscoLink.objects.filter(release__is_current=True, occupation_code=code)
    return tuple(sorted(found, key=lambda link: (order.index(link.match), link.uri)))
