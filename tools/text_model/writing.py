"""The committed files: small, the same bytes for the same numbers."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip file can say


def write_arrays(path: Path, arrays: Mapping[str, np.ndarray]) -> None:
    """An .npz without the time of day in it."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, array in sorted(arrays.items()):
            raw = io.BytesIO()
            np.save(raw, np.ascontiguousarray(array), allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, raw.getvalue())


def shortened(table: np.ndarray) -> dict[str, np.ndarray]:
    """Rows in int8, scales in float32: row * scale is the vector, to 1 part in 254."""
    scales = np.maximum(np.abs(table).max(axis=1), 1e-9) / 127
    rows = np.round(table / scales[:, None]).astype(np.int8)
    return {"rows": rows, "scales": scales.astype(np.float32)}


def write(
    out: Path, vocabulary: Sequence[str], table: np.ndarray, adapter: np.ndarray
) -> None:
    out.mkdir(parents=True, exist_ok=True)
    (out / "vocabulary.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    write_arrays(out / "vectors.npz", shortened(table))
    write_arrays(out / "adapter.npz", {"adapter": adapter.astype(np.float16)})
