"""Past jobs and the occupations they are taken for."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from onward.careers import queries, services
from onward.careers.forms import JobMatchForm, SearchForm
from onward.careers.queries import NoWorldYet
from onward.coaching.policies import EngagementRequest, engagement_view
from onward.experience.models import Job
from onward.experience.queries import jobs as jobs_of
from onward.organisations.core.rights import Right
from onward.organisations.policies import page_url
from onward.ui.core.refusals import DomainError


@require_GET
@engagement_view(can=Right.READ_RECORD)
def jobs(request: EngagementRequest) -> HttpResponse:
    try:
        found = queries.taken_jobs(request.engagement)
    except NoWorldYet as refusal:
        return render(request, "careers/no_world.html", {"reason": refusal.message})
    services.note_opening(request.engagement, by=request.member)
    return render(request, "careers/jobs.html", {"jobs": found})


@require_http_methods(["GET", "HEAD", "POST"])
@engagement_view(can=Right.ANSWER)
def choose_job(request: EngagementRequest, job_id: UUID) -> HttpResponse:
    job = get_object_or_404(jobs_of(request.engagement), pk=job_id)
    search = SearchForm(request.GET)
    typed = search.typed or job.title
    try:
        choices = queries.choices_for(typed)
    except NoWorldYet as refusal:
        return render(request, "careers/no_world.html", {"reason": refusal.message})
    if request.method != "POST":
        code = queries.code_of(request.engagement, job)
        form = JobMatchForm(choices=choices, initial={"code": code})
        return _ask(request, job, form, search)
    form = JobMatchForm(request.POST, choices=choices)
    if not form.is_valid():
        return _ask(request, job, form, search, status=422)
    return _match(request, job, form.chosen)


def _match(request: EngagementRequest, job: Job, code: str) -> HttpResponse:
    try:
        match = services.match_job(job, code, by=request.member)
    except DomainError as refusal:
        context = {"reason": refusal.message}
        return render(request, "careers/refused.html", context, status=409)
    told = {"job": job.title, "title": match.title or _("nothing here")}
    messages.info(request, _("%(job)s is taken for: %(title)s.") % told)
    return redirect(page_url(request, "careers:jobs", request.engagement.pk))


def _ask(
    request: EngagementRequest,
    job: Job,
    form: JobMatchForm,
    search: SearchForm,
    *,
    status: int = 200,
) -> HttpResponse:
    context = {"job": job, "form": form, "search": search}
    return render(request, "careers/job.html", context, status=status)
