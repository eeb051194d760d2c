"""Enquiries: received, taken by telephone, assigned to a coach, or declined."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.db import transaction

from onward.audit import services as audit
from onward.coaching.core.stages import Stage
from onward.coaching.models import Client, Coach, Engagement, Enquiry
from onward.coaching.queries import coaches_with_room, former_client
from onward.coaching.services import letters, refusals
from onward.coaching.services.agreements import ensure_text
from onward.coaching.services.clients import open_way_in
from onward.notifications.core.live import Event
from onward.notifications.services import tell
from onward.organisations.core.rights import Right
from onward.organisations.models import Member, Organisation
from onward.organisations.queries import may_take_clients

SAME_LETTER_WITHIN = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What somebody says who asks for help. One of `email` and `phone` is given."""

    name: str
    email: str = ""
    phone: str = ""
    reach_by: str
    reachable_when: str = ""
    message: str


@transaction.atomic
def receive_enquiry(
    organisation: Organisation, letter: Letter, *, now: datetime
) -> Enquiry:
    """Keep a letter from the public page; the same one sent twice is one letter."""
    # Letters to one practice come in one after another, so that twins are seen.
    organisation = _locked(organisation)
    if not (organisation.takes_enquiries and may_take_clients(organisation)):
        raise refusals.TakesNoEnquiries
    twin = _twin(letter, now)
    if twin is not None:
        return twin
    enquiry = _keep(organisation, letter, Enquiry.Source.WEB, now)
    audit.record("enquiry received", by=None, on=enquiry)
    _show_at_once(enquiry)
    letters.send_received(enquiry)
    return enquiry


@transaction.atomic
def take_enquiry(
    organisation: Organisation,
    letter: Letter,
    *,
    source: str,
    by: Member,
    now: datetime,
) -> Enquiry:
    """Keep what somebody said who rang or came in."""
    organisation = _locked(organisation)
    twin = _twin(letter, now)
    if twin is not None:
        return twin
    enquiry = _keep(organisation, letter, Enquiry.Source(source), now)
    audit.record("enquiry taken", by=by, on=enquiry, detail={"source": source})
    _show_at_once(enquiry)
    return enquiry


def _twin(letter: Letter, now: datetime) -> Enquiry | None:
    """The same letter, sent a moment ago. What it says can only be compared opened."""
    lately = Enquiry.objects.filter(
        received_at__gt=now - SAME_LETTER_WITHIN,
        name=letter.name,
        email=letter.email,
        phone=letter.phone,
    )
    return next((each for each in lately if each.message == letter.message), None)


def _keep(
    organisation: Organisation, letter: Letter, source: str, now: datetime
) -> Enquiry:
    return Enquiry.objects.create(
        organisation=organisation, source=source, received_at=now, **asdict(letter)
    )


@transaction.atomic
def open_enquiry(enquiry: Enquiry, *, by: Member) -> None:
    """Somebody reads what was written in confidence."""
    audit.record("enquiry opened", by=by, on=enquiry)


@transaction.atomic
def assign_enquiry(
    enquiry: Enquiry,
    coach: Coach,
    *,
    by: Member,
    now: datetime,
    anyway: bool = False,
) -> Engagement:
    """Give somebody a coach, and a way in: an invitation by mail, or an account
    for an access code. `anyway` passes over a coach's limit.
    """
    # One after another in a practice: who assigns at once would wait for each other.
    organisation = _locked(enquiry.organisation)
    if not may_take_clients(organisation):
        raise refusals.NoCrisisContact
    enquiry = _locked_waiting(enquiry)
    coach = _with_room(coach, anyway=anyway)
    client, needs_way_in = _client_for(enquiry)
    engagement = Engagement.objects.create(
        organisation=organisation,
        client=client,
        coach=coach,
        enquiry=enquiry,
        stage=Stage.WELCOME,
        opened_at=now,
    )
    ensure_text(organisation, now=now)
    _answered(enquiry, Enquiry.State.ASSIGNED, by=by, now=now)
    if needs_way_in:
        open_way_in(client, by=by, now=now)
    else:
        letters.send_back_again(engagement)
    letters.send_assigned(engagement)
    detail = {"coach": coach.member.name, "over the limit": "yes" if anyway else "no"}
    audit.record(
        "enquiry assigned", by=by, on=enquiry, engagement=engagement.pk, detail=detail
    )
    return engagement


def _locked(organisation: Organisation) -> Organisation:
    """The practice, held until the transaction ends; rows may still be added to it."""
    return Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)


def _locked_waiting(enquiry: Enquiry) -> Enquiry:
    locked = Enquiry.objects.select_for_update(of=("self",)).get(pk=enquiry.pk)
    if locked.state != Enquiry.State.WAITING:
        raise refusals.AlreadyAnswered
    locked.organisation = enquiry.organisation
    return locked


def _with_room(coach: Coach, *, anyway: bool) -> Coach:
    """The coach, counted under a lock: two who assign at once count one another."""
    Coach.objects.select_for_update(of=("self",)).get(pk=coach.pk)
    counted = coaches_with_room().filter(pk=coach.pk).first()
    if counted is None:
        raise refusals.CoachHasLeft
    if counted.working_with >= counted.capacity and not anyway:
        raise refusals.CoachIsFull
    return counted


def _client_for(enquiry: Enquiry) -> tuple[Client, bool]:
    """The client of earlier days, or a new one; and whether a way in is to be opened.

    What is known of a former client is not overwritten by a letter anybody could
    have written.
    """
    known = former_client(enquiry)
    if known is not None:
        if Engagement.objects.filter(client=known).exclude(stage=Stage.ENDED).exists():
            raise refusals.IsCoachedAlready
        return known, known.member is None
    client = Client.objects.create(
        organisation=enquiry.organisation,
        name=enquiry.name,
        email=enquiry.email,
        phone=enquiry.phone,
        prefers=enquiry.reach_by,
        reachable_when=enquiry.reachable_when,
        time_zone=enquiry.organisation.time_zone,
    )
    return client, True


@transaction.atomic
def decline_enquiry(
    enquiry: Enquiry, *, reason: str, referral: str, by: Member, now: datetime
) -> bool:
    """Say no, why, and who may help instead; whether a letter could be sent."""
    declined = _locked_waiting(enquiry)
    declined.decline_reason, declined.referral = reason, referral
    _answered(declined, Enquiry.State.DECLINED, by=by, now=now)
    was_sent = letters.send_declined(declined, reason=reason, referral=referral)
    detail = {"told": "by e-mail" if was_sent else "by telephone"}
    audit.record("enquiry declined", by=by, on=declined, detail=detail)
    return was_sent


def _answered(enquiry: Enquiry, state: str, *, by: Member, now: datetime) -> None:
    enquiry.state = state
    enquiry.answered_at, enquiry.answered_by = now, by
    enquiry.save()


def _show_at_once(enquiry: Enquiry) -> None:
    """Pages that are open at those who answer enquiries say that one came in."""
    tell(
        Event(
            practice=enquiry.organisation_id,
            topic="enquiry",
            subject=str(enquiry.pk),
            right=Right.RUN_ENQUIRIES.name,
        )
    )
