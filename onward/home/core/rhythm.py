"""Whether somebody has gone quiet, measured against their own rhythm. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

# Shorter silences are ordinary whatever the rhythm; longer ones are looked at even
# when there is no rhythm to compare with.
SHORTEST_DAYS = 10
WITHOUT_RHYTHM_DAYS = 21
UNLIKE_THEM = 2.0


@dataclass(frozen=True, slots=True)
class Silence:
    """Days since the last contact, and the usual days between contacts (or None)."""

    days: int
    usual_days: int | None

    @property
    def is_unlike_them(self) -> bool:
        if self.usual_days is None:
            return self.days >= WITHOUT_RHYTHM_DAYS
        return self.days >= max(SHORTEST_DAYS, UNLIKE_THEM * self.usual_days)


def silence(contacts: Sequence[date], *, today: date) -> Silence | None:
    """The silence since the last of `contacts` (any order); None before the first.

    The rhythm is the median gap between days of contact, from three days on.
    """
    days = sorted(set(contacts))
    if not days:
        return None
    gaps = [(after - before).days for before, after in pairwise(days)]
    usual = round(median(gaps)) if len(gaps) > 1 else None
    return Silence((today - days[-1]).days, usual)
