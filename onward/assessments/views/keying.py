"""A sheet of paper keyed in, and keyed in once more to be sure."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from onward.assessments import queries, services
from onward.assessments.forms import GoForm, KeyForm
from onward.assessments.models import Administration
from onward.assessments.views.places import (
    administration_or_404,
    after_the_last,
    key_again_url,
    last_page,
    list_url,
    result_url,
)
from onward.coaching.policies import EngagementRequest, engagement_view
from onward.organisations.core.rights import Right

WAYS = ["GET", "HEAD", "POST"]


def _on_paper_or_404(
    request: EngagementRequest, administration_id: int
) -> Administration:
    administration = administration_or_404(request, administration_id)
    if administration.mode != Administration.Mode.PAPER:
        raise Http404
    return administration


@require_http_methods(WAYS)
@engagement_view(can=Right.WRITE_RECORD)
def key_in(request: EngagementRequest, administration_id: int) -> HttpResponse:
    administration = _on_paper_or_404(request, administration_id)
    instrument = queries.instrument_of(administration)
    if request.method == "POST":
        form = KeyForm(request.POST, instrument=instrument)
        return _keep(request, administration, form)
    if administration.finished_at is not None:
        return redirect(result_url(request, administration))
    form = KeyForm(instrument=instrument, answers=queries.answers_of(administration))
    return _page(request, administration, form)


@require_http_methods(WAYS)
@engagement_view(can=Right.WRITE_RECORD)
def key_again(request: EngagementRequest, administration_id: int) -> HttpResponse:
    """From the sheet once more, without looking: what differs is asked about. Stopped
    halfway, nothing of it is kept.
    """
    administration = _on_paper_or_404(request, administration_id)
    instrument = queries.instrument_of(administration)
    before = queries.answers_of(administration)
    if request.method == "POST" and GoForm(request.POST).where == "stop":
        messages.info(request, _("Stopped. What was keyed first stays as it was."))
        return redirect(list_url(request))
    if len(before) < len(instrument.items):
        return redirect(last_page(request, administration, instrument))
    if request.method == "POST":
        form = KeyForm(request.POST, instrument=instrument, before=before)
        return _keep(request, administration, form)
    if administration.finished_at is not None:
        return redirect(result_url(request, administration))
    form = KeyForm(instrument=instrument, before=before)
    return _page(request, administration, form)


def _keep(
    request: EngagementRequest, administration: Administration, form: KeyForm
) -> HttpResponse:
    is_second = form.before is not None
    if not form.is_valid():
        return _page(request, administration, form, status=422)
    where = GoForm(request.POST).where
    try:
        services.key_in(
            administration,
            form.given if where == "stop" else form.answers,
            by=request.member,
            now=timezone.now(),
            is_second=is_second,
        )
    except services.AlreadyFinished as refusal:
        form.add_error(None, str(refusal))
        return _page(request, administration, form, status=409)
    if where == "stop":
        return redirect(list_url(request))
    if where == "again" and not is_second:
        return redirect(key_again_url(request, administration))
    instrument = queries.instrument_of(administration)
    return redirect(after_the_last(request, administration, instrument))


def _page(
    request: EngagementRequest,
    administration: Administration,
    form: KeyForm,
    *,
    status: int = 200,
) -> HttpResponse:
    instrument = queries.instrument_of(administration)
    context = {
        "administration": administration,
        "instrument": instrument,
        "code": services.code_of(request.engagement, instrument),
        "form": form,
        "is_second": form.before is not None,
    }
    return render(request, "assessments/key_in.html", context, status=status)
