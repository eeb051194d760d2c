"""Fitting the vectors of word pieces, and the adapter of MiniLM. Seeded, one thread."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from torch.nn import functional

from onward.careers.core.text.letters import WordPieces
from text_model.batches import Pairs

SIZE = 256
SEED = 7
WARMTH = 0.05  # what cosines are divided by before the softmax
RARE = 1e-3  # SIF: weight of a piece = RARE / (RARE + share of texts with it)
RATE, LEAST_RATE = 1e-3, 1e-5
LIKE_TEACHER, TITLES, SKILLS = 256, 768, 384  # texts or pairs in a step
ALIKE, NEAR = 5.0, 3.0
STAY = 0.01  # what a squared step of the adapter from its beginning costs


def projection(vectors: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    """(384, SIZE): the directions in which texts about work differ most."""
    some = vectors[chance.permutation(len(vectors))[:40_000]]
    _, axes = np.linalg.eigh(np.cov((some - vectors.mean(0)).T))
    return np.ascontiguousarray(axes[:, ::-1][:, :SIZE], dtype=np.float32)


@dataclass
class Student:
    """A vector for each word piece; a text is the sum of its pieces, brought to 1."""

    words: WordPieces
    table: torch.nn.EmbeddingBag
    numbers: dict[str, np.ndarray] = field(default_factory=dict)

    @classmethod
    def begin(
        cls, vocabulary: Sequence[str], pieces: np.ndarray, texts: Sequence[str]
    ) -> "Student":
        """From projected vectors of the pieces, weighted by how rare each is."""
        table = torch.nn.EmbeddingBag(len(vocabulary), SIZE, mode="sum", sparse=True)
        student = cls(WordPieces.of(vocabulary), table)
        counts = np.zeros(len(vocabulary))
        for text in texts:
            counts[student.pieces_of(text)] += 1
        weights = RARE / (RARE + (counts + 1) / len(texts))
        table.weight.data = torch.from_numpy(
            (pieces * weights[:, None]).astype(np.float32)
        )
        return student

    def pieces_of(self, text: str) -> np.ndarray:
        if text not in self.numbers:
            found = self.words.numbers(text[:600])[:120] or [100]
            self.numbers[text] = np.array(found, dtype=np.int64)
        return self.numbers[text]

    def __call__(self, texts: Sequence[str]) -> torch.Tensor:
        found = [self.pieces_of(text) for text in texts]
        starts = np.cumsum([0, *(len(one) for one in found[:-1])])
        flat = torch.from_numpy(np.concatenate(found))
        return functional.normalize(self.table(flat, torch.from_numpy(starts)), dim=-1)

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        with torch.no_grad():
            return np.concatenate(
                [self(texts[a : a + 2000]).numpy() for a in range(0, len(texts), 2000)]
            )


def _descend(
    optimiser: torch.optim.Optimizer, steps: int, loss_of: Callable[[], torch.Tensor]
) -> None:
    began = time.monotonic()
    for step in range(steps):
        for group in optimiser.param_groups:
            group["lr"] = RATE * (1 - step / steps) + LEAST_RATE
        loss = loss_of()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        if step % 200 == 199:
            took = time.monotonic() - began
            print(
                f"  step {step + 1}: loss {loss.item():.3f}, {took:.0f} s", flush=True
            )


def distil(
    student: Student,
    texts: Sequence[str],
    target: np.ndarray,
    chance: np.random.Generator,
    steps: int,
) -> None:
    """Make texts lie as their teacher's vectors do, alone and to one another."""
    goal = torch.from_numpy(target)

    def loss_of() -> torch.Tensor:
        rows = chance.integers(0, len(texts), 512)
        theirs = functional.normalize(goal[rows], dim=-1)
        ours = student([texts[i] for i in rows])
        apart = ((ours @ ours.T - theirs @ theirs.T) ** 2).mean()
        return (1 - (ours * theirs).sum(1)).mean() + ALIKE * apart

    _descend(torch.optim.SparseAdam(student.table.parameters()), steps, loss_of)


def _together(first: torch.Tensor, second: torch.Tensor) -> torch.Tensor:
    """InfoNCE both ways: a text nearer to its pair than to the batch's others."""
    cosines = first @ second.T / WARMTH
    goal = torch.arange(len(first))
    return (
        functional.cross_entropy(cosines, goal)
        + functional.cross_entropy(cosines.T, goal)
    ) / 2


def contrast(
    student: Student,
    pairs: Pairs,
    texts: Sequence[str],
    target: np.ndarray,
    steps: int,
) -> None:
    """Bring texts of one occupation, and of one skill, near; stay near the teacher."""
    goal = torch.from_numpy(target)

    def loss_of() -> torch.Tensor:
        first, second = pairs.of_titles(TITLES)
        loss = _together(student(first), student(second))
        first, second = pairs.of_skills(SKILLS)
        loss = loss + _together(student(first), student(second)) / 2
        rows = pairs.chance.integers(0, len(texts), LIKE_TEACHER)
        theirs = functional.normalize(goal[rows], dim=-1)
        ours = student([texts[i] for i in rows])
        return loss + NEAR * (1 - (ours * theirs).sum(1)).mean()

    _descend(torch.optim.SparseAdam(student.table.parameters()), steps, loss_of)


def adapter(
    pairs: Pairs,
    vectors: Callable[[Sequence[str]], np.ndarray],
    begin: np.ndarray,
    steps: int,
) -> np.ndarray:
    """(384, SIZE): MiniLM's vectors turned so that one occupation's texts lie near."""
    drawn = [
        (*pairs.of_titles(LIKE_TEACHER), *pairs.of_skills(128)) for _ in range(steps)
    ]
    texts = sorted({text for step in drawn for part in step for text in part})
    row = {text: place for place, text in enumerate(texts)}
    known = torch.from_numpy(vectors(texts))
    bridge = torch.nn.Parameter(torch.from_numpy(begin.copy()))
    start = torch.from_numpy(begin)
    batches = iter(drawn)

    def turned(part: Sequence[str]) -> torch.Tensor:
        return functional.normalize(
            known[[row[text] for text in part]] @ bridge, dim=-1
        )

    def loss_of() -> torch.Tensor:
        first, second, skill, other = next(batches)
        loss = _together(turned(first), turned(second))
        loss = loss + _together(turned(skill), turned(other)) / 2
        return loss + STAY * ((bridge - start) ** 2).sum()

    _descend(torch.optim.Adam([bridge]), steps, loss_of)
    return bridge.detach().numpy()
