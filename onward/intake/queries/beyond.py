"""What lies beyond coaching: who was prompted, and that concerns were noted."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from onward.coaching.models import Coach, Engagement
from onward.intake.models import Answer, Concern, Visibility
from onward.intake.queries.content import red_flags
from onward.organisations.models import Member


def prompted(coach: Coach) -> QuerySet[Answer]:
    """Answers that asked for this coach's eyes at once, nothing of their words."""
    return (
        Answer.objects.filter(
            intake__engagement__coach=coach,
            visibility=Visibility.COACH,
            prompted_at__isnull=False,
        )
        .defer("text")
        .select_related("intake__engagement__client")
        .order_by("-prompted_at")
    )


@dataclass(frozen=True, slots=True)
class ConcernLine:
    """A concern as its reader may see it: only its writer has kind and note."""

    at: datetime
    noticed_by: str
    engagement_id: int
    client: str
    kind: str = ""
    note: str = ""
    is_own: bool = False


def concerns(engagement: Engagement, reader: Member) -> tuple[ConcernLine, ...]:
    """The reader's own concerns about an engagement, newest first."""
    rows = _concerns().filter(engagement=engagement, noticed_by=reader)
    return tuple(_concern_line(row, reader) for row in rows)


def concerns_of_practice(reader: Member) -> tuple[ConcernLine, ...]:
    """That there are concerns, by whom and when; words only to their writer."""
    return tuple(_concern_line(row, reader) for row in _concerns())


def _concerns() -> QuerySet[Concern]:
    return Concern.objects.select_related(
        "noticed_by__user", "engagement__client"
    ).order_by("-at", "pk")


def _concern_line(row: Concern, reader: Member) -> ConcernLine:
    is_own = row.noticed_by_id == reader.pk
    signal = red_flags().find(row.kind)
    return ConcernLine(
        at=row.at,
        noticed_by=row.noticed_by.name,
        engagement_id=row.engagement_id,
        client=row.engagement.client.name,
        kind=(signal.name if signal else row.kind) if is_own else "",
        note=row.note if is_own else "",
        is_own=is_own,
    )
