"""A coach asks for inventories: a battery to begin from, changed as they like."""

from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from onward.assessments import queries, services
from onward.assessments.forms import BatteryForm, SendForm
from onward.assessments.models import Assignment, Sending
from onward.assessments.views.places import list_url
from onward.coaching.policies import EngagementRequest, engagement_view
from onward.organisations.core.rights import Right


@require_http_methods(["GET", "HEAD", "POST"])
@engagement_view(can=Right.WRITE_RECORD)
def send(request: EngagementRequest) -> HttpResponse:
    offers = {one.battery.key: one for one in queries.offers(request.engagement)}
    offer = offers.get(BatteryForm(request.GET).key)
    form = _form(request, offer)
    if request.method == "POST":
        return _send(request, form, offer)
    return _page(request, form, offer)


def _form(request: EngagementRequest, offer: queries.Offer | None) -> SendForm:
    """Everything the practice has; what the battery takes is ticked, on top."""
    first = [*offer.taken, *offer.added] if offer else []
    names = {one.id for one in first}
    there = queries.on_offer(request.engagement).values()
    rest = [one.instrument for one in there if one.instrument.id not in names]
    zone = ZoneInfo(request.engagement.client.time_zone)
    return SendForm(
        request.POST if request.method == "POST" else None,
        instruments=[*first, *rest],
        today=timezone.localdate(timezone=zone),
        initial={"instruments": [one.id for one in offer.taken] if offer else []},
    )


def _send(
    request: EngagementRequest, form: SendForm, offer: queries.Offer | None
) -> HttpResponse:
    if not form.is_valid():
        return _page(request, form, offer, status=422)
    told = form.cleaned_data
    is_battery = offer is not None and offer.is_chosen(told["instruments"])
    try:
        services.send_inventories(
            request.engagement,
            told["instruments"],
            by=request.member,
            now=timezone.now(),
            note=services.Note(
                name=offer.battery.name if offer and is_battery else "",
                words=told["words"],
                due_on=told["due_on"],
                language=told.get("language", ""),
                adaptive=frozenset(told.get("adaptive", ())),
            ),
        )
    except services.NothingToSend as refusal:
        form.add_error(None, str(refusal))
        return _page(request, form, offer, status=409)
    messages.info(request, _("Sent. %(name)s sees them on one list.") % _who(request))
    return redirect(list_url(request))


def _who(request: EngagementRequest) -> dict[str, str]:
    return {"name": request.engagement.client.name}


def _page(
    request: EngagementRequest,
    form: SendForm,
    offer: queries.Offer | None,
    *,
    status: int = 200,
) -> HttpResponse:
    open_ones = queries.open_assignments(request.engagement)
    context = {
        "form": form,
        "battery": offer.battery if offer else None,
        "client": request.engagement.client,
        "open": set(open_ones.values_list("instrument", flat=True)),
    }
    return render(request, "assessments/send.html", context, status=status)


@require_POST
@engagement_view(can=Right.WRITE_RECORD)
def withdraw(request: EngagementRequest, assignment_id: int) -> HttpResponse:
    found = Assignment.objects.filter(engagement=request.engagement)
    assignment = get_object_or_404(found, pk=assignment_id)
    services.withdraw_assignment(assignment, by=request.member, now=timezone.now())
    messages.info(request, _("No longer asked for."))
    return redirect(list_url(request))


@require_POST
@engagement_view(can=Right.WRITE_RECORD)
def remind(request: EngagementRequest, sending_id: str) -> HttpResponse:
    found = Sending.objects.filter(engagement=request.engagement)
    sending = get_object_or_404(found, pk=sending_id)
    try:
        is_written = services.remind(sending, by=request.member, now=timezone.now())
    except services.RemindedEnough as refusal:
        messages.warning(request, str(refusal))
        return redirect(list_url(request))
    if not is_written:
        said = _("Nothing of it is open any more, so nothing was written.")
    elif request.engagement.client.email:
        said = _("A kind word is on its way to %(name)s.") % _who(request)
    else:
        said = _("%(name)s has no e-mail: say it by telephone.") % _who(request)
    messages.info(request, said)
    return redirect(list_url(request))
