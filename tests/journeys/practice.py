"""The stage: a practice with its people, its mail, and the passing of time."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.core import mail
from django.core.mail.message import EmailMessage
from django.db.models import F
from django.utils import timezone
from django_scopes import scope

from onward.accounts.services import create_account
from onward.assessments.models import Administration
from onward.assessments.services import (
    begin_administration,
    finish_administration,
    save_responses,
)
from onward.coaching.core.stages import Stage
from onward.coaching.models import Client, Coach, Engagement, Note
from onward.coaching.queries import text_of
from onward.coaching.services import (
    answer_consents,
    ensure_text,
    note_limits_read,
    sign_as_client,
    sign_as_coach,
)
from onward.notifications.services import send_due
from onward.organisations.core.rights import Role
from onward.organisations.models import CrisisContact, Member, Organisation
from onward.plans.models import CheckIn
from onward.scheduling.core.slots import OpenHours
from onward.scheduling.core.spans import Span
from onward.scheduling.models import Session, as_range
from onward.scheduling.services import set_weekly_hours

PASSWORD = "a walk by the quay"
WEEK = timedelta(days=7)
LINK = re.compile(r"https?://[^/\s]+(/\S+)")


@dataclass(frozen=True)
class Practice:
    organisation: Organisation
    owner: Member
    coordinator: Member
    coach: Member
    coach_profile: Coach

    def at(self, path: str) -> str:
        return f"/at/{self.organisation.slug}/{path}"


def open_practice() -> Practice:
    now = timezone.now()
    organisation = Organisation.objects.create(
        name="Harbour Lane",
        slug="harbour-lane",
        kind=Organisation.Kind.PRIVATE,
        time_zone="America/Chicago",
        takes_enquiries=True,
        address="12 Harbour Lane, Duluth",
        phone="555 0100",
        email="office@harbour-lane.example",
        created_at=now - timedelta(days=400),
    )
    with scope(organisation=organisation):
        CrisisContact.objects.create(
            organisation=organisation, name="Crisis line", phone="555 0188"
        )
        ensure_text(organisation, now=now - timedelta(days=300))
        coach = member_of(organisation, "Ruth Adeyemi", Role.COACH)
        return Practice(
            organisation=organisation,
            owner=member_of(organisation, "Nora Winter", Role.OWNER),
            coordinator=member_of(organisation, "Karl Busch", Role.COORDINATOR),
            coach=coach,
            coach_profile=_profile(coach),
        )


def member_of(organisation: Organisation, name: str, role: Role) -> Member:
    """Somebody of the practice, who signs in with their first name's address."""
    address = f"{name.split(maxsplit=1)[0].lower()}@{organisation.slug}.example"
    return Member.objects.create(
        organisation=organisation,
        user=create_account(address, name=name, password=PASSWORD),
        roles=[role.value],
        joined_at=timezone.now() - timedelta(days=300),
    )


def _profile(member: Member) -> Coach:
    """A coach who can be met every day from 7 to 20."""
    coach = Coach.objects.create(
        organisation=member.organisation,
        member=member,
        about="I ask, and I listen.",
        languages=["English"],
        modes=["in-person", "phone", "video"],
        capacity=12,
        is_public=True,
    )
    open_from, open_until = time(7), time(20)
    hours = [OpenHours(day, open_from, open_until) for day in range(7)]
    set_weekly_hours(coach, hours, by=None)
    return coach


# ---- a client who is past the welcome


def client_under_way(practice: Practice, name: str) -> Engagement:
    """Somebody with an account, a signed agreement and a record that may be kept."""
    organisation, now = practice.organisation, timezone.now()
    with scope(organisation=organisation):
        member = member_of(organisation, name, Role.CLIENT)
        client = Client.objects.create(
            organisation=organisation,
            name=name,
            email=member.user.email or "",
            phone="555 0142",
            prefers="email",
            time_zone=organisation.time_zone,
            member=member,
        )
        engagement = Engagement.objects.create(
            organisation=organisation,
            client=client,
            coach=practice.coach_profile,
            stage=Stage.WELCOME,
            opened_at=now - timedelta(days=3),
        )
        _sign(engagement, member, practice.coach, now)
        return engagement


def _sign(engagement: Engagement, member: Member, coach: Member, now: datetime) -> None:
    version = text_of(engagement).version
    note_limits_read(engagement, by=member, now=now)
    sign_as_client(engagement, member.name, version=version, by=member, now=now)
    sign_as_coach(engagement, coach.name, version=version, by=coach, now=now)
    answer_consents(engagement, {"processing": True}, by=member, now=now)


def inventory_answered(engagement: Engagement, instrument: str, *, many: int) -> None:
    """An inventory with every line answered, some liked and some not."""
    now, member = timezone.now(), engagement.client.member
    assert member is not None
    with scope(organisation=engagement.organisation):
        held = begin_administration(
            engagement, instrument=instrument, by=member, now=now
        )
        answers = {n: (5, 4, 2, 4, 1, 3)[n % 6] for n in range(1, many + 1)}
        save_responses(held, answers, by=member, now=now)
        finish_administration(held, by=member, now=now)


# ---- mail


def letters_to(address: str) -> list[EmailMessage]:
    """What was put into somebody's letter box so far, oldest first."""
    send_due(now=timezone.now())
    return [letter for letter in mail.outbox if address in letter.to]


def link_in(letter: EmailMessage, part: str) -> str:
    """The path of the link with `part` in it."""
    return str(next(path for path in LINK.findall(str(letter.body)) if part in path))


# ---- time


def engagement_of(practice: Practice, client: str) -> Engagement:
    with scope(organisation=practice.organisation):
        return Engagement.objects.select_related("client").get(client__name=client)


def first_session_is_now(practice: Practice, engagement: Engagement) -> int:
    """Let the days pass until the first session has begun ten minutes ago; its key."""
    with scope(organisation=practice.organisation):
        first = Session.objects.filter(engagement=engagement).earliest("number")
        began = timezone.now() - timedelta(minutes=10)
        _days_pass(engagement, first.starts_at - began)
        return first.pk


def a_week_passes(practice: Practice, engagement: Engagement) -> int:
    """Everything is a week longer ago; the key of the session after the first."""
    with scope(organisation=practice.organisation):
        _days_pass(engagement, WEEK)
        return Session.objects.get(engagement=engagement, number=2).pk


def _days_pass(engagement: Engagement, by: timedelta) -> None:
    """All that happened and all that is booked lies earlier by so much."""
    for session in Session.objects.filter(engagement=engagement).order_by("number"):
        span = Span(session.starts_at - by, session.ends_at - by)
        session.during, session.local_start = (
            as_range(span),
            _local(span.start, session),
        )
        session.save()
    CheckIn.objects.filter(engagement=engagement).update(at=F("at") - by)
    Note.objects.filter(engagement=engagement).update(written_at=F("written_at") - by)
    Administration.objects.filter(engagement=engagement).update(
        started_at=F("started_at") - by, finished_at=F("finished_at") - by
    )


def _local(start: datetime, session: Session) -> datetime:
    return start.astimezone(session.zone).replace(tzinfo=None)
