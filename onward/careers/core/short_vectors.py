"""Short vectors of occupations from the things they have. Pure."""

import re
from collections.abc import Iterable, Iterator

import numpy as np

ACTIVITY_SIZE, TITLE_SIZE = 96, 64
WORD = re.compile(r"[a-z]+")


def words_of(titles: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """(occupation, word) of every word in its titles."""
    for code, title in titles:
        for word in WORD.findall(title.lower()):
            yield code, word


def short_vectors(
    pairs: Iterable[tuple[str, str]], *, size: int
) -> dict[str, list[float]]:
    """A short vector for each occupation from the things it has.

    Things weigh by how few occupations have them (log n / n_a); the matrix is reduced
    by singular value decomposition (latent semantic analysis; Deerwester et al. 1990).
    `pairs` are (occupation, thing).
    """
    unique = sorted(set(pairs))
    codes = sorted({code for code, _ in unique})
    things = sorted({thing for _, thing in unique})
    row_of = {code: k for k, code in enumerate(codes)}
    column_of = {thing: k for k, thing in enumerate(things)}
    matrix = np.zeros((len(codes), len(things)))
    matrix[
        [row_of[code] for code, _ in unique], [column_of[thing] for _, thing in unique]
    ] = 1.0
    matrix *= np.log(len(codes) / np.maximum(matrix.sum(axis=0), 1.0)) + 1e-9
    # Fewer rows than columns: decompose rows by rows.
    strengths, vectors = np.linalg.eigh(matrix @ matrix.T)
    top = np.argsort(-strengths)[:size]
    reduced = vectors[:, top] * np.sqrt(np.maximum(strengths[top], 0))
    return dict(zip(codes, reduced.round(5).tolist(), strict=True))
