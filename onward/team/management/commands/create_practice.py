"""Open a practice and print the link that lets its owner in."""

from argparse import ArgumentParser
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.utils import timezone

from onward.organisations.models import Organisation
from onward.team.services import open_practice

NAME_LENGTH = 120


class Command(BaseCommand):
    help = "Open a practice; its owner gets an invitation."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--name", required=True)
        parser.add_argument("--kind", required=True, choices=Organisation.Kind.values)
        parser.add_argument("--owner-name", required=True)
        parser.add_argument("--owner-email", required=True)
        parser.add_argument("--time-zone", default="UTC")

    def handle(self, **options: str) -> None:
        _refuse_nonsense(options)
        practice, url = open_practice(
            options["name"].strip(),
            kind=options["kind"],
            time_zone=options["time_zone"],
            owner_name=options["owner_name"].strip(),
            owner_email=options["owner_email"],
            now=timezone.now(),
        )
        self.stdout.write(f"{practice.name} is open at /at/{practice.slug}/.")
        self.stdout.write(f"{options['owner_name']} gets in, once, with this link:")
        self.stdout.write(url)


def _refuse_nonsense(options: dict[str, str]) -> None:
    for name in ("name", "owner_name"):
        words = name.replace("_", " ")
        if not options[name].strip():
            raise CommandError(f"The {words} is empty.")
        if len(options[name]) > NAME_LENGTH:
            raise CommandError(f"The {words} is longer than {NAME_LENGTH} signs.")
    if options["kind"] not in Organisation.Kind.values:
        raise CommandError(f"{options['kind']} is not a kind of practice.")
    if options["time_zone"] not in available_timezones():
        raise CommandError(
            f"{options['time_zone']} is not a time zone; one is America/Chicago."
        )
    try:
        validate_email(options["owner_email"])
    except ValidationError as error:
        raise CommandError(
            f"{options['owner_email']} is not an e-mail address."
        ) from error
