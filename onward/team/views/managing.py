"""Who works in the practice: inviting, changing roles, ending memberships."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from onward.organisations.core.rights import Right
from onward.organisations.models import Member
from onward.organisations.policies import OrgRequest, org_view, page_url
from onward.team.forms import InviteForm, RolesForm
from onward.team.queries import pending_invitations, team_invitations, team_members
from onward.team.services import change_roles, end_membership, invite, renew, revoke
from onward.ui.core.refusals import DomainError


@require_GET
@org_view(can=Right.MANAGE_TEAM)
def team(request: OrgRequest) -> HttpResponse:
    return _team_page(request, InviteForm(), status=200)


@require_POST
@org_view(can=Right.MANAGE_TEAM)
def invite_somebody(request: OrgRequest) -> HttpResponse:
    form = InviteForm(request.POST)
    if not form.is_valid():
        return _team_page(request, form, status=422)
    try:
        invitation, _url = invite(
            request.organisation,
            **form.cleaned_data,
            by=request.member,
            now=timezone.now(),
        )
    except DomainError as refusal:
        form.add_error("email", str(refusal))
        return _team_page(request, form, status=409)
    words = _("A letter with a link is on its way to %(email)s.")
    messages.success(request, words % {"email": invitation.email})
    return redirect(page_url(request, "team:team"))


def _team_page(request: OrgRequest, form: InviteForm, *, status: int) -> HttpResponse:
    context = {
        "form": form,
        "members": team_members(),
        "invitations": team_invitations(),
        "now": timezone.now(),
    }
    return render(request, "team/team.html", context, status=status)


@require_POST
@org_view(can=Right.MANAGE_TEAM)
def renew_invitation(request: OrgRequest, invitation_id: int) -> HttpResponse:
    invitation = get_object_or_404(pending_invitations(), pk=invitation_id)
    try:
        renew(invitation, by=request.member, now=timezone.now())
    except DomainError as refusal:
        messages.warning(request, str(refusal))
    else:
        words = _("A new link is on its way to %(email)s. The old one has ended.")
        messages.success(request, words % {"email": invitation.email})
    return redirect(page_url(request, "team:team"))


@require_POST
@org_view(can=Right.MANAGE_TEAM)
def revoke_invitation(request: OrgRequest, invitation_id: int) -> HttpResponse:
    invitation = get_object_or_404(pending_invitations(), pk=invitation_id)
    if revoke(invitation, by=request.member, now=timezone.now()):
        words = _("The invitation of %(name)s is taken back.")
        messages.success(request, words % {"name": invitation.name})
    return redirect(page_url(request, "team:team"))


@require_http_methods(["GET", "POST"])
@org_view(can=Right.MANAGE_TEAM)
def member(request: OrgRequest, member_id: int) -> HttpResponse:
    found = get_object_or_404(team_members(), pk=member_id)
    form = RolesForm(found, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _member_page(request, found, form, status=422 if form.is_bound else 200)
    try:
        changed = change_roles(
            found, roles=form.cleaned_data["roles"], by=request.member
        )
    except DomainError as refusal:
        form.add_error("roles", str(refusal))
        return _member_page(request, found, form, status=409)
    messages.success(request, _("Kept.") if changed else _("Nothing was changed."))
    return _back_to_team(request, found)


@require_POST
@org_view(can=Right.MANAGE_TEAM)
def member_end(request: OrgRequest, member_id: int) -> HttpResponse:
    found = get_object_or_404(team_members(), pk=member_id)
    try:
        end_membership(found, by=request.member, now=timezone.now())
    except DomainError as refusal:
        form = RolesForm(found)
        return _member_page(request, found, form, status=409, refused=str(refusal))
    words = _("%(name)s is no longer a member and is signed out.")
    messages.success(request, words % {"name": found.name})
    return _back_to_team(request, found)


def _member_page(
    request: OrgRequest,
    found: Member,
    form: RolesForm,
    *,
    status: int,
    refused: str = "",
) -> HttpResponse:
    context = {"member": found, "form": form, "refused": refused}
    return render(request, "team/member.html", context, status=status)


def _back_to_team(request: OrgRequest, changed: Member) -> HttpResponse:
    """To the team's page, or home for an owner who has just stepped back."""
    still_may = changed.pk != request.member.pk or changed.may(Right.MANAGE_TEAM)
    return redirect(page_url(request, "team:team") if still_may else "/")
