"""Acts at the end: close the answers and add them up, take them back, look."""

from dataclasses import asdict
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from onward.assessments import queries
from onward.assessments.core.scores import score, score_values
from onward.assessments.models import Administration, Assignment, Result
from onward.assessments.services.answering import AlreadyFinished
from onward.assessments.services.withholding import keep_to_oneself, show_to_coach
from onward.audit import services as audit
from onward.coaching.models import Engagement
from onward.coaching.queries import is_client_of, is_coach_of
from onward.notifications import services as notifications
from onward.organisations.models import Member
from onward.organisations.policies import practice_url
from onward.ui.core.refusals import DomainError


class NothingAnswered(DomainError):
    message = "Nothing is answered yet, so there is nothing to add up."


@transaction.atomic
def finish_administration(
    administration: Administration,
    *,
    by: Member,
    now: datetime,
    relied_on: str = "",
    coach_sees: bool | None = None,
) -> Result:
    """Close the answers, add them up, tell the coach. Twice pressed is once done.

    `coach_sees` is the client's word where the inventory asks for it: it holds for
    every time they answered it.
    """
    held = (
        Administration.objects.select_for_update(of=("self",))
        .select_related(
            "organisation", "engagement__client", "engagement__coach__member__user"
        )
        .get(pk=administration.pk)
    )
    if held.finished_at is not None and not held.withdrawn:
        return held.result
    if held.withdrawn:
        raise AlreadyFinished
    _decide(held, coach_sees=coach_sees, by=by, now=now)
    result = add_up(held, relied_on=relied_on, now=now)
    Assignment.objects.filter(
        engagement=held.engagement,
        instrument=held.instrument,
        done_at=None,
        withdrawn_at=None,
    ).update(administration=held, done_at=now)
    audit.record(
        "inventory finished", by=by, on=held, detail={"instrument": held.instrument}
    )
    is_kept = queries.is_kept(held.engagement, held.instrument)
    if not is_kept and not is_coach_of(by, held.engagement):
        _tell_coach(held)
    return result


def _decide(
    held: Administration, *, coach_sees: bool | None, by: Member, now: datetime
) -> None:
    """The client's word on something sensitive. Silence keeps what was never shown."""
    if not queries.instrument_of(held).sensitive or not is_client_of(
        by, held.engagement
    ):
        return
    if coach_sees:
        show_to_coach(held.engagement, held.instrument, by=by)
    elif coach_sees is False or not queries.is_shown(held):
        keep_to_oneself(held.engagement, held.instrument, by=by, now=now)


def add_up(held: Administration, *, relied_on: str, now: datetime) -> Result:
    """Close and add up. Raises NothingAnswered."""
    instrument = queries.instrument_of(held)
    answers = queries.answers_of(held)
    if all(value is None for value in answers.values()):
        raise NothingAnswered
    chosen = queries.top_five_of(held)
    scores = (
        score_values(instrument, answers, chosen)
        if instrument.top_adds
        else score(instrument, answers)
    )
    held.finished_at = now
    held.relied_on = relied_on and Administration.ReliedOn(relied_on)
    held.save(update_fields=["finished_at", "relied_on"])
    return Result.objects.create(
        organisation=held.organisation,
        administration=held,
        scores={"scales": [asdict(one) for one in scores], "must_haves": list(chosen)},
        version=instrument.version,
        computed_at=now,
    )


def _tell_coach(held: Administration) -> None:
    engagement = held.engagement
    title = queries.instrument_of(held).name
    address = practice_url(held.organisation, "assessments:profile", engagement.pk)
    notifications.queue(
        "inventory-finished",
        to=engagement.coach.member.user.email,
        subject=_("One of your clients finished an inventory"),
        body=_(
            "One of your clients answered all they wanted of “%(title)s”.\n\n"
            "What it says, for you both to talk through:\n%(address)s\n"
        )
        % {"title": title, "address": f"{settings.BASE_URL}{address}"},
        organisation=held.organisation,
    )


@transaction.atomic
def withdraw_administration(
    administration: Administration, *, by: Member, now: datetime
) -> None:
    """Take answers back: nothing reads them from now on. Begun or finished alike."""
    held = Administration.objects.select_for_update().get(pk=administration.pk)
    if held.withdrawn:
        return
    held.withdrawn = True
    held.save(update_fields=["withdrawn"])
    Assignment.objects.filter(administration=held, done_at=None).update(
        administration=None
    )
    audit.record("inventory taken back", by=by, on=held, detail={"at": now.isoformat()})


def note_result_opening(administration: Administration, *, by: Member) -> None:
    """A result is confidential: who opened it is written down."""
    detail = {"instrument": administration.instrument}
    audit.record("result opened", by=by, on=administration, detail=detail)


def note_opening(engagement: Engagement, *, by: Member) -> None:
    """The profile is confidential: who opened it is written down."""
    audit.record("profile opened", by=by, on=engagement)
