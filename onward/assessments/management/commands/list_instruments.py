"""List Onward's own instruments, and those a practice brought in."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django_scopes import scope

from onward.assessments.queries import definitions, own_instruments
from onward.organisations.models import Organisation


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--practice", default="")

    def handle(self, *_: object, **options: object) -> None:
        for one in own_instruments():
            badge = ", in development" if one.in_development else ""
            self.stdout.write(f"{one.id} {one.version}: {one.title}{badge}")
        if not options["practice"]:
            return
        practice = Organisation.objects.filter(slug=options["practice"]).first()
        if practice is None:
            raise CommandError(f"There is no practice {options['practice']!r}.")
        with scope(organisation=practice):
            for row in definitions():
                state = ", out of use" if row.retired_at else ""
                self.stdout.write(
                    f"{row}: {row.title}, right held by {row.holder}, "
                    f"{row.imported_at:%Y-%m-%d}{state}"
                )
