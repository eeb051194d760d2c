"""Reading the audit."""

from django.db.models import QuerySet

from onward.audit.core.chain import Line, first_broken
from onward.audit.models import Entry
from onward.organisations.models import Organisation


def entries_about(engagement_id: int) -> QuerySet[Entry]:
    """Who did or opened what in one engagement, newest first."""
    return (
        Entry.objects.filter(engagement=engagement_id)
        .select_related("by__user")
        .order_by("-number")
    )


def first_broken_line(organisation: Organisation) -> int | None:
    """The number of the first line that was changed or removed; None when whole."""
    entries = Entry.objects.filter(organisation=organisation).order_by("number")
    return first_broken(
        (_line(entry), entry.hash_before, entry.hash)
        for entry in entries.iterator(chunk_size=2000)
    )


def _line(entry: Entry) -> Line:
    return Line(
        organisation=entry.organisation_id,
        number=entry.number,
        at=entry.at,
        by=entry.by_id,
        action=entry.action,
        subject=entry.subject,
        engagement=entry.engagement,
        detail=entry.detail,
    )
