"""How a page of the look itself says that everybody may open it."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from django.http import HttpResponseBase

P = ParamSpec("P")
R = TypeVar("R", bound=HttpResponseBase)


def open_view(view: Callable[P, R]) -> Callable[P, R]:
    """Mark a view that needs no organisation, no sign-in and no right."""
    vars(view)["onward_open"] = True
    return view
