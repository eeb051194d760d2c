"""Skills looked for by name, ours and ESCO's at once, and which work asks for one."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from onward.careers.core.domains import COUNTS_FROM, KNOWLEDGE, SKILLS
from onward.careers.core.phrases import plain_title
from onward.careers.core.text.titles import Entry, TitleSearch
from onward.careers.core.world import World
from onward.careers.models import EscoSkill, EscoSkillNeed, Release
from onward.careers.queries.european import European, id_of
from onward.careers.queries.kept import Shelf
from onward.careers.queries.readers import bundled_encoder
from onward.careers.queries.sources import Source, sources_of
from onward.careers.queries.titles import ESCO, OURS
from onward.careers.queries.world import release_in_force, world_now

KEPT = Shelf("skill-names", most=2)
MOST_FOUND, MOST_WORK = 12, 30
LEAST = 0.3  # of likeness: below it nothing is meant by what was typed
LONGEST_KEY = 200


@dataclass(frozen=True, slots=True)
class SkillHit:
    """A skill or an area of knowledge; `key` is its name, or the last part of its
    address in ESCO.
    """

    key: str
    title: str
    found_as: str
    likeness: float
    is_european: bool


@dataclass(frozen=True, slots=True)
class WorkAsking:
    """A kind of work here that asks for a skill: its level 0..7, importance 1..5."""

    code: str
    title: str
    level: float
    importance: float


@dataclass(frozen=True, slots=True)
class SkillPage:
    """One skill: work here that asks for it, or work in ESCO that does."""

    title: str
    about: str
    work: tuple[WorkAsking, ...]
    essential: tuple[European, ...]
    optional: tuple[European, ...]
    sources: tuple[Source, ...]


def find_skills(typed: str, *, most: int = MOST_FOUND) -> tuple[SkillHit, ...]:
    """Skills a name may mean, typing errors and all, best first. Raises NoWorldYet."""
    esco = release_in_force(Release.Part.ESCO)
    world = world_now()
    index, titles = _index(_names(world), esco.pk if esco is not None else 0)
    return tuple(
        SkillHit(
            key=one.key if one.source == OURS else id_of(one.key),
            title=plain_title(titles[one.key]),
            found_as="" if one.label == titles[one.key] else one.label,
            likeness=one.likeness,
            is_european=one.source == ESCO,
        )
        for one in index.search(typed, most=most)
        if one.likeness >= LEAST
    )


def skill_page(key: str) -> SkillPage | None:
    """Which work asks for a skill, the most first; None for no skill in force."""
    world = world_now()
    for name in (SKILLS, KNOWLEDGE):
        domain = world.domain(name)
        k = None if domain is None else domain.column.get(key)
        if k is not None:
            return SkillPage(key, "", _work(world, name, k), (), (), sources_of())
    return _of_esco(key)


def _work(world: World, name: str, k: int) -> tuple[WorkAsking, ...]:
    domain = world.domain(name)
    if domain is None:
        return ()
    levels = np.where(world.is_rest, np.nan, domain.levels[:, k])
    importances = domain.importances[:, k]
    rows = np.flatnonzero((importances >= COUNTS_FROM) & ~np.isnan(levels))
    order = sorted(rows.tolist(), key=lambda row: (-levels[row], world.codes[row]))
    return tuple(
        WorkAsking(
            world.codes[row],
            plain_title(world.titles[row]),
            float(levels[row]),
            float(importances[row]),
        )
        for row in order[:MOST_WORK]
    )


def _of_esco(key: str) -> SkillPage | None:
    esco = release_in_force(Release.Part.ESCO)
    skills = EscoSkill.objects.filter(release=esco, uri__endswith=f"/{key}")
    skill = skills.first() if esco is not None and key else None
    if skill is None:
        return None
    needs = EscoSkillNeed.objects.filter(skill=skill).order_by("occupation__title")
    rows = list(
        needs.values_list("occupation__uri", "occupation__title", "is_essential")
    )
    kinds = [
        (European(id_of(uri), plain_title(title)), is_essential)
        for uri, title, is_essential in rows
    ]
    return SkillPage(
        title=plain_title(skill.title),
        about=skill.description,
        work=(),
        essential=tuple(one for one, is_needed in kinds if is_needed),
        optional=tuple(one for one, is_needed in kinds if not is_needed),
        sources=sources_of(Release.Part.ESCO),
    )


def _names(world: World) -> tuple[str, ...]:
    domains = (world.skills, world.knowledge)
    return tuple(name for domain in domains if domain for name in domain.names)


@lru_cache(maxsize=1)
def _index(names: tuple[str, ...], esco_id: int) -> tuple[TitleSearch, dict[str, str]]:
    entries = [*(Entry(name, name, source=OURS) for name in names), *_european(esco_id)]
    mark = hashlib.sha256(bundled_encoder().rows[:: 1 << 10].tobytes())
    for one in entries:
        mark.update(repr(one).encode("utf-8", "replace"))
    static = bundled_encoder()
    arrays = KEPT.arrays(
        mark.hexdigest()[:20],
        lambda: TitleSearch.of(entries, static, is_vacancy=False).arrays(),
    )
    titles = {one.key: one.title for one in entries}
    return TitleSearch.from_arrays(arrays, static), titles


def _european(release_id: int) -> Iterator[Entry]:
    rows = EscoSkill.objects.filter(release_id=release_id).order_by("uri")
    for uri, title, others, text in rows.values_list(
        "uri", "title", "alt_titles", "alt_text"
    ):
        yield Entry(uri, title, tuple(others or ()), text, source=ESCO)
