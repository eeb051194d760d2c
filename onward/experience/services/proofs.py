"""Proofs of skills: added by the client, looked at by the coach."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from onward.audit import services as audit
from onward.coaching.models import Engagement
from onward.coaching.queries import is_client_of
from onward.experience.core.files import TYPES, kind_of_file, plain_name
from onward.experience.core.skills import MOST_LEVEL, Skill
from onward.experience.models import Proof, ProofSkill, Story
from onward.organisations.models import Member
from onward.ui.core.refusals import DomainError

MOST_PROOFS = 40
MOST_SKILLS = 8  # one proof speaks for


class ProofsEnough(DomainError):
    message = "Forty proofs are there. Let one go before you add another."


class NotToBeLookedAt(DomainError):
    message = "A proof is looked at by the coach: nobody vouches for their own."


class StoryNotForBoth(DomainError):
    message = "This story is kept as “only me”. A proof is read by your coach too."


@dataclass(frozen=True, slots=True)
class ProofFacts:
    """What is brought; of `file`, `address` and `story` the one its kind names."""

    kind: str
    title: str
    shows: str
    skills: Sequence[Skill]
    address: str = ""
    story: Story | None = None
    file: tuple[str, bytes] | None = None  # name and content


@transaction.atomic
def add_proof(
    engagement: Engagement, facts: ProofFacts, *, by: Member, now: datetime
) -> Proof:
    """Raises ProofsEnough, StoryNotForBoth; core.files.FileRefused for a wrong file."""
    Engagement.objects.select_for_update().get(pk=engagement.pk)
    if Proof.objects.filter(engagement=engagement).count() >= MOST_PROOFS:
        raise ProofsEnough
    if facts.story is not None and facts.story.is_private:
        raise StoryNotForBoth
    proof = Proof(
        organisation=engagement.organisation,
        engagement=engagement,
        kind=Proof.Kind(facts.kind),
        title=facts.title,
        shows=facts.shows,
        address=facts.address,
        story=facts.story,
        added_at=now,
        by=by,
    )
    if facts.file is not None:
        name, content = facts.file
        proof.file_type = TYPES[kind_of_file(name, content)]
        proof.file_name, proof.file = plain_name(name), content
    proof.save()
    for skill in sorted(set(facts.skills))[:MOST_SKILLS]:
        ProofSkill.objects.create(
            organisation=proof.organisation,
            proof=proof,
            domain=skill.domain,
            name=skill.name,
        )
    audit.record("proof of a skill added", by=by, on=proof)
    return proof


@transaction.atomic
def look_at_proof(
    proof: Proof,
    levels: Mapping[Skill, int | None],
    *,
    by: Member,
    now: datetime,
) -> None:
    """The coach has looked, and says for each skill the level it shows, or None where
    it does not show it. Skills not named stay as they are. Raises NotToBeLookedAt.
    """
    if is_client_of(by, proof.engagement):
        raise NotToBeLookedAt
    for row in ProofSkill.objects.select_for_update().filter(proof=proof):
        if row.skill not in levels:
            continue
        level = levels[row.skill]
        row.level = None if level is None else min(max(level, 0), MOST_LEVEL)
        row.looked_at, row.looked_by = now, by
        row.save(update_fields=["level", "looked_at", "looked_by"])
    audit.record("proof of a skill looked at", by=by, on=proof)


@transaction.atomic
def remove_proof(proof: Proof, *, by: Member) -> None:
    """The proof, its file, and what was seen in it."""
    audit.record("proof of a skill removed", by=by, on=proof)
    proof.delete()


def note_file_opening(proof: Proof, *, by: Member) -> None:
    audit.record("file of a proof opened", by=by, on=proof)
