"""Write the starter world's files, the same bytes from the same sources."""

import csv
import gzip
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from profile_model.material import Material

from starter.estimate import Estimates
from starter.sources import Oews

PAID = ("mean", "p10", "p25", "p50", "p75", "p90")
FEW = ("interests", "values", "zone")


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
    """One row an occupation: its title, the few figures, and BLS's."""
    few = [estimates.figures[name] for name in FEW]
    names = [column for figure in few for column in figure.columns]
    bls_names = ("growth", "openings", "education", "experience", "training")
    rows = []
    for at, code in enumerate(codes):
        figures = [f"{x:.2f}" for figure in few for x in figure.estimates[at]]
        facts = [
            "" if outlook[code][n] is None else outlook[code][n] for n in bls_names
        ]
        rows.append([code, bls.titles[code], *figures, *facts])
    _write_csv(out / "occupations.csv.gz", ["code", "title", *names, *bls_names], rows)


def write_figures(
    out: Path, codes: Sequence[str], estimates: Estimates, material: Material
) -> None:
    """All estimates as arrays (n, k) float16, their errors (k,), ids and names."""
    arrays = {"codes": np.array(codes, "S7")}
    for name, figure in estimates.figures.items():
        flat = name == "zone"
        arrays[name] = figure.estimates[:, 0] if flat else figure.estimates
        arrays[f"{name}_error"] = figure.error.astype(np.float16)
    for name in ("skill", "knowledge"):
        ids = material.ids[f"{name}_importance"]
        arrays[f"{name}_ids"] = np.array(ids, "S12")
        arrays[f"{name}_names"] = np.array([material.names[i] for i in ids], "S64")
    np.savez_compressed(out / "figures.npz", **arrays)


def write_accuracy(
    out: Path, estimates: Estimates, recalls: Mapping[int, float]
) -> None:
    accuracy = {
        "source": "estimated from title, description and tasks",
        "profile_correlation": {
            k: round(v, 3) for k, v in estimates.profile_correlation.items()
        },
        "zone_exact": round(estimates.zone_exact, 3),
        "related_recall_10": round(recalls[10], 3),
        "groups": {
            name: {
                "correlation": round(float(figure.correlation.mean()), 3),
                "error": round(float(figure.error.mean()), 3),
                "occupations": figure.occupations,
            }
            for name, figure in estimates.figures.items()
        },
        "columns": {
            column: {
                "correlation": round(float(figure.correlation[at]), 3),
                "error": round(float(figure.error[at]), 3),
                "occupations": figure.occupations,
            }
            for figure in estimates.figures.values()
            for at, column in enumerate(figure.columns)
        },
    }
    (out / "accuracy.json").write_text(json.dumps(accuracy, indent=1) + "\n")


def write_wages(out: Path, codes: Sequence[str], bls: Oews) -> None:
    """One row an occupation and area; a figure not published is empty."""
    known = set(codes)
    rows = [
        [
            wage.area,
            wage.code,
            wage.unit,
            _plain(wage.employment),
            *(_plain(wage.figures[name]) for name in PAID),
            "top" if wage.is_top_coded else "",
        ]
        for wage in sorted(bls.wages.values(), key=lambda w: (w.code, w.area))
        if wage.code in known
    ]
    header = ["area", "code", "unit", "employment", *PAID, "note"]
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
