"""The coaching agreement: its text, who signs it and how."""

from datetime import datetime, timedelta

from django.db import transaction

from onward.audit import services as audit
from onward.coaching import queries
from onward.coaching.core.agreement import fingerprint, same_name
from onward.coaching.core.stages import Stage
from onward.coaching.models import Agreement, AgreementText, Engagement, SignedHow
from onward.coaching.services import letters, refusals
from onward.coaching.services.stages import move
from onward.coaching.signals import agreement_signed
from onward.organisations.models import Member, Organisation

SAME_DAY = timedelta(days=1)  # a day is told without its hour


@transaction.atomic
def ensure_text(organisation: Organisation, *, now: datetime) -> AgreementText:
    """The text in force; ours becomes the practice's first where it has none."""
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    text = queries.text_to_sign(organisation)
    if text.pk is None:
        text.published_at = now
        text.save()
    return text


@transaction.atomic
def publish_text(
    organisation: Organisation, text: str, *, by: Member, now: datetime
) -> AgreementText:
    """A new version, for those who have not signed yet. What was signed stays."""
    latest = ensure_text(organisation, now=now)
    if latest.text == text:
        return latest
    new = AgreementText.objects.create(
        organisation=organisation,
        version=latest.version + 1,
        text=text,
        published_at=now,
    )
    audit.record(
        "agreement text published", by=by, on=new, detail={"version": str(new.version)}
    )
    return new


@transaction.atomic
def open_agreement(engagement: Engagement, *, by: Member) -> None:
    audit.record("agreement opened", by=by, on=engagement)


@transaction.atomic
def note_limits_read(engagement: Engagement, *, by: Member, now: datetime) -> None:
    """The client knows what coaching is and where confidentiality ends: they read
    it, or the coach read it to them.
    """
    if engagement.limits_read_at is not None:
        return
    own = queries.is_client_of(by, engagement)
    engagement.limits_read_at = now
    engagement.limits_read_how = SignedHow.TYPED if own else SignedHow.READ_OUT
    engagement.save(update_fields=["limits_read_at", "limits_read_how"])
    audit.record("limits of confidentiality explained", by=by, on=engagement)


@transaction.atomic
def sign_as_client(
    engagement: Engagement, signature: str, *, version: int, by: Member, now: datetime
) -> Agreement:
    """The client writes their name under the version they read."""
    if not queries.is_client_of(by, engagement):
        raise refusals.NotForYouToSign
    agreement = _opened(engagement, version=version, now=now)
    if agreement.client_signed_at is not None:
        return agreement
    if not same_name(signature, agreement.client_name):
        raise refusals.AnotherName
    agreement.client_signature = " ".join(signature.split())
    agreement.client_signed_at = now
    agreement.client_signed_how = SignedHow.TYPED
    return _signed(agreement, engagement, side="client", by=by, now=now)


@transaction.atomic
def sign_by_telephone(
    engagement: Engagement,
    *,
    read_at: datetime,
    version: int,
    by: Member,
    now: datetime,
) -> Agreement:
    """The coach read the agreement out, and the client agreed to it."""
    if not queries.is_coach_of(by, engagement):
        raise refusals.NotForYouToSign
    if read_at > now:
        raise refusals.NotReadYet
    if (engagement.opened_at - read_at) > SAME_DAY:
        raise refusals.ReadTooEarly
    agreement = _opened(engagement, version=version, now=now)
    if agreement.client_signed_at is not None:
        return agreement
    agreement.client_signature = agreement.client_name
    agreement.client_signed_at = read_at
    agreement.client_signed_how = SignedHow.READ_OUT
    return _signed(agreement, engagement, side="client, by telephone", by=by, now=now)


@transaction.atomic
def sign_as_coach(
    engagement: Engagement, signature: str, *, version: int, by: Member, now: datetime
) -> Agreement:
    if not queries.is_coach_of(by, engagement):
        raise refusals.NotForYouToSign
    agreement = _opened(engagement, version=version, now=now)
    if agreement.coach_signed_at is not None:
        return agreement
    if not same_name(signature, agreement.coach_name):
        raise refusals.AnotherName
    agreement.coach_signature = " ".join(signature.split())
    agreement.coach_signed_at = now
    return _signed(agreement, engagement, side="coach", by=by, now=now)


def _opened(engagement: Engagement, *, version: int, now: datetime) -> Agreement:
    """The agreement of an engagement, begun with the first signature, under a lock."""
    locked = Engagement.objects.select_for_update(of=("self",)).get(pk=engagement.pk)
    if locked.stage == Stage.ENDED:
        raise refusals.HasEnded
    agreement = queries.agreement_of(engagement)
    organisation = engagement.organisation
    text = agreement.text if agreement else ensure_text(organisation, now=now)
    if text.version != version:
        raise refusals.TextHasChanged
    if agreement is not None:
        return agreement
    terms = queries.terms_now(engagement, text)
    return Agreement(
        organisation=organisation,
        engagement=engagement,
        text=text,
        fingerprint=fingerprint(terms),
        practice_name=terms.practice,
        client_name=terms.client,
        coach_name=terms.coach,
    )


def _signed(
    agreement: Agreement,
    engagement: Engagement,
    *,
    side: str,
    by: Member,
    now: datetime,
) -> Agreement:
    agreement.save()
    detail = {"side": side, "version": str(agreement.text.version)}
    audit.record("agreement signed", by=by, on=agreement, detail=detail)
    if agreement.is_signed:
        move(engagement, Stage.INTAKE, by=by, now=now)
        agreement_signed.send(Engagement, engagement=engagement, by=by, now=now)
        letters.send_signed(engagement)
    return agreement
