"""Where an intake stands; what brings the client, what limits them, what they like."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from onward.coaching.policies import EngagementRequest, engagement_view
from onward.coaching.queries import agreement_is_signed
from onward.intake import queries, services
from onward.intake.forms import CircumstancesForm, LimitsForm, PreferencesForm
from onward.intake.views.frame import page
from onward.organisations.core.rights import Right
from onward.organisations.policies import page_url
from onward.ui.core.refusals import DomainError


@require_GET
@engagement_view(can=Right.ANSWER)
def start(request: EngagementRequest) -> HttpResponse:
    engagement = request.engagement
    intake = queries.intake_of(engagement)
    services.note_opening("opened intake", engagement=engagement, by=request.member)
    way = queries.route_of(intake)
    everything = way + queries.extras_of(intake)
    lines = queries.told_of(engagement, everything, request.member)
    context = {
        "progress": queries.progress(engagement),
        "themes": queries.by_theme(lines[: len(way)]),
        "more": queries.by_theme(lines[len(way) :]),
        "circumstances": queries.circumstances_of(intake),
        "is_signed": agreement_is_signed(engagement),
        "address": request.build_absolute_uri(request.path),
    }
    return page(request, "intake/start.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@engagement_view(can=Right.ANSWER)
def circumstances(request: EngagementRequest) -> HttpResponse:
    intake = queries.intake_of(request.engagement)
    if request.method != "POST":
        chosen = intake.circumstances if intake else []
        first = {"circumstances": chosen, "primary": intake.primary if intake else ""}
        return _choosing(request, CircumstancesForm(initial=first))
    form = CircumstancesForm(request.POST)
    if not form.is_valid():
        return _choosing(request, form, status=422)
    try:
        services.choose_circumstances(
            request.engagement,
            chosen=form.cleaned_data["circumstances"],
            primary=form.cleaned_data["primary"],
            by=request.member,
            now=timezone.now(),
        )
    except DomainError as refusal:
        form.add_error("primary", refusal.message)
        return _choosing(request, form, status=409)
    messages.info(request, _("Kept. The questions follow from it."))
    return _to_start(request)


@require_http_methods(["GET", "HEAD", "POST"])
@engagement_view(can=Right.ANSWER)
def limits(request: EngagementRequest) -> HttpResponse:
    template = "intake/limits.html"
    if request.method != "POST":
        row = queries.limits_row(request.engagement)
        note = "opened limits"
        services.note_opening(note, engagement=request.engagement, by=request.member)
        form = LimitsForm(initial=LimitsForm.values_of(row))
        return page(request, template, {"form": form, "row": row})
    form = LimitsForm(request.POST)
    if not form.is_valid():
        return page(request, template, {"form": form}, status=422)
    services.set_limits(
        request.engagement,
        limits=form.limits(),
        health=form.cleaned_data["health"],
        caring=form.cleaned_data["caring"],
        by=request.member,
        now=timezone.now(),
    )
    messages.info(request, _("Limits kept. They rule out paths that do not fit."))
    return _to_start(request)


@require_http_methods(["GET", "HEAD", "POST"])
@engagement_view(can=Right.ANSWER)
def preferences(request: EngagementRequest) -> HttpResponse:
    template = "intake/preferences.html"
    if request.method != "POST":
        row = queries.preferences(request.engagement)
        note = "opened wishes"
        services.note_opening(note, engagement=request.engagement, by=request.member)
        form = PreferencesForm(initial=PreferencesForm.values_of(row))
        return page(request, template, {"form": form, "row": row})
    form = PreferencesForm(request.POST)
    if not form.is_valid():
        return page(request, template, {"form": form}, status=422)
    services.set_preferences(
        request.engagement,
        wishes=form.wishes(),
        by=request.member,
        now=timezone.now(),
    )
    messages.info(request, _("Wishes kept. Nothing is ruled out by them."))
    return _to_start(request)


def _choosing(
    request: EngagementRequest, form: forms.Form, *, status: int = 200
) -> HttpResponse:
    return page(request, "intake/circumstances.html", {"form": form}, status=status)


def _to_start(request: EngagementRequest) -> HttpResponse:
    return redirect(page_url(request, "intake:start", request.engagement.pk))
