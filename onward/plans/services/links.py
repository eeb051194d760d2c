"""A step sent by e-mail, and reported from there without signing in."""

import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from onward.audit import services as audit
from onward.notifications import services as notifications
from onward.organisations.models import Member
from onward.organisations.policies import practice_url
from onward.plans.core.steps import State
from onward.plans.models import Step, StepLink
from onward.plans.queries import link_hash, link_is_open
from onward.plans.services.steps import report_step
from onward.ui.core.refusals import DomainError

LINK_LASTS = timedelta(days=14)
A_DOUBLE_CLICK = timedelta(minutes=1)


class NotTwice(DomainError):
    message = "This link was used already, or is too old."


class NoAddress(DomainError):
    message = "There is no e-mail address to send it to."


class NotInHand(DomainError):
    message = "Only a step in hand can be sent. Begin it first."


def make_step_link(step: Step, *, now: datetime) -> str:
    """A token for a link that reports this step once, without signing in."""
    token = secrets.token_urlsafe(32)
    StepLink.objects.create(
        organisation=step.organisation,
        step=step,
        token_hash=link_hash(token),
        expires_at=now + LINK_LASTS,
    )
    return token


@transaction.atomic
def remind_step(step: Step, *, by: Member | None, now: datetime) -> None:
    """Send the client this step, with a link that reports it. Twice pressed within a
    minute, it is sent once.
    """
    client = step.plan.engagement.client
    if not client.email:
        raise NoAddress
    if not step.is_in_hand:
        raise NotInHand
    Step.objects.select_for_update(of=("self",)).get(pk=step.pk)
    if _was_just_sent(step, now):
        return
    address = practice_url(
        step.organisation, "plans:step_link", make_step_link(step, now=now)
    )
    notifications.queue(
        "step",
        to=client.email,
        subject="Your step for this week",
        body=_letter(step, f"{settings.BASE_URL}{address}"),
        organisation=step.organisation,
    )
    audit.record(
        "step sent",
        by=by,
        on=step,
        organisation=step.organisation,
        engagement=step.plan.engagement_id,
    )


def _was_just_sent(step: Step, now: datetime) -> bool:
    just_now = now + LINK_LASTS - A_DOUBLE_CLICK
    return StepLink.objects.filter(
        step=step, used_at=None, expires_at__gt=just_now
    ).exists()


def _letter(step: Step, address: str) -> str:
    parts = [
        f"Your step: {step.title}",
        step.start_when,
        f"It is done when: {step.evidence}" if step.evidence else "",
        f"Until {step.due_on:%A} {step.due_on.day} {step.due_on:%B}."
        if step.due_on
        else "",
        f"Done, stuck or later? Say it here, without signing in:\n{address}",
        f"The link works once, for {LINK_LASTS.days} days.",
        "Whoever has this letter can use the link, so please do not pass it on.",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


@transaction.atomic
def report_by_link(
    link: StepLink,
    outcome: State,
    *,
    now: datetime,
    because: str = "",
    words: str = "",
) -> Step:
    locked = StepLink.objects.select_for_update().get(pk=link.pk)
    if not link_is_open(locked, now):
        raise NotTwice
    step = report_step(
        link.step, outcome, by=None, now=now, because=because, words=words
    )
    locked.used_at = now
    locked.save(update_fields=["used_at"])
    return step
