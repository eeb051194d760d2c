"""Reads about practices and the people in them."""

from django.db.models import QuerySet
from django_scopes import scopes_disabled

from onward.accounts.models import User
from onward.organisations.core.rights import Right, TABLE
from onward.organisations.models import CrisisContact, Member, Organisation


def memberships(user: User) -> list[Member]:
    """Every practice a person belongs to, for the page that lets them choose."""
    with scopes_disabled():
        return list(
            Member.objects.filter(user=user, is_active=True)
            .select_related("organisation", "user")
            .order_by("organisation__name")
        )


def member_of(user: User, organisation: Organisation) -> Member | None:
    with scopes_disabled():
        return (
            Member.objects.filter(user=user, organisation=organisation, is_active=True)
            .select_related("user", "organisation")
            .first()
        )


def members_who_may(right: Right) -> QuerySet[Member]:
    """Active members of the practice in scope who hold a right."""
    roles = [role.value for role in TABLE[right]]
    return (
        Member.objects.filter(is_active=True, roles__overlap=roles)
        .select_related("user")
        .order_by("user__name", "pk")
    )


def crisis_contacts() -> list[CrisisContact]:
    return list(CrisisContact.objects.order_by("position", "pk"))


def may_take_clients(organisation: Organisation) -> bool:
    """A practice takes clients only when it can say whom to call in a crisis."""
    return CrisisContact.objects.filter(organisation=organisation).exists()
