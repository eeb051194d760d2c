"""What reads texts, loaded once a process from the files that come with the product.

Where the optional MiniLM is installed it reads beside our own vectors.
"""

import hashlib
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onward.careers.core.text.encoder import Encoder, StaticEncoder
from onward.careers.core.text.profile import Profiler, weight_set
from onward.careers.core.text.profile_views import SideBySide
from onward.careers.core.text.skills import SkillSearch
from onward.careers.core.text.skills_kinds import (
    SkillName,
    Tools,
    in_bytes,
    vectors_of,
)
from onward.careers.core.text.tagger import Tagger
from onward.careers.models import EscoSkill, Release
from onward.careers.queries.kept import Shelf
from onward.careers.queries.minilm import minilm, plain_minilm, word_states
from onward.careers.queries.world import CONTENT, release_in_force, world_now

Arrays = dict[str, NDArray[np.generic]]
TEXT, PROFILE, SKILLS = CONTENT / "text", CONTENT / "profile", CONTENT / "skills"
KEPT = Shelf("skills", most=2)


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
    model = plain_minilm()
    if model is None:
        return Profiler.of(weight_set(words, own), bundled_encoder())
    weights = weight_set(words, own, _arrays(PROFILE / "minilm.npz"))
    return Profiler.of(weights, SideBySide((bundled_encoder(), model)))


@cache
def tools() -> Tools:
    """What skills in a text are found with: meaning, and what tells phrases apart."""
    states = word_states()
    tagger = SKILLS / ("tagger.npz" if states is None else "tagger_states.npz")
    return Tools(
        encoder=minilm() or bundled_encoder(),
        tagger=Tagger.of(_arrays(tagger)),
        states=states,
    )


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


def _search(skills: Sequence[SkillName]) -> SkillSearch:
    usual = (SKILLS / "words.tsv").read_text("utf-8")
    encoder = tools().encoder or bundled_encoder()
    kept = KEPT.arrays(_mark(skills), lambda: {"vectors": _vectors(skills, encoder)})
    return SkillSearch.of(skills, tools(), usual, kept["vectors"])


def _vectors(skills: Sequence[SkillName], encoder: Encoder) -> NDArray[np.int8]:
    """Of all that is said of a skill; by MiniLM of its name alone.

    With that model all of it takes fifteen times as long and finds no more.
    """
    if encoder is minilm():
        return in_bytes(encoder.encode([skill.title for skill in skills]))
    return in_bytes(vectors_of(skills, encoder))


def _mark(skills: Sequence[SkillName]) -> str:
    """What tells vectors of other skills, or by another encoder, apart."""
    whole = hashlib.sha256(bundled_encoder().rows[:: 1 << 10].tobytes())
    whole.update(b"own" if minilm() is None else b"minilm")
    for one in skills:
        whole.update(repr(one).encode("utf-8", "replace"))
    return whole.hexdigest()[:20]
