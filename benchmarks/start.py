"""How long `onward demo` takes until a page answers: the first time, and again.

    python benchmarks/start.py [--again 3]

The floor is a bare interpreter that sets Django up for the same settings, measured in
the same run before each start; ratios are to its median.
"""

import argparse
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ONWARD = Path(sys.executable).with_name("onward")
PORT = 8650
FLOOR = "import django; django.setup()"
READY = "Ctrl-C stops it"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--again", type=int, default=3)
    again = parser.parse_args().again
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        floors, starts = [], []
        for _ in range(1 + again):
            floors.append(_floor(data))
            starts.append(_start(data))
    floor, later = statistics.median(floors), statistics.median(starts[1:])
    print(f"{'':34}{'seconds':>9}{'in floors':>11}")
    for name, seconds in (
        ("an interpreter with Django set up", floor),
        ("first start, nothing there yet", starts[0]),
        (f"start again, median of {again}", later),
    ):
        print(f"{name:34}{seconds:9.2f}{seconds / floor:11.1f}")


def _floor(data: Path) -> float:
    environment = {
        **os.environ,
        "ONWARD_DATA": str(data / "floor"),
        "DJANGO_SETTINGS_MODULE": "onward.config.settings",
    }
    (data / "floor" / "static").mkdir(parents=True, exist_ok=True)
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", FLOOR], env=environment, check=True)
    return time.perf_counter() - begun


def _start(data: Path) -> float:
    """Seconds from the command to the line that says where it runs; then Ctrl-C."""
    command = [ONWARD, "demo", "--port", str(PORT), "--data", str(data / "demo")]
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as demo:
        for line in demo.stdout or ():
            if READY in line:
                break
        taken = time.perf_counter() - begun
        demo.send_signal(signal.SIGINT)
    if demo.returncode != 0:
        raise SystemExit("The demo did not start; its words are above.")
    return taken


if __name__ == "__main__":
    main()
