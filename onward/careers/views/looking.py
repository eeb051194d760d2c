"""ESCO's kinds of work, and skills with the work that asks for them."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from onward.careers import services
from onward.careers.forms import SkillNameForm
from onward.careers.queries import NoWorldYet
from onward.careers.queries.european import european_page
from onward.careers.queries.skill_names import find_skills, skill_page
from onward.coaching.policies import EngagementRequest, engagement_view
from onward.organisations.core.rights import Right


@require_GET
@engagement_view(can=Right.READ_RECORD)
def european(request: EngagementRequest, esco_id: UUID) -> HttpResponse:
    try:
        page = european_page(
            request.engagement, esco_id, reader=request.member, now=timezone.now()
        )
    except NoWorldYet as refusal:
        return _no_world(request, refusal)
    if page is None:
        raise Http404
    services.note_opening(request.engagement, by=request.member)
    return render(request, "careers/european.html", {"page": page})


@require_GET
@engagement_view(can=Right.READ_RECORD)
def asked_for(request: EngagementRequest) -> HttpResponse:
    """A skill typed is looked for; one chosen shows who asks for it."""
    form = SkillNameForm(request.GET)
    typed, key = form.said("q"), form.said("skill")
    try:
        hits = find_skills(typed) if typed else ()
        page = skill_page(key) if key else None
    except NoWorldYet as refusal:
        return _no_world(request, refusal)
    if key and page is None:
        raise Http404
    services.note_opening(request.engagement, by=request.member)
    context = {"form": form, "typed": typed, "hits": hits, "page": page}
    return render(request, "careers/asked_for.html", context)


def _no_world(request: EngagementRequest, refusal: NoWorldYet) -> HttpResponse:
    return render(request, "careers/no_world.html", {"reason": refusal.message})
