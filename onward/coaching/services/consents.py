"""Consents: given one by one, taken back one by one."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from onward.audit import services as audit
from onward.coaching import queries
from onward.coaching.core.consents import PROCESSING
from onward.coaching.models import Consent, Engagement, SignedHow
from onward.coaching.services import letters
from onward.organisations.models import Member


@transaction.atomic
def answer_consents(
    engagement: Engagement, answers: Mapping[str, bool], *, by: Member, now: datetime
) -> None:
    """Bring what is in force in line with the answers; what is not named stays.
    A no to keeping a record is a no to everything: nothing else is kept with it.
    """
    if answers.get(PROCESSING) is False:
        withdraw_consent(engagement, PROCESSING, by=by, now=now)
        _refuse_record(engagement, by=by, now=now)
        return
    for kind, is_yes in answers.items():
        if is_yes:
            give_consent(engagement, kind, by=by, now=now)
        else:
            withdraw_consent(engagement, kind, by=by, now=now)


@transaction.atomic
def give_consent(
    engagement: Engagement, kind: str, *, by: Member, now: datetime
) -> Consent:
    """A yes to the words as they stand today. KeyError for a kind nobody asks about.

    Given by anybody but the client it was given aloud, by telephone.
    """
    ask = {ask.kind: ask for ask in queries.consent_asks()}[kind]
    _lock(engagement)
    given = queries.consents_in_force(engagement).get(kind)
    if given is not None:
        return given
    own = queries.is_client_of(by, engagement)
    consent = Consent.objects.create(
        organisation=engagement.organisation,
        engagement=engagement,
        kind=kind,
        version=ask.version,
        given_at=now,
        given_how=SignedHow.TYPED if own else SignedHow.READ_OUT,
    )
    detail = {"kind": kind, "version": str(ask.version)}
    audit.record("consent given", by=by, on=consent, detail=detail)
    if kind == PROCESSING and engagement.record_refused_at is not None:
        engagement.record_refused_at = None
        engagement.save(update_fields=["record_refused_at"])
    return consent


@transaction.atomic
def withdraw_consent(
    engagement: Engagement, kind: str, *, by: Member, now: datetime
) -> None:
    """Take a yes back; its coach hears of it, to stop what it allowed."""
    _lock(engagement)
    given = queries.consents_in_force(engagement).get(kind)
    if given is None:
        return
    given.withdrawn_at = now
    given.save(update_fields=["withdrawn_at"])
    audit.record("consent withdrawn", by=by, on=given, detail={"kind": kind})
    if kind == PROCESSING:
        _refuse_record(engagement, by=by, now=now)
    elif queries.is_client_of(by, engagement):
        letters.send_taken_back(engagement)


@transaction.atomic
def open_consents(engagement: Engagement, *, by: Member) -> None:
    audit.record("consents opened", by=by, on=engagement)


def _refuse_record(engagement: Engagement, *, by: Member, now: datetime) -> None:
    """Nothing more may be kept: the coach hears of it, and has to end it well."""
    if engagement.record_refused_at is not None:
        return
    engagement.record_refused_at = now
    engagement.save(update_fields=["record_refused_at"])
    audit.record("record refused", by=by, on=engagement)
    if queries.is_client_of(by, engagement):
        letters.send_taken_back(engagement)


def _lock(engagement: Engagement) -> None:
    Engagement.objects.select_for_update(of=("self",)).get(pk=engagement.pk)
