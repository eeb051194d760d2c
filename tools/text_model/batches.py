"""Pairs of texts that mean the same, drawn by a seeded generator."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from text_model.sources import Material, Occupation, Skill

RANKS = [
    "senior", "junior", "sr", "jr", "lead", "head", "principal", "hiring", "urgent",
    "remote", "temporary", "contract", "experienced", "trainee", "graduate",
    "certified", "assistant", "freelance", "permanent", "weekend", "nights",
    "immediate start", "night shift", "full time", "part time", "entry level",
    "team lead",
]  # fmt: skip # words in a row are read at a glance
TERMS = [
    "(m/f/d)", "(m/w/d)", "ii", "iii", "full time", "part time", "(contract)",
    "- permanent", "- remote", "- hybrid", "per annum", "per hour", "- 12 months",
    "- immediate start", "- nights", "up to 40k", "(all genders)", "ref 123", "urgent",
]  # fmt: skip # words in a row are read at a glance
BEFORE_FAR = [" - ", " in ", ", ", " | ", " at ", " ("]
PLAIN = 0.55  # of the titles stay as they are


@dataclass
class Pairs:
    """What belongs together among the occupations that are not held out."""

    occupations: list[Occupation]
    titles: list[list[str]]
    weights: np.ndarray
    skills: list[Skill]
    far: list[str]  # words that no text about work has: places and names as noise
    chance: np.random.Generator

    @classmethod
    def of(
        cls, material: Material, far: Sequence[str], chance: np.random.Generator
    ) -> "Pairs":
        """A title that a held-out occupation has is taught with no other either."""
        secret = {
            title.strip().lower()
            for one in material.occupations
            if one.is_held_out
            for title in one.titles
        }
        occupations, titles = [], []
        for one in material.occupations:
            own = [t for t in one.titles if t.strip().lower() not in secret]
            if own and not one.is_held_out:
                occupations.append(one)
                titles.append(own)
        weights = np.sqrt([len(own) for own in titles])
        skills = [skill for skill in material.skills if skill.description]
        share = weights / weights.sum()
        return cls(occupations, titles, share, skills, list(far), chance)

    def of_titles(self, size: int) -> tuple[list[str], list[str]]:
        """A title, often as a vacancy has it, and another text of its occupation."""
        drawn = self.chance.choice(
            len(self.titles), size, replace=False, p=self.weights
        )
        first = [self.noisy(self._one(self.titles[i])) for i in drawn]
        return first, [self._other(int(i)) for i in drawn]

    def of_skills(self, size: int) -> tuple[list[str], list[str]]:
        """A skill's label and its description or other labels."""
        drawn = [
            self.skills[i]
            for i in self.chance.choice(len(self.skills), size, replace=False)
        ]
        second = [
            skill.description
            if self.chance.random() < 0.5 or not skill.others
            else skill.others
            for skill in drawn
        ]
        return [skill.label for skill in drawn], second

    def noisy(self, title: str) -> str:
        """A title with rank, terms and a place or name, as often in vacancies."""
        chance = self.chance
        if chance.random() < PLAIN:
            return title
        if chance.random() < 0.4:
            title = f"{self._one(RANKS)} {title}"
        if chance.random() < 0.5:
            names = " ".join(self._one(self.far) for _ in range(chance.integers(1, 3)))
            title = f"{title}{self._one(BEFORE_FAR)}{names}"
        if chance.random() < 0.4:
            title = f"{title} {self._one(TERMS)}"
        return title

    def _other(self, i: int) -> str:
        occupation, drawn = self.occupations[i], self.chance.random()
        if 0.7 <= drawn < 0.8:
            return occupation.description
        if 0.8 <= drawn < 0.9 and occupation.tasks:
            return self._one(occupation.tasks)
        if drawn >= 0.8 and occupation.needs:
            size = min(4, len(occupation.needs))
            return ", ".join(self.chance.choice(occupation.needs, size, replace=False))
        return self._one(self.titles[i])

    def _one(self, items: Sequence[str]) -> str:
        return items[int(self.chance.integers(len(items)))]
