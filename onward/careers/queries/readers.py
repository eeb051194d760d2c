"""What reads texts, loaded once a process from the files that come with the product.

Where the optional MiniLM is installed it reads beside our own vectors.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onward.careers.core.domains import KNOWLEDGE
from onward.careers.core.domains import SKILLS as ASKED
from onward.careers.core.text.encoder import StaticEncoder
from onward.careers.core.text.profile import Profiler, weight_set
from onward.careers.core.text.profile_views import SideBySide
from onward.careers.core.text.skills import SkillSearch
from onward.careers.core.text.skills_kinds import SkillName, Tools, in_bytes
from onward.careers.core.text.tagger import Tagger
from onward.careers.core.text.tagger_committee import Committee, Seat
from onward.careers.core.text.tagger_groups import WordGroups
from onward.careers.models import EscoSkill, Release
from onward.careers.queries.kept import Shelf
from onward.careers.queries.lists import CONTENT, ladder
from onward.careers.queries.minilm import minilm, plain_minilm, word_states
from onward.careers.queries.world import release_in_force, world_now

Arrays = dict[str, NDArray[np.generic]]
Skills = Callable[[], Iterable[SkillName]]
TEXT, PROFILE, SKILLS = CONTENT / "text", CONTENT / "profile", CONTENT / "skills"
KEPT = Shelf("skills", most=2)
LAYOUT = "2"  # of what is kept: another number when other arrays are
TOGETHER = 500  # rows of ESCO read at a time


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
    groups = WordGroups.of(_arrays(SKILLS / "groups.npz"), bundled_encoder())
    seats = [
        Seat(Tagger.of(_arrays(SKILLS / "tagger.npz"))),
        Seat(Tagger.of(_arrays(SKILLS / "tagger_axes.npz")), groups),
    ]
    if states := word_states():
        seats.append(Seat(Tagger.of(_arrays(SKILLS / "tagger_states.npz")), states))
    return Tools(minilm() or bundled_encoder(), Committee(tuple(seats), groups))


def skill_search() -> SkillSearch | None:
    """What finds skills in a text: ESCO's where they are in force, else O*NET's."""
    esco = release_in_force(Release.Part.ESCO)
    if esco is not None:
        return _of_esco(esco)
    world = world_now()
    domains = ((ASKED, world.skills), (KNOWLEDGE, world.knowledge))
    return _of_names(
        tuple((key, name) for key, domain in domains if domain for name in domain.names)
    )


@lru_cache(maxsize=1)
def _of_esco(release: Release) -> SkillSearch:
    """Known by its release alone: where it is kept no row is read."""
    imported = release.imported_at.isoformat()
    return _search(
        [str(release.pk), release.sha256, release.version, imported],
        lambda: _european(release),
    )


def _european(release: Release) -> Iterator[SkillName]:
    rows = EscoSkill.objects.filter(release=release).order_by("uri")
    cells = rows.values_list("uri", "title", "alt_titles", "alt_text", "description")
    for uri, title, others, joined, about in cells.iterator(chunk_size=TOGETHER):
        yield SkillName(uri, title, tuple(others or ()), joined, about)


@lru_cache(maxsize=1)
def _of_names(names: tuple[tuple[str, str], ...]) -> SkillSearch | None:
    """O*NET's names with what we say of each; one that stands in both domains once."""
    if not names:
        return None
    about: dict[str, str] = {}
    for domain, name in names:
        anchors = ladder().of(domain, name)
        told = (about.get(name, ""), anchors.about, *anchors.at)
        about[name] = " ".join(filter(None, told))
    known_by = [part for pair in about.items() for part in pair]
    return _search(
        known_by,
        lambda: (SkillName(id=n, title=n, about=told) for n, told in about.items()),
    )


def _search(known_by: Sequence[str], skills: Skills) -> SkillSearch:
    """The kept index of skills; built and kept where it is not."""
    usual = (SKILLS / "words.tsv").read_text("utf-8")
    kept = KEPT.arrays(_mark([*known_by, usual]), lambda: _built(skills, usual))
    return SkillSearch.from_arrays(kept, tools())


def _built(skills: Skills, usual: str) -> Mapping[str, NDArray[np.generic]]:
    """By all that is said of a skill; by MiniLM by its name alone.

    With that model all of it takes fifteen times as long and finds no more.
    """
    model, vectors = minilm(), None
    if model is not None:
        vectors = in_bytes(model.encode([skill.title for skill in skills()]))
    return SkillSearch.of(skills(), tools(), usual, vectors).arrays()


def _mark(known_by: Sequence[str]) -> str:
    """What tells an index of other skills, or by another encoder, apart."""
    whole = hashlib.sha256(bundled_encoder().rows[:: 1 << 10].tobytes())
    reader = "own" if minilm() is None else "minilm"
    whole.update(repr([LAYOUT, reader, *known_by]).encode("utf-8", "replace"))
    return whole.hexdigest()[:20]
