"""Job skills of one client: targets, their own levels, a proof that was looked at."""

from datetime import datetime, timedelta

from onward.careers.services.skills import add_occupation_target
from onward.coaching.models import Engagement
from onward.experience import services as experience
from onward.experience.core.skills import Skill
from onward.experience.queries import skill_links
from onward.organisations.models import Member


def rate(engagement: Engagement, told: dict, *, by: Member, now: datetime) -> None:  # type: ignore[type-arg]  # a table of our own content
    """What the client says, what they can show, and what somebody saw."""
    for place, code in enumerate(told["targets"]):
        at = now + timedelta(minutes=place)
        add_occupation_target(engagement, code, by=by, now=at)
    levels = {
        Skill(domain, name): experience.OwnLevel(level, now.year + years)
        for domain in ("skills", "knowledge")
        for name, (level, years) in told[domain].items()
    }
    said_at = now + timedelta(minutes=20)
    experience.rate_skills(engagement, levels, by=by, now=said_at)
    for proof in told.get("proofs", ()):
        _prove(engagement, proof, by=by, now=said_at)
    for one in told.get("seen", ()):
        _see(engagement, one, by=by, now=said_at)


def _prove(engagement: Engagement, told: dict, *, by: Member, now: datetime) -> None:  # type: ignore[type-arg]  # a table of our own content
    levels = {Skill.of(key): level for key, level in told["levels"].items()}
    proof = experience.add_proof(
        engagement,
        experience.ProofFacts(
            kind=told["kind"],
            title=told["title"],
            shows=told["shows"],
            skills=tuple(levels),
            file=(told["file"], told["text"].strip().encode()),
        ),
        by=by,
        now=now,
    )
    seen = {skill: level for skill, level in levels.items() if level}
    coach, later = engagement.coach.member, now + timedelta(days=1)
    if seen:
        experience.look_at_proof(proof, seen, by=coach, now=later)


def _see(engagement: Engagement, told: dict, *, by: Member, now: datetime) -> None:  # type: ignore[type-arg]  # a table of our own content
    levels = {Skill.of(key): level for key, level in told["levels"].items()}
    experience.ask_about_skills(
        engagement,
        experience.AskFacts(told["name"], tuple(levels), words=told["words"]),
        page="careers:skill-word",
        by=by,
        now=now,
    )
    link = skill_links(engagement)[0]
    facts = experience.SeenFacts(levels, told["says"])
    experience.answer_about_skills(link, facts, now=now + timedelta(days=2))
