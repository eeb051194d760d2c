"""What there is to answer: the list, the start, and the form on paper."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from onward.assessments import queries, services
from onward.assessments.core.instruments import Instrument
from onward.assessments.forms import PLACES, StartForm
from onward.assessments.views.places import go_on, list_url
from onward.coaching.policies import EngagementRequest, engagement_view
from onward.organisations.core.rights import Right


@require_GET
@engagement_view(can=Right.READ_RECORD)
def inventories(request: EngagementRequest) -> HttpResponse:
    context = {
        "found": queries.inventories(request.engagement, reader=request.member),
        "offers": queries.offers(request.engagement) if request.acts_for_client else [],
    }
    return render(request, "assessments/inventories.html", context)


@require_POST
@engagement_view(can=Right.ANSWER)
def start(request: EngagementRequest, instrument_id: str) -> HttpResponse:
    _startable(request, instrument_id)
    form = StartForm(request.POST)
    try:
        administration = services.begin_administration(
            request.engagement,
            instrument=instrument_id,
            mode=form.mode_for(acts_for_client=request.acts_for_client),
            by=request.member,
            now=timezone.now(),
        )
    except (services.NotTheirs, services.ReadByTheCoach) as refusal:
        messages.warning(request, str(refusal))
        return redirect(list_url(request))
    return redirect(go_on(request, administration))


@require_GET
@engagement_view(can=Right.ANSWER)
def paper(request: EngagementRequest, instrument_id: str) -> HttpResponse:
    """The same on one page, for who prints from the browser."""
    context = {"instrument": _startable(request, instrument_id), "places": PLACES}
    return render(request, "assessments/paper.html", context)


@require_GET
@engagement_view(can=Right.ANSWER)
def paper_pdf(request: EngagementRequest, instrument_id: str) -> HttpResponse:
    instrument = _startable(request, instrument_id)
    printed = services.paper_pdf(request.engagement, instrument, by=request.member)
    return HttpResponse(
        printed,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{instrument_id}.pdf"'},
    )


def _startable(request: EngagementRequest, instrument_id: str) -> Instrument:
    """What stands on this reader's list: a coach may take anything that is on offer."""
    if request.acts_for_client:
        found = queries.on_offer(request.engagement).get(instrument_id)
        if found is None:
            raise Http404
        return found.instrument
    found_here = queries.inventories(request.engagement).everything
    for one in found_here:
        if one.instrument.id == instrument_id:
            return one.instrument
    raise Http404
