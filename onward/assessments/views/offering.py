"""What there is to answer: the list, the start, and the form on paper."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from onward.assessments import queries, services
from onward.assessments.core.instruments import Instrument
from onward.assessments.forms import PLACES, StartForm
from onward.assessments.views.places import go_on
from onward.coaching.policies import EngagementRequest, engagement_view
from onward.organisations.core.rights import Right


@require_GET
@engagement_view(can=Right.READ_RECORD)
def inventories(request: EngagementRequest) -> HttpResponse:
    found = queries.inventories(request.engagement)
    to_do = next((one.instrument.id for one in found if one.finished is None), None)
    context = {"inventories": found, "to_do": to_do}
    return render(request, "assessments/inventories.html", context)


@require_POST
@engagement_view(can=Right.ANSWER)
def start(request: EngagementRequest, instrument_id: str) -> HttpResponse:
    instrument = _offered(instrument_id)
    form = StartForm(request.POST)
    administration = services.begin_administration(
        request.engagement,
        instrument=instrument.id,
        mode=form.mode_for(acts_for_client=request.acts_for_client),
        by=request.member,
        now=timezone.now(),
    )
    return redirect(go_on(request, administration))


@require_GET
@engagement_view(can=Right.ANSWER)
def paper(request: EngagementRequest, instrument_id: str) -> HttpResponse:
    context = {"instrument": _offered(instrument_id), "places": PLACES}
    return render(request, "assessments/paper.html", context)


def _offered(instrument_id: str) -> Instrument:
    if instrument_id not in queries.OFFERED:
        raise Http404
    return queries.instrument(instrument_id)
