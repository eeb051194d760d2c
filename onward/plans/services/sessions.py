"""What is kept of a session besides its time: notes, and that its page was opened."""

from datetime import datetime, timedelta

from django.db import transaction

from onward.audit import services as audit
from onward.coaching.models import Note
from onward.coaching.queries import notes_for
from onward.coaching.services import write_note
from onward.organisations.models import Member
from onward.scheduling.models import Session

A_DOUBLE_CLICK = timedelta(minutes=1)


def note_session_opening(session: Session, *, by: Member) -> None:
    """Who opened it is written down, whatever they could see on it."""
    audit.record("session opened", by=by, on=session)


@transaction.atomic
def keep_note(
    session: Session, *, author: Member, visibility: str, text: str, now: datetime
) -> Note:
    """A note of this session. Sent twice in a minute, it is kept once."""
    Session.objects.select_for_update(of=("self",)).get(pk=session.pk)
    last = (
        notes_for(session.engagement, author)
        .filter(author=author, session_uid=session.uid)
        .first()
    )
    if last is not None and _is_same(last, visibility, text, now):
        return last
    return write_note(
        session.engagement,
        author=author,
        visibility=visibility,
        text=text,
        now=now,
        session_uid=session.uid,
    )


def _is_same(last: Note, visibility: str, text: str, now: datetime) -> bool:
    is_recent = now - last.written_at < A_DOUBLE_CLICK
    return is_recent and last.visibility == visibility and last.text == text
