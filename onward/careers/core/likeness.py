"""How alike occupations are, from text or from activities, skills and knowledge. Pure.

Parts are each standardised over all pairs, added, and turned into the share of
occupations that are less like the row's own (science 2.4). The mobility part is left
out: flows of moves carry old barriers. What is missing is renormalised.

Skills are compared by the cosine of standardised levels (Gathmann & Schoenberg 2010).
The set similarity of Dawson et al. (2021) was tried in its place and told less: of
O*NET's own related occupations it found 6 in 100 among the nearest twenty, the cosine
29, and all parts together 60 (not fitted on that list).
"""

import numpy as np

from onward.careers.core.world import Floats

PARTS = {"activities": 0.35, "skills": 0.25, "knowledge": 0.15, "titles": 0.10}


def standardised(figures: Floats) -> Floats:
    """Each column with mean nought and spread one; unknown figures are its mean."""
    if np.isnan(figures).all():
        return np.zeros_like(figures)
    spread = np.nanstd(figures, axis=0)
    spread[~(spread > 0)] = 1.0
    centred: Floats = (figures - np.nanmean(figures, axis=0)) / spread
    return np.nan_to_num(centred)


def cosine(vectors: Floats) -> Floats:
    """(n, n) cosines of rows; nought with a row of noughts or unknowns."""
    known = np.nan_to_num(vectors)
    lengths = np.linalg.norm(known, axis=1, keepdims=True)
    unit = np.divide(known, lengths, out=np.zeros_like(known), where=lengths > 0)
    cosines: Floats = unit @ unit.T
    return cosines


def composite(parts: dict[str, Floats]) -> Floats:
    """The parts known, standardised over pairs and weighted as PARTS says."""
    total = sum(PARTS[name] for name in parts)
    mixed = np.zeros_like(next(iter(parts.values())))
    for name, part in sorted(parts.items()):
        off = part[~np.eye(len(part), dtype=bool)]
        spread = float(off.std()) or 1.0
        mixed += PARTS[name] / total * (part - float(off.mean())) / spread
    return mixed


def closer_than(similarity: Floats) -> Floats:
    """Share of the other occupations less like the row's than this one; self is 1.

    Ties share the middle, so that the order of rows never matters.
    """
    n = len(similarity)
    if n < 2:  # noqa: PLR2004 - one alone is like itself
        return np.ones((n, n))
    shares = np.empty((n, n))
    for row in range(n):
        others = np.delete(similarity[row], row)
        ordered = np.sort(others)
        below = np.searchsorted(ordered, similarity[row], side="left")
        upto = np.searchsorted(ordered, similarity[row], side="right")
        shares[row] = (below + upto) / (2 * (n - 1))
        shares[row, row] = 1.0
    return np.clip(shares, 0, 1)
