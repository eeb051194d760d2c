"""What one inventory says: each scale with its doubt and its band."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from onward.assessments import queries, services
from onward.assessments.core.showing import Shown, shown, told
from onward.assessments.core.watch import noticed
from onward.assessments.core.words import too_few_in_words
from onward.assessments.models import Administration
from onward.assessments.views.places import administration_or_404
from onward.coaching.policies import EngagementRequest, engagement_view
from onward.organisations.core.rights import Right
from onward.ui.core.charts import Bar, BarRow, bars


@dataclass(frozen=True, slots=True)
class Line:
    shown: Shown
    bar: Bar | None


@require_GET
@engagement_view(can=Right.READ_RECORD)
def result(request: EngagementRequest, administration_id: int) -> HttpResponse:
    administration = administration_or_404(request, administration_id)
    if administration.finished_at is None:
        raise Http404
    services.note_result_opening(administration, by=request.member)
    return render(request, "assessments/result.html", _context(administration))


def _context(administration: Administration) -> dict[str, object]:
    instrument = queries.with_badge(
        queries.instrument_of(administration), queries.earned()
    )
    scores = queries.scores_of(administration.result)
    answers = queries.answers_of(administration)
    lines = [
        Line(one, _bar(one))
        for one in shown(instrument, scores, is_adaptive=administration.is_adaptive)
    ]
    missing = [line.shown.name for line in lines if not line.shown.is_drawn]
    before = queries.scores_before(administration)
    says = {says for line in lines for says in line.shown.says}
    return {
        "administration": administration,
        "instrument": instrument,
        "lines": lines,
        "has_bands": any(line.shown.low is not None for line in lines),
        "told": told(instrument, answers),
        "too_few": too_few_in_words(missing),
        "notices": [
            *sorted(says),
            *dict.fromkeys(
                one.says for one in noticed(instrument, answers, scores, before)
            ),
        ],
        "advised": {
            "instrument": instrument,
            "advice": queries.advice_on(administration),
        },
        "history": queries.finished_of(administration),
        "norms": [
            norm
            for scale in instrument.shown_scales
            for norm in scale.norms
            if norm.source and not instrument.in_development
        ][:1],
    }


def _bar(one: Shown) -> Bar | None:
    if not one.is_drawn:
        return None
    row = BarRow(label=one.name, value=one.value, low=one.low, high=one.high)
    return bars("", [row], low=one.bottom, high=one.top).bars[0]
