"""What is said without being asked: letters left lying, credentials running out."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django_scopes import scope

from onward.coaching import queries
from onward.coaching.core.credentials import reminder_due
from onward.coaching.models import Credential, Enquiry
from onward.coaching.services import letters
from onward.organisations.core.rights import Right
from onward.organisations.models import Organisation
from onward.organisations.queries import members_who_may


def send_reminders(*, now: datetime) -> int:
    """Once a day or oftener, for every practice; how many reminders were queued.

    Nothing is said twice: each row remembers when it was last spoken of.
    """
    queued = 0
    for organisation in Organisation.objects.order_by("pk"):
        today = now.astimezone(ZoneInfo(organisation.time_zone)).date()
        with scope(organisation=organisation):
            queued += _of_enquiries(organisation, now)
            queued += _of_credentials(today)
    return queued


@transaction.atomic
def _of_enquiries(organisation: Organisation, now: datetime) -> int:
    forgotten = list(
        queries.overdue_enquiries(now).filter(reminded_at=None).select_for_update()
    )
    if not forgotten:
        return 0
    for member in members_who_may(Right.RUN_ENQUIRIES):
        letters.send_still_waiting(
            organisation, member.user.email or "", many=len(forgotten)
        )
    Enquiry.objects.filter(pk__in=[each.pk for each in forgotten]).update(
        reminded_at=now
    )
    return len(forgotten)


@transaction.atomic
def _of_credentials(today: date) -> int:
    queued = 0
    running = Credential.objects.filter(
        expires_on__gte=today, coach__member__is_active=True
    ).select_related("coach__member__user", "organisation")
    for credential in running.select_for_update(of=("self",)):
        days = reminder_due(
            credential.expires_on, today=today, reminded_on=credential.reminded_on
        )
        if days is None:
            continue
        letters.send_runs_out(credential, today=today)
        credential.reminded_on = today
        credential.save(update_fields=["reminded_on"])
        queued += 1
    return queued
