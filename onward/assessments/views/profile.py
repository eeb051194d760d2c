"""What the answers say so far, drawn with their doubt, and who sees which part."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from onward.assessments import queries, services
from onward.assessments.queries.profile import has_part, profile_of
from onward.assessments.services.profile import profile_pdf as pdf_of
from onward.assessments.views.places import profile_url
from onward.assessments.views.strengths import PANES
from onward.coaching.policies import EngagementRequest, engagement_view
from onward.organisations.core.rights import Right


@require_GET
@engagement_view(can=Right.READ_RECORD)
def profile(request: EngagementRequest) -> HttpResponse:
    services.note_opening(request.engagement, by=request.member)
    found = profile_of(request.engagement, reader=request.member)
    glance = found.strengths.panes if found.strengths else ()
    context = {
        "profile": found,
        "panes": [(PANES[pane][0], rows, more) for pane, rows, more in glance],
        "stories": queries.instrument(queries.STRENGTHS),
    }
    return render(request, "assessments/profile.html", context)


@require_GET
@engagement_view(can=Right.READ_RECORD)
def profile_pdf(request: EngagementRequest) -> HttpResponse:
    """The profile to take along: the same parts this reader sees on the page."""
    pdf = pdf_of(request.engagement, reader=request.member, now=timezone.now())
    named = 'attachment; filename="profile.pdf"'
    return HttpResponse(
        pdf, content_type="application/pdf", headers={"Content-Disposition": named}
    )


@require_POST
@engagement_view(can=Right.ANSWER)
def withhold(request: EngagementRequest, part: str) -> HttpResponse:
    """One tap beside a part: the coach meets it nowhere from now on."""
    if not has_part(request.engagement, part):
        raise Http404
    try:
        services.keep_to_oneself(
            request.engagement, part, by=request.member, now=timezone.now()
        )
    except services.OnlyTheirs as refusal:
        messages.warning(request, str(refusal))
        return _back(request, part)
    said = _("Kept to yourself. %(coach)s does not see it from now on.")
    messages.info(request, said % {"coach": request.engagement.coach})
    return _back(request, part)


@require_POST
@engagement_view(can=Right.ANSWER)
def unwithhold(request: EngagementRequest, part: str) -> HttpResponse:
    try:
        services.show_to_coach(request.engagement, part, by=request.member)
    except services.OnlyTheirs as refusal:
        messages.warning(request, str(refusal))
        return _back(request, part)
    said = _("%(coach)s sees it again.") % {"coach": request.engagement.coach}
    messages.info(request, said)
    return _back(request, part)


def _back(request: EngagementRequest, part: str) -> HttpResponse:
    """To the profile, at the part it is about."""
    return redirect(f"{profile_url(request)}#{part}")
