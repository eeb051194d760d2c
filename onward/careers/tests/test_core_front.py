"""The engine without Django: what its front shows runs as it stands there."""

import subprocess
import sys

RUN = """
import doctest, sys
import onward.careers.core as core
from onward.careers.core import gaps, venture
result = doctest.testmod(core)
assert "django" not in sys.modules, "Django came along"
assert gaps.__name__.endswith("core.gaps"), "a function hides the module"
assert venture.__name__.endswith("core.venture"), "a function hides the module"
print(result.attempted, result.failed)
"""


def test_the_examples_of_the_front_run_without_django_settings() -> None:
    done = subprocess.run(
        [sys.executable, "-c", RUN],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": ""},
    )

    assert done.stderr == ""
    attempted, failed = map(int, done.stdout.split()[-2:])
    assert failed == 0, done.stdout
    assert attempted >= 15
