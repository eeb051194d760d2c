"""A coach's profile and credentials, and who checked them."""

from dataclasses import asdict, dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from onward.audit import services as audit
from onward.coaching import queries
from onward.coaching.core.credentials import Status, ends_after
from onward.coaching.models import Coach, Credential
from onward.coaching.services import refusals
from onward.organisations.core.rights import Right
from onward.organisations.models import Member
from onward.organisations.queries import members_who_may


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileDetails:
    """What a coach says of themselves."""

    discipline: str
    about: str = ""
    languages: list[str] = field(default_factory=list)
    circumstances: list[str] = field(default_factory=list)
    modes: list[str] = field(default_factory=list)
    capacity: int
    is_public: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CredentialDetails:
    """What stands on a certificate. `expires_on` None: as long as its rule says."""

    kind: str
    issuer: str
    level: str = ""
    number: str = ""
    issued_on: date
    expires_on: date | None = None


@transaction.atomic
def ensure_coach(member: Member) -> Coach:
    """The profile of a member who coaches; an empty one the first time."""
    coach, _new = Coach.objects.get_or_create(
        member=member, defaults={"organisation": member.organisation}
    )
    return coach


@transaction.atomic
def edit_profile(member: Member, details: ProfileDetails) -> Coach:
    coach = ensure_coach(member)
    for name, value in asdict(details).items():
        setattr(coach, name, value)
    coach.save()
    audit.record("coach profile edited", by=member, on=coach)
    return coach


@transaction.atomic
def add_credential(
    coach: Coach, details: CredentialDetails, *, by: Member
) -> Credential:
    """Keep a credential, unverified: the public sees it once somebody checked it."""
    rule = queries.credential_rule(details.kind)
    expires_on = details.expires_on
    if expires_on is None and rule is not None and rule.cycle_years is not None:
        expires_on = ends_after(details.issued_on, rule.cycle_years)
    credential = Credential.objects.create(
        organisation=coach.organisation,
        coach=coach,
        **asdict(details) | {"expires_on": expires_on},
    )
    detail = {"credential": str(credential)}
    audit.record("credential added", by=by, on=credential, detail=detail)
    return credential


@transaction.atomic
def remove_credential(credential: Credential, *, by: Member) -> None:
    detail = {"credential": str(credential)}
    audit.record("credential removed", by=by, on=credential, detail=detail)
    credential.delete()


@transaction.atomic
def verify_credential(
    credential: Credential, *, through: str, by: Member, now: datetime
) -> None:
    """Somebody looked, and it is as the coach says. Not one's own, unless nobody
    else in the practice could look.
    """
    today = timezone.localdate(now)
    if queries.standing(credential, today=today).status == Status.LAPSED:
        raise refusals.HasLapsed
    others = members_who_may(Right.VERIFY_CREDENTIALS).exclude(pk=by.pk)
    if credential.coach.member_id == by.pk and others.exists():
        raise refusals.OwnCredential
    credential.verified_by, credential.verified_at = by, now
    credential.verified_through = Credential.Verification(through)
    credential.save()
    detail = {"credential": str(credential), "through": through}
    audit.record("credential verified", by=by, on=credential, detail=detail)
