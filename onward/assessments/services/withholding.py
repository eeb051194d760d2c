"""What a client keeps to themselves, and what the coach may see again."""

from datetime import datetime

from django.db import transaction

from onward.assessments import queries
from onward.assessments.models import Withheld
from onward.audit import services as audit
from onward.coaching.models import Engagement
from onward.coaching.queries import is_client_of
from onward.organisations.models import Member
from onward.ui.core.refusals import DomainError


class OnlyTheirs(DomainError):
    message = "Who sees a part of the profile is the client's own decision."


@transaction.atomic
def keep_to_oneself(
    engagement: Engagement, item: str, *, by: Member, now: datetime
) -> None:
    """The coach meets this part nowhere from now on, in whichever form it is answered.
    Twice said is once said.

    Raises OnlyTheirs for anybody but the client.
    """
    if not is_client_of(by, engagement):
        raise OnlyTheirs
    if queries.is_kept(engagement, item):
        return
    kept, is_new = Withheld.objects.get_or_create(
        engagement=engagement,
        item=item,
        defaults={"organisation": engagement.organisation, "since": now},
    )
    if is_new:
        audit.record("kept to oneself", by=by, on=kept, detail={"part": item})


@transaction.atomic
def show_to_coach(engagement: Engagement, item: str, *, by: Member) -> None:
    """Undo it: the coach sees this part, with all its forms and times. Raises
    OnlyTheirs.
    """
    if not is_client_of(by, engagement):
        raise OnlyTheirs
    forms = queries.same_part(item)
    for kept in Withheld.objects.filter(engagement=engagement, item__in=forms):
        audit.record("shown to the coach", by=by, on=kept, detail={"part": kept.item})
        kept.delete()
