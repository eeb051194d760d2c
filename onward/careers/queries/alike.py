"""How alike the occupations of a release are, from whatever is known of them."""

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onward.careers.core import related
from onward.careers.core.likeness import closer_than, cosine
from onward.careers.core.world import SOC, Floats
from onward.careers.queries.kept import Shelf

METHOD = "2"  # another number when likeness is reckoned another way
KEPT = Shelf("likeness", most=6)
FIGURES = Path(__file__).parents[1] / "content" / "profile" / "related.npz"


def likeness_of(codes: Sequence[str], known: Mapping[str, Floats]) -> Floats:
    """(n, n) share of the other occupations less like the row's, 0..1.

    `known` may hold: text (n, k), unit rows whose cosine is all there is to say;
    activities and title_words (n, k), knowledge importances (n, 33), interests (n, 6),
    zone (n,). Codes of O*NET are compared by the figures that come with the product,
    others by what is known of them. Reckoned once, then read from a file that
    is named for all that went in.
    """
    kept = KEPT.arrays(
        _mark(codes, known), lambda: {"likeness": _reckoned(codes, known)}
    )
    found: Floats = kept["likeness"].astype(np.float64, copy=False)
    return found


def _mark(codes: Sequence[str], known: Mapping[str, Floats]) -> str:
    """What tells the likeness of these very figures from that of others."""
    whole = hashlib.sha256(" ".join((METHOD, *codes)).encode())
    if FIGURES.exists():
        whole.update(FIGURES.read_bytes())
    for name, figures in sorted(known.items()):
        whole.update(name.encode())
        whole.update(np.ascontiguousarray(figures).tobytes())
    return whole.hexdigest()[:24]


def _reckoned(codes: Sequence[str], known: Mapping[str, Floats]) -> Floats:
    if "text" in known:
        return closer_than(cosine(known["text"]))
    stored = _stored(codes)
    if stored is not None and not np.isnan(stored).any():
        return closer_than(cosine(stored).round(DECIMALS))
    parts = related.parts_of(
        {name: figures for name, figures in known.items() if name in READ}
    )
    for name in ("activities", "title_words"):
        if name in known:
            parts[name] = related.evened(related.cosines(known[name]))
    if stored is not None:
        parts["stored"] = related.evened(related.cosines(stored))
    if not parts:
        return np.eye(len(codes))
    return closer_than(related.composite(parts).round(DECIMALS))


READ = frozenset({"knowledge", "interests", "zone"})
DECIMALS = 9  # the last bits depend on the order of rows, a place must not


def _stored(codes: Sequence[str]) -> Floats | None:
    """(n, k) unit rows of the figures that come with the product, NaN for other codes.

    None where no code is among them.
    """
    arrays = _arrays()
    if not arrays:
        return None
    names = (bytes(code).decode() for code in arrays["codes"].tolist())
    rows = {name: row for row, name in enumerate(names)}
    whole = [code if len(code) > SOC else f"{code}.00" for code in codes]
    at = np.array([rows.get(code, -1) for code in whole], dtype=np.intp)
    if (at < 0).all():
        return None
    figures: Floats = arrays["vectors"][at].astype(np.float64)
    figures[at < 0] = np.nan
    return figures


@cache
def _arrays() -> dict[str, NDArray[np.float16]]:
    if not FIGURES.exists():
        return {}
    with np.load(FIGURES) as stored:
        return {name: stored[name] for name in ("codes", "vectors")}
