"""Proofs of skills: brought by the client, looked at by the coach, never shown else."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from onward.assessments.queries import SKILLS_PART, is_kept
from onward.audit.models import Entry
from onward.careers.forms.proofs import KindForm, LookForm, ProofForm
from onward.careers.policies import skills_view
from onward.careers.queries.proofs import proof_view, proof_views, skills_to_show
from onward.coaching.policies import EngagementRequest
from onward.experience.models import Proof, Story
from onward.experience.queries import proofs_of, stories
from onward.experience.services import (
    add_proof,
    look_at_proof,
    note_file_opening,
    note_skills_opening,
    remove_proof,
)
from onward.organisations.core.rights import Right
from onward.organisations.policies import page_url
from onward.ui.core.refusals import DomainError


@require_GET
@skills_view(can=Right.READ_RECORD)
def proofs(request: EngagementRequest) -> HttpResponse:
    note_skills_opening(request.engagement, by=request.member)
    context = {
        "proofs": proof_views(request.engagement),
        "is_kept": is_kept(request.engagement, SKILLS_PART),
    }
    return render(request, "careers/skills_proofs.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@skills_view(can=Right.ANSWER)
def bring_proof(request: EngagementRequest) -> HttpResponse:
    form = _form(request)
    if not form.is_bound:
        return _adding(request, form)
    if not form.is_valid():
        return _adding(request, form, status=422)
    try:
        proof = add_proof(
            request.engagement, form.facts, by=request.member, now=timezone.now()
        )
    except DomainError as refusal:
        form.add_error(None, refusal.message)
        return _adding(request, form, status=409)
    messages.info(request, _("Kept: %(title)s.") % {"title": proof.title})
    return _back(request)


def _form(request: EngagementRequest) -> ProofForm:
    is_sent = request.method == "POST"
    kind = KindForm(request.GET).chosen
    told = stories(request.engagement, reader=request.member).filter(
        visibility=Story.Visibility.COACH
    )
    return ProofForm(
        request.POST if is_sent else None,
        request.FILES if is_sent else None,
        kind=kind,
        skills=skills_to_show(request.engagement),
        stories=list(told) if kind == Proof.Kind.STORY else (),
    )


def _adding(
    request: EngagementRequest, form: ProofForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "kind": form.kind,
        "kinds": Proof.Kind.choices,
        "is_kept": is_kept(request.engagement, SKILLS_PART),
    }
    return render(request, "careers/skills_proof_add.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@skills_view(can=Right.WRITE_RECORD)
def look(request: EngagementRequest, proof_id: UUID) -> HttpResponse:
    """The coach looks at a proof and says which level it shows."""
    if _is_gone(request, proof_id):
        return _gone(request)
    proof = _proof(request, proof_id)
    data = request.POST if request.method == "POST" else None
    form = LookForm(data, rows=proof.skills.order_by("pk"))
    if not form.is_valid():
        context = {"form": form, "view": proof_view(proof)}
        status = 422 if form.is_bound else 200
        return render(request, "careers/skills_look.html", context, status=status)
    try:
        look_at_proof(proof, form.levels, by=request.member, now=timezone.now())
    except DomainError as refusal:
        context = {"reason": refusal.message}
        return render(request, "careers/refused.html", context, status=409)
    messages.info(request, _("Looked at: %(title)s.") % {"title": proof.title})
    return _back(request)


@require_GET
@skills_view(can=Right.READ_RECORD)
def proof_file(request: EngagementRequest, proof_id: UUID) -> HttpResponse:
    """The file as it came, to be kept: a browser is told not to open it here."""
    proof = _proof(request, proof_id)
    if not proof.has_file:
        raise Http404
    note_file_opening(proof, by=request.member)
    named = content_disposition_header(as_attachment=True, filename=proof.file_name)
    return HttpResponse(
        proof.file,
        content_type=proof.file_type,
        headers={
            "Content-Disposition": named or "attachment",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@skills_view(can=Right.ANSWER)
def drop_proof(request: EngagementRequest, proof_id: UUID) -> HttpResponse:
    if _is_gone(request, proof_id):
        return _gone(request)
    proof = _proof(request, proof_id)
    if request.method != "POST":
        return render(request, "careers/skills_proof_remove.html", {"proof": proof})
    title = proof.title
    remove_proof(proof, by=request.member)
    messages.info(request, _("Removed: %(title)s.") % {"title": title})
    return _back(request)


def _proof(request: EngagementRequest, proof_id: UUID) -> Proof:
    return get_object_or_404(proofs_of(request.engagement), pk=proof_id)


def _is_gone(request: EngagementRequest, proof_id: UUID) -> bool:
    """Whether it was here once and is no more; the audit knows of none elsewhere."""
    if proofs_of(request.engagement).filter(pk=proof_id).exists():
        return False
    return Entry.objects.filter(
        engagement=request.engagement.pk,
        action="proof of a skill added",
        subject=f"{Proof._meta.label_lower} {proof_id}",
    ).exists()


def _gone(request: EngagementRequest) -> HttpResponse:
    """It stood on a page opened before: somebody else, or another tab, was sooner."""
    messages.info(request, _("That proof was taken away in the meantime."))
    return _back(request)


def _back(request: EngagementRequest) -> HttpResponse:
    return redirect(page_url(request, "careers:skill-proofs", request.engagement.pk))
