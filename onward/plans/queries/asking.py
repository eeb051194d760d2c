"""The inventories of steps, as far as their reader may know of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from onward.assessments.core.instruments import Instrument
from onward.assessments.models import Assignment
from onward.assessments.queries import (
    INTERESTS,
    finished,
    latest_interests,
    on_offer,
)
from onward.coaching.models import Engagement
from onward.organisations.models import Member
from onward.plans.models import Step


@dataclass(frozen=True, slots=True)
class Ask:
    """What a step asks the client to answer.

    `is_asked`: it was sent, and nobody took that back. `answered_at`: since the step
    was begun; what the client keeps from the reader looks as if it never was.
    """

    instrument: Instrument
    is_asked: bool
    answered_at: datetime | None

    @property
    def is_shown(self) -> bool:
        """Whether a step in hand leads to it."""
        return self.is_asked or self.answered_at is not None


def asks_of(
    engagement: Engagement, steps: Iterable[Step], *, reader: Member | None
) -> dict[int, Ask]:
    """By step, for those that ask for something this client may be given. What it takes
    is read once, however many steps there are.
    """
    wanted = [step for step in steps if step.inventory]
    if not wanted:
        return {}
    there = on_offer(engagement)
    keys = {step.inventory for step in wanted} & there.keys()
    asked = _asked(engagement, keys)
    answered = _answered(engagement, keys, reader)
    return {
        step.pk: Ask(
            instrument=there[step.inventory].instrument,
            is_asked=step.is_in_hand and step.inventory in asked,
            answered_at=_since(step, answered.get(step.inventory)),
        )
        for step in wanted
        if step.inventory in keys
    }


def _asked(engagement: Engagement, keys: Iterable[str]) -> set[str]:
    """Those whose last asking stands, answered or not."""
    rows = Assignment.objects.filter(engagement=engagement, instrument__in=keys)
    last = dict(
        rows.order_by("sending__sent_at", "pk").values_list(
            "instrument", "withdrawn_at"
        )
    )
    return {key for key, withdrawn_at in last.items() if withdrawn_at is None}


def _answered(
    engagement: Engagement, keys: Iterable[str], reader: Member | None
) -> dict[str, datetime | None]:
    """When each was answered last, of what the reader may know."""
    times = finished(engagement, reader=reader).filter(instrument__in=keys)
    return dict(times.order_by("finished_at").values_list("instrument", "finished_at"))


def _since(step: Step, answered_at: datetime | None) -> datetime | None:
    if step.begun_at is None or not step.is_in_hand or answered_at is None:
        return None
    return answered_at if answered_at >= step.begun_at else None


def inventories_for(engagement: Engagement) -> list[Instrument]:
    """What a step may ask for: what is on offer and a client may fill in, by title."""
    return [
        one.instrument
        for one in on_offer(engagement).values()
        if "client" in one.instrument.roles
    ]


def known_already(engagement: Engagement, *, reader: Member) -> frozenset[str]:
    """What a new plan need not ask for: interests move slowly, whichever form they were
    answered on.
    """
    known = latest_interests(engagement, reader=reader)
    return frozenset({INTERESTS}) if known else frozenset()
