"""The release in force as arrays, loaded once a process and release."""

import csv
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

import numpy as np

from onward.careers.core import likeness, skills
from onward.careers.core.world import NATION, PAY, SOC, Errors, Floats, Pay, World
from onward.careers.models import Occupation, Outlook, Release, Wage
from onward.ui.core.refusals import DomainError

CONTENT = Path(__file__).parents[1] / "content"
HOURS_A_YEAR = 2080


class NoWorldYet(DomainError):
    message = (
        "No occupations are here yet. Whoever runs this installation can bring them"
        " with: onward world import --starter"
    )


def current_release() -> Release:
    """The release in force. Raises NoWorldYet before the first import."""
    release = Release.objects.filter(is_current=True).first()
    if release is None:
        raise NoWorldYet
    return release


def figures_release() -> Release | None:
    """Where wages and outlook come from: the newest starter world."""
    return (
        Release.objects.filter(kind=Release.Kind.STARTER)
        .order_by("-imported_at", "-pk")
        .first()
    )


def world_now() -> World:
    """The world in force; a new import is seen at the next call."""
    return world_of(current_release())


def world_of(release: Release) -> World:
    figures = figures_release()
    return _load(release.pk, release.sha256, figures.pk if figures else 0)


@lru_cache(maxsize=2)
def _load(release_id: int, sha256: str, figures_id: int) -> World:  # noqa: ARG001 - the key
    release = Release.objects.get(pk=release_id)
    rows = list(Occupation.objects.filter(release_id=release_id).order_by("code"))
    bls_codes = [row.bls_code for row in rows]
    outlooks = {one.code: one for one in Outlook.objects.filter(release_id=figures_id)}
    found = [outlooks.get(code) for code in bls_codes]
    pay, units = _wages(figures_id, bls_codes)
    levels = _matrix([row.skill_levels for row in rows])
    importance = _matrix([row.skill_importances for row in rows])
    licensed = licensed_codes()
    return World(
        codes=tuple(row.code for row in rows),
        titles=tuple(row.title for row in rows),
        interests=_six([row.interests for row in rows]),
        values=_six([row.values for row in rows]),
        zones=_column([row.job_zone for row in rows]),
        likeness=_likeness(rows, levels),
        pay=pay,
        openings=_column([one.openings_thousand if one else None for one in found]),
        growth=_column([one.growth_percent if one else None for one in found]),
        needs_licence=np.array([_is_licensed(c, licensed) for c in bls_codes], bool),
        skill_levels=levels,
        skill_weights=None if importance is None else skills.weights(importance),
        skill_names=tuple(release.skill_names),
        entry=tuple(one.education if one else "" for one in found),
        pay_units=units,
        errors=_errors(release),
        wider_codes=wider_codes(),
    )


def _column(figures: Sequence[float | None]) -> Floats:
    return np.array([np.nan if f is None else f for f in figures], dtype=np.float64)


def _six(rows: Sequence[list[float] | None]) -> Floats:
    unknown = [np.nan] * 6
    return np.array([row or unknown for row in rows], dtype=np.float64).reshape(-1, 6)


def _matrix(rows: Sequence[Sequence[float | None] | None]) -> Floats | None:
    """Rows of figures, NaN for a row or a figure nobody gave; None without any."""
    width = max((len(row) for row in rows if row), default=0)
    if not width:
        return None
    unknown: Sequence[float | None] = [None] * width
    return np.array([row or unknown for row in rows], dtype=np.float64)


def _likeness(rows: Sequence[Occupation], levels: Floats | None) -> Floats:
    """From what there is: text alone, or activities, skills, knowledge and titles."""
    found = {
        "activities": _matrix([row.vector for row in rows]),
        "titles": _matrix([row.title_vector for row in rows]),
        "skills": levels,
        "knowledge": _matrix([row.knowledge for row in rows]),
    }
    rated = ("skills", "knowledge")
    parts = {
        name: likeness.cosine(likeness.standardised(part) if name in rated else part)
        for name, part in found.items()
        if part is not None
    }
    if not parts:
        return np.eye(len(rows))
    return likeness.closer_than(likeness.composite(parts))


def _errors(release: Release) -> Errors:
    columns = release.accuracy.get("columns", {})
    if not columns:
        return Errors()
    return Errors(
        interests=np.array([columns[f"interest_{k}"]["error"] for k in "riasec"]),
        values=np.array([columns[f"value_{k}"]["error"] for k in range(1, 7)]),
        zone=float(columns["zone"]["error"]),
    )


def _wages(
    figures_id: int, bls_codes: Sequence[str]
) -> tuple[dict[str, Pay], tuple[str, ...]]:
    """Pay of every row by area, and how the nation's is told (its unit)."""
    wages = list(
        Wage.objects.filter(release_id=figures_id).values_list(
            "area", "code", "unit", "is_top_coded", "employment", *PAY
        )
    )
    found: dict[str, dict[str, int]] = {NATION: {}}
    for at, (area, code, *_) in enumerate(wages):
        found.setdefault(area, {})[code] = at
    # One row more, of unknowns: where -1 points to.
    unknown = (None,) * (1 + len(PAY))
    figures = np.array([*(wage[4:] for wage in wages), unknown], dtype=np.float64)
    by_hour = [wage[2] == Wage.Unit.HOUR for wage in wages]
    figures[:, 1:] /= np.where([*by_hour, True], 1, HOURS_A_YEAR)[:, None]
    is_top = np.array([*(wage[3] for wage in wages), False], dtype=np.bool_)
    pay = {}
    for area, at_code in found.items():
        at_row = np.array([at_code.get(code, -1) for code in bls_codes], dtype=np.intp)
        pay[area] = Pay(figures[at_row, 1:], is_top[at_row], figures[at_row, 0])
    nation = found[NATION]
    units = [wages[nation[code]][2] if code in nation else "" for code in bls_codes]
    return pay, tuple(units)


@cache
def wider_codes() -> dict[str, str]:
    """SOC codes whose figures are published under a wider code only."""
    path = CONTENT / "starter" / "members.csv"
    with path.open(encoding="utf-8") as text:
        return {row["soc"]: row["code"] for row in csv.DictReader(text)}


@cache
def licensed_codes() -> tuple[str, ...]:
    """Beginnings of codes for which most states ask a licence: our own list."""
    lines = (CONTENT / "licences.csv").read_text("utf-8").splitlines()[1:]
    return tuple(line.split(",")[0] for line in lines)


def _is_licensed(code: str, beginnings: tuple[str, ...]) -> bool:
    return code.startswith(beginnings)


def bls_code_of(code: str) -> str:
    """The code under which figures of an O*NET or SOC code are published."""
    soc = code[:SOC]
    return wider_codes().get(soc, soc)
