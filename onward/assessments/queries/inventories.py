"""Reads for the list of inventories: what is asked, what is begun, what is done."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Count, QuerySet

from onward.assessments.core.batteries import Battery, best_first, minutes_in_all
from onward.assessments.core.instruments import Instrument
from onward.assessments.models import Administration, Assignment, Response, Sending
from onward.assessments.queries.answers import administrations
from onward.assessments.queries.instruments import (
    OFFERED,
    Found,
    batteries,
    instrument_of,
    on_offer,
)
from onward.assessments.queries.routing import longer_form
from onward.assessments.queries.withholding import (
    is_answered_alone,
    withheld,
    withheld_from,
)
from onward.coaching.models import Engagement
from onward.organisations.models import Member


@dataclass(frozen=True, slots=True)
class Inventory:
    """A line of the inventories page: an instrument and how far the client is.

    `is_alone`: begun by the client on something sensitive, so nobody looks at it yet.
    `is_given`: it can be begun; what was taken out of use can only be looked at.
    `why` says why it is offered now, where something the client answered leads to it.
    """

    instrument: Instrument
    unfinished: Administration | None
    answered: int
    reached: int
    finished: Administration | None
    assignment: Assignment | None = None
    is_alone: bool = False
    is_given: bool = True
    why: str = ""

    @property
    def minutes_left(self) -> int:
        return self.instrument.minutes_left(self.reached)

    @property
    def is_open(self) -> bool:
        """Still to be answered: asked for, begun, or never answered."""
        return (
            self.assignment is not None
            or self.unfinished is not None
            or self.finished is None
        )


@dataclass(frozen=True, slots=True)
class Inventories:
    """The page: what was asked for, what stands free, and one estimate for the first.

    `sendings` are those with something open, the newest first; `kept` says what the
    client keeps to themselves, to the client alone.
    """

    asked: list[Inventory]
    free: list[Inventory]
    sendings: list[Sending]
    kept: frozenset[str] = frozenset()

    @property
    def everything(self) -> list[Inventory]:
        return [*self.asked, *self.free]

    @property
    def minutes_left(self) -> int:
        return minutes_in_all((one.instrument, one.reached) for one in self.asked)

    @property
    def to_do(self) -> str | None:
        """The one to go on with: the first asked for, else the first never answered."""
        first = next((one for one in self.everything if one.is_open), None)
        return None if first is None else first.instrument.id


def open_assignments(engagement: Engagement) -> QuerySet[Assignment]:
    """Asked for, neither answered nor withdrawn, in the order they were sent."""
    return (
        Assignment.objects.filter(
            engagement=engagement, done_at=None, withdrawn_at=None
        )
        .select_related("sending__sent_by__user", "administration")
        .order_by("sending__sent_at", "position", "pk")
    )


def inventories(engagement: Engagement, *, reader: Member | None = None) -> Inventories:
    """What is asked for, offered or was answered, each with how far it is.

    What the client keeps from this reader looks as if it had never been answered.
    """
    hidden = withheld_from(engagement, reader)
    rows = list(administrations(engagement).exclude(instrument__in=hidden))
    counts = _counts(row for row in rows if row.finished_at is None)
    there = on_offer(engagement)
    asked = [
        _inventory(_given(one, there), rows, counts, there, one)
        for one in open_assignments(engagement)
        if one.instrument in there or one.administration_id
    ]
    known = {one.instrument.id for one in asked}
    longer = longer_form(engagement, reader=reader)
    keys = [*longer, *OFFERED, *dict.fromkeys(row.instrument for row in rows)]
    free = [
        replace(
            _inventory(_newest(key, rows, there), rows, counts, there),
            why=longer.get(key, ""),
        )
        for key in dict.fromkeys(keys)
        if key not in known
    ]
    sendings = {
        one.assignment.sending_id: one.assignment.sending
        for one in asked
        if one.assignment
    }
    return Inventories(
        asked,
        [one for one in free if one.instrument.is_answered_in_figures],
        sorted(sendings.values(), key=lambda one: one.sent_at, reverse=True),
        kept=withheld(engagement) - hidden,
    )


def _counts(rows: Iterable[Administration]) -> dict[int, tuple[int, int]]:
    counted = (
        Response.objects.filter(administration__in=list(rows))
        .values("administration")
        .annotate(answered=Count("value"), reached=Count("pk"))
        .values_list("administration", "answered", "reached")
    )
    return {pk: (answered, reached) for pk, answered, reached in counted}


def _given(assignment: Assignment, there: Mapping[str, Found]) -> Instrument:
    if assignment.administration is not None:
        return instrument_of(assignment.administration)
    return there[assignment.instrument].instrument.in_language(assignment.language)


def _newest(
    key: str, rows: Sequence[Administration], there: Mapping[str, Found]
) -> Instrument:
    """The version in use; of one no longer in use, the version last answered."""
    if key in there:
        return there[key].instrument
    return instrument_of(next(row for row in rows if row.instrument == key))


def _inventory(
    instrument: Instrument,
    rows: Sequence[Administration],
    counts: Mapping[int, tuple[int, int]],
    there: Mapping[str, Found],
    assignment: Assignment | None = None,
) -> Inventory:
    own = [row for row in rows if row.instrument == instrument.id]
    unfinished = next((row for row in own if row.finished_at is None), None)
    answered, reached = counts.get(unfinished.pk, (0, 0)) if unfinished else (0, 0)
    return Inventory(
        instrument=instrument if unfinished is None else instrument_of(unfinished),
        unfinished=unfinished,
        answered=answered,
        reached=reached,
        finished=next((row for row in own if row.finished_at is not None), None),
        assignment=assignment,
        is_alone=unfinished is not None and is_answered_alone(unfinished),
        is_given=instrument.id in there,
    )


@dataclass(frozen=True, slots=True)
class Offer:
    """A battery as it is offered to one coach for one client."""

    battery: Battery
    taken: list[Instrument]
    added: list[Instrument]
    minutes: int
    fits: bool

    def is_chosen(self, keys: Iterable[str]) -> bool:
        """Whether these are the battery: all it takes, and nothing it does not add."""
        chosen, taken = set(keys), {one.id for one in self.taken}
        return taken <= chosen <= taken | {one.id for one in self.added}


def offers(engagement: Engagement) -> list[Offer]:
    """Every battery, what fits this client first, with what the practice has."""
    there = on_offer(engagement)
    stage, circumstance = engagement.stage, engagement.circumstance
    found = []
    for battery in best_first(batteries(), stage=stage, circumstance=circumstance):
        taken = [there[key].instrument for key in battery.taken(there)]
        found.append(
            Offer(
                battery=battery,
                taken=taken,
                added=[there[key].instrument for key in battery.added(there)],
                minutes=minutes_in_all((one, 0) for one in taken),
                fits=battery.fits(stage=stage, circumstance=circumstance),
            )
        )
    return [offer for offer in found if offer.taken]
