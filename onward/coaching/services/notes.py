"""Writing notes. Who may read one is fixed when it is written."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onward.audit import services as audit
from onward.coaching.models import Engagement, Note
from onward.organisations.models import Member


@transaction.atomic
def write_note(
    engagement: Engagement,
    *,
    author: Member,
    visibility: str,
    text: str,
    now: datetime,
    session_uid: UUID | None = None,
) -> Note:
    note = Note.objects.create(
        organisation=engagement.organisation,
        engagement=engagement,
        author=author,
        visibility=Note.Visibility(visibility),
        text=text,
        written_at=now,
        session_uid=session_uid,
    )
    audit.record(
        "note written",
        by=author,
        on=note,
        engagement=engagement.pk,
        detail={"visibility": note.visibility},
    )
    return note
