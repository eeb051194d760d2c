"""Enquiries: which wait, which wait too long, and what came of the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from onward.coaching.models import UNANSWERED_AFTER, Client, Engagement, Enquiry


def enquiries(state: str) -> QuerySet[Enquiry]:
    """Enquiries in a state: those waiting longest first, answered ones newest first."""
    found = Enquiry.objects.filter(state=state).select_related("answered_by__user")
    if state == Enquiry.State.WAITING:
        return found.order_by("received_at", "pk")
    return found.order_by("-answered_at", "pk")


@dataclass(frozen=True, slots=True)
class EnquiryRow:
    """A line of the inbox."""

    enquiry: Enquiry
    engagement: Engagement | None
    is_overdue: bool


def enquiry_rows(found: Sequence[Enquiry], *, now: datetime) -> list[EnquiryRow]:
    """Enquiries with what came of them, however many there are in two queries."""
    assigned = Engagement.objects.filter(enquiry__in=found).select_related(
        "coach__member__user"
    )
    by_enquiry = {each.enquiry_id: each for each in assigned}
    return [
        EnquiryRow(each, by_enquiry.get(each.pk), each.is_overdue(now))
        for each in found
    ]


def enquiry_counts() -> dict[str, int]:
    """How many enquiries are in each state."""
    counted = Enquiry.objects.values("state").annotate(many=Count("pk")).order_by()
    return {state.value: 0 for state in Enquiry.State} | {
        row["state"]: row["many"] for row in counted
    }


def overdue_enquiries(now: datetime) -> QuerySet[Enquiry]:
    """Those that have waited three days or more."""
    return Enquiry.objects.filter(
        state=Enquiry.State.WAITING, received_at__lte=now - UNANSWERED_AFTER
    )


def enquiries_waiting(now: datetime) -> tuple[int, int]:
    """How many enquiries wait, and how many of those for three days or more."""
    waiting = Enquiry.objects.filter(state=Enquiry.State.WAITING)
    return waiting.count(), overdue_enquiries(now).count()


def engagement_from(enquiry: Enquiry) -> Engagement | None:
    """What came of an enquiry that was assigned."""
    return (
        Engagement.objects.filter(enquiry=enquiry)
        .select_related("organisation", "client__member__user", "coach__member__user")
        .first()
    )


def former_client(enquiry: Enquiry) -> Client | None:
    """The client an enquirer once was: same address, or same name and number."""
    same = Q(pk__in=[])
    if enquiry.email:
        same |= Q(email__iexact=enquiry.email)
    if enquiry.phone:
        same |= Q(phone=enquiry.phone, name__iexact=enquiry.name)
    return (
        Client.objects.filter(same)
        .select_related("member__user")
        .order_by("pk")
        .first()
    )
