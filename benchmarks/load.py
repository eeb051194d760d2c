"""A database as large practices make it: `python -m benchmarks.load`.

It stands beside the product's own, on the server of DATABASE_URL or of the data
folder ONWARD_DATA, and is made anew each time. Meetings lie around the present day.
"""

import argparse
import importlib
import os
import sys
import time

import django

from benchmarks.ground import (
    LARGE,
    Size,
    address_of,
    drop,
    environment,
    label,
    make_anew,
    server_url,
)


def asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--practices", type=int, default=LARGE.practices)
    parser.add_argument("--clients", type=int, default=LARGE.clients)
    parser.add_argument("--sessions", type=int, default=LARGE.sessions)
    parser.add_argument("--database", default=LARGE.database)
    parser.add_argument("--drop", action="store_true", help="only drop it again")
    return parser.parse_args()


def load(size: Size, server: str) -> None:
    """Make the database, its tables and its world, then fill it."""
    began = time.perf_counter()
    make_anew(size, server)
    print(f"  tables and the starter world after {_since(began)}")
    os.environ |= environment(address_of(size.database, server))
    django.setup()
    # Models can be read only now that Django knows its database.
    importlib.import_module("benchmarks.filling").fill(size)
    label(size, server)
    print(f"  {size.database} is whole after {_since(began)}")


def _since(began: float) -> str:
    return f"{time.perf_counter() - began:.0f} s"


def main() -> int:
    said = asked()
    size = Size(said.database, said.practices, said.clients, said.sessions)
    server = server_url()
    if said.drop:
        drop(size.database, server)
        return 0
    print(f"Filling {size.database}: {size}")
    load(size, server)
    return 0


if __name__ == "__main__":
    sys.exit(main())
