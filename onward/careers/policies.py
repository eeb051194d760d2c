"""Declaring a page about a client's skills; it is closed while they are withheld."""

from collections.abc import Callable
from functools import update_wrapper
from typing import ParamSpec

from django.http import Http404, HttpResponse

from onward.assessments.queries import SKILLS_PART, withheld_from
from onward.coaching.policies import (
    EngagementRequest,
    EngagementView,
    engagement_view,
)
from onward.organisations.core.rights import Right
from onward.organisations.policies import Mounted

P = ParamSpec("P")


def is_closed(request: EngagementRequest) -> bool:
    """Whether the client keeps their skills from this reader."""
    return SKILLS_PART in withheld_from(request.engagement, request.member)


def skills_view(*, can: Right) -> Callable[[EngagementView[P]], Mounted]:
    """`engagement_view`, and 404 while the client keeps their skills to themselves."""

    def declare(view: EngagementView[P]) -> Mounted:
        def guarded(
            request: EngagementRequest, /, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponse:
            if is_closed(request):
                raise Http404
            return view(request, *args, **kwargs)

        update_wrapper(guarded, view)
        return engagement_view(can=can)(guarded)

    return declare
