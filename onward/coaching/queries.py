"""Reads about coaches, clients, engagements and what binds them."""

from datetime import date, datetime

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from onward.coaching.core.stages import Stage
from onward.coaching.models import (
    Agreement,
    AgreementText,
    Coach,
    Consent,
    Credential,
    Engagement,
    Enquiry,
    Note,
)
from onward.organisations.core.rights import Right, Role, roles_with
from onward.organisations.models import Member


def visible_engagements(member: Member, right: Right) -> QuerySet[Engagement]:
    """Engagements a member reaches with a right: a coach and a client their own,
    an owner or coordinator every one of the practice.
    """
    roles = roles_with(member.roles, right)
    own = Q(pk__in=[])
    if Role.COACH in roles:
        own |= Q(coach__member=member)
    if Role.CLIENT in roles:
        own |= Q(client__member=member)
    if roles & {Role.OWNER, Role.COORDINATOR}:
        own = Q()
    return Engagement.objects.filter(own).select_related(
        "organisation", "client__member__user", "coach__member__user"
    )


def is_coach_of(member: Member, engagement: Engagement) -> bool:
    return engagement.coach.member_id == member.pk


def is_client_of(member: Member, engagement: Engagement) -> bool:
    return engagement.client.member_id == member.pk


def own_engagement(member: Member) -> Engagement | None:
    """The engagement a client is in now, or else was in last."""
    mine = Engagement.objects.filter(client__member=member).select_related(
        "organisation", "client__member__user", "coach__member__user"
    )
    still_open = mine.exclude(stage=Stage.ENDED).first()
    return still_open or mine.order_by("-ended_at").first()


def coach_of(member: Member) -> Coach | None:
    return Coach.objects.filter(member=member).select_related("member__user").first()


def agreement_of(engagement: Engagement) -> Agreement | None:
    return Agreement.objects.filter(engagement=engagement).select_related("text").first()


def agreement_is_signed(engagement: Engagement) -> bool:
    """Whether both signed: no session is booked before."""
    return Agreement.objects.filter(
        engagement=engagement,
        client_signed_at__isnull=False,
        coach_signed_at__isnull=False,
    ).exists()


def current_text() -> AgreementText | None:
    return AgreementText.objects.order_by("-version").first()


def consents_in_force(engagement: Engagement) -> dict[str, Consent]:
    found = Consent.objects.filter(engagement=engagement, withdrawn_at=None)
    return {consent.kind: consent for consent in found}


def notes_for(engagement: Engagement, reader: Member) -> QuerySet[Note]:
    """The notes of an engagement that one person may read, newest first.

    Own: its author. Team: coaches of the practice who reach the engagement.
    Shared: the client too. Nobody else reads any.
    """
    allowed = Q(author=reader)
    if is_coach_of(reader, engagement):
        allowed |= Q(visibility__in=[Note.Visibility.TEAM, Note.Visibility.SHARED])
    if is_client_of(reader, engagement):
        allowed |= Q(visibility=Note.Visibility.SHARED)
    return (
        Note.objects.filter(allowed, engagement=engagement)
        .select_related("author__user")
        .order_by("-written_at", "pk")
    )


def coaches_with_room() -> QuerySet[Coach]:
    """Active coaches of the practice, each with `working_with`: how many now."""
    open_ones = (
        Engagement.objects.filter(coach=OuterRef("pk"))
        .exclude(stage=Stage.ENDED)
        .order_by()
        .values("coach")
        .annotate(many=Count("pk"))
        .values("many")
    )
    return (
        Coach.objects.filter(member__is_active=True)
        .select_related("member__user")
        .annotate(working_with=Coalesce(Subquery(open_ones), 0))
        .order_by("member__user__name", "pk")
    )


def public_coaches() -> QuerySet[Coach]:
    return coaches_with_room().filter(is_public=True)


def public_credentials(coaches: list[Coach], *, today: date) -> dict[int, list[Credential]]:
    """Verified, current credentials by coach; a lapsed one is never among them."""
    found: dict[int, list[Credential]] = {coach.pk: [] for coach in coaches}
    shown = Credential.objects.filter(coach__in=coaches).public(today)
    for credential in shown.order_by("issued_on", "pk"):
        found[credential.coach_id].append(credential)
    return found


def enquiries_waiting(now: datetime) -> tuple[int, int]:
    """How many enquiries wait, and how many of those for three days or more."""
    waiting = Enquiry.objects.waiting()
    return waiting.count(), Enquiry.objects.overdue(now).count()
