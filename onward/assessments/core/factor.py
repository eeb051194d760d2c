"""How well one factor stands behind the items of a scale. Pure."""

from dataclasses import dataclass

import numpy as np

from onward.assessments.core.arrays import Floats

STILL = 1e-10
MOST_ROUNDS = 2000
SURE = 0.95
FEWEST_ITEMS = 3  # with two, a loading cannot be told from the other


@dataclass(frozen=True, slots=True, eq=False)
class OneFactor:
    """Loadings of the items (k,) on their one factor, and what it leaves over.

    `residual` is the root mean square of the correlations it does not explain: above
    .08 they are more than one thing (Hu & Bentler 1999).
    """

    loadings: Floats
    residual: float


def correlations(answers: Floats) -> Floats:
    """Between the items of complete rows (n, k), every item with a spread: (k, k)."""
    return np.asarray(np.corrcoef(answers, rowvar=False), dtype=np.float64)


def one_factor(related: Floats) -> OneFactor | None:
    """Minimum residuals (Harman & Jones 1966): the loadings whose products come
    nearest to the correlations off the diagonal, (k, k) in, one loading solved for
    after the other until they stand still. The sign is that of most items.

    None for fewer than three items. A loading is held within -1 and 1 (Heywood).
    """
    k = len(related)
    if k < FEWEST_ITEMS:
        return None
    off = related - np.diag(np.diag(related))
    _, vectors = np.linalg.eigh(related)
    loadings: Floats = vectors[:, -1] * np.sqrt(np.abs(off).max(axis=1).mean())
    for _ in range(MOST_ROUNDS):
        before = loadings.copy()
        for item in range(k):
            others = loadings @ loadings - loadings[item] ** 2
            if others > 0:
                loadings[item] = np.clip(off[item] @ loadings / others, -1, 1)
        if np.abs(loadings - before).max() < STILL:
            break
    if loadings.sum() < 0:
        loadings = -loadings
    left = off - np.outer(loadings, loadings)
    beside = left[~np.eye(k, dtype=bool)]
    return OneFactor(loadings, float(np.sqrt((beside**2).mean())))


def omega(answers: Floats) -> float | None:
    """McDonald's omega total (1999) of the sum of the items: (sum of loadings)^2 over
    that and the unique variances, in the items' own units. Complete rows (n, k).

    None for fewer than three items and where an item has one answer only.
    """
    spread = answers.std(axis=0, ddof=1)
    if answers.shape[1] < FEWEST_ITEMS or not (spread > 0).all():
        return None
    found = one_factor(correlations(answers))
    if found is None:
        return None
    common = float((found.loadings * spread).sum() ** 2)
    unique = float(((1 - found.loadings**2) * spread**2).sum())
    return common / (common + unique) if common + unique > 0 else None


def factors_by_chance(
    answers: Floats, chance: np.random.Generator, *, draws: int = 100
) -> int:
    """Horn's parallel analysis (1965): how many eigenvalues of the correlations, from
    the largest on, exceed the 95th percentile of those of unrelated answers.

    Each draw shuffles every item among the people (Buja & Eyuboglu 1992), so that
    its distribution stays as it is. Complete rows (n, k), every item with a spread.
    """
    own = _eigenvalues(answers)
    by_chance = np.stack(
        [_eigenvalues(chance.permuted(answers, axis=0)) for _ in range(draws)]
    )
    above = own > np.quantile(by_chance, SURE, axis=0)
    return len(above) if above.all() else int(above.argmin())


def _eigenvalues(answers: Floats) -> Floats:
    """Of the correlations, the largest first."""
    rising = np.linalg.eigvalsh(correlations(answers))
    return np.asarray(rising[::-1], dtype=np.float64)
