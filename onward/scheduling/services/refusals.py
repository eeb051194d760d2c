"""What a calendar refuses, each with a sentence for the person who asked."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from onward.scheduling.core.slots import Obstacle
from onward.scheduling.core.walltime import wall
from onward.scheduling.core.words import moment_words
from onward.scheduling.queries import Clash
from onward.ui.core.refusals import DomainError
from onward.ui.core.words import list_in_words


class AgreementMissing(DomainError):
    message = "No session is booked before both have signed the coaching agreement."


class EngagementEnded(DomainError):
    message = "This engagement has ended; nothing can be booked in it."


class SessionIsOver(DomainError):
    message = "This session has already begun."


class SessionIsToCome(DomainError):
    message = "Who came can be said from the day of the session on."


class TimeRefused(DomainError):
    """A time cannot be had. `clashes` says which ones and why, where that is known."""

    def __init__(
        self,
        clashes: Sequence[Clash] = (),
        *,
        zone: ZoneInfo | None = None,
        among: int = 1,
    ) -> None:
        self.clashes = tuple(clashes)
        if self.clashes and zone and among > 1:
            super().__init__(self._dates(zone))
        else:
            super().__init__()

    def _dates(self, zone: ZoneInfo) -> str:
        year = self.clashes[0].span.start.year
        dates = [
            moment_words(wall(clash.span.start, zone), this_year=year)
            for clash in self.clashes
        ]
        return _("%(dates)s: %(why)s Nothing was booked.") % {
            "dates": list_in_words(dates),
            "why": self.message,
        }


class InThePast(TimeRefused):
    message = "This time has passed. Please choose one still to come."


class SlotTaken(TimeRefused):
    message = "This time is taken. Please choose another."


class NotOpen(TimeRefused):
    message = "This time lies outside the coach's opening hours."


HARDEST_FIRST: tuple[tuple[Obstacle, type[TimeRefused]], ...] = (
    (Obstacle.PAST, InThePast),
    (Obstacle.TAKEN, SlotTaken),
    (Obstacle.AWAY, NotOpen),
    (Obstacle.OUTSIDE_HOURS, NotOpen),
)


def refusal(clashes: Sequence[Clash], *, zone: ZoneInfo, among: int) -> TimeRefused:
    """The refusal for the hardest obstacle met, naming every date that met one."""
    met = {clash.obstacle for clash in clashes}
    kind = next(kind for obstacle, kind in HARDEST_FIRST if obstacle in met)
    return kind(clashes, zone=zone, among=among)
