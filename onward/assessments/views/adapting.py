"""One question at a time, the next one following from the answers so far."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from onward.assessments import queries, services
from onward.assessments.core.instruments import Item
from onward.assessments.forms import GoForm, QuestionsForm
from onward.assessments.models import Administration
from onward.assessments.views.places import (
    administration_or_404,
    finish_url,
    list_url,
    next_url,
    off_the_sheet,
    result_url,
)
from onward.coaching.policies import EngagementRequest, engagement_view
from onward.organisations.core.rights import Right


@require_http_methods(["GET", "HEAD", "POST"])
@engagement_view(can=Right.ANSWER)
def next_question(
    request: EngagementRequest, administration_id: int, item: int | None = None
) -> HttpResponse:
    """`item` is one that was asked before, to look at or to change."""
    administration = administration_or_404(request, administration_id)
    if not administration.is_adaptive:
        raise Http404
    away = off_the_sheet(request, administration)
    if away is not None:
        return away
    if administration.finished_at is not None:
        return redirect(result_url(request, administration))
    asked = queries.asking(administration)
    if item is not None and item not in asked.given:
        raise Http404
    here = (
        queries.instrument_of(administration).item(item)
        if item is not None
        else asked.item
    )
    if here is None:
        return redirect(finish_url(request, administration))
    if request.method == "POST":
        return _keep(request, administration, asked, here)
    return _page(request, administration, asked, here)


def _keep(
    request: EngagementRequest,
    administration: Administration,
    asked: queries.Asked,
    here: Item,
) -> HttpResponse:
    instrument = queries.instrument_of(administration)
    form = QuestionsForm(request.POST, instrument=instrument, items=instrument.items)
    if not form.is_valid():
        return _page(request, administration, asked, here, status=422)
    where = GoForm(request.POST).where
    skipped: dict[int, int | None] = {here.n: None} if where == "on" else {}
    services.save_responses(
        administration,
        form.given or skipped,
        by=request.member,
        now=timezone.now(),
        shown_at=form.cleaned_data["shown_at"],
    )
    if where == "stop":
        return redirect(list_url(request))
    before = asked.before(here.n)
    if where == "back":
        back = list_url(request) if before is None else None
        return redirect(back or next_url(request, administration, before))
    return redirect(next_url(request, administration))


def _page(
    request: EngagementRequest,
    administration: Administration,
    asked: queries.Asked,
    here: Item,
    *,
    status: int = 200,
) -> HttpResponse:
    instrument = queries.instrument_of(administration)
    context = {
        "administration": administration,
        "instrument": instrument,
        "form": QuestionsForm(
            instrument=instrument,
            items=[here],
            answers=asked.given,
            now=timezone.now(),
        ),
        "answered": sum(value is not None for value in asked.given.values()),
        "at_most": asked.at_most,
    }
    return render(request, "assessments/next.html", context, status=status)
