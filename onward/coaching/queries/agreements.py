"""What binds client and coach: the agreement, its text, and the consents."""

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from onward.coaching.core.agreement import Terms, compose, fingerprint
from onward.coaching.core.consents import PROCESSING, Ask, parse_asks
from onward.coaching.core.offers import fees_in_words
from onward.coaching.core.prose import fill
from onward.coaching.models import Agreement, AgreementText, Consent, Engagement
from onward.organisations.models import Organisation

CONTENT = Path(__file__).parent.parent / "content"


@dataclass(frozen=True, slots=True)
class Welcome:
    """How far the welcome of an engagement is."""

    engagement: Engagement
    agreement: Agreement | None
    may_keep_record: bool

    @property
    def limits_are_read(self) -> bool:
        return self.engagement.limits_read_at is not None

    @property
    def client_signed(self) -> bool:
        return self.agreement is not None and bool(self.agreement.client_signed_at)

    @property
    def coach_signed(self) -> bool:
        return self.agreement is not None and bool(self.agreement.coach_signed_at)

    @property
    def client_is_through(self) -> bool:
        return self.limits_are_read and self.client_signed and self.may_keep_record

    @property
    def is_complete(self) -> bool:
        return self.client_is_through and self.coach_signed


def welcome_of(engagement: Engagement) -> Welcome:
    return Welcome(
        engagement=engagement,
        agreement=agreement_of(engagement),
        may_keep_record=may_keep_record(engagement),
    )


def agreement_of(engagement: Engagement) -> Agreement | None:
    return (
        Agreement.objects.filter(engagement=engagement).select_related("text").first()
    )


def agreement_is_signed(engagement: Engagement) -> bool:
    """Whether both signed: no session is booked before."""
    return Agreement.objects.filter(
        engagement=engagement,
        client_signed_at__isnull=False,
        coach_signed_at__isnull=False,
    ).exists()


def current_text() -> AgreementText | None:
    return AgreementText.objects.order_by("-version").first()


def text_to_sign(organisation: Organisation) -> AgreementText:
    """The practice's own text; ours, not kept yet, where it has none."""
    return current_text() or AgreementText(
        organisation=organisation, version=1, text=default_text(organisation)
    )


def text_of(engagement: Engagement) -> AgreementText:
    """The text that was begun to be signed; else the one in force."""
    agreement = agreement_of(engagement)
    return agreement.text if agreement else text_to_sign(engagement.organisation)


def default_text(organisation: Organisation) -> str:
    """Our agreement with the practice's prices in it; the names stay open."""
    draft = (CONTENT / "agreement.json").read_text("utf-8")
    return compose(draft, fees=fees_in_words(organisation.offers))


def terms_now(engagement: Engagement, text: AgreementText) -> Terms:
    """What would be signed today."""
    return Terms(
        practice=engagement.organisation.name,
        client=engagement.client.name,
        coach=engagement.coach.member.name,
        version=text.version,
        text=text.text,
    )


def terms_of(agreement: Agreement) -> Terms:
    """What was signed, with the names of that day."""
    return Terms(
        practice=agreement.practice_name,
        client=agreement.client_name,
        coach=agreement.coach_name,
        version=agreement.text.version,
        text=agreement.text.text,
    )


def is_unaltered(agreement: Agreement) -> bool:
    """Whether text and names are still those that were signed."""
    return fingerprint(terms_of(agreement)) == agreement.fingerprint


@cache
def consent_asks() -> tuple[Ask, ...]:
    return parse_asks((CONTENT / "consents.json").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Given:
    """A consent in force, with the words it was given to."""

    ask: Ask
    consent: Consent


def consents_given(engagement: Engagement) -> list[Given]:
    """What is allowed now, in the order it is asked."""
    found = consents_in_force(engagement)
    return [
        Given(ask, found[ask.kind]) for ask in asks_for(engagement) if ask.kind in found
    ]


def asks_open(engagement: Engagement) -> list[Ask]:
    """What is not allowed now, in the order it is asked."""
    found = consents_in_force(engagement)
    return [ask for ask in asks_for(engagement) if ask.kind not in found]


def asks_for(engagement: Engagement) -> list[Ask]:
    """Everything that is asked, with the names of this engagement in the words."""
    names = {
        "practice": engagement.organisation.name,
        "coach": engagement.coach.member.name,
        "client": engagement.client.name,
    }
    return [
        replace(
            ask,
            question=fill(ask.question, **names),
            if_yes=fill(ask.if_yes, **names),
            if_no=fill(ask.if_no, **names),
        )
        for ask in consent_asks()
    ]


def consents_in_force(engagement: Engagement) -> dict[str, Consent]:
    found = Consent.objects.filter(engagement=engagement, withdrawn_at=None)
    return {consent.kind: consent for consent in found}


def has_consented(engagement: Engagement, kind: str) -> bool:
    return Consent.objects.filter(
        engagement=engagement, kind=kind, withdrawn_at=None
    ).exists()


def may_keep_record(engagement: Engagement) -> bool:
    """Whether the client lets the practice keep a record: without it, no coaching."""
    return has_consented(engagement, PROCESSING)
