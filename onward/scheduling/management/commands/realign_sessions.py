"""After an update of tzdata: every session keeps its wall time, and people are told."""

from django.core.management.base import BaseCommand
from django.utils import timezone
from django_scopes import scope

from onward.organisations.models import Organisation
from onward.scheduling.services import realign_sessions


class Command(BaseCommand):
    help = (
        "Put sessions still to come where their wall time is under today's zone data."
    )

    def handle(self, *_: object, **__: object) -> None:
        """Name each session that moved, and each that another one keeps from moving."""
        now = timezone.now()
        for organisation in Organisation.objects.order_by("pk"):
            with scope(organisation=organisation):
                moved, stuck = realign_sessions(now=now)
            for session in moved:
                self.stdout.write(f"{organisation.slug}: {session} keeps its wall time")
            for session in stuck:
                self.stderr.write(f"{organisation.slug}: {session} meets another one")
