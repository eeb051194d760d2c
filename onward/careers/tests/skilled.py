"""A client with targets, proofs and people asked, for the tests of job skills."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from conftest import Cast
from onward.careers.forms.skills import LEVEL, YEAR, field_key
from onward.careers.models import SkillTarget
from onward.careers.queries.targets import Asking, asking_of, targets_of
from onward.careers.queries.world import world_now
from onward.careers.services.skills import add_occupation_target
from onward.careers.services.starter import STARTER
from onward.coaching.models import Engagement
from onward.experience.core.skills import Skill
from onward.experience.models import Proof
from onward.experience.services import (
    AskFacts,
    OwnLevel,
    ProofFacts,
    add_proof,
    ask_about_skills,
    rate_skills,
)

LAB = "29-2010"
FOUR = (LAB, "31-9097", "15-1252", "27-2011")
SCIENCE, READING = Skill("skills", "Science"), Skill("skills", "Reading Comprehension")
PAGE = "careers:skill-word"


def with_figures(starter: Path, folder: Path) -> Path:
    """The small starter world with skills and knowledge rated too."""
    rated = shutil.copytree(starter, folder / "rated")
    shutil.copy(STARTER / "figures.npz", rated / "figures.npz")
    return rated


def a_target(engagement: Engagement, cast: Cast, code: str = LAB) -> SkillTarget:
    return add_occupation_target(engagement, code, by=cast.client, now=cast.now)


def asking(engagement: Engagement) -> Asking:
    return asking_of(engagement, targets_of(engagement, world_now()))


def say(engagement: Engagement, cast: Cast, skill: Skill, level: int | None) -> None:
    said = {skill: OwnLevel(level)}
    rate_skills(engagement, said, by=cast.client, now=cast.now)


def a_proof(
    engagement: Engagement,
    cast: Cast,
    skills: Sequence[Skill] = (SCIENCE,),
    file: tuple[str, bytes] | None = None,
) -> Proof:
    facts = ProofFacts(
        kind=Proof.Kind.FILE if file else Proof.Kind.SAMPLE,
        title="The rota that held",
        shows="I drew it.",
        skills=skills,
        address="" if file else "https://rota.example/grid",
        file=file,
    )
    return add_proof(engagement, facts, by=cast.client, now=cast.now)


def a_link(
    engagement: Engagement, cast: Cast, name: str = "Marta", email: str = ""
) -> str:
    """The token of a link to somebody asked about two skills."""
    facts = AskFacts(name, (SCIENCE, READING), email=email, words="Say what you saw.")
    address = ask_about_skills(
        engagement, facts, page=PAGE, by=cast.client, now=cast.now
    )
    return address.rstrip("/").rsplit("/", 1)[-1]


def level(skill: Skill, chosen: int | str) -> dict[str, str]:
    return {f"{LEVEL}{field_key(skill)}": str(chosen)}


def year(skill: Skill, chosen: int | str) -> dict[str, str]:
    return {f"{YEAR}{field_key(skill)}": str(chosen)}
