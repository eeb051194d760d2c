"""The sessions of an engagement, and the file that puts one into a calendar."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from onward.coaching.policies import EngagementRequest, engagement_view
from onward.coaching.queries import is_client_of, is_coach_of
from onward.organisations.core.rights import Right
from onward.organisations.policies import OrgRequest, org_view
from onward.scheduling.queries import meetings_page, visible_sessions
from onward.scheduling.services import calendar_of


@require_GET
@engagement_view(can=Right.SEE_ENGAGEMENT)
def meetings(request: EngagementRequest) -> HttpResponse:
    member, engagement = request.member, request.engagement
    page = meetings_page(
        engagement, timezone.now(), for_client=not request.acts_for_client
    )
    context = {
        "engagement": engagement,
        "page": page,
        "is_client": not request.acts_for_client,
        "is_coach": is_coach_of(member, engagement),
        "may_move": member.may(Right.MOVE_SESSION),
        "may_book": member.may(Right.BOOK),
        "tell_by_phone": request.acts_for_client and not engagement.client.email,
    }
    return render(request, "scheduling/meetings.html", context)


@require_GET
@org_view(can=Right.SEE_ENGAGEMENT)
def invitation(request: OrgRequest, session_id: int) -> HttpResponse:
    seen = visible_sessions(request.member, Right.SEE_ENGAGEMENT)
    session = get_object_or_404(seen, pk=session_id)
    for_client = is_client_of(request.member, session.engagement)
    text = calendar_of(session, for_client=for_client, now=timezone.now())
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="session.ics"'
    return response
