"""The first steps on a machine: what a command says before the database is there."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def folder() -> Iterator[Path]:
    """A data folder by a short name: the address of a socket is no longer."""
    path = Path(tempfile.mkdtemp(prefix="ow"))
    yield path
    shutil.rmtree(path, ignore_errors=True)


@pytest.mark.parametrize(
    "words", [("world", "import", "--starter"), ("careers", "search", "nurse")]
)
def test_a_command_on_a_database_never_migrated_says_what_to_do_first(
    folder: Path, words: tuple[str, ...]
) -> None:
    without = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    done = subprocess.run(
        [Path(sys.executable).with_name("onward"), *words],
        env={**without, "ONWARD_DATA": str(folder)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr.strip().splitlines()[-1] == (
        "onward: The database is not of this version yet. Run first: onward migrate"
    )
    assert "Traceback" not in done.stderr
