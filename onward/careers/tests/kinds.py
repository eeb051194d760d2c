"""What the shared fixtures are, for annotations."""

from collections.abc import Callable

from django.test import Client as Browser

from onward.organisations.models import Member

Enter = Callable[[Member | None], Browser]
At = Callable[..., str]
Page = Callable[..., str]  # a name and what stands in its address
