"""What the answers say so far, drawn with their doubt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from onward.assessments import queries, services
from onward.assessments.core.instruments import Instrument, Item
from onward.assessments.core.quality import Advice
from onward.assessments.core.scores import Profile, ScaleScore
from onward.assessments.core.words import (
    hundred,
    interests_in_words,
    too_few_in_words,
    values_in_words,
)
from onward.assessments.models import Administration
from onward.coaching.models import Engagement
from onward.coaching.policies import EngagementRequest, engagement_view
from onward.organisations.core.rights import Right
from onward.ui.core.charts import Axis, Bar, BarRow, Bars, Hexagon, bars, hexagon

LONGEST_SITTING = timedelta(hours=2)
VALUES_TOP = 7.0  # a rating of 5 and the two points of the first choice


@dataclass(frozen=True, slots=True)
class Row:
    """One scale as the page shows it."""

    name: str
    also: str
    figure: str
    likely: str
    bar: Bar


@dataclass(frozen=True, slots=True)
class Part:
    """One instrument's part of the page."""

    administration: Administration
    instrument: Instrument
    minutes: int | None
    advice: Advice
    words: str
    too_few: str
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Interests:
    part: Part
    profile: Profile
    hexagon: Hexagon | None
    tied: str


@dataclass(frozen=True, slots=True)
class Values:
    part: Part
    must_haves: list[Item]


@require_GET
@engagement_view(can=Right.READ_RECORD)
def profile(request: EngagementRequest) -> HttpResponse:
    services.note_opening(request.engagement, by=request.member)
    interests, values = _interests(request.engagement), _values(request.engagement)
    context = {
        "interests": interests,
        "values": values,
        "stories": queries.instrument(queries.STRENGTHS),
    }
    return render(request, "assessments/profile.html", context)


def _interests(engagement: Engagement) -> Interests | None:
    administration = queries.latest_interests(engagement)
    if administration is None:
        return None
    instrument = queries.instrument(queries.INTERESTS)  # the names of its scales
    found = Profile.of(queries.scores_of(administration.result))
    names = {scale.key: scale.name for scale in instrument.scales}
    rows = [_hundreds(one, instrument) for one in _ordered(found.scores)]
    return Interests(
        part=_part(
            administration, rows, interests_in_words(found, names), found.scores
        ),
        profile=found,
        hexagon=_hexagon(found, names) if found.is_complete else None,
        tied=", ".join(found.tied),
    )


def _values(engagement: Engagement) -> Values | None:
    administration = queries.latest(engagement, queries.WORK_VALUES)
    if administration is None:
        return None
    instrument = queries.instrument(queries.WORK_VALUES)
    scores = queries.scores_of(administration.result)
    ordered = _ordered(scores)
    must_haves = administration.result.scores["must_haves"]
    words = values_in_words(_weightiest(ordered, instrument))
    rows = [_points(one, instrument) for one in ordered]
    return Values(
        part=_part(administration, rows, words, scores),
        must_haves=[instrument.item(n) for n in must_haves],
    )


def _ordered(scores: Sequence[ScaleScore]) -> list[ScaleScore]:
    """Highest first; what could not be scored stands last."""
    return sorted(scores, key=lambda one: -(one.mean if one.mean is not None else -1))


def _weightiest(ordered: Sequence[ScaleScore], instrument: Instrument) -> list[str]:
    """The highest value and those whose interval reaches it, if they are few."""
    first = ordered[0].mean
    if first is None:
        return []
    reaching = [one for one in ordered if one.high is not None and one.high >= first]
    if len(reaching) > len(ordered) // 2:
        return []
    return [instrument.scale(one.scale).name for one in reaching]


def _part(
    administration: Administration,
    rows: list[Row],
    words: str,
    scores: Sequence[ScaleScore],
) -> Part:
    instrument = queries.instrument_of(administration)
    missing = [instrument.scale(one.scale).name for one in scores if one.mean is None]
    return Part(
        administration=administration,
        instrument=instrument,
        minutes=_minutes(administration),
        advice=queries.advice_on(administration),
        words=words,
        too_few=too_few_in_words(missing),
        rows=rows,
    )


def _minutes(administration: Administration) -> int | None:
    if administration.finished_at is None:
        return None
    sitting = administration.finished_at - administration.started_at
    if sitting > LONGEST_SITTING:
        return None
    return max(1, round(sitting.total_seconds() / 60))


def _hundreds(one: ScaleScore, instrument: Instrument) -> Row:
    scale = instrument.scale(one.scale)
    if one.mean is None or one.low is None or one.high is None:
        return _empty(scale.name, scale.also)
    mean, low, high = (
        hundred(figure, bottom=instrument.bottom, top=instrument.top)
        for figure in (one.mean, one.low, one.high)
    )
    row = BarRow(label=scale.name, value=mean, low=low, high=high)
    return Row(scale.name, scale.also, str(mean), f"{low} to {high}", _bar([row]))


def _points(one: ScaleScore, instrument: Instrument) -> Row:
    scale = instrument.scale(one.scale)
    if one.mean is None or one.low is None or one.high is None:
        return _empty(scale.name, "")
    row = BarRow(label=scale.name, value=one.mean, low=one.low, high=one.high)
    likely = f"{max(1.0, one.low):.1f} to {one.high:.1f}"
    bar = _bar([row], low=1, high=VALUES_TOP)
    return Row(scale.name, "", f"{one.mean:.1f}", likely, bar)


def _empty(name: str, also: str) -> Row:
    return Row(name, also, "-", "", _bar([BarRow(label=name, value=None)]))


def _bar(rows: Sequence[BarRow], *, low: float = 0, high: float = 100) -> Bar:
    drawn: Bars = bars("", rows, low=low, high=high)
    return drawn.bars[0]


def _hexagon(found: Profile, names: dict[str, str]) -> Hexagon:
    leading = {one.scale for one in found.leading}
    axes = []
    for one in found.scores:
        mean, low, high = (
            hundred(figure or found.bottom, bottom=found.bottom, top=found.top)
            for figure in (one.mean, one.low, one.high)
        )
        axes.append(
            Axis(
                names[one.scale],
                mean / 100,
                low / 100,
                high / 100,
                str(mean),
                stands_out=one.scale in leading and not found.is_flat,
            )
        )
    return hexagon("Six kinds of interest, 0 to 100", axes)
