"""The page a practice can link to, and the letters that come in through it."""

from allauth.core.internal import ratelimit
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from onward.coaching.core.offers import parse_offers
from onward.coaching.forms import PublicLetterForm
from onward.coaching.queries import public_cards
from onward.coaching.services import receive_enquiry
from onward.organisations.policies import PracticeRequest, page_url, public_org_view
from onward.organisations.queries import crisis_contacts, may_take_clients
from onward.ui.core.refusals import DomainError

LETTERS = "10/h/ip"


@require_GET
@public_org_view
def public(request: PracticeRequest) -> HttpResponse:
    return _public_page(request, PublicLetterForm(), status=200)


@require_http_methods(["GET", "POST"])
@public_org_view
def write(request: PracticeRequest) -> HttpResponse:
    """Take a letter. A machine is thanked like everybody, and not heard."""
    if request.method != "POST":
        return redirect(page_url(request, "coaching:public") + "#write")
    form = PublicLetterForm(request.POST)
    if form.is_by_machine:
        return redirect(page_url(request, "coaching:thanks"))
    if not form.is_valid():
        return _public_page(request, form, status=422)
    if not _may_write(request):
        form.add_error(None, _("Many letters came from your connection. Please wait."))
        return _public_page(request, form, status=429)
    try:
        receive_enquiry(request.organisation, form.letter, now=timezone.now())
    except DomainError as refusal:
        form.add_error(None, str(refusal))
        return _public_page(request, form, status=409)
    return redirect(page_url(request, "coaching:thanks"))


def _may_write(request: PracticeRequest) -> bool:
    used = ratelimit.consume(
        request, app="onward.coaching", action="letter", config={"letter": LETTERS}
    )
    return used is not None


@require_GET
@public_org_view
def thanks(request: PracticeRequest) -> HttpResponse:
    context = {"contacts": crisis_contacts()}
    return render(request, "coaching/thanks.html", context)


def _public_page(
    request: PracticeRequest, form: PublicLetterForm, *, status: int
) -> HttpResponse:
    organisation = request.organisation
    context = {
        "form": form,
        "cards": public_cards(today=timezone.localdate()),
        "offers": parse_offers(organisation.offers),
        "is_open": organisation.takes_enquiries and may_take_clients(organisation),
        "contacts": crisis_contacts(),
    }
    return render(request, "coaching/public.html", context, status=status)
