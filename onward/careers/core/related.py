"""Which occupations are alike, from what people do, are called and know. Pure.

`compact` puts vectors of tasks, titles and descriptions beside knowledge and zone and
shortens them to a vector whose cosine is the likeness: the way to keep it with each
occupation. `composite` adds (n, n) parts, for whoever has those. The weights are round
figures set while looking at half of O*NET's own related occupations, a list no part
reads; how much of it is found is told in content/profile/MODEL.md.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log

import numpy as np
from numpy.typing import NDArray

from onward.careers.core.text.encoder import Encoder
from onward.careers.core.text.letters import plain, plain_all

Floats = NDArray[np.float64]

WEIGHTS = {
    "tasks": 1.0,
    "titles": 0.6,
    "title_words": 0.25,
    "text": 0.4,
    "knowledge": 1.3,
    "interests": 0.15,
    "zone": 0.4,
    "stored": 3.7,  # `compact` rows: what went into them, together
    "activities": 0.6,  # in place of tasks, where their texts are not known
}
VECTORS = ("tasks", "titles", "text")
NEIGHBOURS = 20
COMPACT = 128
ZONE_STEPS = np.arange(1.125, 5, 0.25)
SMALLEST = 1e-12
SOC = 7


def composite(parts: Mapping[str, Floats]) -> Floats:
    """(n, n) weighted sum of the parts known, each standardised over pairs.

    Every part is (n, n), greater for more alike; a name not in WEIGHTS raises KeyError.
    """
    if not parts:
        raise ValueError("There is nothing to compare occupations by.")
    total = sum(WEIGHTS[name] for name in parts)
    mixed = np.zeros_like(next(iter(parts.values())))
    for name in sorted(parts):
        mixed += WEIGHTS[name] / total * standardised(parts[name])
    return mixed


def standardised(part: Floats) -> Floats:
    """Mean nought and spread one over pairs; unknown pairs are in the middle."""
    pairs = part[~np.eye(len(part), dtype=bool)]
    known = pairs[~np.isnan(pairs)]
    if not known.size:
        return np.zeros_like(part)
    spread = float(known.std()) or 1.0
    return np.nan_to_num((part - float(known.mean())) / spread)


def evened(part: Floats) -> Floats:
    """Less what each is like its twenty nearest: nobody is a neighbour to all.

    Cross-domain similarity local scaling (Conneau et al. 2018), both sides halved.
    """
    count = min(NEIGHBOURS, len(part) - 1)
    if count < 1:
        return part
    others = part.copy()
    np.fill_diagonal(others, -np.inf)
    others[np.isnan(others)] = -np.inf
    nearest = np.partition(others, -count, axis=1)[:, -count:]
    usual = np.where(np.isfinite(nearest), nearest, np.nan)
    middle = np.array(
        [np.nan if np.isnan(row).all() else np.nanmean(row) for row in usual]
    )
    even: Floats = part - (middle[:, None] + middle) / 2
    return even


def cosines(vectors: Floats) -> Floats:
    """(n, n) cosines of rows after taking off the mean row; NaN for unknown rows."""
    known = ~np.isnan(vectors).any(1)
    found = np.full((len(vectors), len(vectors)), np.nan)
    if known.any():
        rows = vectors[known] - vectors[known].mean(0)
        rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), SMALLEST)
        found[np.ix_(known, known)] = rows @ rows.T
    return found


def profile_correlations(figures: Floats) -> Floats:
    """(n, n) Pearson's r of one occupation's figures with another's; NaN if unknown."""
    rows = figures - figures.mean(1, keepdims=True)
    lengths = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), SMALLEST)
    found: Floats = (rows / lengths) @ (rows / lengths).T
    return found


def nearness(figures: Floats) -> Floats:
    """(n, n) Euclidean distance of rows (n, k), below nought: more is nearer."""
    squares = (figures**2).sum(1)
    squared = squares[:, None] + squares - 2 * figures @ figures.T
    found: Floats = -np.sqrt(np.maximum(squared, 0))
    return found


def word_cosines(lists: Sequence[Sequence[str]]) -> Floats:
    """(n, n) cosines of the words of titles, rare words counting more.

    A word counts (1 + log times) * log(1 + occupations / occupations with it).
    """
    bags = [
        Counter(w.rstrip("s") for w in " ".join(plain_all(t)).split()) for t in lists
    ]
    found = Counter(word for bag in bags for word in bag)
    places = {word: place for place, word in enumerate(sorted(found))}
    counts = np.zeros((len(lists), max(len(places), 1)), dtype=np.float32)
    for row, bag in enumerate(bags):
        for word, times in bag.items():
            rarity = log(1 + len(lists) / found[word])
            counts[row, places[word]] = (1 + log(times)) * rarity
    counts /= np.maximum(np.linalg.norm(counts, axis=1, keepdims=True), SMALLEST)
    cosine: Floats = (counts @ counts.T).astype(np.float64)
    return cosine


def mean_vectors(lists: Sequence[Sequence[str]], encoder: Encoder) -> Floats:
    """(n, size) the mean vector of each list of texts; NaN for an empty list."""
    found = np.full((len(lists), encoder.size), np.nan)
    vectors = encoder.encode([text for texts in lists for text in texts])
    start = 0
    for row, texts in enumerate(lists):
        if texts:
            found[row] = vectors[start : start + len(texts)].mean(0)
        start += len(texts)
    return found


def parts_of(
    figures: Mapping[str, Floats], titles: Sequence[Sequence[str]] = ()
) -> dict[str, Floats]:
    """The parts of the composite from figures an occupation has, NaN where unknown.

    figures: vectors (n, size) of tasks, titles and text; knowledge importance (n, 33),
    interests (n, 6), zone (n,); what is absent is left out. titles: all titles of each.
    """
    parts = {
        name: evened(cosines(figures[name])) for name in VECTORS if name in figures
    }
    if titles:
        parts["title_words"] = evened(word_cosines(titles))
    if "knowledge" in figures:
        parts["knowledge"] = evened(profile_correlations(figures["knowledge"]))
    if "interests" in figures:
        parts["interests"] = evened(nearness(figures["interests"]))
    if "zone" in figures:
        parts["zone"] = -np.abs(figures["zone"][:, None] - figures["zone"])
    return parts


def compact(figures: Mapping[str, Floats], size: int = COMPACT) -> Floats:
    """(n, size) unit rows whose cosine is near to the composite of these figures.

    figures: as for `parts_of`; vectors, knowledge and zone are used, unknown rows are
    in the middle. A part's length is the root of its weight over the spread of its
    cosines. Fewer than `size` occupations give fewer columns.
    """
    blocks = []
    for name in sorted({*VECTORS, "knowledge", "zone"} & set(figures)):
        part = figures[name]
        if name == "knowledge":
            part = part - part.mean(1, keepdims=True)
        elif name == "zone":
            # Steps passed less steps not passed: their product falls with |a - b|.
            known = ~np.isnan(part)[:, None]
            part = np.where(known, np.where(part[:, None] > ZONE_STEPS, 1.0, -1.0), 0.0)
        else:
            part = part - np.nanmean(part, axis=0)
        blocks.append(_lengthened(np.nan_to_num(part), WEIGHTS[name]))
    wide = np.hstack(blocks)
    left, strength, right = np.linalg.svd(wide - wide.mean(0), full_matrices=False)
    # The sign of a component is free: fix it so that a rebuild gives the same figures.
    signs = np.sign(right[np.arange(len(right)), np.abs(right).argmax(1)])
    scores = (left * strength * signs)[:, :size]
    lengths = np.linalg.norm(scores, axis=1, keepdims=True)
    short: Floats = scores / np.maximum(lengths, SMALLEST)
    return short


def _lengthened(part: Floats, weight: float) -> Floats:
    lengths = np.linalg.norm(part, axis=1, keepdims=True)
    rows = part / np.maximum(lengths, SMALLEST)
    alike = rows @ rows.T
    spread = float(alike[~np.eye(len(part), dtype=bool)].std()) or 1.0
    longer: Floats = rows * np.sqrt(weight / spread)
    return longer


@dataclass(frozen=True, slots=True)
class Work:
    """An occupation of any list: its code, title, other titles and description."""

    id: str
    title: str
    titles: tuple[str, ...] = ()
    description: str = ""

    @property
    def all_titles(self) -> tuple[str, ...]:
        return (self.title, *self.titles)


@dataclass(frozen=True, slots=True)
class Related:
    """Answers which occupations of a list are most like one of them."""

    ids: tuple[str, ...]
    similarity: Floats  # (n, n)
    places: Mapping[str, int] = field(default_factory=dict)  # by id and plain title

    @classmethod
    def of(
        cls,
        works: Sequence[Work],
        stored: Mapping[str, NDArray[np.generic]] | None = None,
        encoder: Encoder | None = None,
    ) -> "Related":
        """From a list, and the committed vectors where all its codes are in them.

        stored: content/profile/related.npz opened by numpy. Without it, or for codes
        it does not have, titles and descriptions alone are compared; without an
        encoder the words of titles.
        """
        vectors = _stored_for([work.id for work in works], stored or {})
        if vectors is None and encoder is not None:
            vectors = compact(_of_texts(works, encoder))
        if vectors is None:
            words = evened(word_cosines([work.all_titles for work in works]))
            similarity = composite({"title_words": words})
        else:
            similarity = vectors @ vectors.T
        places = {plain(t): row for row, w in _last_first(works) for t in w.titles}
        places |= {plain(work.title): row for row, work in _last_first(works)}
        places |= {work.id: row for row, work in _last_first(works)}
        return cls(tuple(work.id for work in works), similarity, places)

    def nearest(self, id_or_title: str, k: int = 10) -> list[str]:
        """Ids of the k most alike, nearest first; none for what is not in the list."""
        row = self.places.get(id_or_title, self.places.get(plain(id_or_title)))
        if row is None:
            return []
        scores = self.similarity[row].copy()
        scores[row] = -np.inf
        order = np.lexsort((np.arange(len(scores)), -scores))
        return [self.ids[place] for place in order[: min(k, len(scores) - 1)]]


def _last_first(works: Sequence[Work]) -> list[tuple[int, Work]]:
    """So that the first of two with the same name is the one that stays."""
    return list(enumerate(works))[::-1]


def _stored_for(
    ids: Sequence[str], stored: Mapping[str, NDArray[np.generic]]
) -> Floats | None:
    """(n, k) the stored vectors of these codes; None if any code is not there.

    "15-1252" is "15-1252.00".
    """
    if "codes" not in stored:
        return None
    rows = {bytes(c).decode(): row for row, c in enumerate(stored["codes"].tolist())}
    wanted = [rows.get(i, rows.get(f"{i}.00" if len(i) == SOC else i, -1)) for i in ids]
    return None if -1 in wanted else stored["vectors"][wanted].astype(np.float64)


def _of_texts(works: Sequence[Work], encoder: Encoder) -> dict[str, Floats]:
    whole = [[f"{work.title}. {work.description}"] for work in works]
    return {
        "titles": mean_vectors([work.all_titles for work in works], encoder),
        "text": mean_vectors(whole, encoder),
    }
