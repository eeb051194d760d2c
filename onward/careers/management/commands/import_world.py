"""Bring occupations: the bundled starter world, or an O*NET release."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from onward.careers.services.onet import import_onet
from onward.careers.services.starter import import_starter, starter_is_present
from onward.ui.core.refusals import DomainError

WIDTH = 30


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--starter", action="store_true")
        which.add_argument("--onet", type=Path, metavar="PATH")
        parser.add_argument("--unless-present", action="store_true")

    def handle(self, *_: object, **options: object) -> None:
        onet = options["onet"]
        if options["unless_present"] and not onet and starter_is_present():
            return
        now = timezone.now()
        try:
            release = (
                import_onet(onet, now=now, progress=self._say)
                if isinstance(onet, Path)
                else import_starter(now=now, progress=self._say)
            )
        except DomainError as refusal:
            raise CommandError(str(refusal)) from refusal
        count = release.occupations.count()
        self.stdout.write(f"{release}: {count} occupations are in force.")

    def _say(self, doing: str, share: float) -> None:
        """A bar on a terminal, nothing in a log."""
        if self.stderr.isatty():
            done = round(WIDTH * share)
            bar = "#" * done + "." * (WIDTH - done)
            self.stderr.write(
                f"\r[{bar}] {doing:<30}", ending="\n" if share >= 1 else ""
            )
