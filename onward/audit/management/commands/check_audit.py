"""Whether every practice's audit is whole: no line changed, removed or slipped in."""

from django.core.management.base import BaseCommand, CommandError
from django_scopes import scope

from onward.audit.models import Entry
from onward.audit.queries import first_broken_line
from onward.organisations.models import Organisation


class Command(BaseCommand):
    help = "Read every line of every practice's audit and check the chain."

    def handle(self, **options: int) -> None:
        broken: list[str] = []
        for organisation in Organisation.objects.order_by("pk"):
            with scope(organisation=organisation):
                line = first_broken_line(organisation)
                lines = Entry.objects.count()
            if line is not None:
                broken.append(f"{organisation.slug}: line {line}")
            elif options["verbosity"]:
                self.stdout.write(f"{organisation.slug}: {lines} lines, whole")
        if broken:
            raise CommandError(
                "The audit was changed. First broken line of each practice: "
                f"{'; '.join(broken)}."
            )
