"""What reads texts, loaded once a process from the files that come with the product."""

from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onward.careers.core.text.encoder import StaticEncoder
from onward.careers.core.text.profile import Profiler, weight_set
from onward.careers.core.text.skills import SkillSearch
from onward.careers.core.text.skills_kinds import SkillName, Tools
from onward.careers.models import EscoSkill, Release
from onward.careers.queries.world import CONTENT, release_in_force, world_now

Arrays = dict[str, NDArray[np.generic]]
TEXT, PROFILE, SKILLS = CONTENT / "text", CONTENT / "profile", CONTENT / "skills"


def _arrays(path: Path) -> Arrays:
    with np.load(path) as stored:
        return dict(stored)


@cache
def bundled_encoder() -> StaticEncoder:
    """Our own word-piece vectors."""
    words = (TEXT / "vocabulary.txt").read_text("utf-8")
    return StaticEncoder.of(words, _arrays(TEXT / "vectors.npz"))


def weights_are_there() -> bool:
    """Whether the weights that read texts came with this installation."""
    return all((PROFILE / name).exists() for name in ("words.npz", "own.npz"))


@cache
def profiler() -> Profiler | None:
    """What makes a profile of a text; None where its weights are not there."""
    if not weights_are_there():
        return None
    words, own = _arrays(PROFILE / "words.npz"), _arrays(PROFILE / "own.npz")
    return Profiler.of(weight_set(words, own), bundled_encoder())


def skill_search() -> SkillSearch | None:
    """What finds skills in a text: ESCO's where they are in force, else O*NET's."""
    esco = release_in_force(Release.Part.ESCO)
    if esco is not None:
        return _of_esco(esco.pk)
    world = world_now()
    names = [domain.names for domain in (world.skills, world.knowledge) if domain]
    return _of_names(tuple(name for some in names for name in some))


@lru_cache(maxsize=1)
def _of_esco(release_id: int) -> SkillSearch:
    rows = EscoSkill.objects.filter(release_id=release_id).order_by("uri")
    return _search(
        [
            SkillName(
                id=one.uri,
                title=one.title,
                others=tuple(one.alt_titles or ()),
                joined=one.alt_text,
                about=one.description,
            )
            for one in rows
        ]
    )


@lru_cache(maxsize=1)
def _of_names(names: tuple[str, ...]) -> SkillSearch | None:
    return (
        _search([SkillName(id=name, title=name) for name in names]) if names else None
    )


def _search(skills: list[SkillName]) -> SkillSearch:
    usual = SKILLS / "words.tsv"
    return SkillSearch.of(
        skills,
        Tools(encoder=bundled_encoder()),
        usual=usual.read_text("utf-8") if usual.exists() else "",
    )
