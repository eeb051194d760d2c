"""Where things of a questionnaire stand: which administration, which page next."""

from django.shortcuts import get_object_or_404

from onward.assessments import queries
from onward.assessments.core.instruments import Instrument
from onward.assessments.models import Administration
from onward.coaching.policies import EngagementRequest
from onward.organisations.policies import page_url


def administration_or_404(
    request: EngagementRequest, administration_id: int
) -> Administration:
    """One of this engagement that was not taken back."""
    found = queries.administrations(request.engagement)
    return get_object_or_404(found, pk=administration_id)


def list_url(request: EngagementRequest) -> str:
    return page_url(request, "assessments:inventories", request.engagement.pk)


def profile_url(request: EngagementRequest) -> str:
    return page_url(request, "assessments:profile", request.engagement.pk)


def page_of(
    request: EngagementRequest, administration: Administration, page: int
) -> str:
    """A page of questions; before the first the list, after the last what follows."""
    instrument = queries.instrument(administration.instrument)
    if page < 1:
        return list_url(request)
    if page <= instrument.page_count:
        return _named(request, administration, "questions", page)
    return after_the_last(request, administration, instrument)


def after_the_last(
    request: EngagementRequest, administration: Administration, instrument: Instrument
) -> str:
    return _named(request, administration, "five" if instrument.top_adds else "finish")


def before_the_end(request: EngagementRequest, administration: Administration) -> str:
    """From the last step one back: the five, or the last page of questions."""
    instrument = queries.instrument(administration.instrument)
    if instrument.top_adds:
        return _named(request, administration, "five")
    return page_of(request, administration, instrument.page_count)


def finish_url(request: EngagementRequest, administration: Administration) -> str:
    return _named(request, administration, "finish")


def go_on(request: EngagementRequest, administration: Administration) -> str:
    """The first page with something not reached yet."""
    instrument = queries.instrument(administration.instrument)
    page = queries.page_to_go_on(instrument, queries.answers_of(administration))
    return page_of(request, administration, page)


def _named(
    request: EngagementRequest, administration: Administration, name: str, *args: int
) -> str:
    return page_url(
        request,
        f"assessments:{name}",
        request.engagement.pk,
        administration.pk,
        *args,
    )
