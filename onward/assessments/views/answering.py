"""Answering: six questions a page, each answer kept; then the five that matter most."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from onward.assessments import queries, services
from onward.assessments.core.instruments import Instrument, Item
from onward.assessments.forms import GoForm, QuestionsForm, TopFiveForm
from onward.assessments.models import Administration
from onward.assessments.views.places import (
    administration_or_404,
    finish_url,
    last_page,
    list_url,
    off_the_sheet,
    page_of,
    result_url,
)
from onward.coaching.policies import EngagementRequest, engagement_view
from onward.organisations.core.rights import Right


@require_http_methods(["GET", "HEAD", "POST"])
@engagement_view(can=Right.ANSWER)
def questions(
    request: EngagementRequest, administration_id: int, page: int
) -> HttpResponse:
    administration = administration_or_404(request, administration_id)
    instrument = queries.instrument_of(administration)
    items = instrument.on_page(page)
    if not items:
        raise Http404
    away = off_the_sheet(request, administration)
    if away is not None:
        return away
    if request.method == "POST":
        return _keep(request, administration, page)
    if administration.finished_at is not None:
        return redirect(result_url(request, administration))
    form = QuestionsForm(
        instrument=instrument,
        items=items,
        answers=queries.answers_of(administration),
        now=timezone.now(),
    )
    return _page(request, administration, page, form)


def _keep(
    request: EngagementRequest, administration: Administration, page: int
) -> HttpResponse:
    instrument = queries.instrument_of(administration)
    form = QuestionsForm(
        request.POST, instrument=instrument, items=instrument.on_page(page)
    )
    if not form.is_valid():
        return _page(request, administration, page, form, status=422)
    where = GoForm(request.POST).where
    try:
        services.save_responses(
            administration,
            form.answers if where == "on" else form.given,
            by=request.member,
            now=timezone.now(),
            shown_at=form.cleaned_data["shown_at"],
        )
    except services.AlreadyFinished as refusal:
        form.add_error(None, str(refusal))
        return _page(request, administration, page, form, status=409)
    if where == "stop":
        return redirect(list_url(request))
    step = 1 if where == "on" else -1
    return redirect(page_of(request, administration, page + step))


@require_POST
@engagement_view(can=Right.ANSWER)
def save(request: EngagementRequest, administration_id: int) -> HttpResponse:
    """Answers as they are given, from whichever page; says nothing when kept."""
    administration = administration_or_404(request, administration_id)
    if queries.is_on_a_sheet(request.engagement, administration, request.member):
        return _in_text(services.OnASheet.message, 409)
    instrument = queries.instrument_of(administration)
    form = QuestionsForm(request.POST, instrument=instrument, items=instrument.items)
    if not form.is_valid():
        return _in_text(form.errors.as_text(), 422)
    try:
        services.save_responses(
            administration,
            form.given,
            by=request.member,
            now=timezone.now(),
            shown_at=form.cleaned_data["shown_at"],
        )
    except services.AlreadyFinished as refusal:
        return _in_text(str(refusal), 409)
    return HttpResponse(status=204)


def _in_text(said: str, status: int) -> HttpResponse:
    return HttpResponse(said, status=status, content_type="text/plain")


def _page(
    request: EngagementRequest,
    administration: Administration,
    page: int,
    form: QuestionsForm,
    *,
    status: int = 200,
) -> HttpResponse:
    instrument = queries.instrument_of(administration)
    answers = queries.answers_of(administration)
    context = {
        "administration": administration,
        "instrument": instrument,
        "page": page,
        "form": form,
        "segments": queries.segments(instrument, answers),
        "minutes_left": instrument.minutes_left(len(answers)),
    }
    return render(request, "assessments/questions.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@engagement_view(can=Right.ANSWER)
def five(request: EngagementRequest, administration_id: int) -> HttpResponse:
    """The second stage of the values: which five, and in which order."""
    administration = administration_or_404(request, administration_id)
    instrument = queries.instrument_of(administration)
    if not instrument.top_adds:
        raise Http404
    away = off_the_sheet(request, administration)
    if away is not None:
        return away
    items = _most_important_first(administration, instrument)
    if request.method == "POST":
        form = TopFiveForm(request.POST, items=items)
        if request.headers.get("X-Autosave"):
            return _save_five(request, administration, form)
        return _keep_five(request, administration, form)
    if administration.finished_at is not None:
        return redirect(result_url(request, administration))
    form = TopFiveForm(items=items, chosen=queries.top_five_of(administration))
    return _five(request, administration, form)


def _save_five(
    request: EngagementRequest, administration: Administration, form: TopFiveForm
) -> HttpResponse:
    """As they are chosen; says nothing when kept."""
    if not form.is_valid():
        return _in_text(form.errors.as_text(), 422)
    try:
        services.choose_top_five(
            administration, form.items, by=request.member, now=timezone.now()
        )
    except services.AlreadyFinished as refusal:
        return _in_text(str(refusal), 409)
    return HttpResponse(status=204)


def _keep_five(
    request: EngagementRequest, administration: Administration, form: TopFiveForm
) -> HttpResponse:
    if not form.is_valid():
        return _five(request, administration, form, status=422)
    try:
        services.choose_top_five(
            administration, form.items, by=request.member, now=timezone.now()
        )
    except services.AlreadyFinished as refusal:
        form.add_error(None, str(refusal))
        return _five(request, administration, form, status=409)
    instrument = queries.instrument_of(administration)
    ways = {
        "on": finish_url(request, administration),
        "back": last_page(request, administration, instrument),
        "stop": list_url(request),
    }
    return redirect(ways.get(GoForm(request.POST).where, ways["on"]))


def _five(
    request: EngagementRequest,
    administration: Administration,
    form: TopFiveForm,
    *,
    status: int = 200,
) -> HttpResponse:
    instrument = queries.instrument_of(administration)
    answers = queries.answers_of(administration)
    context = {
        "administration": administration,
        "instrument": instrument,
        "segments": queries.segments(instrument, answers),
        "form": form,
    }
    return render(request, "assessments/five.html", context, status=status)


def _most_important_first(
    administration: Administration, instrument: Instrument
) -> list[Item]:
    answers = queries.answers_of(administration)
    return sorted(instrument.items, key=lambda item: -(answers.get(item.n) or 0))
