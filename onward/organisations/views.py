"""The practice's settings, its crisis contacts, its colour, and where to get help."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    condition,
    require_GET,
    require_http_methods,
    require_POST,
)

from onward.organisations.core.rights import Right
from onward.organisations.forms import ContactForm, PracticeForm
from onward.organisations.models import CrisisContact
from onward.organisations.policies import (
    OrgRequest,
    PracticeRequest,
    org_view,
    page_url,
    public_org_view,
)
from onward.organisations.queries import crisis_contacts, setup_of
from onward.organisations.services import (
    add_contact,
    change_contact,
    change_practice,
    remove_contact,
)
from onward.ui.core.refusals import DomainError

YEAR_SECONDS = 31_536_000


@require_http_methods(["GET", "POST"])
@org_view(can=Right.MANAGE_PRACTICE)
def practice(request: OrgRequest) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = PracticeForm(request.organisation, data)
    if not form.is_valid():
        return _practice_page(request, form, status=422 if form.is_bound else 200)
    try:
        changed = change_practice(
            request.organisation, details=form.details, by=request.member
        )
    except DomainError as refusal:
        form.add_error("takes_enquiries", str(refusal))
        return _practice_page(request, form, status=409)
    messages.success(request, _("Kept.") if changed else _("Nothing was changed."))
    return redirect(page_url(request, "organisations:practice"))


def _practice_page(
    request: OrgRequest, form: PracticeForm, *, status: int
) -> HttpResponse:
    context = {"form": form, "setup": setup_of(request.organisation)}
    return render(request, "organisations/practice.html", context, status=status)


@require_http_methods(["GET", "POST"])
@org_view(can=Right.MANAGE_PRACTICE)
def contacts(request: OrgRequest) -> HttpResponse:
    form = ContactForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _contacts_page(request, form, status=422 if form.is_bound else 200)
    contact = add_contact(request.organisation, details=form.details, by=request.member)
    messages.success(request, _("%(name)s added.") % {"name": contact.name})
    return redirect(page_url(request, "organisations:contacts"))


def _contacts_page(
    request: OrgRequest, form: ContactForm, *, status: int, refused: str = ""
) -> HttpResponse:
    context = {"form": form, "contacts": crisis_contacts(), "refused": refused}
    return render(request, "organisations/contacts.html", context, status=status)


@require_http_methods(["GET", "POST"])
@org_view(can=Right.MANAGE_PRACTICE)
def contact(request: OrgRequest, contact_id: int) -> HttpResponse:
    found = get_object_or_404(CrisisContact.objects, pk=contact_id)
    data = request.POST if request.method == "POST" else None
    form = ContactForm(data, contact=found)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        context = {"form": form, "contact": found}
        return render(request, "organisations/contact.html", context, status=status)
    change_contact(found, details=form.details, by=request.member)
    messages.success(request, _("Kept."))
    return redirect(page_url(request, "organisations:contacts"))


@require_POST
@org_view(can=Right.MANAGE_PRACTICE)
def contact_remove(request: OrgRequest, contact_id: int) -> HttpResponse:
    contact = get_object_or_404(CrisisContact.objects, pk=contact_id)
    try:
        remove_contact(contact, by=request.member)
    except DomainError as refusal:
        return _contacts_page(request, ContactForm(), status=409, refused=str(refusal))
    messages.success(request, _("%(name)s removed.") % {"name": contact.name})
    return redirect(page_url(request, "organisations:contacts"))


def _colour_tag(request: PracticeRequest) -> str:
    return f'"{request.organisation.practice_colour}"'


@require_GET
@public_org_view
@condition(etag_func=_colour_tag)
def colour(request: PracticeRequest) -> HttpResponse:
    """The practice's colour as a style sheet. With the colour in the address
    (`?v=1d6a5a`) it never changes and may be kept; without, it is asked for again.
    """
    hex_colour = request.organisation.practice_colour
    response = HttpResponse(
        f":root{{--practice-colour:{hex_colour}}}\n", content_type="text/css"
    )
    is_named = request.GET.get("v") == hex_colour.removeprefix("#")
    kept = f"max-age={YEAR_SECONDS}, immutable" if is_named else "no-cache"
    response.headers["Cache-Control"] = f"public, {kept}"
    return response


@require_GET
@org_view(can=Right.SEE_HELP)
def help_now(request: OrgRequest) -> HttpResponse:
    context = {"contacts": crisis_contacts()}
    return render(request, "organisations/help.html", context)
