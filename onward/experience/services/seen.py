"""People who have seen the client work: asked by a link, heard once, by name."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from onward.audit import services as audit
from onward.coaching.models import Engagement
from onward.experience.core.skills import MOST_LEVEL, Skill
from onward.experience.models import SkillInvitation, SkillSeen
from onward.experience.queries.skills import skill_links, takes_an_answer, token_hash
from onward.notifications import services as notifications
from onward.organisations.models import Member
from onward.organisations.policies import practice_url
from onward.ui.core.refusals import DomainError

LINK_LASTS = timedelta(days=30)
MOST_ASKED = 20
MOST_SKILLS = 8  # asked of one person


class AskedEnough(DomainError):
    message = "Twenty people were asked. More would not say more."


class AskedAlready(DomainError):
    message = "A link to this address is open already. Withdraw it to send another."


class NotSomebodyElse(DomainError):
    message = "This is an address of you or your coach. Ask somebody else."


class LinkIsOver(DomainError):
    message = "This link no longer takes an answer."


@dataclass(frozen=True, slots=True)
class AskFacts:
    """Who is asked, about which skills, with which words of the client's own."""

    name: str
    skills: Sequence[Skill]
    email: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class SeenFacts:
    """Levels 0..7 by skill, and where they saw it, in their words."""

    levels: Mapping[Skill, int]
    seen: str = ""


@transaction.atomic
def ask_about_skills(
    engagement: Engagement,
    facts: AskFacts,
    *,
    page: str,
    by: Member,
    now: datetime,
) -> str:
    """Ask somebody who has seen the client work: the address they answer at, once.

    `page` is the name of the page that takes the answer. With an e-mail address a
    letter goes out too. Raises AskedEnough, AskedAlready, NotSomebodyElse.
    """
    Engagement.objects.select_for_update().get(pk=engagement.pk)
    before = list(skill_links(engagement))
    if len(before) >= MOST_ASKED:
        raise AskedEnough
    _refuse_address(engagement, facts.email.casefold(), before, now)
    token = secrets.token_urlsafe(32)
    invitation = SkillInvitation.objects.create(
        organisation=engagement.organisation,
        engagement=engagement,
        name=facts.name,
        email=facts.email,
        words=facts.words,
        skills=[one.key for one in list(dict.fromkeys(facts.skills))[:MOST_SKILLS]],
        token_hash=token_hash(token),
        made_at=now,
        expires_at=now + LINK_LASTS,
    )
    audit.record("somebody asked about skills", by=by, on=invitation)
    path = practice_url(invitation.organisation, page, token)
    address = f"{settings.BASE_URL}{path}"
    _write(invitation, address)
    return address


def _refuse_address(
    engagement: Engagement,
    email: str,
    before: Sequence[SkillInvitation],
    now: datetime,
) -> None:
    if not email:
        return
    own = {engagement.client.email, engagement.coach.member.user.email or ""}
    if email in {one.casefold() for one in own}:
        raise NotSomebodyElse
    if any(
        one.email.casefold() == email and takes_an_answer(one, now) for one in before
    ):
        raise AskedAlready


@transaction.atomic
def withdraw_skill_link(
    invitation: SkillInvitation, *, by: Member, now: datetime
) -> None:
    """The link takes no answer any more; one that came stays."""
    held = SkillInvitation.objects.select_for_update().get(pk=invitation.pk)
    if held.withdrawn_at is not None or held.answered_at is not None:
        return
    held.withdrawn_at = now
    held.save(update_fields=["withdrawn_at"])
    audit.record("link about skills withdrawn", by=by, on=held)


@transaction.atomic
def answer_about_skills(
    invitation: SkillInvitation, facts: SeenFacts, *, now: datetime
) -> None:
    """Take what somebody says, once, of the skills they were asked about alone.

    Raises LinkIsOver.
    """
    held = (
        SkillInvitation.objects.select_for_update(of=("self",))
        .select_related("engagement")
        .get(pk=invitation.pk)
    )
    if not takes_an_answer(held, now):
        raise LinkIsOver
    held.answered_at, held.seen = now, facts.seen
    held.save(update_fields=["answered_at", "seen"])
    for skill in held.asked:
        if skill in facts.levels:
            SkillSeen.objects.create(
                organisation=held.organisation,
                invitation=held,
                domain=skill.domain,
                name=skill.name,
                level=min(max(facts.levels[skill], 0), MOST_LEVEL),
            )
    audit.record("answer about skills came", by=None, on=held)


def _write(invitation: SkillInvitation, address: str) -> None:
    """A letter to somebody without an account: who asks, in their own words, the link.
    It does not say what the client comes to the practice for.
    """
    name = invitation.engagement.client.name
    many = len(invitation.skills)
    quoted = (
        _("In their own words:\n“%(words)s”") % {"words": invitation.words}
        if invitation.words
        else ""
    )
    parts = [
        _("Hello %(name)s,") % {"name": invitation.name},
        _("you have seen %(name)s at work. They ask you how far they are with it.")
        % {"name": name},
        quoted,
        _("%(many)d short questions, a few minutes, no account:\n%(address)s")
        % {"many": many, "address": address},
        _(
            "Your answer is signed: %(name)s and their coach see your name and what you"
            " say, and nobody else. The link works once, for 30 days."
        )
        % {"name": name},
        _("If you would rather not, do nothing. You are not asked again by us."),
    ]
    notifications.queue(
        "skills-asked",
        to=invitation.email,
        subject=_("%(name)s asks what you have seen of their work") % {"name": name},
        body="\n\n".join(part for part in parts if part) + "\n",
        organisation=invitation.organisation,
    )
