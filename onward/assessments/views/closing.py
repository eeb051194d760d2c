"""Closing a questionnaire, and taking one back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from onward.assessments import queries, services
from onward.assessments.forms import FinishForm
from onward.assessments.models import Administration
from onward.assessments.views.places import (
    administration_or_404,
    before_the_end,
    list_url,
    page_of,
    profile_url,
)
from onward.coaching.policies import EngagementRequest, engagement_view
from onward.organisations.core.rights import Right


@require_http_methods(["GET", "HEAD", "POST"])
@engagement_view(can=Right.ANSWER)
def finish(request: EngagementRequest, administration_id: int) -> HttpResponse:
    administration = administration_or_404(request, administration_id)
    if request.method == "POST":
        return _close(request, administration)
    if administration.finished_at is not None:
        return redirect(profile_url(request))
    form = FinishForm(initial={"relied_on": administration.relied_on})
    return _page(request, administration, form)


def _close(request: EngagementRequest, administration: Administration) -> HttpResponse:
    form = FinishForm(request.POST)
    if not form.is_valid():
        return _page(request, administration, form, status=422)
    try:
        services.finish_administration(
            administration,
            by=request.member,
            now=timezone.now(),
            relied_on=form.cleaned_data["relied_on"],
        )
    except services.NothingAnswered as refusal:
        form.add_error(None, str(refusal))
        return _page(request, administration, form, status=409)
    return redirect(profile_url(request))


def _page(
    request: EngagementRequest,
    administration: Administration,
    form: FinishForm,
    *,
    status: int = 200,
) -> HttpResponse:
    instrument = queries.instrument(administration.instrument)
    answers = queries.answers_of(administration)
    left_out = [item for item in instrument.items if answers.get(item.n) is None]
    context = {
        "administration": administration,
        "instrument": instrument,
        "segments": queries.segments(instrument, answers),
        "back_url": before_the_end(request, administration),
        "form": form,
        "answered": len(instrument.items) - len(left_out),
        "left_out": [
            (item, page_of(request, administration, instrument.page_of(item.n)))
            for item in left_out
        ],
    }
    return render(request, "assessments/finish.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@engagement_view(can=Right.ANSWER)
def take_back(request: EngagementRequest, administration_id: int) -> HttpResponse:
    administration = administration_or_404(request, administration_id)
    title = queries.instrument(administration.instrument).title
    if request.method != "POST":
        context = {"administration": administration, "title": title}
        return render(request, "assessments/take_back.html", context)
    services.withdraw_administration(
        administration, by=request.member, now=timezone.now()
    )
    messages.info(request, _("Taken back: %(title)s.") % {"title": title})
    return redirect(list_url(request))
