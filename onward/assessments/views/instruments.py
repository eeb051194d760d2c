"""The practice's instruments: what there is, on whose right, how well it measures."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from onward.assessments import queries, services
from onward.assessments.core.instruments import Instrument, Reading, read
from onward.assessments.core.showing import rules_in_words
from onward.assessments.forms import FileForm, RightForm
from onward.assessments.models import Definition
from onward.organisations.core.rights import Right
from onward.organisations.policies import OrgRequest, org_view, page_url

MOST_FAULTS = 20


@require_GET
@org_view(can=Right.MANAGE_PRACTICE)
def instruments(request: OrgRequest) -> HttpResponse:
    people = queries.people_by_instrument()
    proved = queries.earned()
    own = [queries.with_badge(one, proved) for one in queries.own_instruments()]
    context = {
        "own": [
            (one, people.get(one.id, 0))
            for one in sorted(own, key=lambda one: one.name.casefold())
        ],
        "definitions": [
            (one, people.get(one.instrument, 0)) for one in queries.definitions()
        ],
    }
    return render(request, "assessments/instruments.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@org_view(can=Right.MANAGE_PRACTICE)
def bring_in(request: OrgRequest) -> HttpResponse:
    """The file first: what is wrong with it, or how it looks and on whose right."""
    if request.method != "POST":
        return render(request, "assessments/bring_in.html", {"form": FileForm()})
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        context = {"form": form}
        return render(request, "assessments/bring_in.html", context, status=422)
    raw = form.content
    reading = read(raw)
    if reading.instrument is None:
        return _refuse(request, form.name, reading)
    right = RightForm(instrument=reading.instrument, raw=raw, file_name=form.name)
    return _preview(request, reading.instrument, right)


def _refuse(request: OrgRequest, name: str, reading: Reading) -> HttpResponse:
    context = {
        "form": FileForm(),
        "file_name": name,
        "faults": reading.faults[:MOST_FAULTS],
        "more": max(0, len(reading.faults) - MOST_FAULTS),
    }
    return render(request, "assessments/bring_in.html", context, status=422)


def _preview(
    request: OrgRequest, instrument: Instrument, form: RightForm, *, status: int = 200
) -> HttpResponse:
    is_own = queries.is_own(instrument.id)
    context = {
        "instrument": instrument,
        "rules": rules_in_words(instrument),
        "form": form,
        "is_own": is_own,
        "is_same": is_own and instrument == queries.instrument(instrument.id),
    }
    return render(request, "assessments/preview.html", context, status=status)


@require_POST
@org_view(can=Right.MANAGE_PRACTICE)
def keep(request: OrgRequest) -> HttpResponse:
    """The owner's word: who holds the right. The file is read once more."""
    form = RightForm(request.POST, request.FILES)
    is_whole = form.is_valid()
    reading = read(form.raw)
    if reading.instrument is None:
        return _refuse(request, str(form.cleaned_data.get("file_name", "")), reading)
    if not is_whole:
        return _preview(request, reading.instrument, form, status=422)
    try:
        kept = services.import_instrument(
            form.raw,
            file_name=form.cleaned_data["file_name"],
            right=form.right,
            by=request.member,
            now=timezone.now(),
        )
    except services.DocumentNeeded as refusal:
        form.add_error("document", str(refusal))
        return _preview(request, reading.instrument, form, status=422)
    except (services.AlreadyThere, services.NotInTheDemo) as refusal:
        form.add_error(None, str(refusal))
        return _preview(request, reading.instrument, form, status=409)
    messages.info(request, _("Brought in: %(title)s.") % {"title": kept.name})
    return redirect(page_url(request, "assessments:definition", kept.pk))


@require_GET
@org_view(can=Right.MANAGE_PRACTICE)
def definition(request: OrgRequest, definition_id: int) -> HttpResponse:
    found = get_object_or_404(queries.definitions(), pk=definition_id)
    instrument = queries.instrument_in(found)
    context = {
        "definition": found,
        "instrument": instrument,
        "rules": rules_in_words(instrument),
    }
    return render(request, "assessments/definition.html", context)


@require_GET
@org_view(can=Right.MANAGE_PRACTICE)
def document(request: OrgRequest, definition_id: int) -> HttpResponse:  # noqa: ARG001 - a view is handed its request
    """The permission as it was handed in; never shown inside a page."""
    found = get_object_or_404(Definition, pk=definition_id)
    if found.document is None:
        raise Http404
    return HttpResponse(
        bytes(found.document),
        content_type="application/octet-stream",
        headers={"Content-Disposition": 'attachment; filename="permission"'},
    )


@require_POST
@org_view(can=Right.MANAGE_PRACTICE)
def retire(request: OrgRequest, definition_id: int) -> HttpResponse:
    found = get_object_or_404(queries.definitions(), pk=definition_id)
    services.retire_definition(found, by=request.member, now=timezone.now())
    messages.info(request, _("Out of use: %(title)s.") % {"title": found.name})
    return redirect(page_url(request, "assessments:instruments"))


@require_http_methods(["GET", "HEAD", "POST"])
@org_view(can=Right.MANAGE_PRACTICE)
def quality(request: OrgRequest, instrument_id: str) -> HttpResponse:
    found = queries.catalogue().get(instrument_id)
    instrument = found.instrument if found else queries.out_of_use(instrument_id)
    if instrument is None or not instrument.is_answered_in_figures:
        raise Http404
    if request.method == "POST":
        return _take_off(request, instrument)
    context = {"quality": queries.quality_of(instrument)}
    return render(request, "assessments/quality.html", context)


def _take_off(request: OrgRequest, instrument: Instrument) -> HttpResponse:
    here = page_url(request, "assessments:quality", instrument.id)
    try:
        services.take_off_badge(instrument, by=request.member, now=timezone.now())
    except services.NotProvedYet as refusal:
        messages.warning(request, str(refusal))
        return redirect(here)
    messages.info(request, _("The badge “in development” is off."))
    return redirect(here)
