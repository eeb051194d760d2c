"""How well a person's interests and an occupation's agree. Pure.

The index is the correlation of the two profiles of six (Xu & Li 2020; O*NET's own way,
Gregory & Lewis 2016), with the two kinds of misfit named apart (Wiegand et al. 2021).
The letter index and Prediger's plane are computed for comparison and tests only.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

import numpy as np

from onward.careers.core import phrases
from onward.careers.core.world import INTERESTS, Floats

Profile = Sequence[float]  # six figures, R I A S E C
KINDS = range(6)
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
TOO_CLOSE = "Your interests lie close together, so they do not tell occupations apart."
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


def agreement(person: Floats, shapes: Floats) -> Floats:
    """The same r from rows already about their means and of length one (world)."""
    mine = person - person.mean()
    length = float(np.sqrt((mine**2).sum()))
    if not length > 0:
        return np.full(len(shapes), np.nan)
    r: Floats = np.clip(shapes @ (mine / length), -1, 1)
    return r


def fit(r: Floats) -> Floats:
    """Science 2.2: r of .9 and more is 1, of -.2 and less 0."""
    return np.clip((r + 0.2) / 1.1, 0, 1)


def correlation_of(score: float) -> float:
    """The correlation a score was made from, within -.2 and .9."""
    return 1.1 * score - 0.2


def label(r: float) -> str:
    """Strong, good, possible or weaker; with six points r of .73 is p = .05."""
    r = round(r, 9)
    if r >= STRONG:
        return "strong"
    if r >= GOOD:
        return "good"
    return "possible" if r >= POSSIBLE else "weaker"


def is_flat(person: Sequence[float], *, low: float = 1, high: float = 5) -> bool:
    """True when highest and lowest differ by less than a fifth of the range."""
    # Rounded, so that .8 of 4 is not a hair under a fifth.
    return round((max(person) - min(person)) / (high - low), 9) < FLAT_BELOW


def z_scores(profile: Profile) -> tuple[float, ...]:
    """Scores against their own mean and spread; noughts when all agree."""
    return _z_scores(tuple(profile))


@lru_cache(maxsize=4096)  # a few profiles are asked for over and over in one list
def _z_scores(profile: tuple[float, ...]) -> tuple[float, ...]:
    mean = sum(profile) / len(profile)
    spread = sqrt(sum((score - mean) ** 2 for score in profile) / len(profile))
    if spread == 0:
        return (0.0,) * len(profile)
    return tuple((score - mean) / spread for score in profile)


def asks_too_much(person: Profile, occupation: Profile) -> tuple[int, ...]:
    """Kinds the work asks a lot of and the person rated low, worst first."""
    z = z_scores(person)
    found = [k for k in KINDS if z[k] <= -LIKES and occupation[k] >= ASKS_A_LOT]
    return tuple(sorted(found, key=lambda k: z[k]))


def offers_too_little(person: Profile, occupation: Profile) -> tuple[int, ...]:
    """Kinds the person likes and the work hardly has, most liked first."""
    z = z_scores(person)
    found = [k for k in KINDS if z[k] >= LIKES and occupation[k] <= OFFERS_LITTLE]
    return tuple(sorted(found, key=lambda k: -z[k]))


@dataclass(frozen=True, slots=True)
class Misfit:
    """One kind the work asks too much of, or offers too little of, for this person.

    A warning where it is known to go with lower satisfaction: too little of working
    things out or of making, too much of leading or of keeping order (science 2.1).
    """

    kind: str  # TOO_MUCH or TOO_LITTLE
    interest: int
    is_warning: bool

    @property
    def sentence(self) -> str:
        activity = phrases.ACTIVITIES[self.interest]
        if self.kind == TOO_MUCH:
            return f"It asks for a lot of {activity}, which you rated low."
        return f"You would have to find {activity} elsewhere; you like it."


TOO_MUCH, TOO_LITTLE = "too-much", "too-little"
WARN_TOO_LITTLE = frozenset({INTERESTS.index("I"), INTERESTS.index("A")})
WARN_TOO_MUCH = frozenset({INTERESTS.index("E"), INTERESTS.index("C")})


def misfits(person: Profile, occupation: Profile) -> tuple[Misfit, ...]:
    """Both kinds of misfit, warnings first, each kind worst first."""
    found = [
        *(
            Misfit(TOO_MUCH, k, k in WARN_TOO_MUCH)
            for k in asks_too_much(person, occupation)
        ),
        *(
            Misfit(TOO_LITTLE, k, k in WARN_TOO_LITTLE)
            for k in offers_too_little(person, occupation)
        ),
    ]
    return tuple(sorted(found, key=lambda one: not one.is_warning))


def lukewarm(person: Profile, occupation: Profile) -> tuple[int, ...]:
    """Kinds the work asks for and the person rated below their own middle."""
    z = z_scores(person)
    found = [k for k in KINDS if -LIKES < z[k] <= 0 and occupation[k] >= ASKS]
    return tuple(sorted(found, key=lambda k: -occupation[k]))


def shared(person: Profile, occupation: Profile) -> tuple[int, ...]:
    """Kinds both are high in, the most telling first."""
    mine, theirs = z_scores(person), z_scores(occupation)
    found = [k for k in KINDS if mine[k] > 0 and theirs[k] > 0]
    return tuple(sorted(found, key=lambda k: -mine[k] * theirs[k]))


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
