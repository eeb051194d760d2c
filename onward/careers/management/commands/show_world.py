"""Show the releases in force and whose they are, or what importing them changed."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from onward.careers.queries.releases import (
    changes_in_words,
    release_in_words,
    releases_in_force,
)
from onward.careers.queries.world import NoWorldYet


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--changes", action="store_true")

    def handle(self, *_: object, **options: object) -> None:
        found = releases_in_force()
        if not found:
            raise CommandError(NoWorldYet.message)
        in_words = changes_in_words if options["changes"] else release_in_words
        lines = [line for release in found for line in in_words(release)]
        for line in lines or [
            "Nothing was there before: these are the first releases."
        ]:
            self.stdout.write(line)
