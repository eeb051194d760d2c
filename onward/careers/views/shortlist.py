"""My shortlist, on the screen and on paper; working for oneself; the sources."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from onward.careers import services
from onward.careers.forms import WhyForm
from onward.careers.models import PathMark
from onward.careers.queries import NoWorldYet
from onward.careers.queries.apart import told_apart
from onward.careers.queries.shortlist import shortlist as shortlist_of
from onward.careers.queries.sources import sources_page
from onward.careers.queries.venture import venture_page
from onward.careers.services.notes import say_why
from onward.careers.services.papers import shortlist_pdf
from onward.coaching.policies import EngagementRequest, engagement_view
from onward.organisations.core.rights import Right
from onward.organisations.policies import OrgRequest, org_view, page_url
from onward.ui.core.refusals import DomainError


@require_GET
@engagement_view(can=Right.READ_RECORD)
def shortlist(request: EngagementRequest) -> HttpResponse:
    services.note_opening(request.engagement, by=request.member)
    return _shortlist(request)


@require_GET
@engagement_view(can=Right.READ_RECORD)
def paper(request: EngagementRequest) -> HttpResponse:
    """The shortlist as a PDF, to lay on the table."""
    try:
        pdf = shortlist_pdf(request.engagement, by=request.member, now=timezone.now())
    except NoWorldYet as refusal:
        return _no_world(request, refusal)
    named = 'attachment; filename="shortlist.pdf"'
    return HttpResponse(
        pdf, content_type="application/pdf", headers={"Content-Disposition": named}
    )


@require_POST
@engagement_view(can=Right.ANSWER)
def why(request: EngagementRequest, code: str) -> HttpResponse:
    """Why a path is kept, in the client's own words."""
    form = WhyForm(request.POST)
    if not form.is_valid():
        return _shortlist(request, wrong=form, code=code, status=422)
    words = form.cleaned_data["why"]
    try:
        mark = say_why(request.engagement, code, words, by=request.member)
    except DomainError as refusal:
        context = {"reason": refusal.message}
        return render(request, "careers/refused.html", context, status=409)
    messages.info(request, _("Kept with %(title)s.") % {"title": mark.title})
    url = page_url(request, "careers:shortlist", request.engagement.pk)
    return redirect(f"{url}#k-{mark.occupation_code}")


@require_GET
@engagement_view(can=Right.READ_RECORD)
def venture(request: EngagementRequest) -> HttpResponse:
    try:
        page = venture_page(
            request.engagement, reader=request.member, now=timezone.now()
        )
    except NoWorldYet as refusal:
        return _no_world(request, refusal)
    services.note_opening(request.engagement, by=request.member)
    return render(request, "careers/venture.html", {"page": page})


@require_GET
@org_view(can=Right.SEE_TODAY)
def sources(request: OrgRequest) -> HttpResponse:
    """The same for everybody: nothing here is about anyone."""
    return render(request, "careers/sources.html", {"page": sources_page()})


def _shortlist(
    request: EngagementRequest,
    *,
    wrong: WhyForm | None = None,
    code: str = "",
    status: int = 200,
) -> HttpResponse:
    try:
        page = shortlist_of(
            request.engagement, reader=request.member, now=timezone.now()
        )
    except NoWorldYet as refusal:
        return _no_world(request, refusal)
    forms = [
        (
            one,
            wrong
            if wrong and one.mark.occupation_code == code
            else _why_form(one.mark),
        )
        for one in page.kept
    ]
    context = {
        "page": page,
        "forms": forms,
        "is_wrong": bool(wrong),
        "apart": told_apart(request.engagement, request.member),
    }
    return render(request, "careers/shortlist.html", context, status=status)


def _why_form(mark: PathMark) -> WhyForm:
    return WhyForm(initial={"why": mark.why}, auto_id=f"why-{mark.pk}-%s")


def _no_world(request: EngagementRequest, refusal: NoWorldYet) -> HttpResponse:
    return render(request, "careers/no_world.html", {"reason": refusal.message})
