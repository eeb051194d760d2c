"""Work of every kind: the list, and a page to add, change or remove one thing."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from onward.coaching.policies import EngagementRequest, engagement_view
from onward.experience import queries, services
from onward.experience.forms import EducationForm, JobForm
from onward.experience.models import Job
from onward.organisations.core.rights import Right
from onward.organisations.policies import page_url


@require_GET
@engagement_view(can=Right.READ_RECORD)
def experience(request: EngagementRequest) -> HttpResponse:
    services.note_opening(request.engagement, by=request.member)
    level = queries.education_level(request.engagement)
    return _list(request, EducationForm(initial={"level": level}))


@require_POST
@engagement_view(can=Right.ANSWER)
def schooling(request: EngagementRequest) -> HttpResponse:
    form = EducationForm(request.POST)
    if not form.is_valid():
        return _list(request, form, status=422)
    services.set_education(
        request.engagement, form.cleaned_data["level"], by=request.member
    )
    messages.info(request, _("Schooling kept."))
    return _back(request)


@require_http_methods(["GET", "HEAD", "POST"])
@engagement_view(can=Right.ANSWER)
def add(request: EngagementRequest) -> HttpResponse:
    now = timezone.now()
    if request.method != "POST":
        return _form(request, JobForm(today=now.date()))
    form = JobForm(request.POST, today=now.date())
    if not form.is_valid():
        return _form(request, form, status=422)
    job = services.add_job(request.engagement, form.facts, by=request.member, now=now)
    messages.info(request, _("Added: %(title)s.") % {"title": job.title})
    return _back(request)


@require_http_methods(["GET", "HEAD", "POST"])
@engagement_view(can=Right.ANSWER)
def edit(request: EngagementRequest, job_id: UUID) -> HttpResponse:
    job, now = _job(request, job_id), timezone.now()
    if request.method != "POST":
        return _form(request, JobForm.of(job, today=now.date()), job)
    form = JobForm(request.POST, today=now.date())
    if not form.is_valid():
        return _form(request, form, job, status=422)
    services.edit_job(job, form.facts, by=request.member, now=now)
    messages.info(request, _("Changed: %(title)s.") % {"title": job.title})
    return _back(request)


@require_http_methods(["GET", "HEAD", "POST"])
@engagement_view(can=Right.ANSWER)
def remove(request: EngagementRequest, job_id: UUID) -> HttpResponse:
    job = _job(request, job_id)
    if request.method != "POST":
        return render(request, "experience/remove.html", {"job": job})
    services.remove_job(job, by=request.member)
    messages.info(request, _("Removed: %(title)s.") % {"title": job.title})
    return _back(request)


def _job(request: EngagementRequest, job_id: UUID) -> Job:
    return get_object_or_404(queries.jobs(request.engagement), pk=job_id)


def _back(request: EngagementRequest) -> HttpResponse:
    return redirect(page_url(request, "experience:list", request.engagement.pk))


def _list(
    request: EngagementRequest, form: EducationForm, *, status: int = 200
) -> HttpResponse:
    context = {"jobs": queries.jobs(request.engagement), "form": form}
    return render(request, "experience/experience.html", context, status=status)


def _form(
    request: EngagementRequest,
    form: JobForm,
    job: Job | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    context = {"form": form, "job": job}
    return render(request, "experience/job.html", context, status=status)
