"""Bring an instrument's file into a practice, on an owner's word."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django_scopes import scope

from onward.assessments import services
from onward.assessments.core.definition_lines import MOST_BYTES
from onward.organisations.core.rights import Right
from onward.organisations.models import Member, Organisation


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file")
        for name in ("practice", "by", "holder", "basis"):
            parser.add_argument(f"--{name}", required=True)
        parser.add_argument("--document", default="")

    def handle(self, *_: object, **options: str) -> None:
        practice = Organisation.objects.filter(slug=options["practice"]).first()
        if practice is None:
            raise CommandError(f"There is no practice {options['practice']!r}.")
        file = Path(options["file"])
        with scope(organisation=practice), file.open("rb") as opened:
            try:
                kept = services.import_instrument(
                    opened.read(MOST_BYTES + 1),
                    file_name=file.name,
                    right=_right(options),
                    by=_owner(practice, options["by"]),
                    now=timezone.now(),
                )
            except services.Unusable as refusal:
                found = "\n".join(map(str, refusal.faults))
                raise CommandError(f"{refusal}\n{found}") from refusal
        self.stdout.write(f"Brought in: {kept}, sha256 {kept.fingerprint}")


def _owner(practice: Organisation, email: str) -> Member:
    found = Member.objects.filter(
        organisation=practice, user__email__iexact=email, is_active=True
    ).first()
    if found is None or not found.may(Right.MANAGE_PRACTICE):
        raise CommandError(f"{email} is not an owner of {practice}.")
    return found


def _right(options: dict[str, str]) -> services.Right:
    path = Path(options["document"]) if options["document"] else None
    document = services.Document(path.name, path.read_bytes()) if path else None
    return services.Right(options["basis"], options["holder"], document)
