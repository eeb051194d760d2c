"""How long importing the official files takes, and how much memory, beside a floor.

    python benchmarks/import_world.py ../shared/data [more paths]

The floor is reading and unpacking every byte of the same files in the same run. Needs a
database of its own: it makes an embedded one in a folder that goes afterwards.
"""

import os
import resource
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
MEGABYTE = 1024  # ru_maxrss counts kilobytes


def peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE


def read_all(paths: list[Path]) -> tuple[float, int]:
    """Seconds and bytes of reading all pieces that are imported, unpacked."""
    from onward.careers.services.sources import look_at

    started, read = time.perf_counter(), 0
    for path in paths:
        for source in look_at(path).sources:
            for piece in source.pieces:
                with piece.opened() as raw:
                    while chunk := raw.read(1 << 20):
                        read += len(chunk)
    return time.perf_counter() - started, read


def main(paths: list[Path]) -> None:
    missing = [str(path) for path in paths if not path.exists()]
    if missing or not paths:
        raise SystemExit(f"Nothing to import here: {', '.join(missing) or 'no path'}.")
    with tempfile.TemporaryDirectory(prefix="ow", dir="/tmp") as folder:
        os.environ["ONWARD_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "onward.config.settings"
        from onward.config.database import start_embedded

        start_embedded(Path(folder))
        import django

        django.setup()
        measure(paths)


def measure(paths: list[Path]) -> None:
    from django.core.management import call_command
    from django.utils import timezone

    from onward.careers.services.starter import import_starter
    from onward.careers.services.world import Asked, import_world

    call_command("migrate", verbosity=0)
    import_starter(now=timezone.now())
    floor, read = read_all(paths)
    at_rest = peak_megabytes()
    steps: list[tuple[str, float]] = []
    started = time.perf_counter()
    done = import_world(
        [Asked(path) for path in paths],
        now=timezone.now(),
        progress=lambda doing, _: steps.append((doing, time.perf_counter())),
    )
    seconds = time.perf_counter() - started
    for (doing, began), (_, ended) in pairwise(steps):
        if ended - began > 0.5:
            print(f"  {doing}: {ended - began:.1f} s")
    for release in done.releases:
        print(f"  {release}: {release.counts}")
    print(f"import: {seconds:.1f} s, {seconds / floor:.0f} times reading alone")
    print(f"reading alone: {floor:.2f} s for {read / 1e6:.0f} MB unpacked")
    print(f"peak memory: {peak_megabytes():.0f} MB, {at_rest:.0f} MB before the import")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
