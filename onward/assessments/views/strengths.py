"""Strengths by evidence: the card, one's own view, and who is asked."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from onward.assessments.core.strengths import Pane
from onward.assessments.forms.strengths import AskForm, OwnViewForm
from onward.assessments.queries import instrument
from onward.assessments.queries.instruments import STRENGTHS
from onward.assessments.queries.strengths import (
    LinkState,
    asked_people,
    invitations,
    own_view,
    strengths_card,
)
from onward.assessments.queries.withholding import (
    STRENGTHS_PART,
    is_kept,
    withheld_from,
)
from onward.assessments.services.card import strengths_pdf as pdf_of
from onward.assessments.services.strengths import (
    ask_rater,
    note_strengths_opening,
    say_own_view,
    withdraw_rater,
)
from onward.coaching.policies import EngagementRequest, engagement_view
from onward.experience.queries import strengths as all_strengths
from onward.organisations.core.rights import Right
from onward.organisations.policies import page_url
from onward.ui.core.refusals import DomainError

PANES = {
    Pane.KNOWN: (
        gettext_lazy("You know it, others see it"),
        gettext_lazy("Safe ground to build on."),
    ),
    Pane.BLIND: (
        gettext_lazy("It shows, and you do not say it of yourself"),
        gettext_lazy("The ones to look at twice."),
    ),
    Pane.HIDDEN: (
        gettext_lazy("You know it, few have seen it"),
        gettext_lazy("Find a place to show these."),
    ),
    Pane.CHECK: (
        gettext_lazy("Something speaks for it, not enough to tell"),
        gettext_lazy("A story, or one more person, would."),
    ),
}


def _there_or_404(request: EngagementRequest) -> None:
    """What a client keeps to themselves is not there for anybody else."""
    if STRENGTHS_PART in withheld_from(request.engagement, request.member):
        raise Http404


@require_GET
@engagement_view(can=Right.READ_RECORD)
def strengths(request: EngagementRequest) -> HttpResponse:
    _there_or_404(request)
    note_strengths_opening(request.engagement, by=request.member)
    card = strengths_card(request.engagement, reader=request.member)
    panes = [
        (pane.value, title, says, card.panes[pane])
        for pane, (title, says) in PANES.items()
        if card.panes[pane]
    ]
    context = {
        "card": card,
        "panes": panes,
        "stories": instrument(STRENGTHS),
        "is_kept": is_kept(request.engagement, STRENGTHS_PART),
    }
    return render(request, "assessments/strengths.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@engagement_view(can=Right.ANSWER)
def own_strengths(request: EngagementRequest) -> HttpResponse:
    _there_or_404(request)
    if request.method != "POST":
        own = own_view(request.engagement)
        return _own(
            request, OwnViewForm(initial={"mine": own.strengths if own else []})
        )
    form = OwnViewForm(request.POST)
    if not form.is_valid():
        return _own(request, form, status=422)
    say_own_view(
        request.engagement,
        form.cleaned_data["mine"],
        by=request.member,
        now=timezone.now(),
    )
    messages.info(request, _("Kept: what you say of yourself."))
    return redirect(page_url(request, "assessments:strengths", request.engagement.pk))


def _own(
    request: EngagementRequest, form: OwnViewForm, *, status: int = 200
) -> HttpResponse:
    notes = {one.key: one.says for one in all_strengths()}
    context = {"form": form, "notes": notes}
    return render(request, "assessments/strengths_own.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@engagement_view(can=Right.ANSWER)
def ask_people(request: EngagementRequest) -> HttpResponse:
    _there_or_404(request)
    if request.method != "POST":
        return _asking(request, AskForm())
    form = AskForm(request.POST)
    if not form.is_valid():
        return _asking(request, form, status=422)
    told = form.cleaned_data
    try:
        address = ask_rater(
            request.engagement,
            name=told["name"],
            email=told["email"],
            words=told["words"],
            by=request.member,
            now=timezone.now(),
        )
    except DomainError as refusal:
        form.add_error(None, str(refusal))
        return _asking(request, form, status=409)
    if not told["email"]:
        context = {"address": address, "name": told["name"]}
        return render(request, "assessments/strengths_link.html", context)
    messages.info(request, _("A letter is on its way to %(name)s.") % told)
    return redirect(page_url(request, "assessments:ask-people", request.engagement.pk))


def _asking(
    request: EngagementRequest, form: AskForm, *, status: int = 200
) -> HttpResponse:
    """Who was asked is for the client's eyes; whether they answered for nobody's."""
    asked = asked_people(request.engagement, now=timezone.now())
    context = {
        "form": form,
        "asked": [] if request.acts_for_client else asked,
        "many": len(asked),
        "states": {one.name: one.value for one in LinkState},
    }
    return render(request, "assessments/strengths_ask.html", context, status=status)


@require_POST
@engagement_view(can=Right.ANSWER)
def withdraw_link(request: EngagementRequest, rater_id: UUID) -> HttpResponse:
    _there_or_404(request)
    invitation = get_object_or_404(invitations(request.engagement), pk=rater_id)
    withdraw_rater(invitation, by=request.member, now=timezone.now())
    said = _("The link of %(name)s takes no answer from now on.")
    messages.info(request, said % {"name": invitation.name})
    return redirect(page_url(request, "assessments:ask-people", request.engagement.pk))


@require_GET
@engagement_view(can=Right.READ_RECORD)
def strengths_pdf(request: EngagementRequest) -> HttpResponse:
    """The card as a PDF, to lay on the table."""
    _there_or_404(request)
    pdf = pdf_of(request.engagement, reader=request.member, now=timezone.now())
    named = 'attachment; filename="strengths.pdf"'
    return HttpResponse(
        pdf, content_type="application/pdf", headers={"Content-Disposition": named}
    )
