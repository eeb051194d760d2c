"""Notes and reasons beside paths: written by coach or client, read by both."""

from datetime import datetime

from django.db import transaction

from onward.audit import services as audit
from onward.careers.models import PathMark, PathNote
from onward.careers.queries.world import current_release, world_of
from onward.careers.services.releases import UnknownOccupation
from onward.coaching.models import Engagement
from onward.organisations.models import Member
from onward.ui.core.refusals import DomainError

MOST_NOTES = 200


class NotesTooMany(DomainError):
    message = "Two hundred notes are many. Take one away before you write another."


class NothingToReason(DomainError):
    message = "Keep this path first; then a reason can stand beside it."


@transaction.atomic
def add_note(
    engagement: Engagement, code: str, text: str, *, by: Member, now: datetime
) -> PathNote:
    """A note on one kind of work. The same words sent twice in a row are kept once.

    Raises UnknownOccupation, NotesTooMany.
    """
    Engagement.objects.select_for_update().get(pk=engagement.pk)
    known = _known(code)
    notes = PathNote.objects.filter(engagement=engagement)
    last = notes.filter(occupation_code=known).order_by("written_at").last()
    if last is not None and last.text == text and last.by == by:
        return last
    if notes.count() >= MOST_NOTES:
        raise NotesTooMany
    note = PathNote.objects.create(
        organisation=engagement.organisation,
        engagement=engagement,
        occupation_code=known,
        text=text,
        written_at=now,
        by=by,
    )
    audit.record("path note written", by=by, on=note, detail={"path": known})
    return note


@transaction.atomic
def remove_note(note: PathNote, *, by: Member) -> None:
    """Take a note of one's own away."""
    detail = {"path": note.occupation_code}
    audit.record("path note removed", by=by, on=note, detail=detail)
    note.delete()


def _known(code: str) -> str:
    world = world_of(current_release())
    row = world.row_of(code)
    if row is None:
        raise UnknownOccupation
    return world.codes[row]


@transaction.atomic
def say_why(engagement: Engagement, code: str, why: str, *, by: Member) -> PathMark:
    """Why a path is kept, in one's own words. Raises NothingToReason."""
    mark = PathMark.objects.filter(
        engagement=engagement, occupation_code=code, mark=PathMark.Mark.KEPT
    ).first()
    if mark is None:
        raise NothingToReason
    mark.why = why
    mark.save(update_fields=["why"])
    audit.record("reason for a path kept", by=by, on=mark, detail={"path": code})
    return mark
