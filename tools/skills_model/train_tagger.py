"""Trains the tagger of skills on SkillSpan and measures it.

    python tools/skills_model/train_tagger.py ../shared/bench/tasks/skillspan \
        [--model model.onnx]

Needs scipy, and onnxruntime where --model names the MiniLM file. Prints strict
precision, recall and F1 on dev.jsonl of a model that saw train.jsonl alone, then fits
both files and writes content/skills/tagger.npz (with --model also
tagger_states.npz). Fitting draws nothing by chance: the same files give the same
weights.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy import sparse

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from crf import Fitted, Material, fit

from onward.careers.core.text.tagger import (
    BEGIN,
    INSIDE,
    LAST,
    ONLY,
    OUTSIDE,
    Tagger,
    beside,
)
from onward.careers.core.text.tagger_features import keys as keys_of
from onward.careers.core.text.tagger_states import WordStates, with_layer

CONTENT = ROOT / "onward" / "careers" / "content"
WORDS_PRIOR, STATES_PRIOR = 3.0, 3.0  # beside states; 2.0 for words alone
ALONE_PRIOR = 2.0
WORTH, WORTH_STATES = 0.3, 0.3  # chosen on dev
SPREAD = 3.0  # states are divided by this many of their standard deviations
SMALL = 0.003
SEEN = 2  # a feature of fewer tokens is not weighed
Row = dict[str, list]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--model", type=Path)
    asked = parser.parse_args()
    train, dev = (_read(asked.folder, name) for name in ("train", "dev"))
    if not train or not dev:
        raise SystemExit(f"train.jsonl and dev.jsonl are not in {asked.folder}.")
    kinds: list[tuple[str, WordStates | None]] = [("tagger.npz", None)]
    if asked.model:
        kinds.append(("tagger_states.npz", _states(asked.model)))
    for name, reader in kinds:
        states = [_of(reader, data) for data in (train, dev)]
        tagger = _tagger(train, states[0])
        _report(name, tagger, dev, states[1])
        _write(CONTENT / "skills" / name, _tagger(train + dev, states[0] + states[1]))


def _read(folder: Path, name: str) -> list[Row]:
    plain, packed = folder / f"{name}.jsonl", folder / f"{name}.jsonl.gz"
    if plain.exists():
        lines = plain.read_text("utf-8").splitlines()
    elif packed.exists():
        lines = gzip.decompress(packed.read_bytes()).decode("utf-8").splitlines()
    else:
        return []
    return [json.loads(line) for line in lines]


def _states(model: Path) -> WordStates:
    import onnxruntime  # noqa: PLC0415, only where the model is asked for

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    session = onnxruntime.InferenceSession(
        with_layer(model.read_bytes()), options, providers=["CPUExecutionProvider"]
    )
    return WordStates.of(session, (CONTENT / "text" / "vocabulary.txt").read_text())


def _of(reader: WordStates | None, data: Sequence[Row]) -> list[np.ndarray | None]:
    if reader is None:
        return [None] * len(data)
    return [reader.states(row["tokens"]) for row in data]


def _tagger(data: Sequence[Row], states: Sequence[np.ndarray | None]) -> Tagger:
    lengths = [len(row["tokens"]) for row in data]
    tags = np.array([tag for row in data for tag in _tags(row)])
    words, kept = _words(data)
    if states[0] is None:
        fitted = fit(
            Material(words, None, tags, lengths),
            words_prior=ALONE_PRIOR,
            states_prior=0,
        )
        return _pack(fitted, kept, None)
    wide = np.concatenate([beside(one)[:, :-1] for one in states])
    middle, spread = wide.mean(axis=0), SPREAD * (wide.std(axis=0) + 1e-6)
    scaled = ((wide - middle) / spread).astype(np.float32)
    fitted = fit(
        Material(words, scaled, tags, lengths),
        words_prior=WORDS_PRIOR,
        states_prior=STATES_PRIOR,
    )
    slopes = fitted.states / spread[:, None]
    head = np.concatenate([slopes, -(middle @ slopes)[None]]).astype(np.float32)
    return _pack(fitted, kept, head)


def _words(data: Sequence[Row]) -> tuple[sparse.csr_matrix, np.ndarray]:
    """(tokens, features) of ones, and the key of each feature, rising."""
    found = [keys for row in data for keys in keys_of(row["tokens"])]
    flat = np.concatenate([np.array(keys, dtype=np.uint32) for keys in found])
    known, columns, counts = np.unique(flat, return_inverse=True, return_counts=True)
    starts = np.concatenate([[0], np.cumsum([len(keys) for keys in found])])
    whole = sparse.csr_matrix(
        (np.ones(len(flat), np.float32), columns, starts),
        shape=(len(found), len(known)),
    )
    often = np.flatnonzero(counts >= SEEN)
    return whole[:, often].tocsr(), known[often]


def _tags(row: Row) -> list[int]:
    """Of two gold phrases one within the other, the longer is learnt."""
    tags = [OUTSIDE] * len(row["tokens"])
    for start, end in sorted(row["gold"], key=lambda span: span[0] - span[1]):
        if any(tags[start:end]):
            continue
        tags[start:end] = [INSIDE] * (end - start)
        tags[start], tags[end - 1] = BEGIN, LAST
        if end - start == 1:
            tags[start] = ONLY
    return tags


def _pack(fitted: Fitted, kept: np.ndarray, head: np.ndarray | None) -> Tagger:
    """Weights too small to matter are left out."""
    some = np.abs(fitted.words).max(axis=1) > SMALL
    weights = fitted.words[some].astype(np.float16)
    worth = WORTH if head is None else WORTH_STATES
    return Tagger(kept[some], weights, fitted.moves, worth, head)


def _report(name: str, tagger: Tagger, data: Sequence[Row], states: Sequence) -> None:
    right = told = there = 0
    for row, state in zip(data, states, strict=True):
        gold = {(start, end) for start, end in row["gold"]}
        spans = set(tagger.spans(row["tokens"], state))
        right, told, there = (
            right + len(gold & spans),
            told + len(spans),
            there + len(gold),
        )
    precision, recall = right / max(told, 1), right / max(there, 1)
    f1 = 2 * right / max(told + there, 1)
    print(f"{name} on dev: p {precision:.4f} r {recall:.4f} f1 {f1:.4f}", flush=True)


def _write(path: Path, tagger: Tagger) -> None:
    arrays = {
        "keys": tagger.keys,
        "weights": tagger.weights,
        "moves": tagger.moves.astype(np.float32),
        "worth": np.float64(tagger.worth),
    }
    if tagger.head is not None:
        arrays["head"] = tagger.head.astype(np.float16)
    np.savez_compressed(path, **arrays)
    print(f"{path.name}: {path.stat().st_size:,} bytes", flush=True)


if __name__ == "__main__":
    main()
