"""How well vectors find occupations that were held out of their training."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from text_model.batches import Pairs
from text_model.sources import Material, Occupation

SEED = 3
Encode = Callable[[Sequence[str]], np.ndarray]


@dataclass(frozen=True)
class Figures:
    """Of titles of held-out occupations, each left out of what is searched.

    mrr: mean of 1 / rank of their occupation by its nearest other title; noisy: the
    same for titles as vacancies have them; together: mean average precision of one
    occupation's titles among those of all held-out occupations.
    """

    mrr: float
    noisy: float
    together: float


def figures(occupations: Sequence[Occupation], pairs: Pairs, encode: Encode) -> Figures:
    draw = random.Random(SEED)  # noqa: S311 - a sample, no secret
    asked = [
        (title, one.key)
        for one in occupations
        if one.is_held_out and len(one.titles) > 4
        for title in draw.sample(one.titles[1:], 2)
    ]
    hidden = {title.lower() for title, _ in asked}
    titles, keys = [], []
    for one in occupations:
        for title in one.titles:
            if title.lower() not in hidden:
                titles.append(title)
                keys.append(one.key)
    matrix, owner = encode(titles), np.array(keys)
    plain = _mrr(asked, matrix, owner, encode)
    noise = Pairs(**{**vars(pairs), "chance": np.random.default_rng(SEED)})
    noisy = _mrr([(noise.noisy(t), key) for t, key in asked], matrix, owner, encode)
    return Figures(plain, noisy, _together(occupations, encode))


def _mrr(
    asked: Sequence[tuple[str, str]],
    matrix: np.ndarray,
    owner: np.ndarray,
    encode: Encode,
) -> float:
    starts = np.flatnonzero(np.concatenate([[True], owner[1:] != owner[:-1]]))
    place = {key: at for at, key in enumerate(owner[starts])}
    near = encode([title for title, _ in asked]) @ matrix.T
    best = np.maximum.reduceat(near, starts, axis=1)
    ranks = [
        1 + int((row > row[place[key]]).sum()) if key in place else len(starts)
        for row, (_, key) in zip(best, asked, strict=True)
    ]
    return float(np.mean(1 / np.array(ranks)))


def _together(occupations: Sequence[Occupation], encode: Encode) -> float:
    draw = random.Random(SEED)  # noqa: S311 - a sample, no secret
    titles, keys = [], []
    for one in occupations:
        if one.is_held_out and len(one.titles) > 5:
            for title in draw.sample(one.titles, min(12, len(one.titles))):
                titles.append(title)
                keys.append(one.key)
    matrix, owner = encode(titles), np.array(keys)
    found = []
    for row in range(0, len(titles), 3):
        order = np.argsort(-(matrix @ matrix[row]), kind="stable")
        hits = owner[order[order != row]] == owner[row]
        found.append((np.cumsum(hits) / np.arange(1, len(hits) + 1))[hits].mean())
    return float(np.mean(found))


def table(material: Material, pairs: Pairs, encoders: dict[str, Encode]) -> list[str]:
    """Lines of a markdown table, one an encoder and a source."""
    lines = []
    for name, encode in encoders.items():
        for source, some in (("O*NET", material.onet), ("ESCO", material.esco)):
            got = figures(some, pairs, encode)
            three = (got.mrr, got.noisy, got.together)
            line = f"| {name} | {source} | {' | '.join(f'{x:.3f}' for x in three)} |"
            print(line, flush=True)
            lines.append(line)
    return lines
