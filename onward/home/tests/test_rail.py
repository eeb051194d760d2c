"""The rail says where one is: at one place, never at two."""

import re
from collections.abc import Callable

import pytest
from django.test import Client as Browser

from conftest import Cast

CURRENT = re.compile(r'<a href="([^"]+)" aria-current="page"')


@pytest.mark.parametrize(
    ("address", "way"),
    [
        ("/at/north/practice/instruments/", "/at/north/practice/instruments/"),
        ("/at/north/practice/", "/at/north/practice/"),
        ("/at/north/today/", "/at/north/today/"),
    ],
)
def test_one_way_is_lit(
    cast: Cast, enter: Callable[..., Browser], address: str, way: str
) -> None:
    html = enter(cast.owner).get(address).content.decode()

    rail = html[html.index('class="rail"') : html.index("</nav>")]
    assert CURRENT.findall(rail) == [way]
