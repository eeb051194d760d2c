"""Acts on what is asked of a client: send, withdraw, remind kindly."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django_scopes import scope

from onward.assessments import queries
from onward.assessments.core.batteries import minutes_in_all
from onward.assessments.core.instruments import Instrument
from onward.assessments.core.reminding import is_due
from onward.assessments.models import MOST_REMINDERS, Assignment, Sending
from onward.audit import services as audit
from onward.coaching.models import Engagement
from onward.notifications import services as notifications
from onward.organisations.models import Member, Organisation
from onward.organisations.policies import practice_url
from onward.ui.core.refusals import DomainError


class NothingToSend(DomainError):
    message = "Everything ticked is open already, so there is nothing new to send."


class RemindedEnough(DomainError):
    message = "They were reminded twice. A word in the next session does more."


@dataclass(frozen=True, slots=True)
class Note:
    """What goes with a sending. `source` is "coach" or "plan"."""

    name: str = ""
    words: str = ""
    due_on: date | None = None
    source: str = Sending.Source.COACH
    language: str = ""
    adaptive: frozenset[str] = frozenset()


@transaction.atomic
def send_inventories(
    engagement: Engagement,
    instruments: Sequence[str],
    *,
    by: Member,
    now: datetime,
    note: Note | None = None,
) -> Sending:
    """Ask the client for some instruments, as one thing with one letter.

    What is open already is not asked for twice. Raises NotThere for an instrument the
    practice does not have, NothingToSend when everything is open already.
    """
    note = note or Note()
    Engagement.objects.select_for_update().get(pk=engagement.pk)
    there = queries.on_offer(engagement)
    missing = [key for key in instruments if key not in there]
    if missing:
        raise queries.NotThere(missing[0])
    open_keys = set(
        queries.open_assignments(engagement).values_list("instrument", flat=True)
    )
    asked = [key for key in dict.fromkeys(instruments) if key not in open_keys]
    if not asked:
        raise NothingToSend
    sending = Sending.objects.create(
        organisation=engagement.organisation,
        engagement=engagement,
        name=note.name,
        words=note.words,
        source=Sending.Source(note.source),
        sent_by=by,
        sent_at=now,
        due_on=note.due_on,
    )
    for position, key in enumerate(asked, start=1):
        _assign(sending, there[key], position, note)
    audit.record(
        "inventories sent", by=by, on=sending, detail={"instruments": ", ".join(asked)}
    )
    _write(sending, [there[key].instrument for key in asked], is_reminder=False)
    return sending


def _assign(sending: Sending, found: queries.Found, position: int, note: Note) -> None:
    instrument = found.instrument
    Assignment.objects.create(
        organisation=sending.organisation,
        sending=sending,
        engagement=sending.engagement,
        position=position,
        instrument=instrument.id,
        definition_id=found.definition_id,
        language=instrument.in_language(note.language).language,
        is_adaptive=instrument.may_adapt and instrument.id in note.adaptive,
    )


@transaction.atomic
def withdraw_assignment(assignment: Assignment, *, by: Member, now: datetime) -> None:
    """Ask no longer. What was answered already stays the client's."""
    held = Assignment.objects.select_for_update().get(pk=assignment.pk)
    if held.done_at is not None or held.withdrawn_at is not None:
        return
    held.withdrawn_at = now
    held.save(update_fields=["withdrawn_at"])
    detail = {"instrument": held.instrument}
    audit.record("inventory no longer asked for", by=by, on=held, detail=detail)


@transaction.atomic
def remind(sending: Sending, *, by: Member | None, now: datetime) -> bool:
    """One kind letter about what is still open; False when nothing is.

    Raises RemindedEnough: nobody is reminded more than twice.
    """
    held = (
        Sending.objects.select_for_update(of=("self",))
        .select_related("engagement__client", "organisation", "sent_by__user")
        .get(pk=sending.pk)
    )
    there = queries.on_offer(held.engagement)
    still = [
        one
        for one in queries.open_assignments(held.engagement)
        if one.sending_id == held.pk
        and (one.instrument in there or one.administration_id)
    ]
    if not still:
        return False
    if held.reminders >= MOST_REMINDERS:
        raise RemindedEnough
    held.reminders, held.reminded_at = held.reminders + 1, now
    held.save(update_fields=["reminders", "reminded_at"])
    _write(held, [_instrument(one) for one in still], is_reminder=True)
    detail = {"time": str(held.reminders)}
    audit.record("reminded of inventories", by=by, on=held, detail=detail)
    return True


def _instrument(assignment: Assignment) -> Instrument:
    if assignment.administration is not None:
        return queries.instrument_of(assignment.administration)
    return queries.find(assignment.instrument).instrument


def send_reminders(*, now: datetime) -> int:
    """Once a day, for every practice; how many letters were written."""
    written = 0
    for organisation in Organisation.objects.order_by("pk"):
        with scope(organisation=organisation):
            written += sum(remind(one, by=None, now=now) for one in _due(now))
    return written


def _due(now: datetime) -> list[Sending]:
    open_ones = Assignment.objects.filter(
        done_at=None, withdrawn_at=None, engagement__ended_at=None
    )
    waiting = Sending.objects.filter(
        pk__in=open_ones.values("sending"), reminders__lt=MOST_REMINDERS
    )
    return [
        one
        for one in waiting.order_by("pk")
        if is_due(
            sent_at=one.sent_at,
            reminded_at=one.reminded_at,
            reminders=one.reminders,
            now=now,
        )
    ]


def _write(
    sending: Sending, instruments: Iterable[Instrument], *, is_reminder: bool
) -> None:
    """One letter: how long it takes and where it is, never what it asks about."""
    engagement = sending.engagement
    minutes = minutes_in_all((one, 0) for one in instruments)
    address = practice_url(
        sending.organisation, "assessments:inventories", engagement.pk
    )
    subject = (
        _("Some questions are still open, if you want them")
        if is_reminder
        else _("Some questions for you, when you have %(minutes)d minutes")
        % {"minutes": minutes}
    )
    notifications.queue(
        "inventories-reminder" if is_reminder else "inventories-sent",
        to=engagement.client.email,
        subject=subject,
        body=_body(sending, minutes, f"{settings.BASE_URL}{address}"),
        organisation=sending.organisation,
    )


def _body(sending: Sending, minutes: int, address: str) -> str:
    said = {
        "minutes": minutes,
        "coach": str(sending.sent_by),
        "step": sending.name,
        "address": address,
    }
    is_of_a_step = sending.source == Sending.Source.PLAN
    parts = [
        (
            _("Your step “%(step)s” comes with some questions, %(minutes)d minutes.")
            if is_of_a_step
            else _(
                "%(coach)s put together some questions for you. About %(minutes)d"
                " minutes."
            )
        )
        % said,
        sending.words,
        _(
            "Anything can be left out, each answer is kept as you go, and you can go "
            "on later from another device:\n%(address)s"
        )
        % said,
        _("Rather talk? Your coach can read them to you by telephone."),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"
