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
    off_the_sheet,
    result_url,
    where_is,
)
from onward.coaching.policies import EngagementRequest, engagement_view
from onward.organisations.core.rights import Right


@require_http_methods(["GET", "HEAD", "POST"])
@engagement_view(can=Right.ANSWER)
def finish(request: EngagementRequest, administration_id: int) -> HttpResponse:
    administration = administration_or_404(request, administration_id)
    away = off_the_sheet(request, administration)
    if away is not None:
        return away
    if request.method == "POST":
        return _close(request, administration)
    if administration.finished_at is not None:
        return redirect(result_url(request, administration))
    form = FinishForm(
        initial={
            "relied_on": administration.relied_on,
            "coach_sees": queries.is_shown(administration),
        },
        asks_who_sees=_asks_who_sees(request, administration),
    )
    return _page(request, administration, form)


def _close(request: EngagementRequest, administration: Administration) -> HttpResponse:
    form = FinishForm(
        request.POST, asks_who_sees=_asks_who_sees(request, administration)
    )
    if not form.is_valid():
        return _page(request, administration, form, status=422)
    try:
        services.finish_administration(
            administration,
            by=request.member,
            now=timezone.now(),
            relied_on=form.cleaned_data["relied_on"],
            coach_sees=form.cleaned_data.get("coach_sees"),
        )
    except services.NothingAnswered as refusal:
        form.add_error(None, str(refusal))
        return _page(request, administration, form, status=409)
    administration.refresh_from_db()
    if not queries.may_open(request.engagement, administration, request.member):
        said = _("Closed. %(name)s keeps what it says.")
        messages.info(request, said % {"name": request.engagement.client.name})
        return redirect(list_url(request))
    return redirect(result_url(request, administration))


def _asks_who_sees(request: EngagementRequest, administration: Administration) -> bool:
    """Sensitive answers are the client's to show; read out, they are known already."""
    instrument = queries.instrument_of(administration)
    return instrument.sensitive and not request.acts_for_client


def _page(
    request: EngagementRequest,
    administration: Administration,
    form: FinishForm,
    *,
    status: int = 200,
) -> HttpResponse:
    instrument = queries.instrument_of(administration)
    answers = queries.answers_of(administration)
    asked = [
        item
        for item in instrument.items
        if item.n in answers or not administration.is_adaptive
    ]
    left_out = [
        (item, where_is(request, administration, item))
        for item in asked
        if answers.get(item.n) is None
    ]
    back_url = before_the_end(request, administration)
    context = {
        "administration": administration,
        "instrument": instrument,
        "segments": []
        if administration.is_adaptive
        else queries.segments(instrument, answers),
        "is_kept": request.acts_for_client
        and queries.is_kept(request.engagement, instrument.id),
        "back_url": back_url,
        "first_url": left_out[0][1] if left_out else back_url,
        "has_five": bool(queries.top_five_of(administration)),
        "form": form,
        "answered": len(asked) - len(left_out),
        "asked": len(asked),
        "left_out": left_out,
    }
    return render(request, "assessments/finish.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@engagement_view(can=Right.ANSWER)
def take_back(request: EngagementRequest, administration_id: int) -> HttpResponse:
    administration = administration_or_404(request, administration_id)
    title = queries.instrument_of(administration).name
    if request.method != "POST":
        context = {"administration": administration, "title": title}
        return render(request, "assessments/take_back.html", context)
    services.withdraw_administration(
        administration, by=request.member, now=timezone.now()
    )
    messages.info(request, _("Taken back: %(title)s.") % {"title": title})
    return redirect(list_url(request))
