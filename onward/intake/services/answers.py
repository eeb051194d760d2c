"""Keeping answers: as they are typed, when they are kept, skipped or put off."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from onward.audit import services as audit
from onward.coaching.models import Engagement
from onward.coaching.queries import is_client_of
from onward.intake.core.red_flags import Urgency
from onward.intake.models import Answer, Mode, Visibility
from onward.intake.queries import bank, may_read_words, red_flags
from onward.intake.services.beginning import begin_intake
from onward.intake.services.refusals import KeptPrivate, NoSuchQuestion, Overtaken
from onward.notifications import services as notifications
from onward.organisations.models import Member
from onward.organisations.policies import practice_url


@dataclass(frozen=True, slots=True)
class Said:
    """What was said, who may read it, and how it reached us."""

    text: str = ""
    visibility: str = Visibility.COACH.value
    mode: str = Mode.TYPED.value


@dataclass(frozen=True, slots=True)
class Saved:
    """The answer, and what the word assist noticed: a prompt for whoever wrote."""

    answer: Answer
    noticed: Urgency | None


@dataclass(frozen=True, slots=True)
class _Write:
    engagement: Engagement
    key: str
    said: Said
    by: Member
    now: datetime

    @property
    def is_by_client(self) -> bool:
        return is_client_of(self.by, self.engagement)

    @property
    def mode(self) -> str:
        return Mode.TYPED.value if self.is_by_client else Mode(self.said.mode).value


def save_answer(
    engagement: Engagement, key: str, *, said: Said, by: Member, now: datetime
) -> Saved:
    """Keep an answer. A heavy one that the coach may read prompts the coach once."""
    return _keep(_Write(engagement, key, said, by, now), Answer.State.ANSWERED)


def skip(
    engagement: Engagement, key: str, *, by: Member, now: datetime, said: Said = Said()
) -> Saved:
    """Pass over a question. Words already typed stay, for the client's eyes only."""
    return _keep(_Write(engagement, key, said, by, now), Answer.State.SKIPPED)


def ask_in_person(
    engagement: Engagement, key: str, *, by: Member, now: datetime, said: Said = Said()
) -> Saved:
    """Put a question off until client and coach meet."""
    return _keep(_Write(engagement, key, said, by, now), Answer.State.IN_PERSON)


@transaction.atomic
def type_along(
    engagement: Engagement,
    key: str,
    *,
    said: Said,
    by: Member,
    opened_at: float | None,
    now: datetime,
) -> Saved:
    """Keep words while they are typed. Nobody is prompted but the writer.

    `opened_at` (seconds since 1970) is when the page was opened: words typed on a
    page older than the last deliberate keeping do not replace what was kept.
    """
    write = _Write(engagement, key, said, by, now)
    row = _row(write)
    if opened_at is not None and row.kept_at and row.kept_at.timestamp() > opened_at:
        raise Overtaken
    was = red_flags().urgency_of(row.text)
    state = _state_while_typing(row, said.text)
    if state == Answer.State.OPEN and not row.state:  # never stored
        return Saved(row, None)
    _store(row, write, state)
    found = red_flags().urgency_of(said.text)
    return Saved(row, found if found != was else None)


@transaction.atomic
def _keep(write: _Write, state: Answer.State) -> Saved:
    row = _row(write)
    row.kept_at = write.now
    _store(row, write, state)
    noticed = red_flags().urgency_of(write.said.text)
    if noticed is Urgency.NOW:
        _prompt_coach(row, write)
    return Saved(row, noticed)


def _row(write: _Write) -> Answer:
    """The answer to write on, new or locked; refused when it is not theirs."""
    if bank().find(write.key) is None:
        raise NoSuchQuestion
    intake = begin_intake(write.engagement, by=write.by, now=write.now)
    row = Answer.objects.filter(intake=intake, question=write.key).first()
    if row is None:
        return Answer(
            organisation=write.engagement.organisation,
            intake=intake,
            question=write.key,
        )
    if not write.is_by_client and row.is_private and row.mode == Mode.TYPED:
        raise KeptPrivate
    return row


def _state_while_typing(row: Answer, text: str) -> Answer.State:
    if row.state == Answer.State.IN_PERSON:
        return Answer.State.IN_PERSON
    return Answer.State.ANSWERED if text else Answer.State.OPEN


def _store(row: Answer, write: _Write, state: Answer.State) -> None:
    """Write a row; put on record what changed about it, once, never a keystroke."""
    before = (row.state, row.visibility, row.entered_by_id)
    row.state, row.visibility = state, Visibility(write.said.visibility)
    row.text, row.mode = write.said.text, write.mode
    row.question_version = bank().version
    row.saved_at, row.entered_by = write.now, write.by
    row.save()
    if before != (row.state, row.visibility, row.entered_by_id):
        audit.record(
            "answer kept",
            by=write.by,
            on=row,
            engagement=write.engagement.pk,
            detail={"question": row.question, "state": row.state, "mode": row.mode},
        )


def _prompt_coach(row: Answer, write: _Write) -> None:
    """Ask the coach to look, once an answer, without a word of it or a name."""
    coach = write.engagement.coach.member
    if row.prompted_at or not write.is_by_client:
        return
    if not may_read_words(row, write.engagement, coach):
        return
    row.prompted_at = write.now
    row.save(update_fields=["prompted_at"])
    audit.record("coach asked to look", by=None, on=row, engagement=write.engagement.pk)
    address = practice_url(
        write.engagement.organisation, "intake:meeting", write.engagement.pk
    )
    notifications.queue(
        "intake-prompt",
        to=coach.user.email,
        subject=_("An answer asks for your eyes today"),
        body=_(
            "Some words in an intake answer sound heavy. It was noticed by a list of "
            "words, not by a person, so it may be nothing.\n\n"
            "Please read it today and decide: %(address)s\n"
        )
        % {"address": f"{settings.BASE_URL}{address}"},
        organisation=write.engagement.organisation,
    )
