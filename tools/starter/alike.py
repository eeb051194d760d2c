"""One short vector an occupation whose cosine tells how alike two occupations are."""

from collections.abc import Mapping, Sequence

import numpy as np
from profile_model.likeness import titles_of
from profile_model.material import Material

from onward.careers.core.related import compact, mean_vectors
from onward.careers.core.text.encoder import Encoder
from starter.estimate import Sheet


def vectors(
    material: Material,
    sheet: Sheet,
    encoder: Encoder,
    knowledge: np.ndarray,
    zone: np.ndarray,
) -> np.ndarray:
    """(n, 128) float16 unit rows, by texts of O*NET and our own estimates."""
    whole = zip(material.titles, material.descriptions, strict=True)
    texts = [[f"{title}. {text}"] for title, text in whole]
    tasks = [mine or text for mine, text in zip(material.tasks, texts, strict=True)]
    lists = {"tasks": tasks, "titles": titles_of(material), "text": texts}
    figures = {
        name: _of_rows(mean_vectors(mine, encoder), sheet)
        for name, mine in lists.items()
    }
    figures |= {"knowledge": knowledge, "zone": zone}
    return compact(figures).astype(np.float16)


def _of_rows(rows: np.ndarray, sheet: Sheet) -> np.ndarray:
    return np.array([rows[used].mean(0) for used in sheet.used])


def related_recall(
    codes: Sequence[str],
    vectors: np.ndarray,
    related: Mapping[str, set[str]],
    nearest: int,
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
