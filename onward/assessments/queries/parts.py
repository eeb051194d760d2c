"""What one finished inventory says, ready for a page: its result, or a profile's part.

Everything a part needs of answers is read for all parts at once.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from onward.assessments.core.compare import Moved, in_one_word, moves
from onward.assessments.core.instruments import Instrument
from onward.assessments.core.quality import Advice
from onward.assessments.core.scores import ScaleScore
from onward.assessments.core.showing import (
    Shown,
    Told,
    figure_in_words,
    is_list,
    shown,
    told,
)
from onward.assessments.core.watch import noticed
from onward.assessments.core.words import too_few_in_words
from onward.assessments.models import Administration
from onward.assessments.queries.answers import Given, advice_on, given_in, scores_of
from onward.assessments.queries.instruments import (
    Proved,
    earned,
    instrument_of,
    is_own,
    with_badge,
)
from onward.ui.core.charts import Bar, BarRow, bars

LONGEST_SITTING = timedelta(hours=2)
MOST_TIMES = 4  # side by side on a page


@dataclass(frozen=True, slots=True)
class Row:
    """One scale as a page shows it; without a figure there is no bar."""

    name: str
    also: str
    figure: str
    likely: str
    bar: Bar | None
    band: str = ""
    norms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Since:
    """What moved since the time before. `says` is what holds for every scale."""

    on: datetime
    moved: tuple[Moved, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Part:
    """One instrument's last time. `times` are all of them, the newest first."""

    administration: Administration
    instrument: Instrument
    times: tuple[Administration, ...]
    scores: tuple[ScaleScore, ...]
    rows: list[Row]
    told: list[Told]
    advice: Advice
    too_few: str
    notices: list[str]
    since: Since | None
    words: str = ""

    @property
    def key(self) -> str:
        return self.administration.instrument

    @property
    def on_whose_word(self) -> str:
        """By the client, or how it was taken down and by whom."""
        said, by = (
            self.administration.get_mode_display(),
            self.administration.entered_by,
        )
        return said if by is None else f"{said}, {by.name}"

    @property
    def minutes(self) -> int | None:
        """How long one sitting took; None where nobody can tell."""
        ended = self.administration.finished_at
        if ended is None:
            return None
        sitting = ended - self.administration.started_at
        if sitting > LONGEST_SITTING:
            return None
        return max(1, round(sitting.total_seconds() / 60))

    @property
    def has_bands(self) -> bool:
        return any(row.likely for row in self.rows)

    @property
    def norm_source(self) -> str:
        """Who the others are, where it compares with any."""
        if self.instrument.in_development:
            return ""
        scales = self.instrument.shown_scales
        found = (norm.source for scale in scales for norm in scale.norms)
        return next((source for source in found if source), "")


RowsOf = Callable[[Instrument, Sequence[ScaleScore]], list[Row]]
FigureOf = Callable[[Instrument, ScaleScore], str]


@dataclass(frozen=True, slots=True)
class Manner:
    """How the scales of one kind of inventory are drawn and worded."""

    rows: RowsOf
    figure: FigureOf = figure_in_words


@dataclass(frozen=True, slots=True)
class Known:
    """What all parts of a page are made from, read once."""

    given: Mapping[int, Given]
    proved: Proved

    @classmethod
    def about(cls, administrations: Iterable[Administration]) -> "Known":
        return cls(given_in(administrations), earned())


def part_of(
    times: Sequence[Administration],
    known: Known,
    *,
    manner: Manner | None = None,
) -> Part:
    """The first of `times`, compared with those after it: all of one instrument, the
    newest first.
    """
    last = times[0]
    instrument = with_badge(instrument_of(last), known.proved)
    scores, given = scores_of(last.result), known.given[last.pk]
    before = _before(last, times[1:])
    earlier = () if before is None else scores_of(before.result)
    lines = shown(instrument, scores, is_adaptive=last.is_adaptive)
    missing = [line.name for line in lines if not line.is_drawn]
    figure = manner.figure if manner else figure_in_words
    return Part(
        administration=last,
        instrument=instrument,
        times=tuple(times),
        scores=scores,
        rows=manner.rows(instrument, scores)
        if manner
        else [_row(line, is_own=is_own(instrument.id)) for line in lines],
        told=told(instrument, given.values),
        advice=advice_on(last, given),
        too_few=too_few_in_words(missing, of=len(lines)),
        notices=_notices(instrument, given, lines, scores, earlier),
        since=_since(instrument, scores, before, known, figure),
    )


def _notices(
    instrument: Instrument,
    given: Given,
    lines: Sequence[Shown],
    scores: Sequence[ScaleScore],
    earlier: Sequence[ScaleScore],
) -> list[str]:
    """What asks for a conversation: bands that say so, and answers that do."""
    seen = noticed(instrument, given.values, scores, earlier)
    says = sorted({says for line in lines for says in line.says})
    return [*says, *dict.fromkeys(one.says for one in seen)]


def _before(
    last: Administration, earlier: Sequence[Administration]
) -> Administration | None:
    """The time before that can be compared: the same version, asked whole."""
    for one in earlier:
        is_same = one.version == last.version
        if is_same and not one.is_adaptive and not last.is_adaptive:
            return one
    return None


def _since(
    instrument: Instrument,
    scores: Sequence[ScaleScore],
    before: Administration | None,
    known: Known,
    figure: FigureOf,
) -> Since | None:
    if before is None or before.finished_at is None:
        return None
    found = moves(
        instrument,
        scores_of(before.result),
        scores,
        figure=lambda one: figure(instrument, one),
        wobbles=known.proved.get((instrument.id, instrument.version)),
    )
    return Since(before.finished_at, found, in_one_word(found)) if found else None


@dataclass(frozen=True, slots=True)
class Trail:
    """Figures at several times side by side: by scale, the newest time first."""

    times: tuple[Administration, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def trail_of(times: Sequence[Administration], instrument: Instrument) -> Trail | None:
    """The last times in this version that were asked whole; None for fewer than two."""
    same = [
        one
        for one in times
        if one.version == instrument.version and not one.is_adaptive
    ][:MOST_TIMES]
    found = [{one.scale: one for one in scores_of(row.result)} for row in same]
    rows = tuple(
        (
            scale.name,
            tuple(_figure(instrument, scores.get(scale.key)) for scores in found),
        )
        for scale in instrument.shown_scales
        if not is_list(instrument, scale)
    )
    return Trail(tuple(same), rows) if len(same) > 1 and rows else None


def _figure(instrument: Instrument, one: ScaleScore | None) -> str:
    return "-" if one is None else figure_in_words(instrument, one)


def _row(line: Shown, *, is_own: bool) -> Row:
    """Where a band is not in words of ours, it says whose it is."""
    band = line.band
    return Row(
        name=line.name,
        also=line.also,
        figure=line.figure,
        likely=line.likely,
        bar=_bar(line),
        band=band
        if is_own or not band
        else _("called %(band)s by its source") % {"band": band},
        norms=line.norms,
    )


def _bar(line: Shown) -> Bar | None:
    if not line.is_drawn:
        return None
    row = BarRow(label=line.name, value=line.value, low=line.low, high=line.high)
    return bars("", [row], low=line.bottom, high=line.top).bars[0]
