"""Reading the demo's mailbox."""

from dataclasses import dataclass
from pathlib import Path

from django.http import Http404

from onward.notifications.core.letters import Attachment, Letter, read

SHOWN = 200


@dataclass(frozen=True, slots=True)
class Kept:
    """A letter and where it is kept: a file's name and its place in it."""

    file: str
    place: int
    letter: Letter


def mailbox(folder: Path) -> list[Kept]:
    """The newest letters in the mailbox, newest first."""
    kept: list[Kept] = []
    files = folder.glob("*.log")
    for path in sorted(files, key=lambda path: path.stat().st_mtime_ns, reverse=True):
        letters = list(enumerate(read(path.read_bytes())))
        kept += [Kept(path.stem, place, letter) for place, letter in reversed(letters)]
        if len(kept) >= SHOWN:
            break
    return kept[:SHOWN]


def letter_or_404(folder: Path, file: str, place: int) -> Kept:
    """One letter; only files that lie in the folder are ever opened."""
    paths = {path.stem: path for path in folder.glob("*.log")}
    letters = read(paths[file].read_bytes()) if file in paths else []
    if place >= len(letters):
        raise Http404
    return Kept(file, place, letters[place])


def attachment_or_404(kept: Kept, number: int) -> Attachment:
    if number >= len(kept.letter.attachments):
        raise Http404
    return kept.letter.attachments[number]
