"""What two people agreed on before it is booked. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from onward.scheduling.core.manner import Manner
from onward.scheduling.core.recurrence import Cadence, meetings


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Sessions of one length and manner. Times are naive, on the practice's clock.

    `instead` names another time for single places of the rhythm, counted from 1.
    """

    first_local: datetime
    length_minutes: int
    manner: Manner
    cadence: Cadence = Cadence.WEEKLY
    count: int = 1
    instead: Mapping[int, datetime] = field(default_factory=dict)

    def starts(self) -> list[datetime]:
        """The wall times, one for each place; ValueError beyond the calendar's end."""
        planned = meetings(self.first_local, self.cadence, self.count)
        return [
            self.instead.get(place, start) for place, start in enumerate(planned, 1)
        ]
