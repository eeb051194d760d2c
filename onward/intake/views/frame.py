"""What the pages of an intake share: whom it is about, and the help card."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render

from onward.coaching.policies import EngagementRequest
from onward.intake.core.red_flags import Urgency
from onward.intake.core.words import dialled, first_name
from onward.organisations.policies import page_url
from onward.organisations.queries import crisis_contacts

HEAVY = "intake-heavy"


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to reach at once, with the number as a telephone dials it."""

    name: str
    phone: str
    note: str
    number: str


@dataclass(frozen=True, slots=True)
class HelpCard:
    """What stands on top of the page after something heavy was written."""

    is_urgent: bool
    coach_reads_it: bool
    contacts: tuple[Contact, ...]


def contacts() -> tuple[Contact, ...]:
    return tuple(
        Contact(each.name, each.phone, each.note, dialled(each.phone))
        for each in crisis_contacts()
    )


def page(
    request: EngagementRequest,
    template: str,
    context: dict[str, object],
    *,
    status: int = 200,
) -> HttpResponse:
    """Render a page of the intake with the names it speaks of."""
    engagement = request.engagement
    zone = request.organisation if request.acts_for_client else engagement.client
    frame: dict[str, object] = {
        "engagement": engagement,
        "for_coach": request.acts_for_client,
        "coach_first": first_name(engagement.coach.member.name),
        "client_first": first_name(engagement.client.name),
        "zone": ZoneInfo(zone.time_zone),
        "help_url": page_url(request, "intake:help", engagement.pk),
        "help_card": _take_help_card(request),
    }
    return render(request, template, frame | context, status=status)


def leave_help_card(
    request: EngagementRequest, noticed: Urgency | None, *, coach_reads_it: bool
) -> None:
    """Have the next page open with the help card: the assist is never silent."""
    if noticed is None:
        return
    request.session[HEAVY] = {
        "engagement": request.engagement.pk,
        "urgent": noticed is Urgency.NOW,
        "coach": coach_reads_it,
    }


def _take_help_card(request: EngagementRequest) -> HelpCard | None:
    left = request.session.get(HEAVY)
    if not left or left["engagement"] != request.engagement.pk:
        return None
    del request.session[HEAVY]
    return HelpCard(
        is_urgent=left["urgent"],
        coach_reads_it=left["coach"],
        contacts=contacts(),
    )
