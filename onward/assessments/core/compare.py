"""What moved from one time to the next, scale by scale, in words. Pure.

Nothing is called a change that the figure's own wobble may have made: the verdict is
that of core.change, and where it gives none this says so.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from onward.assessments.core.change import Change, NoVerdict, Verdict, Wobble, change
from onward.assessments.core.instruments import Instrument
from onward.assessments.core.result import ScaleScore

Figure = Callable[[ScaleScore], str]
BOTH = 2
SAYS = {
    Verdict.HIGHER: "higher, by more than its wobble",
    Verdict.LOWER: "lower, by more than its wobble",
    Verdict.WITHIN: "within its wobble: no change to speak of",
}
WHY_NOT = {
    NoVerdict.IN_DEVELOPMENT: "too early to say",
    NoVerdict.NOT_KNOWN: "too early to say",
    NoVerdict.TOO_FEW: "not answered both times",
}


@dataclass(frozen=True, slots=True)
class Moved:
    """One scale: the figures of both times as they are shown, and what may be said."""

    scale: str
    name: str
    before: str
    now: str
    change: Change

    @property
    def says(self) -> str:
        if self.change.verdict is not None:
            return SAYS[self.change.verdict]
        return WHY_NOT.get(self.change.why_not or NoVerdict.NOT_KNOWN, "")

    @property
    def is_marked(self) -> bool:
        """Whether it moved by more than its wobble."""
        return self.change.verdict in (Verdict.HIGHER, Verdict.LOWER)


def moves(
    instrument: Instrument,
    before: Sequence[ScaleScore],
    now: Sequence[ScaleScore],
    *,
    figure: Figure,
    wobbles: Mapping[str, Wobble] | None = None,
) -> tuple[Moved, ...]:
    """Every scale that is shown and has a figure at both times, in the order of `now`.

    `figure` words a score as the page does; `wobbles` are the practice's own, by scale.
    """
    then = {one.scale: one for one in before}
    times = Counter(one.scale for one in (*before, *now))  # lists are no scales
    shown = {scale.key: scale for scale in instrument.shown_scales}
    known = wobbles or {}
    return tuple(
        Moved(
            scale=one.scale,
            name=shown[one.scale].name,
            before=figure(then[one.scale]),
            now=figure(one),
            change=change(
                instrument, then[one.scale], one, wobble=known.get(one.scale)
            ),
        )
        for one in now
        if one.scale in then and one.scale in shown and times[one.scale] == BOTH
        if not (one.value is None and then[one.scale].value is None)
    )


def in_one_word(found: Sequence[Moved]) -> str:
    """What holds for all of them, so that it is said once; empty where they differ."""
    said = {one.says for one in found}
    return said.pop() if len(said) == 1 else ""
