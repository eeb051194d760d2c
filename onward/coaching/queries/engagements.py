"""Whose engagements are whose, and which notes somebody may read."""

from django.db.models import Q, QuerySet

from onward.coaching.core.stages import Stage
from onward.coaching.models import Engagement, Note
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


def clients_of(member: Member, *, named: str = "", ended: bool) -> QuerySet[Engagement]:
    """The engagements a member may list, by the client's name, open or ended."""
    found = visible_engagements(member, Right.SEE_CLIENTS)
    found = (
        found.filter(stage=Stage.ENDED) if ended else found.exclude(stage=Stage.ENDED)
    )
    if named:
        found = found.filter(client__name__icontains=named)
    return found.order_by("client__name", "pk")


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
