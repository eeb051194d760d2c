"""The release in force as arrays, loaded once a process and release."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import lru_cache

import numpy as np

from onward.careers.core import education
from onward.careers.core.domains import Domain
from onward.careers.core.world import Errors, Flags, Floats, World
from onward.careers.models import Occupation, Outlook, Release
from onward.careers.queries.alike import likeness_of
from onward.careers.queries.lists import (
    licensed_codes,
    moves_in_force,
    theme_codes,
    wider_codes,
)
from onward.careers.queries.wages import PayByArea, area_names, pay_units
from onward.ui.core.refusals import DomainError


class NoWorldYet(DomainError):
    message = (
        "No occupations are here yet. Whoever runs this installation can bring them"
        " with: onward world import --starter"
    )


def current_release() -> Release:
    """The release in force. Raises NoWorldYet before the first import."""
    release = release_in_force(Release.Part.OCCUPATIONS)
    if release is None:
        raise NoWorldYet
    return release


def release_in_force(part: str) -> Release | None:
    """The release one part of the world is of; None before any was imported."""
    return Release.objects.filter(is_current=True, part=part).first()


def world_now() -> World:
    """The world in force; a new import is seen at the next call."""
    return world_of(current_release())


def world_of(release: Release) -> World:
    """The world of a release, with the pay, outlook and codes in force beside it."""
    parts = Release.Part
    found = dict(Release.objects.filter(is_current=True).values_list("part", "pk"))
    beside = [found.get(part, 0) for part in (parts.WAGES, parts.OUTLOOK)]
    codes = [found.get(part, 0) for part in (parts.PUBLISHED, parts.MOVED)]
    return _load(release.pk, *beside, *codes)


Row = Sequence[float | None] | None


@dataclass(frozen=True, slots=True)
class _Columns:
    """Every field that is reckoned with, by its name, in the order of the codes."""

    code: Sequence[str]
    title: Sequence[str]
    bls_code: Sequence[str]
    job_zone: Sequence[float | None]
    interests: Sequence[Row]
    values: Sequence[Row]
    skill_levels: Sequence[Row]
    skill_importances: Sequence[Row]
    knowledge_levels: Sequence[Row]
    knowledge_importances: Sequence[Row]
    ability_importances: Sequence[Row]
    work_context: Sequence[dict[str, float] | None]
    vector: Sequence[Row]
    title_vector: Sequence[Row]

    @classmethod
    def of(cls, release_id: int) -> "_Columns":
        names = [field.name for field in fields(cls)]
        rows = Occupation.objects.filter(release_id=release_id).order_by("code")
        cells = list(zip(*rows.values_list(*names), strict=True))
        return cls(*(cells or [()] * len(names)))


@lru_cache(maxsize=2)
def _load(
    release_id: int,
    wages_id: int,
    outlook_id: int,
    published_id: int,  # noqa: ARG001 - a key: codes are rewritten with it
    moved_id: int,  # noqa: ARG001 - a key: the moves in force are read
) -> World:
    release = Release.objects.get(pk=release_id)
    read = _Columns.of(release_id)
    outlooks = {one.code: one for one in Outlook.objects.filter(release_id=outlook_id)}
    found = [outlooks.get(code) for code in read.bls_code]
    errors = release.accuracy.get("columns", {})
    entry = tuple(one.education if one else "" for one in found)
    skills = _domain(
        release.skill_names,
        (read.skill_levels, read.skill_importances),
        _errors_of(errors, "skill_level_"),
    )
    knowledge = _domain(
        release.knowledge_names,
        (read.knowledge_levels, read.knowledge_importances),
        _errors_of(errors, "knowledge_level_"),
    )
    return World(
        codes=tuple(read.code),
        titles=tuple(read.title),
        interests=_six(read.interests),
        values=_six(read.values),
        zones=_zones(read.job_zone, entry, is_estimated="zone" in errors),
        likeness=likeness_of(read.code, _compared(release, read)),
        pay=PayByArea(wages_id, read.bls_code),
        openings=_column([one.openings_thousand if one else None for one in found]),
        growth=_column([one.growth_percent if one else None for one in found]),
        needs_licence=_beginning(read.bls_code, licensed_codes()),
        skills=skills,
        knowledge=knowledge,
        schedules=_schedules(
            read.work_context,
            [one.self_employed_percent if one else None for one in found],
        ),
        strains=_strains(release.ability_names, read.ability_importances),
        themes={k: _beginning(read.bls_code, of) for k, of in theme_codes().items()},
        entry=entry,
        pay_of=_version(wages_id),
        pay_units=pay_units(wages_id, read.bls_code),
        errors=_errors(errors),
        wider_codes=wider_codes(),
        moved=moves_in_force(Release.Part.MOVED),
        area_names=area_names(wages_id),
    )


def _version(release_id: int) -> str:
    found = Release.objects.filter(pk=release_id).first()
    return "" if found is None else found.version


def _compared(release: Release, read: _Columns) -> dict[str, Floats]:
    """What occupations are compared by; the starter world's vectors say it all."""
    if release.kind == Release.Kind.STARTER:
        found = {"text": _matrix(read.vector)}
    else:
        found = {
            "activities": _matrix(read.vector),
            "title_words": _matrix(read.title_vector),
            "knowledge": _matrix(read.knowledge_importances),
            "interests": _matrix(read.interests),
            "zone": _column(read.job_zone),
        }
    return {name: figures for name, figures in found.items() if figures is not None}


def _column(figures: Sequence[float | None]) -> Floats:
    return np.array([np.nan if f is None else f for f in figures], dtype=np.float64)


def _zones(
    figures: Sequence[float | None], entry: Sequence[str], *, is_estimated: bool
) -> Floats:
    """Official job zones as they are; estimates not below the usual way in."""
    zones = _column(figures)
    return education.at_least_entry(zones, entry) if is_estimated else zones


def _six(rows: Sequence[Row]) -> Floats:
    unknown: Sequence[float | None] = [None] * 6
    return np.array([row or unknown for row in rows], dtype=np.float64).reshape(-1, 6)


def _matrix(rows: Sequence[Row]) -> Floats | None:
    """Rows of figures, NaN for a row or a figure nobody gave; None without any."""
    width = max((len(row) for row in rows if row), default=0)
    if not width:
        return None
    unknown: Sequence[float | None] = [None] * width
    return np.array([row or unknown for row in rows], dtype=np.float64)


def _domain(
    names: Sequence[str],
    levels_and_importances: tuple[Sequence[Row], Sequence[Row]],
    errors: Floats,
) -> Domain | None:
    """Levels and importances where both are there, else None."""
    level, importance = map(_matrix, levels_and_importances)
    if level is None or importance is None or level.shape != importance.shape:
        return None
    fits = len(errors) == level.shape[1]
    return Domain(tuple(names), level, importance, errors if fits else np.zeros(0))


CONTEXT = {
    "part_time": "under_40_hours",
    "long_hours": "over_40_hours",
    "seasonal": "seasonal",
    "irregular": "irregular",
}


def _schedules(
    contexts: Sequence[dict[str, float] | None], alone: Sequence[float | None]
) -> dict[str, Floats]:
    """Shares 0..1 of those in it; a share nobody gives is left out."""
    found = {
        kind: _column([(one or {}).get(key) for one in contexts])
        for kind, key in CONTEXT.items()
    }
    found["self_employed"] = _column(alone) / 100
    return {kind: figures for kind, figures in found.items() if _any_known(figures)}


# The ability that tells of each strain: its importance 1..5, as 0..1.
STRAINING = {
    "standing": "Stamina",
    "lifting": "Static Strength",
    "bending": "Extent Flexibility",
}


def _strains(names: Sequence[str], importances: Sequence[Row]) -> dict[str, Floats]:
    figures = _matrix(importances)
    if figures is None:
        return {}
    return {
        strain: (figures[:, names.index(ability)] - 1) / 4
        for strain, ability in STRAINING.items()
        if ability in names
    }


def _any_known(figures: Floats) -> bool:
    return not bool(np.isnan(figures).all())


def _errors(columns: dict[str, dict[str, float]]) -> Errors:
    """Standard errors of what is estimated; a column not named is official."""
    interests, values = ("interest_", "riasec"), ("value_", "123456")
    zone = _errors_of(columns, "zone")
    return Errors(
        interests=_six_errors(columns, *interests),
        values=_six_errors(columns, *values),
        zone=float(zone[0]) if len(zone) else 0.0,
    )


def _six_errors(
    columns: dict[str, dict[str, float]], beginning: str, keys: str
) -> Floats:
    named = [columns.get(f"{beginning}{key}", {}) for key in keys]
    return np.array([one.get("error", 0.0) for one in named])


def _errors_of(columns: dict[str, dict[str, float]], beginning: str) -> Floats:
    """Errors of all columns whose names begin so, in the order of their names."""
    names = sorted(name for name in columns if name.startswith(beginning))
    return np.array([columns[name]["error"] for name in names])


def _beginning(codes: Sequence[str], beginnings: tuple[str, ...]) -> Flags:
    return np.array([code.startswith(beginnings) for code in codes], dtype=np.bool_)
