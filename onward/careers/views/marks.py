"""Keep a path, set it aside, take that back, make it mine, show it anyway."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from onward.careers import queries, services
from onward.careers.core.venture import TITLE, VENTURE
from onward.careers.forms import BackForm, WhyNotForm
from onward.careers.services import UnknownOccupation
from onward.careers.services.paths import ReasonWouldGo
from onward.coaching.policies import EngagementRequest, engagement_view
from onward.organisations.core.rights import Right
from onward.organisations.policies import page_url
from onward.ui.core.refusals import DomainError


@require_POST
@engagement_view(can=Right.ANSWER)
def keep(request: EngagementRequest, code: str) -> HttpResponse:
    try:
        mark = services.keep_path(
            request.engagement, code, by=request.member, now=timezone.now()
        )
    except UnknownOccupation as refusal:
        raise Http404 from refusal
    except DomainError as refusal:
        return _refused(request, refusal)
    messages.info(request, _("Kept: %(title)s.") % {"title": mark.title})
    return _back(request, f"?open={mark.occupation_code}#c-{mark.occupation_code}")


@require_http_methods(["GET", "HEAD", "POST"])
@engagement_view(can=Right.ANSWER)
def veto(request: EngagementRequest, code: str) -> HttpResponse:
    title = _title(code)
    if request.method != "POST":
        return _why(request, WhyNotForm(), title, 200)
    form = WhyNotForm(request.POST)
    if not form.is_valid():
        return _why(request, form, title, 422)
    mark = services.veto_path(
        request.engagement, code, why=form.why, by=request.member, now=timezone.now()
    )
    return _back(request, f"?aside={mark.occupation_code}")


@require_POST
@engagement_view(can=Right.ANSWER)
def undo(request: EngagementRequest, code: str) -> HttpResponse:
    """Bring back what was set aside, or keep no longer; a reason goes when sure."""
    form = BackForm(request.POST)
    try:
        mark = services.undo_mark(
            request.engagement,
            code,
            by=request.member,
            now=timezone.now(),
            is_sure=form.is_sure,
        )
    except ReasonWouldGo:
        context = {"title": _title(code), "back": form.way(_paths(request))}
        return render(request, "careers/why_goes.html", context)
    except DomainError as refusal:
        return _refused(request, refusal)
    if mark is None:
        messages.info(request, _("Taken back."))
    else:
        messages.info(request, _("Kept again: %(title)s.") % {"title": mark.title})
    return _back(request)


@require_POST
@engagement_view(can=Right.ANSWER)
def choose(request: EngagementRequest, code: str) -> HttpResponse:
    try:
        mark = services.choose_path(
            request.engagement, code, by=request.member, now=timezone.now()
        )
    except DomainError as refusal:
        return _refused(request, refusal)
    messages.info(request, _("Your path for now: %(title)s.") % {"title": mark.title})
    return redirect(page_url(request, "plans:plan", request.engagement.pk))


@require_POST
@engagement_view(can=Right.ANSWER)
def anyway(request: EngagementRequest, code: str) -> HttpResponse:
    title = _title(code)
    services.show_anyway(request.engagement, code, by=request.member)
    messages.info(request, _("Let through your limits: %(title)s.") % {"title": title})
    return _back(request)


def _title(code: str) -> str:
    title = TITLE if code == VENTURE else queries.title_of(code)
    if not title:
        raise Http404
    return title


def _why(
    request: EngagementRequest, form: WhyNotForm, title: str, status: int
) -> HttpResponse:
    context = {"form": form, "title": title}
    return render(request, "careers/why_not.html", context, status=status)


def _refused(request: EngagementRequest, refusal: DomainError) -> HttpResponse:
    context = {"reason": refusal.message}
    return render(request, "careers/refused.html", context, status=409)


def _back(request: EngagementRequest, rest: str = "") -> HttpResponse:
    """To the page the button stood on, or to the paths."""
    paths = _paths(request)
    return redirect(BackForm(request.POST).way(paths) or f"{paths}{rest}")


def _paths(request: EngagementRequest) -> str:
    return page_url(request, "careers:paths", request.engagement.pk)
