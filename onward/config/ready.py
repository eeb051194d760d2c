"""Pointing the settings at the data folder, with a database that runs."""

import os
from pathlib import Path

import django

from onward.config.database import start_embedded


def make_ready(data: str | None) -> None:
    if data:
        os.environ["ONWARD_DATA"] = data
    folder = Path(os.environ.get("ONWARD_DATA", "onward-data")).absolute()
    if not os.environ.get("DATABASE_URL"):
        start_embedded(folder)
    (folder / "static").mkdir(parents=True, exist_ok=True)
    django.setup()
