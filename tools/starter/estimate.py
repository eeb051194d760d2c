"""Ridge heads on text vectors; every figure comes from a model blind to its group."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from starter.sources import Onet

MINOR_GROUP = 4  # "15-1" of "15-1252"
RIDGE = {"interests": 1.0, "zone": 3.0, "values": 3.0}
VECTOR_SIZE = 48
TITLE_WEIGHT = 0.5


@dataclass(frozen=True)
class Column:
    """One estimated figure of every occupation and how far off it tends to be."""

    name: str
    estimates: np.ndarray
    correlation: float
    error: float
    occupations: int


@dataclass(frozen=True)
class Estimates:
    columns: list[Column]
    profile_correlation: dict[str, float]
    zone_exact: float
    zone_within_one: float

    def by_name(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)


def text_features(
    codes: Sequence[str], onet: Onet, embed: Callable[[Sequence[str]], np.ndarray]
) -> np.ndarray:
    """Title vector beside the vector of title and description, (n, 768)."""
    titles = embed(onet.titles)
    pairs = zip(onet.titles, onet.descriptions, strict=True)
    whole = embed([f"{title}. {text}" for title, text in pairs])
    rows = []
    for code in codes:
        mine = [i for i, c in enumerate(onet.codes) if c == code]
        main = [i for i in mine if onet.is_main[i]] or mine
        rows.append(np.concatenate([titles[main].mean(0), whole[mine].mean(0)]))
    return np.array(rows, np.float64)


def entry_features(
    codes: Sequence[str], outlook: Mapping[str, Mapping[str, object]]
) -> np.ndarray:
    """BLS's typical education, experience and training as zeros and ones."""
    blocks = []
    for name in ("education", "experience", "training"):
        kinds = sorted({str(row[name]) for row in outlook.values() if row[name]})
        blocks.append(
            [[float(outlook[code][name] == kind) for kind in kinds] for code in codes]
        )
    return np.hstack([np.array(block) for block in blocks])


def all_columns(
    codes: Sequence[str], onet: Onet, text: np.ndarray, entry: np.ndarray
) -> Estimates:
    interests = _estimate(codes, onet.interests, text, RIDGE["interests"], (1, 7))
    values = _estimate(codes, onet.values, text, RIDGE["values"], (1, 7))
    both = np.hstack([text, entry])
    zones = _estimate(codes, onet.zones, both, RIDGE["zone"], (1, 5))
    names = (
        *(f"interest_{k}" for k in "riasec"),
        *(f"value_{k}" for k in range(1, 7)),
        "zone",
    )
    parts = (*_columns(interests), *_columns(values), *_columns(zones))
    truth, guess = zones.truth[:, 0], zones.guess[zones.known, 0]
    return Estimates(
        columns=[Column(name, *part) for name, part in zip(names, parts, strict=True)],
        profile_correlation={
            "interests": _profile_correlation(interests),
            "values": _profile_correlation(values),
        },
        zone_exact=float((truth.round() == guess.round()).mean()),
        zone_within_one=float((abs(truth - guess) <= 1).mean()),
    )


@dataclass(frozen=True)
class _Held:
    guess: np.ndarray  # every occupation
    truth: np.ndarray  # those O*NET rates
    known: list[int]


def _estimate(
    codes: Sequence[str],
    ratings: Mapping[str, list[list[float]]],
    features: np.ndarray,
    ridge: float,
    limits: tuple[float, float],
) -> _Held:
    """Leave one minor group out: fit on all others, predict that one."""
    known = [i for i, code in enumerate(codes) if ratings.get(code)]
    truth = np.array([np.mean(ratings[codes[i]], axis=0) for i in known])
    groups = np.array([code[:MINOR_GROUP] for code in codes])
    guess = np.empty((len(codes), truth.shape[1]))
    for group in sorted(set(groups)):
        seen = [k for k, i in enumerate(known) if groups[i] != group]
        rows = [known[k] for k in seen]
        guess[groups == group] = _ridge(
            features[rows], truth[seen], features[groups == group], ridge
        )
    return _Held(np.clip(guess, *limits).round(2), truth, known)


def _ridge(x: np.ndarray, y: np.ndarray, new: np.ndarray, ridge: float) -> np.ndarray:
    """Ridge regression with an unpenalised intercept (Hoerl & Kennard, 1970)."""
    middle, level = x.mean(0), y.mean(0)
    centred = x - middle
    gram = centred.T @ centred + ridge * np.eye(x.shape[1])
    weights = np.linalg.solve(gram, centred.T @ (y - level))
    return (new - middle) @ weights + level


def _columns(held: _Held) -> list[tuple[np.ndarray, float, float, int]]:
    guess = held.guess[held.known]
    return [
        (
            held.guess[:, k],
            float(np.corrcoef(guess[:, k], held.truth[:, k])[0, 1]),
            float(np.sqrt(((guess[:, k] - held.truth[:, k]) ** 2).mean())),
            len(held.known),
        )
        for k in range(held.truth.shape[1])
    ]


def _profile_correlation(held: _Held) -> float:
    guess = held.guess[held.known]
    pairs = zip(guess, held.truth, strict=True)
    return float(np.mean([np.corrcoef(g, t)[0, 1] for g, t in pairs]))


def similarity_vectors(text: np.ndarray) -> np.ndarray:
    """Principal components of the text vectors, unit length, float16 (n, 48)."""
    weighted = text * np.repeat([TITLE_WEIGHT, 1.0], text.shape[1] // 2)
    centred = weighted - weighted.mean(0)
    left, strength, right = np.linalg.svd(centred, full_matrices=False)
    # The sign of a component is free: fix it so that a rebuild gives the same file.
    signs = np.sign(right[np.arange(len(right)), np.abs(right).argmax(1)])
    scores = (left * strength * signs)[:, :VECTOR_SIZE]
    scores /= np.linalg.norm(scores, axis=1, keepdims=True)
    return scores.astype(np.float16)


def related_recall(
    codes: Sequence[str],
    vectors: np.ndarray,
    related: Mapping[str, set[str]],
    nearest: int = 20,
) -> float:
    """Share of O*NET's related occupations among the `nearest` by our vectors."""
    wide = vectors.astype(np.float64)
    likeness = wide @ wide.T
    np.fill_diagonal(likeness, -9)
    shares = []
    for row, code in zip(likeness, codes, strict=True):
        wanted = related.get(code, set()) & set(codes)
        if wanted:
            found = {codes[j] for j in np.argpartition(-row, nearest)[:nearest]}
            shares.append(len(found & wanted) / min(nearest, len(wanted)))
    return float(np.mean(shares))
