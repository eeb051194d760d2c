"""Measures skills from text on our own sentences, and fits the probability.

    python tools/skills_model/measure.py [skills_reconstructed.csv] [--model model.onnx]
        [--kept FOLDER]

Prints the mean of RP@5 of the ranking and the micro F1 of the set: on letters alone,
with our committed vectors, and with the optional model; each with and without
content/skills/words.tsv. First for O*NET's names with what content/anchors.toml says
of each, on sentences known when words.tsv was written (onet_known.tsv) and on others
(onet_held.tsv), with how often what is called so likely is so. Then, where ESCO's
skills are given (conceptUri, preferredLabel, altText, description), for sentences.tsv:
we wrote words.tsv knowing such sentences, so that the figure without it is the more
honest one. --kept: a folder for the model's vectors of ESCO's names, which take some
minutes.
"""

import argparse
import csv
import hashlib
import sys
import time
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from onward.careers.core.rating import parse_anchors
from onward.careers.core.text.encoder import StaticEncoder
from onward.careers.core.text.minilm import MiniLM
from onward.careers.core.text.skills import SkillSearch
from onward.careers.core.text.skills_kinds import SkillName, Tools
from onward.careers.core.text.tagger import Tagger
from onward.careers.core.text.tagger_committee import Committee, Seat
from onward.careers.core.text.tagger_groups import WordGroups
from onward.careers.core.text.tagger_states import WordStates, with_layer

HERE = Path(__file__).resolve().parent
CONTENT = ROOT / "onward" / "careers" / "content"
USUAL = (CONTENT / "skills" / "words.tsv").read_text("utf-8")
Labelled = list[tuple[str, set[str]]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("skills", type=Path, nargs="?")
    parser.add_argument("--model", type=Path)
    parser.add_argument("--kept", type=Path)
    asked = parser.parse_args()
    if asked.skills and not asked.skills.exists():
        raise SystemExit(f"ESCO's skills are not at {asked.skills}.")
    kinds = _kinds(asked.model)
    _measure_onet(kinds)
    if asked.skills:
        _measure_esco(_names(asked.skills), kinds, asked.kept)


def _kinds(model: Path | None) -> dict[str, Tools]:
    """What reads, as the product has it without the model and with it."""
    groups = WordGroups.of(np.load(CONTENT / "skills" / "groups.npz"), _static())
    seats = [Seat(_tagger("tagger.npz")), Seat(_tagger("tagger_axes.npz"), groups)]
    plain = Committee(tuple(seats), groups)
    found = {"letters": Tools(None, plain), "vectors": Tools(_static(), plain)}
    if model:
        encoder, states = _minilm(model)
        seats.append(Seat(_tagger("tagger_states.npz"), states))
        found["model"] = Tools(encoder, Committee(tuple(seats), groups))
    return found


def _measure_onet(kinds: Mapping[str, Tools]) -> None:
    names = _onet_names()
    for file in ("onet_known.tsv", "onet_held.tsv"):
        labelled = _labelled(file, {name.title for name in names})
        print(f"O*NET: {len(names)} names, {len(labelled)} sentences of {file}")
        for kind, tools in kinds.items():
            for table in ("", USUAL):
                search = SkillSearch.of(names, tools, table)
                _report(f"{kind}{' and words' if table else ''}", search, labelled)
            _calibration(search, labelled)


def _measure_esco(
    names: list[SkillName], kinds: Mapping[str, Tools], folder: Path | None
) -> None:
    labelled = _labelled("sentences.tsv", {name.title for name in names})
    print(f"ESCO: {len(names)} skills, {len(labelled)} sentences")
    for kind, tools in kinds.items():
        for table in ("", USUAL):
            kept = _kept(folder, kind, names)
            vectors = np.load(kept) if kept and kept.exists() else None
            search = SkillSearch.of(names, tools, table, vectors)
            packed = search.packed()
            if kept and packed is not None and vectors is None:
                np.save(kept, packed)
            _report(f"{kind}{' and words' if table else ''}", search, labelled)


@cache
def _static() -> StaticEncoder:
    vocabulary = (CONTENT / "text" / "vocabulary.txt").read_text("utf-8")
    return StaticEncoder.of(vocabulary, np.load(CONTENT / "text" / "vectors.npz"))


def _tagger(name: str) -> Tagger:
    return Tagger.of(np.load(CONTENT / "skills" / name))


def _onet_names() -> list[SkillName]:
    """A name that stands in both domains is one, with what is said of it in both."""
    about: dict[str, list[str]] = {}
    ladder = parse_anchors((CONTENT / "anchors.toml").read_text("utf-8"))
    for (_domain, name), anchors in ladder.anchors.items():
        about.setdefault(name, []).extend((anchors.about, *anchors.at))
    return [SkillName(name, name, about=" ".join(told)) for name, told in about.items()]


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


def _labelled(file: str, titles: set[str]) -> Labelled:
    lines = (HERE / file).read_text("utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if line and not line.startswith("#")]
    found = [(text, set(filter(None, names.split("|")))) for text, names in pairs]
    for text, names in found:
        if names - titles:
            print(f"Not in this list: {sorted(names - titles)} ({text})")
    return found


def _minilm(model: Path) -> tuple[MiniLM, WordStates]:
    import onnxruntime  # noqa: PLC0415, only where the model is asked for

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    session = onnxruntime.InferenceSession(
        with_layer(model.read_bytes()), options, providers=["CPUExecutionProvider"]
    )
    vocabulary = (CONTENT / "text" / "vocabulary.txt").read_text("utf-8")
    adapter = np.load(CONTENT / "text" / "adapter.npz")["adapter"]
    return MiniLM.of(session, vocabulary, adapter), WordStates.of(session, vocabulary)


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
        if gold:
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


def _calibration(search: SkillSearch, labelled: Labelled) -> None:
    """What was called likely, by how likely, against how often it was so."""
    told = [
        (one.probability, one.id in gold)
        for text, gold in labelled
        for one in search.find(text, least=0)
    ]
    for low, high in pairwise((0, 0.1, 0.25, 0.5, 0.7, 1.01)):
        here = np.array([pair for pair in told if low <= pair[0] < high])
        if len(here):
            said, was = here.mean(axis=0)
            print(f"    {len(here):5} called {said:.2f} on average: so in {was:.2f}")


if __name__ == "__main__":
    main()
