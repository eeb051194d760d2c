"""Measures skills from text on our own sentences, and fits the probability.

    python tools/skills_model/measure.py skills_reconstructed.csv [--model model.onnx]
        [--kept FOLDER]

Reads ESCO's skills (conceptUri, preferredLabel, altText, description) and prints, for
sentences.tsv, the mean of RP@5 of the ranking and the micro F1 of the set: on letters
alone, with our committed vectors, and with the optional model; each with and without
content/skills/words.tsv, which we wrote knowing such sentences, so that the figure
without it is the more honest one. --kept: a folder for the model's vectors of the
names, which take some minutes.
"""

import argparse
import csv
import hashlib
import sys
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from onward.careers.core.text.encoder import Encoder, StaticEncoder
from onward.careers.core.text.minilm import MiniLM
from onward.careers.core.text.skills import SkillSearch
from onward.careers.core.text.skills_kinds import SkillName, Tools
from onward.careers.core.text.tagger import Tagger

HERE = Path(__file__).resolve().parent
CONTENT = ROOT / "onward" / "careers" / "content"
Labelled = list[tuple[str, set[str]]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("skills", type=Path)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--kept", type=Path)
    asked = parser.parse_args()
    if not asked.skills.exists():
        raise SystemExit(f"ESCO's skills are not at {asked.skills}.")
    names = _names(asked.skills)
    labelled = _labelled({name.title for name in names})
    usual = (CONTENT / "skills" / "words.tsv").read_text("utf-8")
    tagger = Tagger.of(np.load(CONTENT / "skills" / "tagger.npz"))
    vocabulary = (CONTENT / "text" / "vocabulary.txt").read_text("utf-8")
    static = StaticEncoder.of(vocabulary, np.load(CONTENT / "text" / "vectors.npz"))
    encoders: dict[str, Encoder | None] = {"letters": None, "vectors": static}
    if asked.model:
        encoders["model"] = _minilm(asked.model, vocabulary)
    print(f"{len(names)} skills, {len(labelled)} sentences")
    for kind, encoder in encoders.items():
        for table in ("", usual):
            kept = _kept(asked.kept, kind, names)
            vectors = np.load(kept) if kept and kept.exists() else None
            search = SkillSearch.of(names, Tools(encoder, tagger), table, vectors)
            packed = search.packed()
            if kept and packed is not None and vectors is None:
                np.save(kept, packed)
            _report(f"{kind}{' and words' if table else ''}", search, labelled)


def _names(path: Path) -> list[SkillName]:
    csv.field_size_limit(10**8)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return [
            SkillName(
                id=row["preferredLabel"],
                title=row["preferredLabel"],
                joined=row["altText"],
                about=row["description"],
            )
            for row in csv.DictReader(lines)
        ]


def _labelled(titles: set[str]) -> Labelled:
    lines = (HERE / "sentences.tsv").read_text("utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if line and not line.startswith("#")]
    found = [(text, set(names.split("|"))) for text, names in pairs]
    for text, names in found:
        if names - titles:
            print(f"Not in this ESCO: {sorted(names - titles)} ({text})")
    return found


def _minilm(model: Path, vocabulary: str) -> Encoder:
    import onnxruntime  # noqa: PLC0415, only where the model is asked for

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    session = onnxruntime.InferenceSession(
        str(model), options, providers=["CPUExecutionProvider"]
    )
    adapter = np.load(CONTENT / "text" / "adapter.npz")["adapter"]
    return MiniLM.of(session, vocabulary, adapter)


def _kept(folder: Path | None, kind: str, names: list[SkillName]) -> Path | None:
    if folder is None or kind == "letters":
        return None
    whole = "\n".join(f"{n.title}\t{n.joined}\t{n.about}" for n in names)
    vectors = (CONTENT / "text" / "vectors.npz").read_bytes()
    return (
        folder
        / f"{kind}-{hashlib.sha256(whole.encode() + vectors).hexdigest()[:16]}.npy"
    )


def _report(kind: str, search: SkillSearch, labelled: Labelled) -> None:
    precisions, right, told = [], 0, 0
    begun = time.perf_counter()
    for text, gold in labelled:
        ranked = search.rank(text, 5)
        precisions.append(len(gold & set(ranked)) / min(5, len(gold)))
    each = (time.perf_counter() - begun) / len(labelled) * 1000
    for text, gold in labelled:
        found = set(search.extract(text))
        right, told = right + len(gold & found), told + len(found)
    f1 = 2 * right / (told + sum(len(gold) for _, gold in labelled))
    print(
        f"{kind:20} RP@5 {np.mean(precisions):.3f} set F1 {f1:.3f} {each:.0f} ms each",
        flush=True,
    )


if __name__ == "__main__":
    main()
