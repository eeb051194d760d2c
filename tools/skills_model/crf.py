"""Fitting a linear-chain CRF: sparse words, dense states, L-BFGS. Nothing by chance."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from onward.careers.core.text.tagger import FINAL, FIRST, NEVER, TAGS, legal

STEPS = 80
MOVES_PRIOR = 0.01


@dataclass(frozen=True, slots=True)
class Material:
    """words: (tokens, features) or its rows of ones; states: (tokens, d) or None."""

    words: sparse.csr_matrix
    states: np.ndarray | None
    tags: np.ndarray
    lengths: Sequence[int]


@dataclass(frozen=True, slots=True)
class Fitted:
    words: np.ndarray  # (features, 5)
    states: np.ndarray | None  # (d, 5)
    moves: np.ndarray  # (5, 5)


def fit(material: Material, *, words_prior: float, states_prior: float) -> Fitted:
    """The weights with the greatest likelihood less prior / 2 * their squares."""
    loss = _Loss(material, words_prior, states_prior)
    found = minimize(
        loss,
        np.zeros(loss.size),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": STEPS, "maxcor": 6},
    )
    words, states, moves = loss.parts(found.x)
    return Fitted(words, states if loss.wide else None, legal(moves))


class _Loss:
    def __init__(self, material: Material, words: float, states: float) -> None:
        self.material, self.priors = material, (words, states)
        self.features = material.words.shape[1]
        self.wide = 0 if material.states is None else material.states.shape[1]
        self.size = (self.features + self.wide + TAGS) * TAGS
        self.across = material.words.T.tocsr()
        self.gold = np.eye(TAGS, dtype=np.float32)[material.tags]
        starts = np.concatenate([[0], np.cumsum(material.lengths)[:-1]])
        lengths = np.array(material.lengths)
        self.blocks = [
            starts[lengths == n][:, None] + np.arange(n)
            for n in sorted({*material.lengths} - {0})
        ]
        self.steps = np.zeros((TAGS, TAGS))
        for rows in self.blocks:
            tags = material.tags[rows]
            np.add.at(self.steps, (tags[:, :-1].ravel(), tags[:, 1:].ravel()), 1)

    def parts(self, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        first, second = self.features * TAGS, (self.features + self.wide) * TAGS
        return (
            weights[:first].reshape(-1, TAGS).astype(np.float32),
            weights[first:second].reshape(-1, TAGS).astype(np.float32),
            weights[second:].reshape(TAGS, TAGS),
        )

    def __call__(self, weights: np.ndarray) -> tuple[float, np.ndarray]:
        words, states, moves = self.parts(weights)
        scores = (self.material.words @ words).astype(float)
        if self.wide:
            scores += self.material.states @ states
        allowed, step_gradient = legal(moves), self.steps.copy()
        expected = np.zeros_like(scores)
        likelihood = float((self.steps * moves).sum())
        for rows in self.blocks:
            block = scores[rows]
            whole, forward, backward = _sums(block, allowed)
            likelihood += float((block * self.gold[rows]).sum() - whole.sum())
            expected[rows] = np.exp(forward + backward - whole[:, None, None])
            after = (block[:, 1:] + backward[:, 1:])[:, :, None, :]
            joint = forward[:, :-1, :, None] + allowed + after
            step_gradient -= np.exp(joint - whole[:, None, None, None]).sum((0, 1))
        step_gradient[allowed <= NEVER] = 0
        missed = (self.gold - expected).astype(np.float32)
        gradient = [self.across @ missed, step_gradient]
        if self.wide:
            gradient.insert(1, self.material.states.T @ missed)
        flat = np.concatenate([g.ravel() for g in gradient]).astype(float)
        prior = np.repeat(
            [*self.priors, MOVES_PRIOR],
            [self.features * TAGS, self.wide * TAGS, TAGS * TAGS],
        )
        return (
            -(likelihood - 0.5 * float((prior * weights**2).sum())),
            -(flat - prior * weights),
        )


def _sums(scores: np.ndarray, moves: np.ndarray) -> tuple[np.ndarray, ...]:
    """Log Z, forward and backward sums of sentences of one length: (b, n, 5)."""
    forward, backward = np.empty_like(scores), np.empty_like(scores)
    forward[:, 0] = scores[:, 0] + FIRST
    for at in range(1, scores.shape[1]):
        before = forward[:, at - 1][:, :, None] + moves
        forward[:, at] = _log_sum(before, 1) + scores[:, at]
    backward[:, -1] = FINAL
    for at in range(scores.shape[1] - 2, -1, -1):
        after = (scores[:, at + 1] + backward[:, at + 1])[:, None, :]
        backward[:, at] = _log_sum(moves + after, 2)
    return _log_sum(forward[:, -1] + FINAL, 1), forward, backward


def _log_sum(scores: np.ndarray, axis: int) -> np.ndarray:
    top = scores.max(axis=axis, keepdims=True)
    summed = np.log(np.exp(scores - top).sum(axis=axis, keepdims=True)) + top
    return summed.squeeze(axis)
