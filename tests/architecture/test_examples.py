"""Examples in docstrings hold, all of them."""

import doctest
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

PRODUCT = Path(__file__).parents[2] / "onward"
MODULES = sorted(
    ".".join(path.relative_to(PRODUCT.parent).with_suffix("").parts)
    for path in PRODUCT.rglob("*.py")
    if ">>> " in path.read_text("utf-8")
)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_hold(name: str) -> None:
    module = import_module(name.removesuffix(".__init__"))

    found = doctest.testmod(module, extraglobs={"np": np})

    assert found.attempted > 0
    assert found.failed == 0
