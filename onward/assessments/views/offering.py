"""What there is to answer: the list, the start, and the form on paper."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
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
    if not _is_listed(request, instrument_id):
        raise Http404
    form = StartForm(request.POST)
    try:
        administration = services.begin_administration(
            request.engagement,
            instrument=instrument_id,
            mode=form.mode_for(acts_for_client=request.acts_for_client),
            by=request.member,
            now=timezone.now(),
        )
    except queries.NotThere:
        said = _("This one is not asked any more. What was answered before stays.")
        messages.warning(request, said)
        return redirect(list_url(request))
    except (
        services.NotTheirs,
        services.ReadByTheCoach,
        services.OnASheet,
    ) as refusal:
        messages.warning(request, str(refusal))
        return redirect(list_url(request))
    return redirect(go_on(request, administration))


@require_GET
@engagement_view(can=Right.ANSWER)
def paper(request: EngagementRequest, instrument_id: str) -> HttpResponse:
    """The same on one page, for who prints from the browser."""
    context = {"instrument": _given_or_404(request, instrument_id), "places": PLACES}
    return render(request, "assessments/paper.html", context)


@require_GET
@engagement_view(can=Right.ANSWER)
def paper_pdf(request: EngagementRequest, instrument_id: str) -> HttpResponse:
    instrument = _given_or_404(request, instrument_id)
    printed = services.paper_pdf(request.engagement, instrument, by=request.member)
    return HttpResponse(
        printed,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{instrument_id}.pdf"'},
    )


def _is_listed(request: EngagementRequest, instrument_id: str) -> bool:
    """What stands on this reader's list, or stood there until it was taken out of use;
    a coach may take anything that is on offer.
    """
    if request.acts_for_client and instrument_id in queries.on_offer(
        request.engagement
    ):
        return True
    listed = queries.inventories(request.engagement, reader=request.member).everything
    if instrument_id in {one.instrument.id for one in listed}:
        return True
    return queries.out_of_use(instrument_id) is not None


def _given_or_404(request: EngagementRequest, instrument_id: str) -> Instrument:
    """What this reader may begin: a coach may take anything that is on offer."""
    if request.acts_for_client:
        found = queries.on_offer(request.engagement).get(instrument_id)
        if found is None:
            raise Http404
        return found.instrument
    found_here = queries.inventories(request.engagement).everything
    for one in found_here:
        if one.instrument.id == instrument_id and one.is_given:
            return one.instrument
    raise Http404
