"""The two parts every profile begins with: interests and work values, drawn."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onward.assessments.core.instruments import Instrument, Item
from onward.assessments.core.scores import Profile, ScaleScore
from onward.assessments.core.words import (
    hundred,
    interests_in_words,
    too_few_in_words,
    values_in_words,
)
from onward.assessments.models import Administration
from onward.assessments.queries.instruments import INTERESTS, WORK_VALUES, instrument
from onward.assessments.queries.parts import Known, Manner, Part, Row, Since, part_of
from onward.ui.core.charts import Axis, Bar, BarRow, Hexagon, bars, hexagon

VALUES_TOP = 7.0  # a rating of 5 and the two points of the first choice


@dataclass(frozen=True, slots=True)
class Interests:
    part: Part
    profile: Profile
    hexagon: Hexagon | None
    tied: str
    longer: str = ""


@dataclass(frozen=True, slots=True)
class Values:
    part: Part
    must_haves: list[Item]


def interests_of(
    times: Sequence[Administration], known: Known, *, longer: str = ""
) -> Interests:
    """Whichever form was answered: the names are those of our own, on 0 to 100.

    `longer` is why the long form is worth the time.
    """
    part = part_of(times, known, manner=Manner(_of_hundred, _hundred_in_words))
    found, names = Profile.of(part.scores), _names()
    missing = [names[one.scale] for one in found.scores if one.mean is None]
    return Interests(
        part=replace(
            part,
            words=interests_in_words(found, names),
            too_few=too_few_in_words(missing, of=len(found.scores)),
            since=_in_our_names(part.since, names),
        ),
        profile=found,
        hexagon=_hexagon(found, names) if found.is_complete else None,
        tied=", ".join(found.tied),
        longer=longer,
    )


def values_of(times: Sequence[Administration], known: Known) -> Values:
    part = part_of(times, known, manner=Manner(_of_seven, _points_in_words))
    asked = instrument(WORK_VALUES)
    weightiest = _weightiest(_ordered(part.scores), asked)
    must_haves = part.administration.result.scores["must_haves"]
    return Values(
        part=replace(part, words=values_in_words(weightiest)),
        must_haves=[asked.item(n) for n in must_haves],
    )


def _in_our_names(since: Since | None, names: dict[str, str]) -> Since | None:
    if since is None:
        return None
    moved = (replace(one, name=names[one.scale]) for one in since.moved)
    return replace(since, moved=tuple(moved))


def _names() -> dict[str, str]:
    return {scale.key: scale.name for scale in instrument(INTERESTS).scales}


def _ordered(scores: Sequence[ScaleScore]) -> list[ScaleScore]:
    """Highest first; what could not be scored stands last."""
    return sorted(scores, key=lambda one: -(one.mean if one.mean is not None else -1))


def _weightiest(ordered: Sequence[ScaleScore], asked: Instrument) -> list[str]:
    """The highest value and those whose interval reaches it, if they are few."""
    first = ordered[0].mean
    if first is None:
        return []
    reaching = [one for one in ordered if one.high is not None and one.high >= first]
    if len(reaching) > len(ordered) // 2:
        return []
    return [asked.scale(one.scale).name for one in reaching]


def _of_hundred(_asked: Instrument, scores: Sequence[ScaleScore]) -> list[Row]:
    own = instrument(INTERESTS)
    return [_hundreds(one, own) for one in _ordered(Profile.of(scores).scores)]


def _hundreds(one: ScaleScore, own: Instrument) -> Row:
    scale = own.scale(one.scale)
    if one.mean is None or one.low is None or one.high is None:
        return _empty(scale.name, scale.also)
    mean, low, high = (
        hundred(figure, bottom=own.bottom, top=own.top)
        for figure in (one.mean, one.low, one.high)
    )
    row = BarRow(label=scale.name, value=mean, low=low, high=high)
    return Row(scale.name, scale.also, str(mean), f"{low} to {high}", _bar(row))


def _hundred_in_words(_asked: Instrument, one: ScaleScore) -> str:
    own = instrument(INTERESTS)
    if one.mean is None:
        return "-"
    return str(hundred(one.mean, bottom=own.bottom, top=own.top))


def _of_seven(asked: Instrument, scores: Sequence[ScaleScore]) -> list[Row]:
    return [_points(one, asked) for one in _ordered(scores)]


def _points(one: ScaleScore, asked: Instrument) -> Row:
    scale = asked.scale(one.scale)
    if one.mean is None or one.low is None or one.high is None:
        return _empty(scale.name, "")
    row = BarRow(label=scale.name, value=one.mean, low=one.low, high=one.high)
    likely = f"{max(1.0, one.low):.1f} to {one.high:.1f}"
    bar = _bar(row, low=1, high=VALUES_TOP)
    return Row(scale.name, "", f"{one.mean:.1f}", likely, bar)


def _points_in_words(_asked: Instrument, one: ScaleScore) -> str:
    return "-" if one.mean is None else f"{one.mean:.1f}"


def _empty(name: str, also: str) -> Row:
    return Row(name, also, "-", "", _bar(BarRow(label=name, value=None)))


def _bar(row: BarRow, *, low: float = 0, high: float = 100) -> Bar:
    return bars("", [row], low=low, high=high).bars[0]


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
