"""Coaches: their own profile, and what the practice knows of their credentials."""

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

from onward.coaching import queries, services
from onward.coaching.forms import (
    AgreementTextForm,
    CredentialForm,
    ProfileForm,
    VerifyForm,
)
from onward.coaching.models import Coach, Credential
from onward.organisations.core.rights import Right
from onward.organisations.policies import OrgRequest, org_view, page_url
from onward.ui.core.refusals import DomainError


@require_http_methods(["GET", "POST"])
@org_view(can=Right.EDIT_COACH_PROFILE)
def profile(request: OrgRequest) -> HttpResponse:
    """Who I am to clients, and what I may call myself."""
    member = request.member
    coach = queries.coach_of(member) or Coach(
        member=member, organisation=request.organisation
    )
    form = ProfileForm(coach, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _profile_page(request, coach, form, status=422 if form.is_bound else 200)
    services.edit_profile(member, form.details)
    messages.success(request, _("Kept."))
    return redirect(page_url(request, "coaching:profile"))


def _profile_page(
    request: OrgRequest, coach: Coach, form: ProfileForm, *, status: int
) -> HttpResponse:
    today = timezone.localdate()
    kept = queries.standings([coach], today=today)[coach.pk] if coach.pk else []
    context = {"coach": coach, "form": form, "standings": kept}
    return render(request, "coaching/profile.html", context, status=status)


@require_http_methods(["GET", "POST"])
@org_view(can=Right.EDIT_COACH_PROFILE)
def credential_new(request: OrgRequest) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = CredentialForm(data, today=timezone.localdate())
    if not form.is_valid():
        context = {"form": form, "rules": queries.credential_rules()}
        status = 422 if form.is_bound else 200
        return render(request, "coaching/credential_new.html", context, status=status)
    coach = services.ensure_coach(request.member)
    added = services.add_credential(coach, form.details, by=request.member)
    messages.success(
        request,
        _("%(credential)s added. It waits to be checked.") % {"credential": added},
    )
    return redirect(page_url(request, "coaching:profile"))


@require_POST
@org_view(can=Right.EDIT_COACH_PROFILE)
def credential_remove(request: OrgRequest, credential_id: int) -> HttpResponse:
    """Take one's own credential off."""
    mine = Credential.objects.filter(coach__member=request.member)
    credential = get_object_or_404(mine, pk=credential_id)
    services.remove_credential(credential, by=request.member)
    messages.success(request, _("%(credential)s removed.") % {"credential": credential})
    return redirect(page_url(request, "coaching:profile"))


@require_GET
@org_view(can=Right.VERIFY_CREDENTIALS)
def coaches(request: OrgRequest) -> HttpResponse:
    """Every coach, how full they are, and which credentials wait to be checked."""
    cards = queries.cards(today=timezone.localdate())
    return render(request, "coaching/coaches.html", {"cards": cards})


@require_http_methods(["GET", "POST"])
@org_view(can=Right.VERIFY_CREDENTIALS)
def verify(request: OrgRequest, credential_id: int) -> HttpResponse:
    """Look where the issuer says it, and note where one looked."""
    kept = Credential.objects.select_related("coach__member__user", "verified_by__user")
    credential = get_object_or_404(kept, pk=credential_id)
    form = VerifyForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _verify_page(
            request, credential, form, status=422 if form.is_bound else 200
        )
    try:
        services.verify_credential(
            credential, **form.cleaned_data, by=request.member, now=timezone.now()
        )
    except DomainError as refusal:
        form.add_error("through", str(refusal))
        return _verify_page(request, credential, form, status=409)
    messages.success(
        request, _("%(credential)s is checked.") % {"credential": credential}
    )
    return redirect(page_url(request, "coaching:coaches"))


def _verify_page(
    request: OrgRequest, credential: Credential, form: VerifyForm, *, status: int
) -> HttpResponse:
    standing = queries.standing(credential, today=timezone.localdate())
    context = {"standing": standing, "credential": credential, "form": form}
    return render(request, "coaching/verify.html", context, status=status)


@require_http_methods(["GET", "POST"])
@org_view(can=Right.MANAGE_PRACTICE)
def agreement_text(request: OrgRequest) -> HttpResponse:
    """The practice's own agreement; a change is a new version for those to come."""
    text = queries.text_to_sign(request.organisation)
    data = request.POST if request.method == "POST" else None
    form = AgreementTextForm(data, initial={"text": text.text})
    if not form.is_valid():
        context = {"form": form, "text": text}
        status = 422 if form.is_bound else 200
        return render(request, "coaching/agreement_text.html", context, status=status)
    new = services.publish_text(
        request.organisation,
        form.cleaned_data["text"],
        by=request.member,
        now=timezone.now(),
    )
    messages.success(
        request, _("Version %(version)d is in force.") % {"version": new.version}
    )
    return redirect(page_url(request, "coaching:agreement_text"))
