"""Fingerprints of files, and those of releases we know."""

import csv
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from onward.careers.services.files import sha256_of, sha256_of_all
from onward.careers.services.releases import CONTENT
from onward.careers.services.sources import Source

LIST = CONTENT / "known_releases.csv"


@cache
def known_files() -> dict[str, str]:
    """sha256 by file name."""
    with LIST.open(encoding="utf-8") as text:
        return {row["file"]: row["sha256"] for row in csv.DictReader(text)}


def fingerprint(sources: Sequence[Source]) -> tuple[str, bool]:
    """The sha256 of what is imported, and whether every file of it is known."""
    digests = [_digest(path) for path in _paths(sources)]
    known = set(known_files().values())
    return sha256_of_all(digests), all(digest in known for digest in digests)


def warnings(sources: Sequence[Source]) -> Iterator[str]:
    """A sentence for each file that has the name of a known one and another sha256."""
    for path in _paths(sources):
        expected = known_files().get(path.name)
        if path.is_file() and expected and _digest(path) != expected:
            yield (
                f"{path.name} is not the file we know by that name: its sha256 is not"
                f" {expected[:12]}..."
            )


def printed(sources: Sequence[Source]) -> Iterator[str]:
    """Each file with its sha256, and whether we know it."""
    known = set(known_files().values())
    for path in _paths(sources):
        digest = _digest(path)
        word = "known" if digest in known else "not known to us"
        yield f"{digest}  {path.name} ({word})"


def _paths(sources: Sequence[Source]) -> list[Path]:
    return sorted(dict.fromkeys(source.path for source in sources))


def _digest(path: Path) -> str:
    return sha256_of(path)
