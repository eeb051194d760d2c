"""People who have seen the client work: asked, and answering by a link."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from onward.assessments.queries import SKILLS_PART, is_kept
from onward.careers.forms.proofs import AskSkillsForm, SeenForm
from onward.careers.policies import skills_view
from onward.careers.queries.lists import ladder
from onward.careers.queries.proofs import asked_people, skills_to_show
from onward.coaching.policies import EngagementRequest
from onward.experience.models import SkillInvitation
from onward.experience.queries import skill_link, skill_links, takes_an_answer
from onward.experience.services import (
    LinkIsOver,
    answer_about_skills,
    ask_about_skills,
    withdraw_skill_link,
)
from onward.organisations.core.rights import Right
from onward.organisations.policies import (
    PracticeRequest,
    page_url,
    public_org_view,
)
from onward.ui.core.refusals import DomainError


@require_http_methods(["GET", "HEAD", "POST"])
@skills_view(can=Right.ANSWER)
def ask_about(request: EngagementRequest) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = AskSkillsForm(data, skills=skills_to_show(request.engagement))
    if not form.is_valid():
        return _asking(request, form, status=422 if form.is_bound else 200)
    try:
        address = ask_about_skills(
            request.engagement,
            form.facts,
            page="careers:skill-word",
            by=request.member,
            now=timezone.now(),
        )
    except DomainError as refusal:
        form.add_error(None, str(refusal))
        return _asking(request, form, status=409)
    told = form.cleaned_data
    if not told["email"]:
        context = {"address": address, "name": told["name"]}
        return render(request, "careers/skills_link.html", context)
    messages.info(request, _("A letter is on its way to %(name)s.") % told)
    return redirect(page_url(request, "careers:skill-ask", request.engagement.pk))


def _asking(
    request: EngagementRequest, form: AskSkillsForm, *, status: int = 200
) -> HttpResponse:
    asked = asked_people(request.engagement, now=timezone.now())
    context = {"form": form, "asked": asked}
    return render(request, "careers/skills_ask.html", context, status=status)


@require_POST
@skills_view(can=Right.ANSWER)
def withdraw_asked(request: EngagementRequest, seen_id: UUID) -> HttpResponse:
    invitation = get_object_or_404(skill_links(request.engagement), pk=seen_id)
    withdraw_skill_link(invitation, by=request.member, now=timezone.now())
    said = _("The link of %(name)s takes no answer from now on.")
    messages.info(request, said % {"name": invitation.name})
    return redirect(page_url(request, "careers:skill-ask", request.engagement.pk))


@require_http_methods(["GET", "HEAD", "POST"])
@public_org_view
def skill_word(request: PracticeRequest, seen_token: str) -> HttpResponse:
    """Looking changes nothing; a link that is over says so, whatever ended it."""
    invitation, now = skill_link(seen_token), timezone.now()
    if invitation is None:
        raise Http404
    if not takes_an_answer(invitation, now):
        return _over(request)
    data = request.POST if request.method == "POST" else None
    form = SeenForm(data, invitation=invitation)
    if not form.is_valid():
        return _page(request, invitation, form, status=422 if form.is_bound else 200)
    try:
        answer_about_skills(invitation, form.facts, now=now)
    except LinkIsOver:
        return _over(request)
    context = _about(invitation)
    return _private(render(request, "careers/skills_thanks.html", context))


def _page(
    request: PracticeRequest,
    invitation: SkillInvitation,
    form: SeenForm,
    *,
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form,
        "invitation": invitation,
        **_about(invitation),
        "ladder": list(enumerate(ladder().steps)),
    }
    page = render(request, "careers/skills_word.html", context, status=status)
    return _private(page)


def _about(invitation: SkillInvitation) -> dict[str, object]:
    engagement = invitation.engagement
    kept = is_kept(engagement, SKILLS_PART)
    return {"client": engagement.client.name, "is_kept": kept}


def _over(request: PracticeRequest) -> HttpResponse:
    return _private(render(request, "careers/skills_over.html", status=410))


def _private(response: HttpResponse) -> HttpResponse:
    """What a link opens is for its reader: no cache, no trace in other sites."""
    patch_cache_control(response, no_store=True, private=True)
    response["Referrer-Policy"] = "no-referrer"
    return response
