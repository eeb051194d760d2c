"""Trains the taggers of skills on SkillSpan and measures them together.

    python tools/skills_model/train_tagger.py ../shared/bench/tasks/skillspan \
        [--model model.onnx]

Needs scipy, and onnxruntime where --model names the MiniLM file. Prints strict
precision, recall and F1 on dev.jsonl of taggers that saw train.jsonl alone, each by
itself and all together, then fits both files and writes content/skills: groups.npz
(words alike, by k-means), tagger.npz, tagger_axes.npz and, with --model,
tagger_states.npz. Chance is seeded: the same files give the same weights.
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

from onward.careers.core.text.encoder import StaticEncoder, unit
from onward.careers.core.text.skills_kinds import in_bytes
from onward.careers.core.text.tagger import (
    BEGIN,
    INSIDE,
    LAST,
    ONLY,
    OUTSIDE,
    Tagger,
    beside,
)
from onward.careers.core.text.tagger_committee import Committee, Seat, States
from onward.careers.core.text.tagger_features import keys as keys_of
from onward.careers.core.text.tagger_groups import WordGroups
from onward.careers.core.text.tagger_states import WordStates, with_layer

CONTENT = ROOT / "onward" / "careers" / "content"
WORDS_PRIOR, STATES_PRIOR = 3.0, 3.0
GROUPS, AXES = (64, 256, 1024), 48  # sizes of word groups; numbers that stand for one
FILES = ("tagger.npz", "tagger_axes.npz", "tagger_states.npz")
WITHOUT = 2  # of these need no model
ROUNDS, SEED = 15, 0  # of k-means
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
    reader = _minilm_states(asked.model) if asked.model else None
    of_both = [_of(reader, data) for data in (train, dev)] if reader else None
    committee = _committee(train, reader, of_both and of_both[0])
    _report(committee, dev)
    whole = of_both and of_both[0] + of_both[1]
    _write(CONTENT / "skills", _committee(train + dev, reader, whole))


def _committee(
    data: Sequence[Row], reader: States | None, read: list[np.ndarray] | None
) -> Committee:
    """Groups and taggers that saw nothing but `data`."""
    groups = _groups(data)
    words, kept = _words(data, groups)
    seats = [
        Seat(_tagger(data, words, kept, None)),
        Seat(_tagger(data, words, kept, _of(groups, data)), groups),
    ]
    if reader is not None and read is not None:
        seats.append(Seat(_tagger(data, words, kept, read), reader))
    return Committee(tuple(seats), groups)


def _groups(data: Sequence[Row]) -> WordGroups:
    """Groups of the words of `data`, and the foremost axes of all its tokens."""
    vocabulary = (CONTENT / "text" / "vocabulary.txt").read_text("utf-8")
    encoder = StaticEncoder.of(vocabulary, np.load(CONTENT / "text" / "vectors.npz"))
    tokens = [token.lower() for row in data for token in row["tokens"]]
    known, counts = np.unique(tokens, return_counts=True)
    rows = encoder.encode(known.tolist())
    axes = np.linalg.eigh((rows * counts[:, None]).T @ rows)[1][:, ::-1][:, :AXES]
    stored = {
        f"centres_{size}": in_bytes(_centres(rows, count))
        for size, count in enumerate(GROUPS)
    }
    return WordGroups.of(stored | {"axes": axes.astype(np.float16)}, encoder)


def _centres(rows: np.ndarray, count: int) -> np.ndarray:
    """Spherical k-means: (count, size) unit rows."""
    chosen = np.random.default_rng(SEED).choice(len(rows), count, replace=False)
    centres = rows[chosen]
    for _ in range(ROUNDS):
        nearest, sums = (rows @ centres.T).argmax(axis=1), np.zeros_like(centres)
        np.add.at(sums, nearest, rows)
        is_empty = np.linalg.norm(sums, axis=1, keepdims=True) == 0
        centres = unit(np.where(is_empty, centres, sums))
    return centres


def _read(folder: Path, name: str) -> list[Row]:
    plain, packed = folder / f"{name}.jsonl", folder / f"{name}.jsonl.gz"
    if plain.exists():
        lines = plain.read_text("utf-8").splitlines()
    elif packed.exists():
        lines = gzip.decompress(packed.read_bytes()).decode("utf-8").splitlines()
    else:
        return []
    return [json.loads(line) for line in lines]


def _minilm_states(model: Path) -> WordStates:
    import onnxruntime  # noqa: PLC0415, only where the model is asked for

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    session = onnxruntime.InferenceSession(
        with_layer(model.read_bytes()), options, providers=["CPUExecutionProvider"]
    )
    return WordStates.of(session, (CONTENT / "text" / "vocabulary.txt").read_text())


def _of(reader: States, data: Sequence[Row]) -> list[np.ndarray]:
    return [reader.states(row["tokens"]) for row in data]


def _tagger(
    data: Sequence[Row],
    words: sparse.csr_matrix,
    kept: np.ndarray,
    states: Sequence[np.ndarray] | None,
) -> Tagger:
    lengths = [len(row["tokens"]) for row in data]
    tags = np.array([tag for row in data for tag in _tags(row)])
    if states is None:
        material = Material(words, None, tags, lengths)
        fitted = fit(material, words_prior=WORDS_PRIOR, states_prior=0)
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


def _words(
    data: Sequence[Row], groups: WordGroups
) -> tuple[sparse.csr_matrix, np.ndarray]:
    """(tokens, features) of ones, and the key of each feature, rising."""
    found = [
        keys
        for row in data
        for keys in keys_of(row["tokens"], groups.numbers(row["tokens"]))
    ]
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
    return Tagger(kept[some], weights, fitted.moves, head)


def _report(committee: Committee, data: Sequence[Row]) -> None:
    """Each tagger by itself, the two that need no model, and all of them."""
    names = [name for name, _ in zip(FILES, committee.seats, strict=False)]
    parts = {
        name: Committee((seat,), committee.groups)
        for name, seat in zip(names, committee.seats, strict=True)
    }
    parts["without the model"] = Committee(committee.seats[:2], committee.groups)
    for several in ((0, 2), (0, 1, 2)) if len(names) > WITHOUT else ():
        some = tuple(committee.seats[place] for place in several)
        parts[" + ".join(names[place] for place in several)] = Committee(
            some, committee.groups
        )
    for name, part in parts.items():
        right = told = there = 0
        for row in data:
            gold = {(start, end) for start, end in row["gold"]}
            spans = set(part.spans(row["tokens"]))
            right, told = right + len(gold & spans), told + len(spans)
            there += len(gold)
        precision, recall = right / max(told, 1), right / max(there, 1)
        f1 = 2 * right / max(told + there, 1)
        told_of = f"p {precision:.4f} r {recall:.4f} f1 {f1:.4f}"
        print(f"{name} on dev: {told_of}", flush=True)


def _write(folder: Path, committee: Committee) -> None:
    if committee.groups is None:
        raise ValueError("These taggers were taught without groups of words.")
    groups = {
        f"centres_{size}": in_bytes(rows)
        for size, rows in enumerate(committee.groups.centres)
    }
    _save(folder / "groups.npz", groups | {"axes": committee.groups.axes})
    for name, seat in zip(FILES, committee.seats, strict=False):
        arrays = {
            "keys": seat.tagger.keys,
            "weights": seat.tagger.weights,
            "moves": seat.tagger.moves.astype(np.float32),
        }
        if seat.tagger.head is not None:
            arrays["head"] = seat.tagger.head.astype(np.float16)
        _save(folder / name, arrays)


def _save(path: Path, arrays: dict[str, np.ndarray]) -> None:
    np.savez_compressed(path, **arrays)
    print(f"{path.name}: {path.stat().st_size:,} bytes", flush=True)


if __name__ == "__main__":
    main()
