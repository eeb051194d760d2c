"""Practices, who works there, and whom they coach."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from allauth.account.models import EmailAddress

from benchmarks.ground import Size
from benchmarks.tables import Tables
from onward.accounts.models import User
from onward.coaching.core.circumstances import Circumstance
from onward.coaching.models import (
    Agreement,
    AgreementText,
    Client,
    Coach,
    Consent,
    Engagement,
    Enquiry,
)
from onward.organisations.models import CrisisContact, Member, Organisation
from onward.scheduling.models import WeeklyHours

COACHES = 5  # a practice
NO_PASSWORD = "!"  # noqa: S105 - what opens to nobody
HOURS = (9, 10, 11, 13, 14, 15, 16)
DAYS = 5  # a working week
ZONES = ("America/Chicago", "America/New_York", "Europe/Berlin", "Asia/Tokyo")
CIRCUMSTANCES = [one.value for one in Circumstance]
KINDS = ("college", "company", "community", "private")
GIVEN = ("Ada", "Bea", "Cem", "Dov", "Edda", "Femi", "Gil", "Hana", "Ines", "Jun")
FAMILY = ("Abara", "Brandt", "Costa", "Dahl", "Evers", "Fuchs", "Greco", "Holm")
# Of twenty clients, in their order with a coach: one is new, two tell their story,
# thirteen are in the middle, four have gone.
FATES = ("welcome", *["intake"] * 2, *["coaching"] * 13, *["ended"] * 4)


@dataclass(frozen=True, slots=True)
class Practice:
    """One practice while it is filled."""

    id: object
    number: int
    zone: ZoneInfo
    now: datetime
    tables: Tables
    chance: Random
    coaches: list["Coaching"] = field(default_factory=list)

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    def row(self, **values: object) -> dict[str, object]:
        return {"organisation_id": self.id, **values}


@dataclass(frozen=True, slots=True)
class Coaching:
    """A coach, their member, and the coordinator who answers for them."""

    id: object
    member: object
    name: str


@dataclass(frozen=True, slots=True)
class Case:
    """One engagement. `place` is the client's among those of the coach; `by` is the
    member who answers: the client, or the coach of a client without an account.
    """

    id: object
    practice: Practice
    coach: Coaching
    place: int
    name: str
    fate: str
    circumstance: str
    by: object
    began: datetime
    meetings: int

    @property
    def is_met(self) -> bool:
        return self.fate in ("coaching", "ended")


def make_practice(tables: Tables, number: int, size: Size, now: datetime) -> list[Case]:
    """A practice and its engagements, the same for the same number in any size."""
    zone = ZONES[number % len(ZONES)]
    key = tables[Organisation].add(
        name=f"Practice {number}",
        slug=f"practice-{number}",
        kind=KINDS[number % len(KINDS)],
        time_zone=zone,
        takes_enquiries=True,
        created_at=now - timedelta(days=700),
    )
    chance = Random(number)
    practice = Practice(key, number, ZoneInfo(zone), now, tables, chance)
    tables[CrisisContact].add(**practice.row(name="Crisis line", phone="555 0100"))
    text = tables[AgreementText].add(
        **practice.row(
            version=1,
            text="We meet, we talk, and what is said stays here. " * 60,
            published_at=now - timedelta(days=700),
        )
    )
    make_member(practice, "Olive Owner", "owner", roles=["owner"])
    coordinator = make_member(practice, "Cora Desk", "desk", roles=["coordinator"])
    make_member(practice, "Sam Sponsor", "sponsor", roles=["sponsor"])
    for place in range(COACHES):
        practice.coaches.append(_make_coach(practice, place))
    for _ in range(6):
        _enquire(practice, now - timedelta(hours=chance.randrange(90)), None)
    clients = size.clients // size.practices
    cases = [_make_case(practice, at, clients, coordinator) for at in range(clients)]
    met = [case for case in cases if case.is_met]
    each, more = divmod(size.sessions // size.practices, len(met))
    place_of = {case.id: at for at, case in enumerate(met)}
    for case in cases:
        _sign(practice, case, text)
    return [
        _with_meetings(case, each + (place_of[case.id] < more)) if case.is_met else case
        for case in cases
    ]


def _with_meetings(case: Case, meetings: int) -> Case:
    return Case(
        **{name: getattr(case, name) for name in Case.__slots__ if name != "meetings"},
        meetings=meetings,
    )


def make_member(
    practice: Practice, name: str, login: str, *, roles: list[str], email: bool = True
) -> object:
    address = f"{login}@practice-{practice.number}.example" if email else None
    since = practice.now - timedelta(days=650)
    user = practice.tables[User].add(
        email=address, name=name, password=NO_PASSWORD, date_joined=since
    )
    if address:
        practice.tables[EmailAddress].add(
            user_id=user, email=address, verified=True, primary=True
        )
    return practice.tables[Member].add(
        **practice.row(user_id=user, roles=roles, joined_at=since)
    )


def _make_coach(practice: Practice, place: int) -> Coaching:
    name = f"{GIVEN[-1 - place]} {FAMILY[practice.number % len(FAMILY)]}"
    member = make_member(practice, name, f"coach-{place}", roles=["coach"])
    key = practice.tables[Coach].add(
        **practice.row(
            member_id=member,
            about="Twenty years in and around workplaces. " * 8,
            languages=["English"],
            circumstances=CIRCUMSTANCES[: 3 + place],
            modes=["in-person", "phone", "video"],
            is_public=True,
        )
    )
    # The working week begins on the day of the filling: nobody measures a day off.
    for day in range(DAYS):
        weekday = (practice.today + timedelta(days=day)).weekday()
        for start, end in ((time(9), time(12)), (time(13), time(17))):
            practice.tables[WeeklyHours].add(
                **practice.row(
                    coach_id=key, weekday=weekday, starts_at=start, ends_at=end
                )
            )
    return Coaching(key, member, name)


def _make_case(practice: Practice, at: int, clients: int, coordinator: object) -> Case:
    chance = practice.chance
    with_each = -(-clients // COACHES)
    which, place = divmod(at, with_each)
    coach, fate = practice.coaches[which], FATES[place % len(FATES)]
    name = f"{chance.choice(GIVEN)} {chance.choice(FAMILY)} {at}"
    began = practice.now - timedelta(days=_days_ago(fate, chance))
    has_mail = at % 10 != 9
    member = make_member(
        practice, name, f"client-{at}", roles=["client"], email=has_mail
    )
    client = practice.tables[Client].add(
        **practice.row(
            name=name,
            email=f"client-{at}@practice-{practice.number}.example" if has_mail else "",
            phone="555 0142",
            prefers="email" if has_mail else "phone",
            time_zone=chance.choice(ZONES) if at % 8 == 7 else practice.zone.key,
            member_id=member,
        )
    )
    circumstance = chance.choice(CIRCUMSTANCES) if fate != "welcome" else ""
    key = practice.tables[Engagement].add(
        **practice.row(
            client_id=client,
            coach_id=coach.id,
            enquiry_id=_enquire(practice, began - timedelta(days=1), coordinator),
            stage=fate,
            circumstance=circumstance,
            main_outcome="Work that leaves the evenings free" * (fate != "welcome"),
            opened_at=began,
            limits_read_at=began + timedelta(days=1),
            limits_read_how="typed",
            ended_at=practice.now - timedelta(days=9) if fate == "ended" else None,
        )
    )
    by = member if has_mail else coach.member
    return Case(
        key, practice, coach, place, name, fate, circumstance, by, began, meetings=0
    )


def _days_ago(fate: str, chance: Random) -> int:
    early = {"welcome": 2, "intake": 9, "coaching": 190, "ended": 330}[fate]
    return early + chance.randrange(6)


def _enquire(practice: Practice, at: datetime, answered_by: object | None) -> object:
    chance = practice.chance
    return practice.tables[Enquiry].add(
        **practice.row(
            name=f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}",
            email="somebody@example.org",
            reach_by="email",
            message="I have been thinking about a change for a good while now. " * 4,
            state="assigned" if answered_by else "waiting",
            received_at=at,
            answered_at=at + timedelta(hours=20) if answered_by else None,
            answered_by_id=answered_by,
        )
    )


def _sign(practice: Practice, case: Case, text: object) -> None:
    """Both signed, but for the newest: there the coach's name is missing."""
    at = case.began + timedelta(days=1)
    is_whole = case.fate != "welcome"
    practice.tables[Agreement].add(
        **practice.row(
            engagement_id=case.id,
            text_id=text,
            fingerprint="0" * 64,
            practice_name=f"Practice {practice.number}",
            client_name=case.name,
            coach_name=case.coach.name,
            client_signature=case.name,
            client_signed_at=at,
            client_signed_how="typed",
            coach_signature=case.coach.name if is_whole else "",
            coach_signed_at=at + timedelta(hours=3) if is_whole else None,
        )
    )
    for kind in ("processing", "research")[: 1 + case.place % 2]:
        practice.tables[Consent].add(
            **practice.row(
                engagement_id=case.id,
                kind=kind,
                version=1,
                given_at=at,
                given_how="typed",
            )
        )
