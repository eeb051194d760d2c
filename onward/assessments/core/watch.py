"""What in the answers asks for a conversation, whatever the rest comes to. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence

from onward.assessments.core.instruments import Instrument, Watch
from onward.assessments.core.result import ScaleScore


def noticed(
    instrument: Instrument,
    answers: Mapping[int, float | None],
    scores: Sequence[ScaleScore],
    before: Sequence[ScaleScore] = (),
) -> tuple[Watch, ...]:
    """The watches that apply, in the instrument's order.

    An item is looked at as it was answered, a scale by its reported figure; `before`
    are the scores of the last time, for those that wait for a drop.
    """
    now, then = _by_scale(scores), _by_scale(before)
    return tuple(
        watch
        for watch in instrument.watches
        if _applies(watch, _figure(watch, answers, now), then.get(watch.scale))
    )


def _by_scale(scores: Sequence[ScaleScore]) -> dict[str, float]:
    """The figure of each scale that has one; items that stand alone are no scale."""
    times = Counter(one.scale for one in scores)
    return {
        one.scale: one.value
        for one in scores
        if one.value is not None and times[one.scale] == 1
    }


def _figure(
    watch: Watch, answers: Mapping[int, float | None], now: Mapping[str, float]
) -> float | None:
    return now.get(watch.scale) if watch.item is None else answers.get(watch.item)


def _applies(watch: Watch, figure: float | None, before: float | None) -> bool:
    if figure is None:
        return False
    if watch.drop is not None:
        # Rounded, so that 4.6 to 3.8 is a drop of .8 and not a hair under.
        return before is not None and round(before - figure, 9) >= watch.drop
    if watch.at_least is not None and figure < watch.at_least:
        return False
    return watch.at_most is None or figure <= watch.at_most
