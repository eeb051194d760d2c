"""Reads about practices and the people in them."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django_scopes import scopes_disabled

from onward.accounts.models import User
from onward.organisations.core.rights import TABLE, Right, Role
from onward.organisations.core.setup import Item, Setup, in_order
from onward.organisations.models import CrisisContact, Member, Organisation
from onward.organisations.signals import setup_asked


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


def setup_of(organisation: Organisation) -> Setup:
    """What this practice has and lacks, told by every app that knows of something."""
    sent = setup_asked.send(sender=Organisation, organisation=organisation)
    answers: list[object] = [answer for _receiver, answer in sent]
    others = [item for item in answers if isinstance(item, Item)]
    return in_order([*_own_items(organisation), *others])


def _own_items(organisation: Organisation) -> list[Item]:
    slug = organisation.slug
    coaches = Member.objects.filter(is_active=True, roles__contains=[Role.COACH.value])
    return [
        Item(
            order=10,
            name=_("A crisis contact"),
            why=_("Whom everybody here can call at once when somebody is in danger."),
            is_done=may_take_clients(organisation),
            url=reverse("organisations:contacts", args=[slug]),
        ),
        Item(
            order=30,
            name=_("A coach"),
            why=_("Clients are given to somebody. You can be it yourself."),
            is_done=coaches.exists(),
            url=reverse("team:team", args=[slug]),
        ),
        Item(
            order=90,
            name=_("Enquiries open"),
            why=_("The public page then has a form to write to you."),
            is_done=organisation.takes_enquiries,
            url="#id_takes_enquiries",
        ),
    ]
