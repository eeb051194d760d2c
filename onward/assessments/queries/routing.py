"""Which inventory an answered one leads to."""

from django.utils.translation import gettext as _

from onward.assessments.core.scores import Profile
from onward.assessments.models import Administration
from onward.assessments.queries.answers import latest_interests, scores_of
from onward.assessments.queries.instruments import LONG_FORM, SHORT_FORM, on_offer
from onward.coaching.models import Engagement
from onward.organisations.models import Member


def longer_form(
    engagement: Engagement, *, reader: Member | None = None
) -> dict[str, str]:
    """The long form of interests with the reason for it, where the short one left the
    order open and the practice has both; else nothing. It is asked whole: its licence
    lets nobody ask the other half alone.
    """
    last = latest_interests(engagement, reader=reader)
    if last is None or last.instrument != SHORT_FORM or not _leaves_it_open(last):
        return {}
    if LONG_FORM not in on_offer(engagement):
        return {}
    reason = _(
        "Your answers to the short form lie close together, so its order is open. "
        "Sixty questions tell them apart better than thirty."
    )
    return {LONG_FORM: reason}


def _leaves_it_open(administration: Administration) -> bool:
    return Profile.of(scores_of(administration.result)).wants_long_form
