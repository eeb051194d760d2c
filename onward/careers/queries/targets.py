"""What a client's skills are held against, and what of it is worth asking about."""

from collections.abc import Sequence
from dataclasses import dataclass

from onward.careers.core import gaps
from onward.careers.core.domains import KNOWLEDGE
from onward.careers.core.gaps import Asked
from onward.careers.core.phrases import plain_title
from onward.careers.core.rating import ToRate, asked_from, pages, to_rate
from onward.careers.core.venture import VENTURE
from onward.careers.core.world import World
from onward.careers.models import PathMark, SkillTarget
from onward.careers.queries.lists import ladder
from onward.careers.queries.marks import kept_paths
from onward.careers.queries.readers import profiler
from onward.careers.queries.reading import asked_of_text
from onward.careers.queries.titles import LEAST, Choice, choices_for
from onward.careers.queries.world import world_now
from onward.coaching.models import Engagement
from onward.experience.core.skills import Skill
from onward.experience.models import SkillRating
from onward.experience.queries import own_ratings

SECONDS_EACH = 15
TWICE = {"Mathematics"}  # a skill and a kind of knowledge


@dataclass(frozen=True, slots=True)
class Target:
    """One target with what it asks; `is_rated` is False where no figures say so."""

    row: SkillTarget
    title: str
    asked: Asked

    @property
    def is_rated(self) -> bool:
        return bool(self.asked.skills or self.asked.knowledge)


def targets_of(engagement: Engagement, world: World) -> tuple[Target, ...]:
    """The targets in the order they were chosen."""
    rows = SkillTarget.objects.filter(engagement=engagement).order_by("added_at", "pk")
    return tuple(_target(row, world) for row in rows)


def _target(row: SkillTarget, world: World) -> Target:
    if row.is_vacancy:
        return Target(row, row.title, asked_from(row.asked, row.title))
    place = world.row_of(row.occupation_code)
    asked = Asked(row.title) if place is None else gaps.asked_of(world, place)
    return Target(row, plain_title(asked.title), asked)


def asked_of_vacancy(text: str, title: str) -> Asked | None:
    """What a text asks for; None where nothing can be read. Raises NoWorldYet."""
    reader = profiler()
    if reader is None or reader.profile(text, "") is None:
        return None  # a name alone is no vacancy
    profile = reader.profile(text, title)
    if profile is None:
        return None
    asked = asked_of_text(world_now(), profile, title)
    return asked if asked.skills or asked.knowledge else None


@dataclass(frozen=True, slots=True)
class Offered:
    """An occupation that can become a target with one press."""

    code: str
    title: str
    note: str = ""


def offered(engagement: Engagement, targets: Sequence[Target]) -> tuple[Offered, ...]:
    """Kept occupations that are no target yet, the chosen one first."""
    taken = {one.row.occupation_code for one in targets}
    return tuple(
        Offered(one.occupation_code, one.title, _note(one))
        for one in kept_paths(engagement)
        if one.occupation_code not in taken | {VENTURE}
    )


def _note(mark: PathMark) -> str:
    return "my path" if mark.chosen else "kept"


def found(typed: str, targets: Sequence[Target]) -> tuple[Offered, ...]:
    """Occupations whose titles are like what was typed, and that are no target yet."""
    taken = {one.row.occupation_code for one in targets}
    choices = choices_for(typed, least=LEAST)
    return tuple(_found(one) for one in choices if one.code not in taken)


def _found(one: Choice) -> Offered:
    note = f"found as “{one.found_as}”" if one.found_as else ""
    return Offered(one.code, one.title, note)


@dataclass(frozen=True, slots=True)
class Question:
    """One skill to say one's level of, with what was said before."""

    skill: Skill
    label: str
    about: str
    anchors: tuple[tuple[int, str], ...]
    asked_by: tuple[str, ...]
    said: SkillRating | None

    @property
    def is_said(self) -> bool:
        """Answered, or left out on purpose."""
        return self.said is not None


@dataclass(frozen=True, slots=True)
class Asking:
    """All that is asked for the targets of a client, a few a page."""

    pages: tuple[tuple[Question, ...], ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(one for page in self.pages for one in page)

    @property
    def said(self) -> int:
        return sum(one.is_said for one in self.questions)

    @property
    def count(self) -> int:
        return len(self.questions)

    @property
    def left(self) -> int:
        return self.count - self.said

    @property
    def minutes_left(self) -> int:
        return -(-self.left * SECONDS_EACH // 60)

    @property
    def next_page(self) -> int:
        """The first page with something nobody has said yet, from 1; else the first."""
        for number, page in enumerate(self.pages, 1):
            if not all(one.is_said for one in page):
                return number
        return 1


def asking_of(engagement: Engagement, targets: Sequence[Target]) -> Asking:
    """Only what matters for the targets."""
    rated = [one for one in targets if one.is_rated]
    if not rated:
        return Asking(())
    said = own_ratings(engagement)
    titles = [one.title for one in rated]
    return Asking(
        tuple(
            tuple(_question(one, titles, said) for one in page)
            for page in pages(to_rate([one.asked for one in rated]))
        )
    )


def _question(
    one: ToRate, titles: Sequence[str], said: dict[Skill, SkillRating]
) -> Question:
    skill = Skill(one.domain, one.name)
    anchors = ladder().of(one.domain, one.name)
    return Question(
        skill=skill,
        label=called(skill),
        about=anchors.about,
        anchors=anchors.by_level,
        asked_by=tuple(titles[place] for place in one.asked_by),
        said=said.get(skill),
    )


def called(skill: Skill) -> str:
    """As it stands on a page."""
    name = plain_title(skill.name)
    is_twice = skill.domain == KNOWLEDGE and skill.name in TWICE
    return f"{name} as a subject" if is_twice else name
