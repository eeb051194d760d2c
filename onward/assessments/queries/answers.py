"""Reads about administrations, their answers and what they came to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from onward.assessments.core import scores
from onward.assessments.core.instruments import Instrument
from onward.assessments.core.quality import Advice, advise_on
from onward.assessments.core.scores import Profile, ScaleScore, ValueProfile
from onward.assessments.models import Administration, Response, Result, TopFive
from onward.assessments.queries.instruments import (
    INTEREST_FORMS,
    WORK_VALUES,
    instrument_of,
)
from onward.assessments.queries.withholding import withheld_from
from onward.coaching.models import Engagement
from onward.organisations.models import Member


def administrations(engagement: Engagement) -> QuerySet[Administration]:
    """All that was not taken back, newest first."""
    return Administration.objects.filter(
        engagement=engagement, withdrawn=False
    ).order_by("-started_at", "-pk")


def open_administrations(engagement: Engagement) -> QuerySet[Administration]:
    """Begun and not finished yet, newest first."""
    return administrations(engagement).filter(finished_at=None)


def finished(
    engagement: Engagement, *, reader: Member | None = None
) -> QuerySet[Administration]:
    """All this reader may know of, with their results, the newest first."""
    return (
        Administration.objects.filter(
            engagement=engagement, withdrawn=False, finished_at__isnull=False
        )
        .exclude(instrument__in=withheld_from(engagement, reader))
        .select_related("result", "entered_by__user")
        .order_by("-finished_at", "-pk")
    )


def latest(
    engagement: Engagement, *instruments: str, reader: Member | None = None
) -> Administration | None:
    """The last finished administration of these instruments, with its result."""
    found = finished(engagement, reader=reader)
    return found.filter(instrument__in=instruments).first()


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


@dataclass(frozen=True, slots=True)
class Given:
    """The answers of one administration by item number, and the seconds they took."""

    values: dict[int, int | None]
    seconds: list[float]


def given_in(administrations: Iterable[Administration]) -> dict[int, Given]:
    """By administration, in one query; nothing answered is an empty answer."""
    found = {one.pk: Given({}, []) for one in administrations}
    rows = Response.objects.filter(administration__in=found).order_by("item")
    for pk, item, value, took in rows.values_list(
        "administration", "item", "value", "seconds"
    ):
        found[pk].values[item] = value
        if took is not None and value is not None:
            found[pk].seconds.append(took)
    return found


def advice_on(administration: Administration, given: Given | None = None) -> Advice:
    """How far the answers can be leaned on: advice for a conversation."""
    if given is None:
        given = given_in([administration])[administration.pk]
    return advise_on(
        instrument_of(administration),
        given.values,
        given.seconds,
        relied_on=administration.relied_on,
    )


def scores_of(result: Result) -> tuple[ScaleScore, ...]:
    return tuple(ScaleScore(**row) for row in result.scores["scales"])


def latest_interests(
    engagement: Engagement, *, reader: Member | None = None
) -> Administration | None:
    """The last finished inventory of interests, whichever form it had."""
    return latest(engagement, *INTEREST_FORMS, reader=reader)


def interest_profile(
    engagement: Engagement, *, reader: Member | None = None
) -> Profile | None:
    """The latest interests, R I A S E C on 1..5, as far as the reader may know them
    (nobody named: the client); None before there are any.
    """
    administration = latest_interests(engagement, reader=reader)
    if administration is None:
        return None
    return Profile.of(scores_of(administration.result))


def value_profile(
    engagement: Engagement, *, reader: Member | None = None
) -> ValueProfile | None:
    """The latest work values, centred in the person, as far as the reader may know
    them (nobody named: the client); None before there are any.
    """
    administration = latest(engagement, WORK_VALUES, reader=reader)
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
