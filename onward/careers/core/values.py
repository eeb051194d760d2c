"""How well what matters to a person and what work offers agree. Pure."""

from collections.abc import Collection, Sequence

import numpy as np

from onward.careers.core.interests import correlation
from onward.careers.core.world import Floats

MUST_HAVE_FROM = 3.5  # extent 1..7: below it a must-have is not met
MUST_HAVE_COST = 0.1


def fit(
    person: Floats, occupations: Floats, *, must_haves: Collection[int] = ()
) -> Floats:
    """Science 2.3: (r + .3) / 1.2 within 0..1, less .1 a must-have that is missing.

    `person` (6,) centred values, `occupations` (n, 6) extents 1..7; NaN if unknown.
    """
    return fit_of(correlation(person, occupations), occupations, must_haves=must_haves)


def fit_of(r: Floats, occupations: Floats, *, must_haves: Collection[int]) -> Floats:
    """The same from correlations already at hand, (n,) or (draws, n)."""
    scores = np.clip((r + 0.3) / 1.2, 0, 1)
    if not must_haves:
        return scores
    missing = (occupations[..., sorted(must_haves)] < MUST_HAVE_FROM).sum(axis=-1)
    fits: Floats = np.clip(scores - MUST_HAVE_COST * missing, 0, 1)
    return fits


def shared(person: Sequence[float], occupation: Sequence[float]) -> tuple[int, ...]:
    """Values high for both, the most telling first."""
    both = [m * t if m > 0 and t > 0 else 0 for m, t in _about(person, occupation)]
    return tuple(sorted((k for k in range(6) if both[k]), key=lambda k: -both[k]))


def unmet(person: Sequence[float], occupation: Sequence[float]) -> tuple[int, ...]:
    """Values that matter to the person and that the work is low in, worst first."""
    apart = [m * t if m > 0 > t else 0 for m, t in _about(person, occupation)]
    return tuple(sorted((k for k in range(6) if apart[k]), key=lambda k: apart[k]))


def _about(
    person: Sequence[float], occupation: Sequence[float]
) -> list[tuple[float, float]]:
    """Both profiles about their own means."""
    mine, theirs = sum(person) / len(person), sum(occupation) / len(occupation)
    pairs = zip(person, occupation, strict=True)
    return [(one - mine, other - theirs) for one, other in pairs]
