"""Acts on questionnaires: begin, answer, choose, finish, take back; and the pulse."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from onward.assessments import queries
from onward.assessments.core.instruments import Instrument
from onward.assessments.core.scores import score, score_values
from onward.assessments.models import Administration, Response, Result, TopFive
from onward.audit import services as audit
from onward.coaching.models import Engagement
from onward.coaching.queries import is_client_of, is_coach_of
from onward.notifications import services as notifications
from onward.organisations.models import Member
from onward.organisations.policies import practice_url
from onward.ui.core.refusals import DomainError

LONGEST_PAUSE = timedelta(minutes=10)  # longer is a walk, not a thought
Answers = Mapping[int, int | None]


class AlreadyFinished(DomainError):
    message = "These answers are closed. To answer again, start afresh."


class NothingAnswered(DomainError):
    message = "Nothing is answered yet, so there is nothing to add up."


@transaction.atomic
def begin_administration(
    engagement: Engagement,
    *,
    instrument: str,
    mode: str = Administration.Mode.SELF,
    by: Member,
    now: datetime,
) -> Administration:
    """Begin, or go on with the one already begun: there is one at a time."""
    administration, is_new = Administration.objects.get_or_create(
        engagement=engagement,
        instrument=instrument,
        finished_at=None,
        withdrawn=False,
        defaults=_opening(engagement, instrument, mode, by, now),
    )
    if is_new:
        detail = {"instrument": instrument, "mode": administration.mode}
        audit.record("inventory begun", by=by, on=administration, detail=detail)
    return administration


def _opening(
    engagement: Engagement, instrument: str, mode: str, by: Member, now: datetime
) -> dict[str, object]:
    return {
        "organisation": engagement.organisation,
        "version": queries.instrument(instrument).version,
        "mode": Administration.Mode(mode),
        "entered_by": None if is_client_of(by, engagement) else by,
        "started_at": now,
    }


@transaction.atomic
def save_responses(
    administration: Administration,
    answers: Answers,
    *,
    by: Member,
    now: datetime,
    shown_at: datetime | None = None,
) -> int:
    """Keep answers by item number, None for skipped; how many were new or changed.

    A skip never wipes out an answer: a page left open elsewhere may be behind.
    `shown_at` is when the page was shown; it times a client's own first answers.
    """
    held = _hold(administration)
    instrument = queries.instrument(held.instrument)
    _check(instrument, answers)
    known = {row.item: row for row in queries.responses_of(held)}
    new = [n for n in answers if n not in known]
    changed = [
        known[n]
        for n, value in answers.items()
        if n in known and value is not None and known[n].value != value
    ]
    seconds = None
    if held.mode == Administration.Mode.SELF and is_client_of(by, held.engagement):
        seconds = _seconds_each(shown_at, list(known.values()), new, now)
    Response.objects.bulk_create(
        Response(
            organisation=held.organisation,
            administration=held,
            item=n,
            value=answers[n],
            seconds=None if answers[n] is None else seconds,
            saved_at=now,
        )
        for n in new
    )
    for row in changed:
        row.value, row.saved_at = answers[row.item], now
    Response.objects.bulk_update(changed, ["value", "saved_at"])
    if new or changed:
        audit.record("answers kept", by=by, on=held)
    return len(new) + len(changed)


def _hold(administration: Administration) -> Administration:
    """Lock it until the transaction ends; refuse when it is closed."""
    held = (
        Administration.objects.select_for_update(of=("self",))
        .select_related("organisation", "engagement__client", "engagement__coach")
        .get(pk=administration.pk)
    )
    if held.finished_at is not None or held.withdrawn:
        raise AlreadyFinished
    return held


def _check(instrument: Instrument, answers: Answers) -> None:
    numbers = {item.n for item in instrument.items}
    values = {option.value for option in instrument.options}
    for n, value in answers.items():
        if n not in numbers or not (value is None or value in values):
            raise ValueError(f"{instrument.id} has no item {n} with answer {value}.")


def _seconds_each(
    shown_at: datetime | None,
    known: Sequence[Response],
    new: Sequence[int],
    now: datetime,
) -> float | None:
    """What one new answer took: since the page or the last answer, shared evenly."""
    if shown_at is None or not new:
        return None
    since = max([shown_at, *(row.saved_at for row in known)])
    spent = now - since
    if not timedelta(0) <= spent <= LONGEST_PAUSE:
        return None
    return spent.total_seconds() / len(new)


@transaction.atomic
def choose_top_five(
    administration: Administration, items: Sequence[int], *, by: Member, now: datetime
) -> None:
    """Keep up to five needs, the most important first, in place of earlier ones."""
    held = _hold(administration)
    _check(queries.instrument(held.instrument), dict.fromkeys(items))
    TopFive.objects.filter(administration=held).delete()
    TopFive.objects.bulk_create(
        TopFive(
            organisation=held.organisation,
            administration=held,
            position=position,
            item=item,
        )
        for position, item in enumerate(items, start=1)
    )
    audit.record("five needs chosen", by=by, on=held, detail={"at": now.isoformat()})


@transaction.atomic
def finish_administration(
    administration: Administration,
    *,
    by: Member,
    now: datetime,
    relied_on: str = "",
) -> Result:
    """Close the answers, add them up, tell the coach. Twice pressed is once done."""
    held = (
        Administration.objects.select_for_update(of=("self",))
        .select_related("organisation", "engagement__coach__member__user")
        .get(pk=administration.pk)
    )
    if held.finished_at is not None and not held.withdrawn:
        return held.result
    if held.withdrawn:
        raise AlreadyFinished
    result = _add_up(held, relied_on=relied_on, now=now)
    audit.record(
        "inventory finished", by=by, on=held, detail={"instrument": held.instrument}
    )
    if not is_coach_of(by, held.engagement):
        _tell_coach(held)
    return result


def _add_up(held: Administration, *, relied_on: str, now: datetime) -> Result:
    instrument = queries.instrument(held.instrument)
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
    title = queries.instrument(held.instrument).title
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
    audit.record("inventory taken back", by=by, on=held, detail={"at": now.isoformat()})


@transaction.atomic
def record_pulse(
    engagement: Engagement, *, answers: Answers, by: Member, mode: str, now: datetime
) -> Administration:
    """One check-in's six figures (0..10), answered and closed in one go."""
    if all(value is None for value in answers.values()):
        raise NothingAnswered
    _check(queries.instrument(queries.PULSE), answers)
    administration = Administration.objects.create(
        engagement=engagement,
        instrument=queries.PULSE,
        **_opening(engagement, queries.PULSE, mode, by, now),
    )
    Response.objects.bulk_create(
        Response(
            organisation=engagement.organisation,
            administration=administration,
            item=n,
            value=value,
            saved_at=now,
        )
        for n, value in answers.items()
    )
    _add_up(administration, relied_on="", now=now)
    audit.record("pulse recorded", by=by, on=administration)
    return administration


def note_opening(engagement: Engagement, *, by: Member) -> None:
    """The profile is confidential: who opened it is written down."""
    audit.record("profile opened", by=by, on=engagement)
