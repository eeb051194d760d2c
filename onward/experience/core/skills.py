"""How sure a skill is, and the level that was shown. Pure.

Levels run 0 to 7, as O*NET rates them. What a person says of themselves agrees only
loosely with tests (Zell & Krizan 2014, mean r about .29), so each level says what it
rests on: verified, evidenced, or self-said (science 2.5).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median
from typing import Self

DOMAINS = ("skills", "knowledge")
MOST_LEVEL = 7
LONG_UNUSED = 5  # years after which we say so


@dataclass(frozen=True, slots=True, order=True)
class Skill:
    """One skill or kind of knowledge: "Mathematics" is both."""

    domain: str
    name: str

    @property
    def key(self) -> str:
        """As forms and lists name it.

        >>> Skill("skills", "Mathematics").key
        'skills:Mathematics'
        """
        return f"{self.domain}:{self.name}"

    @classmethod
    def of(cls, key: str) -> Self:
        """The skill of a key. ValueError when the domain is no domain.

        >>> Skill.of("knowledge:Mathematics").domain
        'knowledge'
        """
        domain, _, name = key.partition(":")
        if domain not in DOMAINS or not name:
            raise ValueError(f"No skill is named {key!r}.")
        return cls(domain, name)


class Status(StrEnum):
    """What a level rests on, the least sure first."""

    UNKNOWN = "unknown"
    SELF_SAID = "self-said"
    EVIDENCED = "evidenced"
    VERIFIED = "verified"


RANK = {status: rank for rank, status in enumerate(Status)}


class Kind(StrEnum):
    """What something is that speaks for a skill."""

    SAID = "said"  # the client's own word
    PROOF = "proof"  # nobody looked at it yet
    LOOKED = "looked"  # the coach looked, and says which level it shows
    SEEN = "seen"  # somebody who saw the client work says so


STATUS_OF = {
    Kind.SAID: Status.SELF_SAID,
    Kind.PROOF: Status.EVIDENCED,
    Kind.SEEN: Status.EVIDENCED,
    Kind.LOOKED: Status.VERIFIED,
}
SHOWS = frozenset({Kind.LOOKED, Kind.SEEN})


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that speaks for a skill; `level` 0..7, None for a proof as it came."""

    skill: Skill
    kind: Kind
    level: float | None = None


@dataclass(frozen=True, slots=True)
class Backing:
    """What is known of one skill. `said` and `shown` are levels 0..7 or None."""

    status: Status = Status.UNKNOWN
    said: float | None = None
    shown: float | None = None
    proofs: int = 0
    seen_by: int = 0


def status_of(pieces: Iterable[Piece]) -> Status:
    """The surest thing that speaks for it counts; so more never makes it less sure.

    >>> one = Skill("skills", "Writing")
    >>> status_of([Piece(one, Kind.SAID, 4), Piece(one, Kind.PROOF)]).value
    'evidenced'
    """
    found = (STATUS_OF[piece.kind] for piece in pieces)
    return max(found, key=RANK.__getitem__, default=Status.UNKNOWN)


def shown_level(pieces: Iterable[Piece]) -> float | None:
    """The median of what others saw and of what looked-at proofs show; None without.

    Our own rule: the middle of all of them, each counting once, so that one kind friend
    or one strict look moves it little. What is only said, and a proof nobody looked at,
    has no part in it.

    >>> one = Skill("skills", "Writing")
    >>> shown_level([Piece(one, Kind.SEEN, 6), Piece(one, Kind.LOOKED, 3),
    ...              Piece(one, Kind.SEEN, 5), Piece(one, Kind.SAID, 7)])
    5
    """
    levels = [p.level for p in pieces if p.kind in SHOWS and p.level is not None]
    return median(levels) if levels else None


def said_level(pieces: Iterable[Piece]) -> float | None:
    """The client's own word; the highest, should there be several."""
    levels = [p.level for p in pieces if p.kind is Kind.SAID and p.level is not None]
    return max(levels, default=None)


def backing(pieces: Sequence[Piece]) -> Backing:
    """What all pieces about one skill come to; their order makes no difference."""
    kinds = [piece.kind for piece in pieces]
    return Backing(
        status=status_of(pieces),
        said=said_level(pieces),
        shown=shown_level(pieces),
        proofs=kinds.count(Kind.PROOF) + kinds.count(Kind.LOOKED),
        seen_by=kinds.count(Kind.SEEN),
    )


def backings(pieces: Iterable[Piece]) -> dict[Skill, Backing]:
    """By skill, for every skill something speaks for."""
    found: dict[Skill, list[Piece]] = {}
    for piece in pieces:
        found.setdefault(piece.skill, []).append(piece)
    return {skill: backing(some) for skill, some in found.items()}


def is_long_unused(year: int | None, *, this_year: int) -> bool:
    """Whether it was last used so long ago that it is worth saying."""
    return year is not None and this_year - year >= LONG_UNUSED
