"""Acts while an inventory is answered: begin it, keep answers, choose the five."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from onward.assessments import queries
from onward.assessments.core.instruments import Instrument
from onward.assessments.models import (
    Administration,
    Assignment,
    Response,
    TopFive,
)
from onward.audit import services as audit
from onward.coaching.models import Engagement
from onward.coaching.queries import is_client_of
from onward.organisations.models import Member
from onward.ui.core.refusals import DomainError

LONGEST_PAUSE = timedelta(minutes=10)  # longer is a walk, not a thought
Answers = Mapping[int, int | None]


class AlreadyFinished(DomainError):
    message = "These answers are closed. To answer again, start afresh."


class NotTheirs(DomainError):
    message = "This inventory is answered by the client alone."


class ReadByTheCoach(DomainError):
    message = "Your coach goes through this inventory with you."


class OnASheet(DomainError):
    message = "Your coach keys in what you wrote on paper."


@transaction.atomic
def begin_administration(
    engagement: Engagement,
    *,
    instrument: str,
    mode: str = Administration.Mode.SELF,
    by: Member,
    now: datetime,
) -> Administration:
    """Begin, or go on with the one already begun: there is one at a time.

    What was asked for is begun as it was asked: in its version and its language.
    Raises NotThere, NotTheirs, ReadByTheCoach or OnASheet.
    """
    begun = queries.open_administrations(engagement).filter(instrument=instrument)
    assignment = (
        queries.open_assignments(engagement).filter(instrument=instrument).first()
    )
    found = begun.first()
    if found is not None and not queries.may_open(engagement, found, by):
        raise NotTheirs
    if found is not None and queries.is_on_a_sheet(engagement, found, by):
        raise OnASheet
    if found is None:
        opening = _opening(engagement, instrument, mode, by, now)
        if assignment is not None:
            opening["language"] = assignment.language
            opening["is_adaptive"] = assignment.is_adaptive
        found, is_new = Administration.objects.get_or_create(
            engagement=engagement,
            instrument=instrument,
            finished_at=None,
            withdrawn=False,
            defaults=opening,
        )
        if is_new:
            detail = {"instrument": instrument, "mode": found.mode}
            audit.record("inventory begun", by=by, on=found, detail=detail)
    if assignment is not None and assignment.administration_id is None:
        Assignment.objects.filter(pk=assignment.pk).update(administration=found)
    return found


def _opening(
    engagement: Engagement, instrument: str, mode: str, by: Member, now: datetime
) -> dict[str, object]:
    found = queries.find(instrument)
    if found.instrument.off_when_sponsored and queries.is_sponsored(engagement):
        raise queries.NotThere(instrument)
    alone = is_client_of(by, engagement)
    if alone and "client" not in found.instrument.roles:
        raise ReadByTheCoach
    if not alone and "coach" not in found.instrument.roles:
        raise NotTheirs
    return {
        "organisation": engagement.organisation,
        "version": found.instrument.version,
        "definition_id": found.definition_id,
        "language": found.instrument.language,
        "mode": Administration.Mode(mode),
        "entered_by": None if alone else by,
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
    held = hold(administration)
    check_answers(queries.instrument_of(held), answers)
    _take_over(held, by)
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


def _take_over(held: Administration, by: Member) -> None:
    """What was begun by telephone and goes on alone is the client's own, where it is
    sensitive or kept: the coach does not look at it again.
    """
    is_alone = held.mode == Administration.Mode.SELF
    if is_alone or not is_client_of(by, held.engagement):
        return
    sensitive = queries.instrument_of(held).sensitive
    if sensitive or queries.is_kept(held.engagement, held.instrument):
        held.mode, held.entered_by = Administration.Mode.SELF, None
        held.save(update_fields=["mode", "entered_by"])


def hold(administration: Administration) -> Administration:
    """Lock it until the transaction ends; refuse when it is closed."""
    held = (
        Administration.objects.select_for_update(of=("self",))
        .select_related("organisation", "engagement__client", "engagement__coach")
        .get(pk=administration.pk)
    )
    if held.finished_at is not None or held.withdrawn:
        raise AlreadyFinished
    return held


def check_answers(instrument: Instrument, answers: Answers) -> None:
    """ValueError for an item or an answer the instrument does not have."""
    items = {item.n: item for item in instrument.items}
    for n, value in answers.items():
        item = items.get(n)
        if item is None or not (value is None or instrument.takes(item, value)):
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
    held = hold(administration)
    check_answers(queries.instrument_of(held), dict.fromkeys(items))
    if tuple(items) == queries.top_five_of(held):
        return
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
