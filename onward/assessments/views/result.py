"""What one inventory says: each scale with its doubt, and beside its other times."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from onward.assessments import queries, services
from onward.assessments.models import Administration
from onward.assessments.queries.parts import Known, part_of, trail_of
from onward.assessments.views.places import administration_or_404
from onward.coaching.policies import EngagementRequest, engagement_view
from onward.organisations.core.rights import Right


@require_GET
@engagement_view(can=Right.READ_RECORD)
def result(request: EngagementRequest, administration_id: int) -> HttpResponse:
    administration = administration_or_404(request, administration_id)
    if administration.finished_at is None:
        raise Http404
    services.note_result_opening(administration, by=request.member)
    context = _context(request, administration)
    return render(request, "assessments/result.html", context)


def _context(
    request: EngagementRequest, administration: Administration
) -> dict[str, object]:
    rows = queries.finished(request.engagement, reader=request.member)
    times = list(rows.filter(instrument=administration.instrument))
    place = [one.pk for one in times].index(administration.pk)
    part = part_of(times[place:], Known.about([administration]))
    return {
        "part": part,
        "administration": administration,
        "instrument": part.instrument,
        "times": times,
        "trail": trail_of(times, part.instrument),
        "is_kept": not request.acts_for_client
        and queries.is_kept(request.engagement, administration.instrument),
    }
