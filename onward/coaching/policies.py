"""Declaring a page of one engagement: who reaches it, with which right."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Concatenate, ParamSpec, TypeAlias

from django.http import Http404, HttpResponse

from onward.coaching.models import Engagement
from onward.coaching.queries import is_client_of, visible_engagements
from onward.organisations.core.rights import Right
from onward.organisations.policies import Mounted, OrgRequest, org_view

P = ParamSpec("P")


class EngagementRequest(OrgRequest):
    """A request for a page of an engagement the member reaches."""

    engagement: Engagement
    acts_for_client: bool


EngagementView: TypeAlias = Callable[Concatenate[EngagementRequest, P], HttpResponse]


def engagement_view(*, can: Right) -> Callable[[EngagementView[P]], Mounted]:
    """`org_view`, and the engagement named in the address: 404 when the member
    does not reach it with this right. `acts_for_client` is true for anybody but
    the client: what is entered is entered on the client's word, by telephone.
    """

    def declare(view: EngagementView[P]) -> Mounted:
        def guarded(
            request: OrgRequest,
            /,
            engagement_id: int,
            *args: P.args,
            **kwargs: P.kwargs,
        ) -> HttpResponse:
            reachable = visible_engagements(request.member, can)
            engagement = reachable.filter(pk=engagement_id).first()
            if engagement is None:
                raise Http404
            reached: EngagementRequest = request  # type: ignore[assignment]  # completed here
            reached.engagement = engagement
            reached.acts_for_client = not is_client_of(request.member, engagement)
            return view(reached, *args, **kwargs)

        update_wrapper(guarded, view)
        return org_view(can=can)(guarded)

    return declare
