"""Which skills mark an occupation out, and which go together (science 2.4). Pure."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
SMALLEST = 1e-12


def advantage(ratings: Floats) -> Floats:
    """(n, k) revealed comparative advantage: share here over share in all.

    rca(j, s) = [r(j, s) / sum_s r(j, s)] / [sum_j r(j, s) / sum_js r(j, s)], for
    ratings (n, k) of nought and above (Alabdulkareem et al. 2018).
    """
    within = ratings / np.maximum(ratings.sum(1, keepdims=True), SMALLEST)
    overall = ratings.sum(0) / max(float(ratings.sum()), SMALLEST)
    shares: Floats = within / np.maximum(overall, SMALLEST)
    return shares


def signature(ratings: Floats) -> Flags:
    """(n, k) the skills an occupation leans on more than occupations do: rca > 1."""
    marks: Flags = advantage(ratings) > 1
    return marks


def complementarity(ratings: Floats) -> Floats:
    """(k, k) theta: the smaller of the two shares of occupations of one skill's that
    lean on the other too; nought for a skill nobody leans on.
    """
    marks = signature(ratings).astype(np.float64)
    together = marks.T @ marks
    alone = np.diag(together)
    most = np.maximum(np.maximum(alone[:, None], alone), SMALLEST)
    theta: Floats = together / most
    return theta


def density(held: Flags, theta: Floats) -> Floats:
    """(k,) how near each skill is to those held, 0..1: what might be next."""
    totals = np.maximum(theta.sum(1), SMALLEST)
    shares: Floats = theta[:, held].sum(1) / totals
    return shares


def set_similarity(ratings: Floats) -> Floats:
    """(n, n) Dawson, Williams & Rizoiu (2021): theta between the skills two
    occupations lean on, weighted by how much each does.
    """
    lean = np.where(signature(ratings), advantage(ratings), 0.0)
    lean /= np.maximum(lean.sum(1, keepdims=True), SMALLEST)
    found: Floats = lean @ complementarity(ratings) @ lean.T
    return found


def gaps(levels: Floats, weights: Floats) -> Floats:
    """(n, n) what the way from row to column misses: sum_s w_js max(0, L_js - L_is).

    levels: (n, k); weights: (n, k) of the target, each row brought to the sum 1.
    """
    shares = weights / np.maximum(weights.sum(1, keepdims=True), SMALLEST)
    found = np.empty((len(levels), len(levels)))
    for row, have in enumerate(levels):
        found[row] = (shares * np.maximum(levels - have, 0)).sum(1)
    return found
