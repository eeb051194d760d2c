"""What is reckoned once and then read from a file in the data folder.

A file is named for all that went into it, so it is never out of date; who cannot write
reckons anew each time.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO
from zipfile import BadZipFile

import numpy as np
from django.conf import settings
from numpy.typing import NDArray

Arrays = Mapping[str, NDArray[np.generic]]
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Shelf:
    """Files of one kind, of which the `most` newest stay."""

    kind: str
    most: int
    ending: str = "npz"

    def path(self, mark: str) -> Path:
        """Where the file of a mark stands or would stand."""
        return Path(settings.DATA) / "cache" / f"{self.kind}-{mark}.{self.ending}"

    def arrays(self, mark: str, reckon: Callable[[], Arrays]) -> Arrays:
        """The arrays kept under a mark; reckoned and kept where they are not whole."""
        try:
            with np.load(self.path(mark)) as kept:
                return dict(kept)
        except (OSError, ValueError, EOFError, BadZipFile):
            found = reckon()
        self.keep(mark, lambda file: np.savez(file, allow_pickle=False, **found))
        return found

    def keep(self, mark: str, write: Callable[[IO[bytes]], object]) -> bool:
        """Write a file whole or not at all, and let the oldest go; False where it
        cannot be kept.
        """
        path = self.path(mark)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(
                dir=path.parent, suffix=".part", delete=False
            ) as part:
                write(part)
            Path(part.name).replace(path)
            kept = sorted(
                path.parent.glob(f"{self.kind}-*.{self.ending}"),
                key=lambda one: one.stat().st_mtime,
            )
            for old in kept[: -self.most]:
                old.unlink(missing_ok=True)
        except OSError:
            logger.warning("What was reckoned could not be kept in %s", path)
            return False
        return True
