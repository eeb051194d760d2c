"""Write the starter world's files, the same bytes from the same sources."""

import csv
import gzip
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from starter.estimate import Estimates
from starter.sources import Oews

FIGURES = ("mean", "p10", "p25", "p50", "p75", "p90")


def _write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]):  # noqa: ANN202 - a context manager of one line
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    path.write_bytes(gzip.compress(text.getvalue().encode(), 9, mtime=0))


def _plain(value: float | None) -> object:
    if value is None:
        return ""
    return int(value) if value == int(value) else value


def write_occupations(
    out: Path,
    codes: Sequence[str],
    bls: Oews,
    estimates: Estimates,
    outlook: Mapping[str, Mapping[str, object]],
) -> None:
    names = [column.name for column in estimates.columns]
    bls_names = ("growth", "openings", "education", "experience", "training")
    rows = []
    for at, code in enumerate(codes):
        figures = [f"{c.estimates[at]:.2f}" for c in estimates.columns]
        facts = [
            "" if outlook[code][n] is None else outlook[code][n] for n in bls_names
        ]
        rows.append([code, bls.titles[code], *figures, *facts])
    _write_csv(out / "occupations.csv.gz", ["code", "title", *names, *bls_names], rows)
    accuracy = {
        "source": "estimated from title and description",
        "profile_correlation": {
            k: round(v, 3) for k, v in estimates.profile_correlation.items()
        },
        "zone_exact": round(estimates.zone_exact, 3),
        "columns": {
            c.name: {
                "correlation": round(c.correlation, 3),
                "error": round(c.error, 3),
                "occupations": c.occupations,
            }
            for c in estimates.columns
        },
    }
    (out / "accuracy.json").write_text(json.dumps(accuracy, indent=1) + "\n")


def write_wages(out: Path, codes: Sequence[str], bls: Oews) -> None:
    """One row an occupation and area; a figure not published is empty."""
    known = set(codes)
    rows = [
        [
            wage.area, wage.code, wage.unit, _plain(wage.employment),
            *(_plain(wage.figures[name]) for name in FIGURES),
            "top" if wage.is_top_coded else "",
        ]
        for wage in sorted(bls.wages.values(), key=lambda w: (w.code, w.area))
        if wage.code in known
    ]  # fmt: skip
    header = ["area", "code", "unit", "employment", *FIGURES, "note"]
    _write_csv(out / "wages.csv.gz", header, rows)


def write_members(out: Path, code_of_soc: Mapping[str, str]) -> None:
    """Which published code holds the figures of a SOC code that has none of its own."""
    rows = [[soc, code] for soc, code in sorted(code_of_soc.items()) if soc != code]
    lines = ["soc,code", *(",".join(row) for row in rows)]
    (out / "members.csv").write_text("\n".join(lines) + "\n")


def write_vectors(out: Path, codes: Sequence[str], vectors: np.ndarray) -> None:
    """Two plain arrays; numpy's own zip writer stores no time, so bytes repeat."""
    np.savez_compressed(
        out / "vectors.npz", codes=np.array(codes, "S7"), vectors=vectors
    )
