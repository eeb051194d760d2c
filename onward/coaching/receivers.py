"""What coaching does when people come into a practice, and what it asks of one."""

from django.dispatch import receiver
from django.urls import reverse
from django.utils.translation import gettext as _

from onward.audit.signals import own_record_asked
from onward.coaching.models import Client, Coach, Engagement
from onward.coaching.queries import current_text
from onward.coaching.services import ensure_coach
from onward.organisations.core.rights import Role
from onward.organisations.core.setup import Item
from onward.organisations.models import Member, Organisation
from onward.organisations.signals import setup_asked
from onward.team.models import Invitation
from onward.team.signals import invitation_accepted, roles_changed


@receiver(invitation_accepted)
def link_person(
    sender: type[Invitation],  # noqa: ARG001 - a signal's own signature
    invitation: Invitation,
    member: Member,
    **_more: object,
) -> None:
    """A client who accepts is that client from now on; a coach gets a profile."""
    client = Client.objects.filter(invitation=invitation, member=None).first()
    if client is not None:
        client.member = member
        client.save(update_fields=["member"])
    if member.has(Role.COACH):
        ensure_coach(member)


@receiver(setup_asked)
def agreement_to_read(
    sender: type[Organisation],  # noqa: ARG001 - a signal's own signature
    organisation: Organisation,
    **_more: object,
) -> Item:
    """Nobody should find out from a client what their own agreement says."""
    return Item(
        order=40,
        name=_("The coaching agreement"),
        why=_("Read ours, change what is different with you, and keep it as yours."),
        is_done=current_text() is not None,
        url=reverse("coaching:agreement_text", args=[organisation.slug]),
    )


@receiver(setup_asked)
def coach_to_show(
    sender: type[Organisation],  # noqa: ARG001 - a signal's own signature
    organisation: Organisation,
    **_more: object,
) -> Item:
    """A public page without people on it does not invite anybody."""
    return Item(
        order=50,
        name=_("A coach on the public page"),
        why=_("Each coach decides on their own profile whether it is shown."),
        is_done=Coach.objects.filter(is_public=True, member__is_active=True).exists(),
        url=reverse("coaching:coaches", args=[organisation.slug]),
    )


@receiver(own_record_asked)
def own_records(
    sender: type[Member],  # noqa: ARG001 - a signal's own signature
    member: Member,
    **_more: object,
) -> list[int]:
    """Which engagements a client's page of openings is about."""
    mine = Engagement.objects.filter(client__member=member)
    return list(mine.values_list("pk", flat=True))


@receiver(roles_changed)
def give_profile(
    sender: type[Member],  # noqa: ARG001 - a signal's own signature
    member: Member,
    **_more: object,
) -> None:
    """Somebody who coaches from now on has a profile to fill in."""
    if member.has(Role.COACH):
        ensure_coach(member)
