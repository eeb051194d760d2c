"""How well a person's interests and an occupation's agree. Pure.

The index is the correlation of the two profiles of six (Xu & Li 2020; O*NET's own way,
Gregory & Lewis 2016), with the two kinds of misfit named apart (Wiegand et al. 2021).
The letter index and Prediger's plane are computed for comparison and tests only.
"""

from collections.abc import Sequence

import numpy as np

from onward.careers.core.world import INTERESTS, Floats

INTEREST_PLAIN = (
    "Hands-on work",
    "Working things out",
    "Making things",
    "Helping people",
    "Leading, persuading",
    "Keeping order",
)
FLAT_BELOW = 0.20  # of the scale's range: science 1.2, 8 of 40 points
LIKES = 0.8  # z of the person's own profile
ASKS_A_LOT, ASKS = 5.0, 4.0
OFFERS_LITTLE = 2.5
STRONG, GOOD, POSSIBLE = 0.73, 0.61, 0.30


def correlation(person: Floats, occupations: Floats) -> Floats:
    """Pearson's r of one profile (6,) with many (n, 6); NaN where either is flat."""
    mine = person - person.mean(axis=-1, keepdims=True)
    theirs = occupations - occupations.mean(axis=-1, keepdims=True)
    together = (mine * theirs).sum(axis=-1)
    lengths = np.sqrt((mine**2).sum(axis=-1) * (theirs**2).sum(axis=-1))
    with np.errstate(invalid="ignore", divide="ignore"):
        r = np.where(lengths > 0, together / lengths, np.nan)
    return np.clip(r, -1, 1)


def fit(r: Floats) -> Floats:
    """Science 2.2: r of .9 and more is 1, of -.2 and less 0."""
    return np.clip((r + 0.2) / 1.1, 0, 1)


def label(r: float) -> str:
    """Strong, good, possible or weaker; with six points r of .73 is p = .05."""
    if r >= STRONG:
        return "strong"
    if r >= GOOD:
        return "good"
    return "possible" if r >= POSSIBLE else "weaker"


def is_flat(person: Sequence[float], *, low: float = 1, high: float = 5) -> bool:
    """True when highest and lowest differ by less than a fifth of the range."""
    # Rounded, so that .8 of 4 is not a hair under a fifth.
    return round((max(person) - min(person)) / (high - low), 9) < FLAT_BELOW


def z_scores(person: Floats) -> Floats:
    """A person's scores against their own mean and spread; noughts when all agree."""
    spread = person.std()
    if spread == 0:
        return np.zeros_like(person)
    z: Floats = (person - person.mean()) / spread
    return z


def asks_too_much(person: Floats, occupation: Floats) -> tuple[int, ...]:
    """Kinds of activity the work asks a lot of and the person rated low."""
    z = z_scores(person)
    return _where((z <= -LIKES) & (occupation >= ASKS_A_LOT), z)


def offers_too_little(person: Floats, occupation: Floats) -> tuple[int, ...]:
    """Kinds of activity the person likes and the work hardly has."""
    z = z_scores(person)
    return _where((z >= LIKES) & (occupation <= OFFERS_LITTLE), -z)


def lukewarm(person: Floats, occupation: Floats) -> tuple[int, ...]:
    """Kinds the work asks for and the person rated below their own middle."""
    z = z_scores(person)
    return _where((z > -LIKES) & (z <= 0) & (occupation >= ASKS), -occupation)


def shared(person: Floats, occupation: Floats) -> tuple[int, ...]:
    """Kinds both are high in, the most telling first."""
    mine, theirs = z_scores(person), z_scores(occupation)
    return _where((mine > 0) & (theirs > 0), -mine * theirs)


def _where(flags: np.ndarray, order: Floats) -> tuple[int, ...]:
    found = [int(k) for k in np.flatnonzero(flags)]
    return tuple(sorted(found, key=lambda k: (float(order[k]), k)))


def letter_index(person: str, occupation: str) -> int:
    """C-index of two three-letter codes (Brown & Gore 1994), 0 to 18.

    Letter by letter 3 for the same, 2 for neighbours on the hexagon, 1 for the next
    but one, 0 for opposites; weighted 3, 2, 1.
    """
    steps = [
        abs(INTERESTS.index(a) - INTERESTS.index(b))
        for a, b in zip(person, occupation, strict=True)
    ]
    points = [3 - min(step, 6 - step) for step in steps]
    return 3 * points[0] + 2 * points[1] + points[2]


def prediger(profile: Sequence[float]) -> tuple[float, float]:
    """People (-) to things (+), and ideas (-) to data (+) (Prediger 1982)."""
    r, i, a, s, e, c = profile
    return 2 * r + i - a - 2 * s - e + c, 1.73 * (e + c - i - a)
