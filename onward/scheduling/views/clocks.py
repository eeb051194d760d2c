"""On whose clock a page shows times, and which free times it shows."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.http import QueryDict

from onward.coaching.models import Engagement
from onward.scheduling.core.slots import Wanted
from onward.scheduling.core.walltime import wall
from onward.scheduling.core.words import moment_words, town
from onward.scheduling.forms import ShownForm
from onward.scheduling.queries import Openings, openings, practice_zone
from onward.scheduling.queries.openings import DAYS_AT_ONCE

PRACTICE, CLIENT = "practice", "client"
USUAL_LENGTH = 50


@dataclass(frozen=True, slots=True)
class Kept:
    value: str
    words: str


class Shown:
    """What a page of free times was asked for: length, clock, how many days."""

    def __init__(
        self,
        asked: QueryDict,
        engagement: Engagement,
        *,
        now: datetime,
        length: int = USUAL_LENGTH,
        clock: str = PRACTICE,
    ) -> None:
        self.engagement, self.now = engagement, now
        self.zones = {PRACTICE: practice_zone(engagement.organisation)}
        theirs = ZoneInfo(engagement.client.time_zone)
        if theirs != self.zones[PRACTICE]:
            self.zones[CLIENT] = theirs
        clock = clock if clock in self.zones else PRACTICE
        usual = {"length": str(length), "clock": clock, "days": str(DAYS_AT_ONCE)}
        self.form = ShownForm(
            {**usual, **asked.dict()}, clocks=self._clocks(), auto_id="shown_%s"
        )
        self.length, self.clock, self.days = length, clock, DAYS_AT_ONCE
        if self.form.is_valid():
            self.length = self.form.cleaned_data["length"]
            self.clock = self.form.cleaned_data["clock"]
            self.days = self.form.cleaned_data["days"] or DAYS_AT_ONCE

    @property
    def more(self) -> str:
        """The query of the same page with more days on it."""
        query = QueryDict(mutable=True)
        query["length"], query["clock"] = str(self.length), self.clock
        query["days"] = str(self.days + DAYS_AT_ONCE)
        return query.urlencode()

    def openings(self, but_for: Collection[int] = ()) -> Openings:
        return openings(
            self.engagement,
            Wanted(self.length, notice=timedelta(days=1)),
            now=self.now,
            zone=self.zones[self.clock],
            days=self.days,
            but_for=but_for,
        )

    def kept(self, start: datetime | None, found: Openings) -> Kept | None:
        """A start chosen before that is not among those the page shows now."""
        if start is None or found.shows(start):
            return None
        local = wall(start, self.zones[self.clock])
        return Kept(start.isoformat(), moment_words(local, this_year=self.now.year))

    def _clocks(self) -> list[tuple[str, str]]:
        return [
            (name, f"{town(zone)} (now {wall(self.now, zone):%H:%M})")
            for name, zone in self.zones.items()
        ]
