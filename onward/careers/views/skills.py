"""Job skills: what they are held against, one's own levels, and the picture."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from onward.assessments.queries import SKILLS_PART, is_kept
from onward.careers.core.rating import MOST_TARGETS
from onward.careers.forms.paths import BackForm, SearchForm
from onward.careers.forms.skills import (
    LevelsForm,
    PictureForm,
    TargetForm,
    VacancyForm,
    WayForm,
)
from onward.careers.models import SkillTarget
from onward.careers.policies import skills_view
from onward.careers.queries.lists import ladder
from onward.careers.queries.proofs import proof_views
from onward.careers.queries.readers import weights_are_there
from onward.careers.queries.skills import skills_page
from onward.careers.queries.targets import (
    Asking,
    asked_of_vacancy,
    asking_of,
    found,
    offered,
    targets_of,
)
from onward.careers.queries.world import NoWorldYet, world_now
from onward.careers.services.releases import UnknownOccupation
from onward.careers.services.skills import (
    TargetsEnough,
    add_occupation_target,
    add_vacancy_target,
    remove_target,
)
from onward.coaching.policies import EngagementRequest
from onward.experience.queries import skill_links
from onward.experience.services import note_skills_opening, rate_skills
from onward.organisations.core.rights import Right
from onward.organisations.policies import page_url


@require_GET
@skills_view(can=Right.READ_RECORD)
def skills(request: EngagementRequest) -> HttpResponse:
    note_skills_opening(request.engagement, by=request.member)
    try:
        page = skills_page(
            request.engagement,
            target=PictureForm(request.GET).key,
            reader=request.member,
            now=timezone.now(),
        )
    except NoWorldYet as refusal:
        return render(request, "careers/no_world.html", {"reason": refusal.message})
    context = {
        "page": page,
        "proofs": proof_views(request.engagement),
        "links": skill_links(request.engagement),
        "is_kept": is_kept(request.engagement, SKILLS_PART),
    }
    return render(request, "careers/skills.html", context)


@require_GET
@skills_view(can=Right.ANSWER)
def skill_targets(request: EngagementRequest) -> HttpResponse:
    return _targets(request, VacancyForm())


@require_POST
@skills_view(can=Right.ANSWER)
def add_target(request: EngagementRequest) -> HttpResponse:
    """One press, from the list or from the page of the occupation."""
    form = TargetForm(request.POST)
    if not form.is_valid():
        refusal = _("Take one from the list, or look for one by its name.")
        return _targets(request, VacancyForm(), refusal=refusal, status=422)
    try:
        add_occupation_target(
            request.engagement,
            form.cleaned_data["code"],
            by=request.member,
            now=timezone.now(),
        )
    except (UnknownOccupation, NoWorldYet) as refusal:
        raise Http404 from refusal
    except TargetsEnough as refusal:
        return _targets(request, VacancyForm(), refusal=refusal.message, status=409)
    messages.info(request, _("Your skills are held against it from now on."))
    way = page_url(request, "careers:skill-targets", request.engagement.pk)
    return redirect(BackForm(request.POST).way(way) or way)


@require_POST
@skills_view(can=Right.ANSWER)
def add_vacancy(request: EngagementRequest) -> HttpResponse:
    form = VacancyForm(request.POST)
    if not form.is_valid():
        return _targets(request, form, status=422)
    said = form.cleaned_data
    try:
        asked = asked_of_vacancy(said["text"], said["title"])
        if asked is None:
            form.add_error(
                "text", _("No word of this can be read. Paste a little more.")
            )
            return _targets(request, form, status=422)
        add_vacancy_target(
            request.engagement,
            asked,
            text=said["text"] if said["keep"] else "",
            by=request.member,
            now=timezone.now(),
        )
    except TargetsEnough as refusal:
        form.add_error(None, refusal.message)
        return _targets(request, form, status=409)
    except NoWorldYet as refusal:
        raise Http404 from refusal
    messages.info(request, _("Read: what it asks for stands here now."))
    return redirect(page_url(request, "careers:skill-targets", request.engagement.pk))


@require_POST
@skills_view(can=Right.ANSWER)
def drop_target(request: EngagementRequest, target_id: UUID) -> HttpResponse:
    mine = SkillTarget.objects.filter(engagement=request.engagement)
    remove_target(get_object_or_404(mine, pk=target_id), by=request.member)
    messages.info(request, _("Let go. What was said of the skills stays."))
    return redirect(page_url(request, "careers:skill-targets", request.engagement.pk))


def _targets(
    request: EngagementRequest,
    form: VacancyForm,
    *,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    search = SearchForm(request.GET)
    try:
        targets = targets_of(request.engagement, world_now())
        looked = found(search.typed, targets) if search.typed else ()
    except NoWorldYet as none:
        return render(request, "careers/no_world.html", {"reason": none.message})
    context = {
        "targets": targets,
        "is_full": len(targets) >= MOST_TARGETS,
        "offered": offered(request.engagement, targets),
        "found": looked,
        "search": search,
        "form": form,
        "refusal": refusal,
        "can_read": weights_are_there(),
        "asking": asking_of(request.engagement, targets),
    }
    return render(request, "careers/skills_targets.html", context, status=status)


@require_GET
@skills_view(can=Right.ANSWER)
def go_on(request: EngagementRequest) -> HttpResponse:
    """To the first page on which something is not said yet."""
    asking = _asking(request)
    if not asking.pages:
        way = page_url(request, "careers:skill-targets", request.engagement.pk)
        return redirect(way)
    return redirect(_page_of(request, asking.next_page))


@require_http_methods(["GET", "HEAD", "POST"])
@skills_view(can=Right.ANSWER)
def rate_skills_page(request: EngagementRequest, page: int) -> HttpResponse:
    asking, now = _asking(request), timezone.now()
    if not 1 <= page <= len(asking.pages):
        raise Http404
    data = request.POST if request.method == "POST" else None
    form = LevelsForm(data, questions=asking.pages[page - 1], this_year=now.year)
    if data is None:
        return _rate(request, asking, page, form)
    if not form.is_valid():
        return _rate(request, asking, page, form, status=422)
    where = WayForm(data).where
    said = form.levels if where == "on" else form.given
    rate_skills(request.engagement, said, by=request.member, now=now)
    return redirect(_next(request, asking, page, where))


@require_POST
@skills_view(can=Right.ANSWER)
def save_levels(request: EngagementRequest) -> HttpResponse:
    """Levels as they are marked, from whichever page; says nothing when all is kept.
    A slip beside one skill keeps back no other.
    """
    asking, now = _asking(request), timezone.now()
    form = LevelsForm(request.POST, questions=asking.questions, this_year=now.year)
    is_all_kept = form.is_valid()
    rate_skills(request.engagement, form.given, by=request.member, now=now)
    if not is_all_kept:
        text = form.errors.as_text()
        return HttpResponse(text, status=422, content_type="text/plain")
    return HttpResponse(status=204)


def _asking(request: EngagementRequest) -> Asking:
    try:
        world = world_now()
    except NoWorldYet as refusal:
        raise Http404 from refusal
    return asking_of(request.engagement, targets_of(request.engagement, world))


def _rate(
    request: EngagementRequest,
    asking: Asking,
    page: int,
    form: LevelsForm,
    *,
    status: int = 200,
) -> HttpResponse:
    context = {
        "asking": asking,
        "page": page,
        "form": form,
        "ladder": list(enumerate(ladder().steps)),
    }
    return render(request, "careers/skills_rate.html", context, status=status)


def _next(request: EngagementRequest, asking: Asking, page: int, where: str) -> str:
    number = page + 1 if where == "on" else page - 1
    if where != "stop" and 1 <= number <= len(asking.pages):
        return _page_of(request, number)
    return page_url(request, "careers:skills", request.engagement.pk)


def _page_of(request: EngagementRequest, page: int) -> str:
    return page_url(request, "careers:skill-rate", request.engagement.pk, page)
