"""What an occupation is like and what it asks, as its page draws it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onward.careers.core.domains import KNOWLEDGE, SKILLS
from onward.careers.core.phrases import plain_title
from onward.careers.core.world import World
from onward.careers.models import Occupation, Release
from onward.ui.core.charts import BarRow, Bars, bars

MOST_BARS = 10
MOST_TASKS = 8
MOST_TECHNOLOGIES = 18
MOST_STYLES = 6
LIKELY = 1.64  # standard errors: nine of ten
NOTABLE = 0.02  # of people: less is not drawn
# O*NET's categories of required level of education.
DEGREES = (
    "Less than school-leaving",
    "School-leaving certificate",
    "A certificate after school",
    "Some college",
    "Associate's degree",
    "Bachelor's degree",
    "A certificate after a bachelor's",
    "Master's degree",
    "A certificate after a master's",
    "First professional degree",
    "Doctoral degree",
    "Training after a doctorate",
)
HOURS = (
    ("under_40_hours", "Less than 40 hours a week"),
    ("exactly_40_hours", "40 hours a week"),
    ("over_40_hours", "More than 40 hours a week"),
)
RHYTHM = (
    ("regular", "A regular schedule"),
    ("irregular", "It changes with the weather, orders, contracts"),
    ("seasonal", "Only in season"),
)


@dataclass(frozen=True, slots=True)
class Asks:
    """Bars are None, tuples empty, where the release has no such figures."""

    tasks: tuple[str, ...]
    more_tasks: tuple[str, ...]
    technologies: tuple[str, ...]
    more_technologies: tuple[str, ...]
    styles: Bars | None
    hours: Bars | None
    rhythm: Bars | None
    skills: Bars | None
    knowledge: Bars | None
    education: Bars | None

    @property
    def is_described(self) -> bool:
        return bool(self.tasks or self.technologies or self.styles or self.hours)


def asks(world: World, row: int, occupation: Occupation, release: Release) -> Asks:
    """Everything the release in force says of one occupation."""
    tasks = tuple(occupation.tasks or ())
    technologies = tuple(occupation.technologies or ())
    context = occupation.work_context or {}
    return Asks(
        tasks=tasks[:MOST_TASKS],
        more_tasks=tasks[MOST_TASKS:],
        technologies=technologies[:MOST_TECHNOLOGIES],
        more_technologies=technologies[MOST_TECHNOLOGIES:],
        styles=_styles(occupation, release),
        hours=_shares("Hours a week", HOURS, context),
        rhythm=_shares("When it is done", RHYTHM, context),
        skills=_levels(world, row, SKILLS, "Skills"),
        knowledge=_levels(world, row, KNOWLEDGE, "Knowledge"),
        education=_education(occupation.education_mix),
    )


def _levels(world: World, row: int, name: str, title: str) -> Bars | None:
    """The ten that matter most, each with the level asked and its doubt."""
    domain = world.domain(name)
    if domain is None or np.isnan(domain.levels[row]).all():
        return None
    weights = np.nan_to_num(domain.weights[row])
    order = [int(k) for k in np.argsort(-weights, kind="stable") if weights[k] > 0]
    errors = LIKELY * domain.level_errors
    rows = []
    for k in order[:MOST_BARS]:
        level = float(domain.levels[row, k])
        sure = not errors[k]
        rows.append(
            BarRow(
                plain_title(domain.names[k]),
                level,
                low=None if sure else max(level - float(errors[k]), 0.0),
                high=None if sure else min(level + float(errors[k]), 7.0),
            )
        )
    note = "The level asked, from 0, none, to 7. What matters most stands first."
    if errors.any():
        note += " The pale band is how far off our estimate may be."
    return bars(title, rows, high=7, note=note, first_column=title) if rows else None


def _shares(
    title: str, kinds: Sequence[tuple[str, str]], context: dict[str, float]
) -> Bars | None:
    known = [(words, context[key]) for key, words in kinds if key in context]
    if not known:
        return None
    return bars(
        title,
        [BarRow(words, 100 * share, f"{100 * share:.0f} %") for words, share in known],
        note="Share of those who do it, as they say themselves.",
        first_column=title,
    )


def _education(mix: Sequence[float] | None) -> Bars | None:
    if not mix:
        return None
    told = [
        BarRow(name, 100 * share, f"{100 * share:.0f} %")
        for name, share in zip(DEGREES, mix, strict=True)
        if share >= NOTABLE
    ]
    return bars(
        "Schooling asked for",
        told,
        note="Share of those who do it and of experts; less than 2 of 100 left out.",
        first_column="Schooling",
    )


def _styles(occupation: Occupation, release: Release) -> Bars | None:
    figures = occupation.work_styles
    if not figures or not release.style_names:
        return None
    low, high = (-3.0, 3.0) if release.style_scale == "WI" else (1.0, 5.0)
    known = [
        (figure, name)
        for figure, name in zip(figures, release.style_names, strict=False)
        if figure is not None
    ]
    known.sort(key=lambda pair: (-pair[0], pair[1]))
    return bars(
        "Ways of working that help",
        [BarRow(plain_title(name), figure) for figure, name in known[:MOST_STYLES]],
        low=low,
        high=high,
        note=f"From {low:g} to {high:g}, the most helpful first.",
        first_column="Way of working",
    )
