"""The inbox: who asked, since when they wait, and what was answered."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from onward.coaching import queries
from onward.coaching.forms import AssignForm, DeclineForm, TakenLetterForm
from onward.coaching.models import Enquiry
from onward.coaching.services import (
    assign_enquiry,
    decline_enquiry,
    open_enquiry,
    take_enquiry,
)
from onward.organisations.core.rights import Right
from onward.organisations.policies import OrgRequest, org_view, page_url
from onward.organisations.queries import may_take_clients
from onward.ui.core.refusals import DomainError

ROWS = 50


@require_GET
@org_view(can=Right.RUN_ENQUIRIES)
def enquiries(request: OrgRequest) -> HttpResponse:
    """Waiting ones first; answered ones on tabs of their own."""
    asked = request.GET.get("state", "")
    state = asked if asked in Enquiry.State.values else Enquiry.State.WAITING
    page = Paginator(queries.enquiries(state), ROWS).get_page(request.GET.get("page"))
    now = timezone.now()
    context = {
        "state": str(state),
        "counts": queries.enquiry_counts(),
        "page": page,
        "keep": f"state={state}",
        "rows": queries.enquiry_rows(list(page), now=now),
        "now": now,
    }
    return render(request, "coaching/enquiries.html", context)


@require_http_methods(["GET", "POST"])
@org_view(can=Right.RUN_ENQUIRIES)
def take(request: OrgRequest) -> HttpResponse:
    """Write down what somebody says who rings or comes in."""
    form = TakenLetterForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "coaching/take.html", {"form": form}, status=status)
    kept = take_enquiry(
        request.organisation,
        form.letter,
        source=form.cleaned_data["source"],
        by=request.member,
        now=timezone.now(),
    )
    messages.success(request, _("Written down. Now it needs an answer."))
    return redirect(page_url(request, "coaching:enquiry", kept.pk))


@require_http_methods(["GET", "POST"])
@org_view(can=Right.RUN_ENQUIRIES)
def enquiry(request: OrgRequest, enquiry_id: UUID) -> HttpResponse:
    """Read it, and give it to a coach."""
    found = _found(enquiry_id)
    cards = queries.cards(today=timezone.localdate())
    if request.method == "POST":
        return _assign(request, found, AssignForm(cards, request.POST))
    open_enquiry(found, by=request.member)
    return _enquiry_page(request, found, AssignForm(cards), status=200)


def _found(enquiry_id: UUID) -> Enquiry:
    kept = Enquiry.objects.select_related("organisation", "answered_by__user")
    return get_object_or_404(kept, pk=enquiry_id)


def _assign(request: OrgRequest, found: Enquiry, form: AssignForm) -> HttpResponse:
    if not form.is_valid():
        return _enquiry_page(request, found, form, status=422)
    try:
        engagement = assign_enquiry(
            found,
            form.chosen,
            by=request.member,
            now=timezone.now(),
            anyway=form.cleaned_data["anyway"],
        )
    except DomainError as refusal:
        form.add_error("coach", str(refusal))
        return _enquiry_page(request, found, form, status=409)
    messages.success(request, _("%(coach)s takes this on.") % {"coach": form.chosen})
    return redirect(page_url(request, "coaching:client", engagement.pk))


def _enquiry_page(
    request: OrgRequest, found: Enquiry, form: AssignForm, *, status: int
) -> HttpResponse:
    now = timezone.now()
    is_waiting = found.state == Enquiry.State.WAITING
    context = {
        "enquiry": found,
        "form": form,
        "is_waiting": is_waiting,
        "is_overdue": found.is_overdue(now),
        "now": now,
        "may_assign": may_take_clients(request.organisation),
        "may_manage": request.member.may(Right.MANAGE_PRACTICE),
        "former": queries.former_client(found) if is_waiting else None,
        "engagement": queries.engagement_from(found),
    }
    return render(request, "coaching/enquiry.html", context, status=status)


@require_http_methods(["GET", "POST"])
@org_view(can=Right.RUN_ENQUIRIES)
def decline(request: OrgRequest, enquiry_id: UUID) -> HttpResponse:
    """Say no, and where else to turn; then show the words where no letter can go."""
    found = _found(enquiry_id)
    form = DeclineForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _decline_page(request, found, form, status=422 if form.is_bound else 200)
    try:
        was_sent = decline_enquiry(
            found, **form.cleaned_data, by=request.member, now=timezone.now()
        )
    except DomainError as refusal:
        form.add_error(None, str(refusal))
        return _decline_page(request, found, form, status=409)
    if was_sent:
        messages.success(request, _("Declined. The letter is on its way."))
    else:
        messages.warning(request, _("Declined. Now ring them: the words are below."))
    return redirect(page_url(request, "coaching:enquiry", found.pk))


def _decline_page(
    request: OrgRequest, found: Enquiry, form: DeclineForm, *, status: int
) -> HttpResponse:
    context = {"enquiry": found, "form": form}
    return render(request, "coaching/decline.html", context, status=status)
