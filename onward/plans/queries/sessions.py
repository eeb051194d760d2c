"""What a coach wants to see before and in a session: the time since the last one."""

from dataclasses import dataclass

from onward.coaching.models import Note
from onward.coaching.queries import notes_for
from onward.organisations.models import Member
from onward.plans.core.steps import State
from onward.plans.models import CheckIn, Step
from onward.plans.queries.checking import check_in_of
from onward.scheduling.models import Session
from onward.scheduling.queries import previous_session, sessions_of


@dataclass(frozen=True, slots=True)
class Since:
    """The session before, what was written and told there, what was done since."""

    session: Session
    notes: tuple[Note, ...]
    check_in: CheckIn | None
    done: tuple[Step, ...]


def notes_of_session(session: Session, reader: Member) -> tuple[Note, ...]:
    """What this reader may read of what was written on a session's page."""
    return tuple(notes_for(session.engagement, reader).filter(session_uid=session.uid))


def since(session: Session, reader: Member) -> Since | None:
    before = previous_session(session)
    if before is None:
        return None
    done = Step.objects.filter(
        plan__engagement=session.engagement,
        state=State.DONE,
        done_at__gte=before.starts_at,
    )
    after = (
        sessions_of(session.engagement)
        .filter(during__startswith__gt=session.starts_at)
        .first()
    )
    if after is not None:
        done = done.filter(done_at__lt=after.starts_at)
    return Since(
        session=before,
        notes=notes_of_session(before, reader),
        check_in=check_in_of(before),
        done=tuple(done.order_by("done_at", "pk")),
    )
