"""One kind of work: its page, the client's own rating of it, notes beside it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from onward.careers import queries, services
from onward.careers.core.venture import VENTURE
from onward.careers.forms import AreaForm, NoteForm, RatingForm
from onward.careers.models import PathNote
from onward.careers.policies import is_closed
from onward.careers.queries import NoWorldYet
from onward.careers.queries.apart import told_apart
from onward.careers.queries.near import near_map
from onward.careers.queries.occupation import OccupationPage
from onward.careers.services import UnknownOccupation
from onward.careers.services.notes import add_note, remove_note
from onward.coaching.policies import EngagementRequest, engagement_view
from onward.organisations.core.rights import Right
from onward.organisations.policies import page_url
from onward.ui.core.refusals import DomainError


@require_GET
@engagement_view(can=Right.READ_RECORD)
def occupation(request: EngagementRequest, code: str) -> HttpResponse:
    if code == VENTURE:
        return redirect(page_url(request, "careers:venture", request.engagement.pk))
    services.note_opening(request.engagement, by=request.member)
    return _page(request, code)


@require_POST
@engagement_view(can=Right.ANSWER)
def rate(request: EngagementRequest, code: str) -> HttpResponse:
    form = RatingForm(request.POST)
    if not form.is_valid():
        return _page(request, code, rating=form, status=422)
    engagement, by, given = request.engagement, request.member, form.given
    try:
        if given is None:
            services.unrate_path(engagement, code, by=by)
            messages.info(request, _("Taken back: no rating stands here now."))
        else:
            services.rate_path(engagement, code, given, by=by, now=timezone.now())
            messages.info(request, _("Kept: %(given)s of 10.") % {"given": given})
    except UnknownOccupation as refusal:
        raise Http404 from refusal
    return _to_page(request, code)


@require_POST
@engagement_view(can=Right.ANSWER)
def note(request: EngagementRequest, code: str) -> HttpResponse:
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _page(request, code, note=form, status=422)
    text = form.cleaned_data["text"]
    try:
        add_note(request.engagement, code, text, by=request.member, now=timezone.now())
    except UnknownOccupation as refusal:
        raise Http404 from refusal
    except DomainError as refusal:
        form.add_error(None, refusal.message)
        return _page(request, code, note=form, status=409)
    messages.info(request, _("The note stands beside it. Both of you can read it."))
    return _to_page(request, code)


@require_POST
@engagement_view(can=Right.ANSWER)
def unnote(request: EngagementRequest, note_id: UUID) -> HttpResponse:
    """Take a note of one's own away; another's is not there to be taken."""
    mine = PathNote.objects.filter(engagement=request.engagement, by=request.member)
    one = get_object_or_404(mine, pk=note_id)
    code = one.occupation_code
    remove_note(one, by=request.member)
    messages.info(request, _("The note is gone."))
    return _to_page(request, code)


def _to_page(request: EngagementRequest, code: str) -> HttpResponse:
    url = page_url(request, "careers:occupation", request.engagement.pk, code)
    return redirect(f"{url}#yours")


def _page(
    request: EngagementRequest,
    code: str,
    *,
    rating: RatingForm | None = None,
    note: NoteForm | None = None,
    status: int = 200,
) -> HttpResponse:
    area = AreaForm(request.GET).area_code
    try:
        page = queries.occupation_page(
            request.engagement,
            code,
            reader=request.member,
            now=timezone.now(),
            area=area,
        )
    except NoWorldYet:
        page = None
    if page is None:
        raise Http404
    context = {
        "page": page,
        "view": page.view,
        "map": _map(request, page),
        "rating": rating or _rating_form(page),
        "note": note or NoteForm(),
        "skills_are_closed": is_closed(request),
        "apart": told_apart(request.engagement, request.member),
    }
    return render(request, "careers/occupation.html", context, status=status)


def _rating_form(page: OccupationPage) -> RatingForm:
    given = page.rating.rating if page.rating else None
    return RatingForm(initial={"rating": "" if given is None else str(given)})


def _map(request: EngagementRequest, page: OccupationPage) -> object:
    def link(code: str) -> str:
        key = request.engagement.pk
        return f"{page_url(request, 'careers:occupation', key, code)}#near"

    return near_map(page.world, page.row, link)
