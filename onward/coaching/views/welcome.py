"""Welcome: what coaching is, the agreement, the consents; alone or by telephone."""

from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from onward.coaching import queries, services
from onward.coaching.core.agreement import as_read
from onward.coaching.core.consents import PROCESSING
from onward.coaching.forms import ConsentsForm, ReadOutForm, SignatureForm
from onward.coaching.policies import EngagementRequest, engagement_view
from onward.organisations.core.rights import Right
from onward.organisations.policies import page_url
from onward.organisations.queries import crisis_contacts
from onward.ui.core.refusals import DomainError


@require_http_methods(["GET", "POST"])
@engagement_view(can=Right.SIGN_AGREEMENT)
def welcome(request: EngagementRequest) -> HttpResponse:
    """What coaching is and is not, what stays confidential, and what is left to do."""
    if request.method == "POST":
        services.note_limits_read(
            request.engagement, by=request.member, now=timezone.now()
        )
        return redirect(page_url(request, "coaching:agreement", request.engagement.pk))
    context = _frame(request) | {"contacts": crisis_contacts()}
    return render(request, "coaching/welcome.html", context)


def _frame(request: EngagementRequest) -> dict[str, object]:
    """What every page of the welcome shows: whose it is, and how far it is."""
    engagement = request.engagement
    by_phone = request.acts_for_client
    zone = engagement.organisation if by_phone else engagement.client
    return {
        "engagement": engagement,
        "welcome": queries.welcome_of(engagement),
        "by_phone": by_phone,
        "zone": zone.time_zone,
    }


@require_http_methods(["GET", "POST"])
@engagement_view(can=Right.SIGN_AGREEMENT)
def agreement(request: EngagementRequest) -> HttpResponse:
    """Read it, and sign one's own side."""
    if request.method != "POST":
        return _agreement_page(request, _unsigned(request), status=200)
    form = SignatureForm(request.POST)
    if not form.is_valid():
        return _agreement_page(request, form, status=422)
    by_coach = request.acts_for_client
    sign = services.sign_as_coach if by_coach else services.sign_as_client
    try:
        sign(
            request.engagement,
            **form.cleaned_data,
            by=request.member,
            now=timezone.now(),
        )
    except DomainError as refusal:
        return _agreement_page(request, _refused(request, refusal), status=409)
    messages.success(request, _("Signed."))
    onward = "coaching:welcome" if by_coach else "coaching:consents"
    return redirect(page_url(request, onward, request.engagement.pk))


def _unsigned(request: EngagementRequest) -> SignatureForm:
    return SignatureForm(
        initial={"version": queries.text_of(request.engagement).version}
    )


def _refused(request: EngagementRequest, refusal: DomainError) -> SignatureForm:
    """The form as it was typed, under the text that is in force now."""
    again = request.POST.copy()
    again["version"] = str(queries.text_of(request.engagement).version)
    form = SignatureForm(again)
    form.add_error("signature", str(refusal))
    return form


def _agreement_page(
    request: EngagementRequest, form: SignatureForm, *, status: int
) -> HttpResponse:
    services.open_agreement(request.engagement, by=request.member)
    return render(
        request,
        "coaching/agreement.html",
        _frame(request) | _text(request) | {"form": form},
        status=status,
    )


def _text(request: EngagementRequest) -> dict[str, object]:
    """The agreement as it is signed, or would be."""
    engagement = request.engagement
    kept = queries.agreement_of(engagement)
    text = queries.text_of(engagement)
    terms = queries.terms_of(kept) if kept else queries.terms_now(engagement, text)
    return {
        "blocks": as_read(terms),
        "version": text.version,
        "is_altered": kept is not None and not queries.is_unaltered(kept),
    }


@require_http_methods(["GET", "POST"])
@engagement_view(can=Right.WRITE_RECORD)
def by_telephone(request: EngagementRequest) -> HttpResponse:
    """The coach reads the agreement out and notes that the client agreed."""
    engagement, now = request.engagement, timezone.now()
    zone = ZoneInfo(engagement.organisation.time_zone)
    if request.method != "POST":
        version = queries.text_of(engagement).version
        today = now.astimezone(zone).date()
        blank = ReadOutForm(initial={"version": version, "read_on": today})
        return _telephone_page(request, blank, status=200)
    form = ReadOutForm(request.POST)
    if not form.is_valid():
        return _telephone_page(request, form, status=422)
    try:
        services.sign_by_telephone(
            engagement,
            read_at=form.read_at(zone=zone, now=now),
            version=form.cleaned_data["version"],
            by=request.member,
            now=now,
        )
    except DomainError as refusal:
        form.add_error("read_on", str(refusal))
        return _telephone_page(request, form, status=409)
    messages.success(request, _("Noted: read out and agreed to."))
    return redirect(page_url(request, "coaching:welcome", engagement.pk))


def _telephone_page(
    request: EngagementRequest, form: ReadOutForm, *, status: int
) -> HttpResponse:
    context = _frame(request) | _text(request) | {"form": form}
    return render(request, "coaching/by_telephone.html", context, status=status)


@require_GET
@engagement_view(can=Right.SEE_ENGAGEMENT)
def agreement_pdf(request: EngagementRequest) -> HttpResponse:
    """A copy for the drawer or the post."""
    pdf = services.agreement_pdf(request.engagement, by=request.member)
    named = 'attachment; filename="agreement.pdf"'
    return HttpResponse(
        pdf, content_type="application/pdf", headers={"Content-Disposition": named}
    )


@require_http_methods(["GET", "POST"])
@engagement_view(can=Right.GIVE_CONSENT)
def consents(request: EngagementRequest) -> HttpResponse:
    """What is allowed, since when, and what a yes or a no leads to."""
    engagement = request.engagement
    data = request.POST if request.method == "POST" else None
    form = ConsentsForm(
        queries.asks_open(engagement),
        data,
        were_asked=queries.may_keep_record(engagement),
    )
    if not form.is_valid():
        return _consents_page(request, form, status=422 if form.is_bound else 200)
    services.answer_consents(
        engagement, form.answers, by=request.member, now=timezone.now()
    )
    if form.answers.get(PROCESSING, True):
        messages.success(request, _("Kept. You can change each answer at any time."))
    else:
        messages.warning(request, _("Without a record the coaching cannot go on."))
        return redirect(page_url(request, "coaching:consents", engagement.pk))
    return redirect(page_url(request, "coaching:welcome", engagement.pk))


def _consents_page(
    request: EngagementRequest, form: ConsentsForm, *, status: int
) -> HttpResponse:
    services.open_consents(request.engagement, by=request.member)
    context = _frame(request) | {
        "form": form,
        "given": queries.consents_given(request.engagement),
    }
    return render(request, "coaching/consents.html", context, status=status)


@require_POST
@engagement_view(can=Right.GIVE_CONSENT)
def withdraw(request: EngagementRequest, kind: str) -> HttpResponse:
    """Take one yes back."""
    if kind not in {ask.kind for ask in queries.consent_asks()}:
        raise Http404
    services.withdraw_consent(
        request.engagement, kind, by=request.member, now=timezone.now()
    )
    messages.success(request, _("Taken back."))
    return redirect(page_url(request, "coaching:consents", request.engagement.pk))
