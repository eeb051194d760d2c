"""Reading the audit."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from onward.audit.core.chain import Line, first_broken
from onward.audit.core.record import Day, by_day
from onward.audit.models import Entry
from onward.audit.signals import own_record_asked
from onward.organisations.models import Member, Organisation


def own_entries(member: Member) -> QuerySet[Entry]:
    """Who did or opened what in a member's own record, newest first."""
    sent = own_record_asked.send(sender=Member, member=member)
    answers: list[object] = [answer for _receiver, answer in sent]
    own = [pk for ids in answers if isinstance(ids, list) for pk in ids]
    return (
        Entry.objects.filter(engagement__in=own)
        .select_related("by__user")
        .order_by("-number")
    )


def in_words(entries: Iterable[Entry], reader: Member) -> list[Day]:
    """Entries by day, as told to the person they are about."""
    zone = ZoneInfo(reader.organisation.time_zone)
    return by_day(
        ((entry.at, entry.action, *_who(entry, reader)) for entry in entries), zone
    )


def _who(entry: Entry, reader: Member) -> tuple[str, bool]:
    if entry.by is None:
        return _("Onward itself"), False
    if entry.by_id == reader.pk:
        return _("you"), True
    return entry.by.name, False


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
