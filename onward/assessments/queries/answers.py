"""Reads about administrations, their answers and what they came to."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from onward.assessments.core import scores
from onward.assessments.core.instruments import Instrument
from onward.assessments.core.quality import Advice, advise
from onward.assessments.core.scores import Profile, ScaleScore, ValueProfile
from onward.assessments.models import Administration, Response, Result, TopFive
from onward.assessments.queries.instruments import INTEREST_FORMS, WORK_VALUES
from onward.coaching.models import Engagement


def administrations(engagement: Engagement) -> QuerySet[Administration]:
    """All that was not taken back, newest first."""
    return Administration.objects.filter(
        engagement=engagement, withdrawn=False
    ).order_by("-started_at", "-pk")


def open_administrations(engagement: Engagement) -> QuerySet[Administration]:
    """Begun and not finished yet, newest first."""
    return administrations(engagement).filter(finished_at=None)


def latest(engagement: Engagement, *instruments: str) -> Administration | None:
    """The last finished administration of these instruments, with its result."""
    return (
        Administration.objects.filter(
            engagement=engagement,
            instrument__in=instruments,
            withdrawn=False,
            finished_at__isnull=False,
        )
        .select_related("result")
        .order_by("-finished_at", "-pk")
        .first()
    )


def responses_of(administration: Administration) -> QuerySet[Response]:
    """In the order of the items."""
    return Response.objects.filter(administration=administration).order_by("item")


def answers_of(administration: Administration) -> dict[int, int | None]:
    """Answers by item number; None is skipped, a missing number not reached."""
    return dict(responses_of(administration).values_list("item", "value"))


def top_five_of(administration: Administration) -> tuple[int, ...]:
    """The needs chosen, the most important first."""
    rows = TopFive.objects.filter(administration=administration).order_by("position")
    return tuple(rows.values_list("item", flat=True))


def advice_on(administration: Administration) -> Advice:
    """How far the answers can be leaned on: advice for a conversation."""
    rows = list(responses_of(administration).values_list("value", "seconds"))
    return advise(
        [value for value, _ in rows],
        [seconds for value, seconds in rows if value is not None],
        relied_on=administration.relied_on,
    )


def scores_of(result: Result) -> tuple[ScaleScore, ...]:
    return tuple(ScaleScore(**row) for row in result.scores["scales"])


def latest_interests(engagement: Engagement) -> Administration | None:
    """The last finished inventory of interests, whichever form it had."""
    return latest(engagement, *INTEREST_FORMS)


def interest_profile(engagement: Engagement) -> Profile | None:
    """The latest interests, R I A S E C on 1..5; None before there are any."""
    administration = latest_interests(engagement)
    if administration is None:
        return None
    return Profile.of(scores_of(administration.result))


def value_profile(engagement: Engagement) -> ValueProfile | None:
    """The latest work values, centred in the person; None before there are any."""
    administration = latest(engagement, WORK_VALUES)
    if administration is None:
        return None
    result = administration.result
    return scores.value_profile(scores_of(result), result.scores["must_haves"])


@dataclass(frozen=True, slots=True)
class Segment:
    """A page of questions: how many stand on it, and how many are reached."""

    number: int
    asked: int
    reached: int


def segments(asked: Instrument, answers: Mapping[int, int | None]) -> list[Segment]:
    """One for each page, for the line at the head of the questions."""
    return [
        Segment(
            number=page,
            asked=len(asked.on_page(page)),
            reached=sum(item.n in answers for item in asked.on_page(page)),
        )
        for page in range(1, asked.page_count + 1)
    ]


def page_to_go_on(asked: Instrument, answers: dict[int, int | None]) -> int:
    """The first page with a question not reached yet; past the last when none is."""
    for item in asked.items:
        if item.n not in answers:
            return asked.page_of(item.n)
    return asked.page_count + 1


def finished_of(administration: Administration) -> list[Administration]:
    """All the times this client finished the same instrument, the newest first."""
    return list(
        Administration.objects.filter(
            engagement=administration.engagement_id,
            instrument=administration.instrument,
            withdrawn=False,
            finished_at__isnull=False,
        )
        .select_related("result")
        .order_by("-finished_at", "-pk")
    )


def scores_before(administration: Administration) -> tuple[ScaleScore, ...]:
    """The scores of the time before, in the same version; none if it was the first."""
    earlier = (
        Administration.objects.filter(
            engagement=administration.engagement_id,
            instrument=administration.instrument,
            version=administration.version,
            withdrawn=False,
            finished_at__lt=administration.finished_at,
        )
        .select_related("result")
        .order_by("-finished_at", "-pk")
        .first()
    )
    return () if earlier is None else scores_of(earlier.result)
