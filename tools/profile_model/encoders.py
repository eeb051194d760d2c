"""The two text encoders weights are fitted for: the optional one and our own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from onward.careers.core.text.encoder import Encoder, StaticEncoder
from onward.careers.core.text.profile_views import Texts, views
from onward.careers.core.text.profile_words import read
from profile_model.material import Material

CONTENT = Path(__file__).parents[2] / "onward" / "careers" / "content"
FEW = 12  # words of a description


@dataclass
class Remembering:
    """Encodes each text once; `memory` may be kept from one run to the next."""

    size: int
    embed: Callable[[Sequence[str]], np.ndarray]
    memory: dict[str, np.ndarray] = field(default_factory=dict)

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        new = sorted({text for text in texts if text not in self.memory})
        if new:
            self.memory.update(zip(new, self.embed(new), strict=True))
        return np.array([self.memory[text] for text in texts], np.float32)

    def load(self, path: Path) -> None:
        if path.exists():
            with np.load(path) as stored:
                texts = stored["texts"].tobytes().decode().split("\x00")
                vectors = stored["vectors"].astype(np.float32)
                self.memory.update(zip(texts, vectors, strict=True))

    def save(self, path: Path) -> None:
        texts = np.frombuffer("\x00".join(self.memory).encode(), np.uint8)
        vectors = np.array(list(self.memory.values()), np.float16)
        np.savez(path, texts=texts, vectors=vectors)


def static() -> StaticEncoder | None:
    """Our own word-piece vectors; None where they are not in the checkout."""
    folder = CONTENT / "text"
    if not (folder / "vectors.npz").exists():
        return None
    with np.load(folder / "vectors.npz") as arrays:
        vocabulary = (folder / "vocabulary.txt").read_text("utf-8")
        return StaticEncoder.of(vocabulary, dict(arrays))


def described(material: Material, encoder: Encoder) -> Texts:
    """Titles with descriptions."""
    return _views("short", material, material.descriptions, encoder)


def with_tasks(material: Material, encoder: Encoder) -> Texts:
    """Titles with descriptions and tasks, a line each."""
    pairs = zip(material.descriptions, material.tasks, strict=True)
    return _views(
        "long", material, ["\n".join([d, *tasks]) for d, tasks in pairs], encoder
    )


def titles_only(material: Material, encoder: Encoder) -> Texts:
    return _views("short", material, ["" for _ in material.codes], encoder)


def few_words(material: Material, encoder: Encoder) -> Texts:
    """Titles with the first few words of the description."""
    short = [" ".join(text.split()[:FEW]) for text in material.descriptions]
    return _views("short", material, short, encoder)


def _views(
    name: str, material: Material, texts: Sequence[str], encoder: Encoder
) -> Texts:
    pairs = zip(texts, material.titles, strict=True)
    readings = [reading for reading in (read(*pair) for pair in pairs) if reading]
    return views(name, readings, encoder)


def word_numbers(name: str, material: Material) -> list[int]:
    """How many words each text of a trial has."""
    texts = {
        "title": ["" for _ in material.codes],
        "title and 12 words": [
            " ".join(t.split()[:FEW]) for t in material.descriptions
        ],
        "title and description": material.descriptions,
        "with tasks": [
            " ".join([d, *t])
            for d, t in zip(material.descriptions, material.tasks, strict=True)
        ],
    }[name]
    pairs = zip(texts, material.titles, strict=True)
    return [reading.words for reading in (read(*p) for p in pairs) if reading]
