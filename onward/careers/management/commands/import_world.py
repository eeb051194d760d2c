"""Bring occupations, pay, outlook, ESCO: the bundled world, or official files."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import click
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from onward.careers.models import Release
from onward.careers.queries.indexes import make_indexes
from onward.careers.queries.releases import changes_in_words
from onward.careers.services.download import fetched, is_address
from onward.careers.services.releases import Progress
from onward.careers.services.starter import import_starter, starter_is_present
from onward.careers.services.world import OPTIONS, Asked, import_world
from onward.ui.core.refusals import DomainError

STEPS = 1_000


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="*", metavar="PATH")
        parser.add_argument("--starter", action="store_true")
        parser.add_argument("--unless-present", action="store_true")
        for option in OPTIONS:
            parser.add_argument(
                f"--{option}", action="append", default=[], metavar="PATH"
            )

    def handle(self, *_: object, **options: object) -> None:
        named = [(name, "") for name in _texts(options["paths"])]
        for option in OPTIONS:
            named += [(name, option) for name in _texts(options[option])]
        try:
            if options["starter"]:
                self._starter(unless_present=bool(options["unless_present"]))
            if named:
                self._import(named)
        except DomainError as refusal:
            told = f"{refusal} Nothing was changed."
            raise CommandError(told) from refusal

    def _starter(self, *, unless_present: bool) -> None:
        if unless_present and starter_is_present():
            return
        with self._bar() as progress:
            release = import_starter(now=timezone.now(), progress=progress)
        self._say([release])

    def _import(self, named: list[tuple[str, str]]) -> None:
        with ExitStack() as stack:
            asked = []
            for name, option in named:
                path = Path(name)
                if is_address(name):
                    with self._bar() as progress:
                        path = stack.enter_context(fetched(name, progress=progress))
                asked.append(Asked(path, option))
            with self._bar() as progress:
                done = import_world(asked, now=timezone.now(), progress=progress)
        for line in done.fingerprints:
            self.stdout.write(line)
        for warning in done.warnings:
            self.stderr.write(f"Note: {warning}")
        if done.left:
            self.stdout.write(f"Not read: {', '.join(done.left)}")
        self._say(list(done.releases))
        self.stdout.write("Getting the indexes of titles and skills ready.")
        make_indexes()

    def _say(self, releases: list[Release]) -> None:
        for release in releases:
            for line in changes_in_words(release):
                self.stdout.write(line)
        for release in releases:
            counts = ", ".join(
                f"{many:,} {what}" for what, many in release.counts.items()
            )
            self.stdout.write(f"{release}: {counts} are in force.")

    @contextmanager
    def _bar(self) -> Iterator[Progress]:
        """A bar on a terminal, nothing in a log."""
        with click.progressbar(
            length=STEPS,
            file=sys.stderr,
            hidden=not sys.stderr.isatty(),
            item_show_func=lambda doing: doing or "",
        ) as bar:
            at = 0

            def progress(doing: str, share: float) -> None:
                nonlocal at
                reached = max(at, round(STEPS * share))
                bar.update(reached - at, doing)
                at = reached

            yield progress


def _texts(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []
