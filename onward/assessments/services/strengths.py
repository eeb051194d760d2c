"""Acts on strengths: say one's own, ask people who know me, take what they say."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django_scopes import scope

from onward.assessments.core.strengths import SMALLEST_BATCH, next_batch
from onward.assessments.models import OwnView, RaterInvitation, Rating
from onward.assessments.queries.strengths import (
    invitations,
    rater_hash,
    takes_an_answer,
)
from onward.audit import services as audit
from onward.coaching.models import Engagement
from onward.notifications import services as notifications
from onward.organisations.models import Member, Organisation
from onward.organisations.policies import practice_url
from onward.ui.core.refusals import DomainError

LINK_LASTS = timedelta(days=30)
REMINDER_AFTER = timedelta(days=6)
MOST_ASKED = 20


class AskedEnough(DomainError):
    message = "Twenty people were asked. More would not say more."


class AskedAlready(DomainError):
    message = "Somebody with this address was asked already."


class NotSomebodyElse(DomainError):
    message = "This is an address of you or your coach. Ask somebody else who knows."


class LinkIsOver(DomainError):
    message = "This link no longer takes an answer."


@dataclass(frozen=True, slots=True)
class RatingFacts:
    """What somebody says: keys of strengths, words to the three questions."""

    strengths: Sequence[str]
    best: str = ""
    asked_for: str = ""
    unnoticed: str = ""
    best_shows: str = ""
    is_signed: bool = False


@transaction.atomic
def say_own_view(
    engagement: Engagement, strengths: Sequence[str], *, by: Member, now: datetime
) -> OwnView:
    view, _is_new = OwnView.objects.update_or_create(
        engagement=engagement,
        defaults={
            "organisation": engagement.organisation,
            "strengths": list(strengths),
            "said_at": now,
        },
    )
    audit.record("own strengths said", by=by, on=view)
    return view


@transaction.atomic
def ask_rater(
    engagement: Engagement,
    *,
    name: str,
    email: str,
    words: str,
    by: Member,
    now: datetime,
) -> str:
    """Ask somebody who knows the client: the address they answer at, shown once.

    With an e-mail address the letter goes out too. Raises AskedEnough, AskedAlready
    (two links to one address would let one person fill a batch), NotSomebodyElse.
    """
    Engagement.objects.select_for_update().get(pk=engagement.pk)
    before = list(invitations(engagement))
    if len(before) >= MOST_ASKED:
        raise AskedEnough
    _refuse_address(engagement, email.casefold(), before)
    token = secrets.token_urlsafe(32)
    invitation = RaterInvitation.objects.create(
        organisation=engagement.organisation,
        engagement=engagement,
        name=name,
        email=email,
        words=words,
        token_hash=rater_hash(token),
        made_at=now,
        expires_at=now + LINK_LASTS,
    )
    audit.record("somebody asked about strengths", by=by, on=invitation)
    address = _address(invitation, token)
    _write(invitation, address, is_reminder=False)
    return address


def _refuse_address(
    engagement: Engagement, email: str, before: Sequence[RaterInvitation]
) -> None:
    if not email:
        return
    own = {engagement.client.email, engagement.coach.member.user.email or ""}
    if email in {one.casefold() for one in own}:
        raise NotSomebodyElse
    if any(one.email.casefold() == email for one in before):
        raise AskedAlready


def _address(invitation: RaterInvitation, token: str) -> str:
    path = practice_url(invitation.organisation, "assessments:rate", token)
    return f"{settings.BASE_URL}{path}"


@transaction.atomic
def withdraw_rater(invitation: RaterInvitation, *, by: Member, now: datetime) -> None:
    """The link takes no answer any more. Whether it had one is not said."""
    held = RaterInvitation.objects.select_for_update().get(pk=invitation.pk)
    if held.withdrawn_at is not None:
        return
    held.withdrawn_at = now
    held.save(update_fields=["withdrawn_at"])
    audit.record("link to somebody asked withdrawn", by=by, on=held)


@transaction.atomic
def answer_rating(
    invitation: RaterInvitation, facts: RatingFacts, *, now: datetime
) -> None:
    """Take what somebody said, once. Raises LinkIsOver.

    An answer without a name writes no line in the audit: its time would tell who sent
    it. The line comes when a batch is whole, with what is shown from then on.
    """
    engagement = Engagement.objects.select_for_update(of=("self",)).get(
        pk=invitation.engagement_id
    )
    held = (
        RaterInvitation.objects.select_for_update(of=("self",))
        .select_related("engagement")
        .get(pk=invitation.pk)
    )
    if not takes_an_answer(held, now):
        raise LinkIsOver
    held.is_used = True
    held.save(update_fields=["is_used"])
    rating = Rating(
        organisation=engagement.organisation,
        engagement=engagement,
        strengths=sorted(facts.strengths),
        best=facts.best,
        asked_for=facts.asked_for,
        unnoticed=facts.unnoticed,
        best_shows=_shown(facts),
    )
    if facts.is_signed:
        rating.invitation = held
        rating.save()
        audit.record("signed answer about strengths came", by=None, on=rating)
        return
    _into_a_batch(rating)


def _shown(facts: RatingFacts) -> str:
    """What the first words show: only what was ticked, only when there are words."""
    return (
        facts.best_shows if facts.best and facts.best_shows in facts.strengths else ""
    )


def _into_a_batch(rating: Rating) -> None:
    mates = Rating.objects.filter(engagement=rating.engagement, batch__isnull=False)
    batches = [one for one in mates.values_list("batch", flat=True) if one is not None]
    rating.batch = next_batch(batches)
    rating.save()
    if batches.count(rating.batch) + 1 == SMALLEST_BATCH:
        said = "answers about strengths without a name shown"
        audit.record(said, by=None, on=rating.engagement)


def remind_raters(*, now: datetime) -> int:
    """Once a day, for every practice; how many letters were written."""
    written = 0
    for organisation in Organisation.objects.order_by("pk"):
        with scope(organisation=organisation):
            due = RaterInvitation.objects.filter(
                is_reminded=False,
                withdrawn_at=None,
                made_at__lte=now - REMINDER_AFTER,
                expires_at__gt=now,
                engagement__ended_at=None,
            )
            written += sum(_remind(one.pk, now=now) for one in due.order_by("pk"))
    return written


@transaction.atomic
def _remind(invitation_id: UUID, *, now: datetime) -> bool:
    """One kind letter, once, to who has not answered; the record says nothing of whom:
    a line for each person reminded would tell who was not.
    """
    held = (
        RaterInvitation.objects.select_for_update(of=("self",))
        .select_related("engagement__client", "organisation")
        .get(pk=invitation_id)
    )
    if held.is_reminded:
        return False
    held.is_reminded = True
    is_waited_for = takes_an_answer(held, now) and held.email != ""
    if is_waited_for:
        token = secrets.token_urlsafe(32)
        held.reminder_hash = rater_hash(token)
        _write(held, _address(held, token), is_reminder=True)
    held.save(update_fields=["is_reminded", "reminder_hash"])
    audit.record("time to remind somebody asked", by=None, on=held.engagement)
    return is_waited_for


def _write(invitation: RaterInvitation, address: str, *, is_reminder: bool) -> None:
    """A letter to somebody without an account: whose strengths, the client's own
    words, the link. It does not say what the client comes to the practice for.
    """
    name = invitation.engagement.client.name
    subject = (
        _("Still welcome: three questions about %(name)s")
        if is_reminder
        else _("%(name)s asks you for three answers")
    ) % {"name": name}
    opening = (
        _("A week ago %(name)s asked what you see in them. It is not too late.")
        if is_reminder
        else _("%(name)s would like to know what you see in them, and asks you.")
    ) % {"name": name}
    quoted = (
        _("In their own words:\n“%(words)s”") % {"words": invitation.words}
        if invitation.words
        else ""
    )
    parts = [
        _("Hello %(name)s,") % {"name": invitation.name},
        opening,
        quoted,
        _("Three questions, a few minutes, no account:\n%(address)s")
        % {"address": address},
        _("You choose whether to sign. The link is for you alone and works once."),
        _("This is the last letter about it.")
        if is_reminder
        else _(
            "If you would rather not, do nothing. You hear of it once more at most."
        ),
    ]
    notifications.queue(
        "strengths-reminder" if is_reminder else "strengths-asked",
        to=invitation.email,
        subject=subject,
        body="\n\n".join(part for part in parts if part) + "\n",
        organisation=invitation.organisation,
    )


def note_strengths_opening(engagement: Engagement, *, by: Member) -> None:
    audit.record("strengths opened", by=by, on=engagement)
