"""Is the practice healthy? Numbers only, nothing of what anybody told a coach."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q

from onward.coaching.core.stages import Stage
from onward.coaching.models import Coach, Credential, Engagement, Enquiry
from onward.coaching.queries import (
    coaches_with_room,
    enquiries,
    enquiries_waiting,
)
from onward.intake.queries import ConcernLine, concerns_of_practice
from onward.organisations.models import Member, Organisation
from onward.organisations.queries import may_take_clients
from onward.scheduling.models import Session
from onward.scheduling.queries import BOOKED

MOST_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Room:
    """How full a coach is: people now, of how many."""

    coach: Coach
    working_with: int

    @property
    def share(self) -> int:
        return min(100, round(100 * self.working_with / max(self.coach.capacity, 1)))

    @property
    def free(self) -> int:
        return max(0, self.coach.capacity - self.working_with)


@dataclass(frozen=True, slots=True)
class PracticeToday:
    waiting: int
    overdue: int
    oldest: tuple[Enquiry, ...]
    rooms: tuple[Room, ...]
    open_engagements: int
    unsigned: int
    sessions_this_week: int
    attended: int
    missed: int
    to_verify: int
    may_take_clients: bool
    concerns: tuple[ConcernLine, ...]


def practice_today(
    organisation: Organisation, reader: Member, now: datetime
) -> PracticeToday:
    """A fixed number of queries, however large the practice."""
    waiting, overdue = enquiries_waiting(now)
    engagements = Engagement.objects.aggregate(
        open=Count("pk", filter=~Q(stage=Stage.ENDED)),
        unsigned=Count("pk", filter=Q(stage=Stage.WELCOME)),
    )
    month = Session.objects.filter(
        during__startswith__gte=now - timedelta(days=28), during__startswith__lt=now
    ).aggregate(
        attended=Count("pk", filter=Q(attendance__in=["attended", "late"])),
        missed=Count("pk", filter=Q(attendance="missed")),
    )
    return PracticeToday(
        waiting=waiting,
        overdue=overdue,
        oldest=tuple(enquiries(Enquiry.State.WAITING)[:MOST_SHOWN]),
        rooms=tuple(Room(one, one.working_with) for one in coaches_with_room()[:20]),
        open_engagements=engagements["open"],
        unsigned=engagements["unsigned"],
        sessions_this_week=Session.objects.filter(
            BOOKED,
            during__startswith__gte=now,
            during__startswith__lt=now + timedelta(days=7),
        ).count(),
        attended=month["attended"],
        missed=month["missed"],
        to_verify=Credential.objects.filter(verified_at=None).count(),
        may_take_clients=may_take_clients(organisation),
        concerns=concerns_of_practice(reader),
    )
