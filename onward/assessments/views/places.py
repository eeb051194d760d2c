"""Where things of a questionnaire stand: which administration, which page next."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from onward.assessments import queries, services
from onward.assessments.core.instruments import Instrument, Item
from onward.assessments.models import Administration
from onward.coaching.policies import EngagementRequest
from onward.organisations.policies import page_url


def administration_or_404(
    request: EngagementRequest, administration_id: int
) -> Administration:
    """One of this engagement that was not taken back. What a client keeps to
    themselves is not there for anybody else.
    """
    rows = queries.administrations(request.engagement)
    found = get_object_or_404(
        rows.select_related("result", "entered_by__user"), pk=administration_id
    )
    if not queries.may_open(request.engagement, found, request.member):
        raise Http404
    return found


def off_the_sheet(
    request: EngagementRequest, administration: Administration
) -> HttpResponse | None:
    """Back to the list, in words, for a client whose coach keys this in."""
    if not queries.is_on_a_sheet(request.engagement, administration, request.member):
        return None
    messages.warning(request, services.OnASheet.message)
    return redirect(list_url(request))


def list_url(request: EngagementRequest) -> str:
    return page_url(request, "assessments:inventories", request.engagement.pk)


def profile_url(request: EngagementRequest) -> str:
    return page_url(request, "assessments:profile", request.engagement.pk)


def result_url(request: EngagementRequest, administration: Administration) -> str:
    """What it says: interests and values on the profile, others by themselves."""
    if administration.instrument in queries.OFFERED:
        return profile_url(request)
    return _named(request, administration, "result")


def page_of(
    request: EngagementRequest, administration: Administration, page: int
) -> str:
    """A page of questions; before the first the list, after the last what follows."""
    instrument = queries.instrument_of(administration)
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
    instrument = queries.instrument_of(administration)
    if instrument.top_adds:
        return _named(request, administration, "five")
    return last_page(request, administration, instrument)


def last_page(
    request: EngagementRequest, administration: Administration, instrument: Instrument
) -> str:
    """Where the last answers stand: a page, the sheet, or the question asked last."""
    if administration.mode == Administration.Mode.PAPER and request.acts_for_client:
        return _named(request, administration, "key-in")
    if administration.is_adaptive:
        return _named(request, administration, "next")
    return page_of(request, administration, instrument.page_count)


def key_again_url(request: EngagementRequest, administration: Administration) -> str:
    return _named(request, administration, "key-again")


def next_url(
    request: EngagementRequest, administration: Administration, n: int | None = None
) -> str:
    """The next question of an adaptive inventory, or one that was asked before."""
    if n is None:
        return _named(request, administration, "next")
    return _named(request, administration, "asked", n)


def where_is(
    request: EngagementRequest, administration: Administration, item: Item
) -> str:
    """The page on which a question stands."""
    if administration.mode == Administration.Mode.PAPER and request.acts_for_client:
        return _named(request, administration, "key-in")
    if administration.is_adaptive:
        return _named(request, administration, "asked", item.n)
    instrument = queries.instrument_of(administration)
    return page_of(request, administration, instrument.page_of(item.n))


def finish_url(request: EngagementRequest, administration: Administration) -> str:
    return _named(request, administration, "finish")


def go_on(request: EngagementRequest, administration: Administration) -> str:
    """The sheet to key in, the next question, or the first page not reached yet."""
    instrument = queries.instrument_of(administration)
    is_sheet = administration.mode == Administration.Mode.PAPER
    if administration.is_adaptive or (is_sheet and request.acts_for_client):
        return last_page(request, administration, instrument)
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
