"""Reads about instruments, administrations and what they came to."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from django.db.models import Count, QuerySet

from onward.assessments.core import scores, trend
from onward.assessments.core.instruments import Instrument, Scale, parse
from onward.assessments.core.quality import Advice, advise
from onward.assessments.core.scores import Profile, ScaleScore, ValueProfile
from onward.assessments.models import Administration, Response, Result, TopFive
from onward.coaching.models import Engagement

CONTENT = Path(__file__).parent / "content"
INTERESTS = "own-riasec-36"
WORK_VALUES = "own-work-values-21"
PULSE = "own-pulse-6"
STRENGTHS = "own-strength-spotting"
OFFERED = (INTERESTS, WORK_VALUES)  # what a client finds on the inventories page


@cache
def instrument(instrument_id: str) -> Instrument:
    """One of our own instruments. Raises FileNotFoundError for any other."""
    return parse(json.loads((CONTENT / f"{instrument_id}.json").read_text("utf-8")))


def administrations(engagement: Engagement) -> QuerySet[Administration]:
    """All that was not taken back, newest first."""
    return Administration.objects.filter(
        engagement=engagement, withdrawn=False
    ).order_by("-started_at", "-pk")


def open_administrations(engagement: Engagement) -> QuerySet[Administration]:
    """Begun and not finished yet, newest first."""
    return administrations(engagement).filter(finished_at=None)


def latest(engagement: Engagement, instrument_id: str) -> Administration | None:
    """The last finished administration of an instrument, with its result."""
    return (
        Administration.objects.filter(
            engagement=engagement,
            instrument=instrument_id,
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


def interest_profile(engagement: Engagement) -> Profile | None:
    """The latest interests, R I A S E C on 1..5; None before there are any."""
    administration = latest(engagement, INTERESTS)
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
class DatedAnswer:
    on: datetime
    value: int


@dataclass(frozen=True, slots=True)
class PulseSeries:
    """One question of the pulse (0..10) over time; skipped answers are left out."""

    scale: Scale
    more_is_heavier: bool
    answers: tuple[DatedAnswer, ...]

    @property
    def last_change(self) -> float | None:
        return trend.last_change([one.value for one in self.answers])

    @property
    def slope_a_week(self) -> float | None:
        return trend.slope_a_week([(one.on, one.value) for one in self.answers])


def pulse_series(engagement: Engagement) -> tuple[PulseSeries, ...]:
    """Every question of the pulse, in its order, with its answers by date."""
    pulse = instrument(PULSE)
    rows = (
        Response.objects.filter(
            administration__engagement=engagement,
            administration__instrument=PULSE,
            administration__withdrawn=False,
            administration__finished_at__isnull=False,
            value__isnull=False,
        )
        .select_related("administration")
        .order_by("administration__finished_at", "administration_id")
    )
    found: dict[int, list[DatedAnswer]] = {item.n: [] for item in pulse.items}
    for row in rows:
        if row.administration.finished_at is not None and row.value is not None:
            answer = DatedAnswer(row.administration.finished_at, row.value)
            found[row.item].append(answer)
    return tuple(
        PulseSeries(pulse.scale(item.scale), item.reverse, tuple(found[item.n]))
        for item in pulse.items
    )


@dataclass(frozen=True, slots=True)
class Inventory:
    """A line of the inventories page: an instrument and how far the client is."""

    instrument: Instrument
    unfinished: Administration | None
    answered: int
    reached: int
    finished: Administration | None

    @property
    def minutes_left(self) -> int:
        return self.instrument.minutes_left(self.reached)


def inventories(engagement: Engagement) -> list[Inventory]:
    """What is offered, with the unfinished and the last finished time of each."""
    rows = list(administrations(engagement).filter(instrument__in=OFFERED))
    counted = (
        Response.objects.filter(administration__in=rows)
        .values("administration")
        .annotate(answered=Count("value"), reached=Count("pk"))
        .values_list("administration", "answered", "reached")
    )
    counts = {pk: (answered, reached) for pk, answered, reached in counted}
    return [_inventory(instrument_id, rows, counts) for instrument_id in OFFERED]


def _inventory(
    instrument_id: str,
    rows: Sequence[Administration],
    counts: Mapping[int, tuple[int, int]],
) -> Inventory:
    own = [row for row in rows if row.instrument == instrument_id]
    unfinished = next((row for row in own if row.finished_at is None), None)
    answered, reached = counts.get(unfinished.pk, (0, 0)) if unfinished else (0, 0)
    return Inventory(
        instrument=instrument(instrument_id),
        unfinished=unfinished,
        answered=answered,
        reached=reached,
        finished=next((row for row in own if row.finished_at is not None), None),
    )


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
