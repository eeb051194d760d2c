"""Look for kinds of work, lay them side by side, see where one leads."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from onward.careers import queries, services
from onward.careers.forms import CompareForm, ExploreForm, MovesForm
from onward.careers.queries import NoWorldYet
from onward.careers.queries.apart import told_apart
from onward.careers.queries.compare import compare as side_by_side
from onward.careers.queries.explore import area_choices
from onward.careers.queries.explore import explore as explored
from onward.careers.queries.moves import moves as moves_of
from onward.careers.queries.titles import LEAST
from onward.coaching.policies import EngagementRequest, engagement_view
from onward.organisations.core.rights import Right


@require_GET
@engagement_view(can=Right.READ_RECORD)
def explore(request: EngagementRequest) -> HttpResponse:
    form = ExploreForm(request.GET, areas=area_choices())
    wanted = form.wanted
    try:
        page = explored(
            request.engagement, wanted, reader=request.member, now=timezone.now()
        )
    except NoWorldYet as refusal:
        return _no_world(request, refusal)
    services.note_opening(request.engagement, by=request.member)
    rest = request.GET.copy()
    rest.pop("page", None)
    context = {"page": page, "form": form, "wanted": wanted, "rest": rest.urlencode()}
    status = 422 if form.errors else 200
    return render(request, "careers/explore.html", context, status=status)


@require_GET
@engagement_view(can=Right.READ_RECORD)
def compare(request: EngagementRequest) -> HttpResponse:
    codes = CompareForm(request.GET).codes
    try:
        page = side_by_side(
            request.engagement, codes, reader=request.member, now=timezone.now()
        )
    except NoWorldYet as refusal:
        return _no_world(request, refusal)
    services.note_opening(request.engagement, by=request.member)
    apart = told_apart(request.engagement, request.member)
    return render(request, "careers/compare.html", {"page": page, "apart": apart})


@require_GET
@engagement_view(can=Right.READ_RECORD)
def moves(request: EngagementRequest) -> HttpResponse:
    form = MovesForm(request.GET)
    try:
        page = moves_of(
            request.engagement,
            start=form.said("from"),
            target=form.said("to"),
            reader=request.member,
            now=timezone.now(),
        )
        typed = form.said("q")
        choices = queries.choices_for(typed, least=LEAST) if typed else ()
    except NoWorldYet as refusal:
        return _no_world(request, refusal)
    if page is None:
        raise Http404
    services.note_opening(request.engagement, by=request.member)
    context = {
        "page": page,
        "form": form,
        "typed": typed,
        "choices": choices,
        "apart": told_apart(request.engagement, request.member),
    }
    return render(request, "careers/moves.html", context)


def _no_world(request: EngagementRequest, refusal: NoWorldYet) -> HttpResponse:
    return render(request, "careers/no_world.html", {"reason": refusal.message})
