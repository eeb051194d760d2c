"""What ends here when something ends below."""

from datetime import datetime

from django.dispatch import receiver

from onward.coaching.models import Engagement
from onward.coaching.signals import engagement_ended
from onward.organisations.models import Member
from onward.scheduling.models import Session
from onward.scheduling.queries import BOOKED, sessions_of
from onward.scheduling.services import cancel_session


@receiver(engagement_ended, dispatch_uid="scheduling.call_off_what_is_booked")
def call_off_what_is_booked(
    sender: type[Engagement],  # noqa: ARG001 - as signals are sent
    *,
    engagement: Engagement,
    by: Member,
    now: datetime,
    **_: object,
) -> None:
    """An engagement that ends leaves nobody waiting in a room."""
    for session in sessions_of(engagement).filter(BOOKED, during__startswith__gt=now):
        cancel_session(session, why=Session.Why.NOT_NEEDED, by=by, now=now)
