"""From similarities of occupations to shares: closer than so many of a hundred. Pure.

What is compared, and how it is weighed, stands in core/related.py; flows of moves are
no part of it, for they carry old barriers.
"""

import numpy as np

from onward.careers.core.domains import Floats


def cosine(vectors: Floats) -> Floats:
    """(n, n) cosines of rows; nought with a row of noughts or unknowns."""
    known = np.nan_to_num(vectors)
    lengths = np.linalg.norm(known, axis=1, keepdims=True)
    unit = np.divide(known, lengths, out=np.zeros_like(known), where=lengths > 0)
    cosines: Floats = unit @ unit.T
    return cosines


def closer_than(similarity: Floats) -> Floats:
    """Share of the other occupations less like the row's than this one; self is 1.

    (n, n) in and out. Ties share the middle, so that the order of rows never matters.
    """
    n = len(similarity)
    if n < 2:  # noqa: PLR2004 - one alone is like itself
        return np.ones((n, n))
    others = similarity.copy()
    np.fill_diagonal(others, -np.inf)  # each row's self comes first in its order
    order = others.argsort(axis=1)
    ordered = np.take_along_axis(others, order, axis=1)
    places = np.arange(n)
    is_new = np.ones((n, n), dtype=np.bool_)
    is_new[:, 1:] = ordered[:, 1:] > ordered[:, :-1]
    first = np.maximum.accumulate(np.where(is_new, places, 0), axis=1)
    is_last = np.roll(is_new, -1, axis=1)
    is_last[:, -1] = True
    last = np.minimum.accumulate(np.where(is_last, places, n)[:, ::-1], axis=1)[:, ::-1]
    shares = np.empty((n, n))
    np.put_along_axis(shares, order, (first - 1 + last) / (2 * (n - 1)), axis=1)
    np.fill_diagonal(shares, 1.0)
    return shares
