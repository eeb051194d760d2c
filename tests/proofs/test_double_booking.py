"""Fifty people ask for one time at once: one gets it, the others are told so.

Real connections, real requests, the real view; afterwards the database is asked
whether any two booked sessions overlap.
"""

import http.client
import random
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from threading import Barrier
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client as Browser
from django.utils import timezone
from django_scopes import scope

from onward.coaching.core.stages import Stage
from onward.coaching.models import Agreement, Client, Coach, Engagement
from onward.organisations.models import Member
from onward.scheduling.core.slots import OpenHours
from onward.scheduling.models import Session
from onward.scheduling.services import set_weekly_hours

if TYPE_CHECKING:
    from pytest_django.live_server_helper import LiveServer

    from conftest import Cast

pytestmark = [pytest.mark.proof, pytest.mark.django_db(transaction=True)]
Enter = Callable[[Member | None], Browser]
At = Callable[..., str]

TAKEN = "This time is taken."
CSRF = "a" * 32
OVERLAPS = """
    SELECT count(*) FROM scheduling_session one
    JOIN scheduling_session other ON one.id < other.id
     AND one.during && other.during
     AND (one.coach_id = other.coach_id OR one.engagement_id = other.engagement_id)
    WHERE one.state = 'booked' AND other.state = 'booked'
"""


@dataclass(frozen=True)
class Wish:
    """One request that is sent with all the others."""

    path: str
    form: dict[str, str]


@dataclass(frozen=True)
class Answer:
    status: int
    text: str


def tuesday_at(hour: int, minute: int = 0, *, weeks: int = 2) -> datetime:
    """A Tuesday to come, on the practice's clock."""
    zone = ZoneInfo("America/Chicago")
    today = timezone.now().astimezone(zone).date()
    day = today + timedelta(days=(1 - today.weekday()) % 7 + 7 * weeks)
    return datetime.combine(day, time(hour, minute), zone).astimezone(UTC)


def engagements_with(coach: Coach, template: Engagement, many: int) -> list[Engagement]:
    """Signed engagements of one coach, each with a client of its own."""
    agreement = Agreement.objects.get(engagement=template)
    made = []
    for number in range(many):
        client = Client.objects.create(
            organisation=coach.organisation,
            name=f"Client {number}",
            phone="555 0100",
            prefers="phone",
            time_zone="America/Chicago",
        )
        engagement = Engagement.objects.create(
            organisation=coach.organisation,
            client=client,
            coach=coach,
            stage=Stage.COACHING,
            opened_at=timezone.now(),
        )
        agreement.pk, agreement.engagement = None, engagement
        agreement.save()
        made.append(engagement)
    return made


def booking(start: datetime, **changes: str) -> dict[str, str]:
    return {
        "token": str(uuid4()),
        "length": "60",
        "start": start.isoformat(),
        "cadence": "weekly",
        "count": "1",
        "mode": "phone",
        "phone": "555 0100",
        "who_calls": "coach",
        "step": "book",
    } | changes


def send_at_once(server: str, browser: Browser, wishes: Sequence[Wish]) -> list[Answer]:
    """Every wish from a thread of its own, let go together."""
    address = urlsplit(server)
    name = settings.SESSION_COOKIE_NAME
    cookies = {name: browser.cookies[name].value, settings.CSRF_COOKIE_NAME: CSRF}
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": "; ".join(f"{key}={value}" for key, value in cookies.items()),
    }
    lines = [_line(address.hostname or "", address.port or 80) for _ in wishes]
    start = Barrier(len(wishes))

    def send(wish: Wish, line: http.client.HTTPConnection) -> Answer:
        body = urlencode(wish.form | {"csrfmiddlewaretoken": CSRF})
        start.wait()
        line.request("POST", wish.path, body, headers)
        response = line.getresponse()
        answer = Answer(response.status, response.read().decode())
        line.close()
        return answer

    with ThreadPoolExecutor(len(wishes)) as threads:
        return list(threads.map(send, wishes, lines))


def _line(host: str, port: int) -> http.client.HTTPConnection:
    """Connected beforehand: the test server takes few callers at the same moment."""
    line = http.client.HTTPConnection(host, port, timeout=120)
    line.connect()
    return line


def overlaps() -> int:
    with connection.cursor() as cursor:
        cursor.execute(OVERLAPS)
        return int(cursor.fetchone()[0])


@pytest.fixture
def race(
    cast: "Cast", enter: Enter, live_server: "LiveServer"
) -> Callable[[Sequence[Wish]], list[Answer]]:
    """Both coaches are there all week; the coordinator's browser sends the wishes."""
    with scope(organisation=cast.north):
        for coach in (cast.coach_profile, cast.second_coach_profile):
            week = [OpenHours(day, time(8), time(20)) for day in range(7)]
            set_weekly_hours(coach, week, by=None)

    def run(wishes: Sequence[Wish]) -> list[Answer]:
        return send_at_once(live_server.url, enter(cast.coordinator), wishes)

    return run


def fifty(cast: "Cast", at: At, start: datetime) -> list[Wish]:
    with scope(organisation=cast.north):
        engagements = engagements_with(cast.coach_profile, cast.engagement, 50)
    return [
        Wish(at(cast.north, "scheduling:series", one.pk), booking(start))
        for one in engagements
    ]


def test_of_fifty_bookings_of_one_time_one_wins_and_the_others_are_told(
    cast: "Cast", at: At, race: Callable[..., list[Answer]]
) -> None:
    answers = race(fifty(cast, at, tuesday_at(10)))

    assert Counter(answer.status for answer in answers) == {302: 1, 409: 49}
    refused = [answer.text for answer in answers if answer.status == 409]
    assert all(TAKEN in text for text in refused)
    assert overlaps() == 0
    with scope(organisation=cast.north):
        assert Session.objects.count() == 1


def test_the_constraint_alone_holds_when_nobody_asks_and_nobody_waits(
    cast: "Cast",
    at: At,
    race: Callable[..., list[Answer]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without the question and without the lock: the database says no, and clearly."""
    booking_module = "onward.scheduling.services.booking"
    monkeypatch.setattr(f"{booking_module}.need_free", lambda *_, **__: None)
    monkeypatch.setattr(f"{booking_module}.take_in_turn", lambda engagement: engagement)

    answers = race(fifty(cast, at, tuesday_at(10)))

    assert Counter(answer.status for answer in answers) == {302: 1, 409: 49}
    assert overlaps() == 0


def test_series_that_cross_each_other_never_overlap(
    cast: "Cast", at: At, race: Callable[..., list[Answer]]
) -> None:
    """Two coaches, forty series of three sessions over one morning's quarters."""
    chance = random.Random(7)
    with scope(organisation=cast.north):
        engagements = [
            one
            for coach in (cast.coach_profile, cast.second_coach_profile)
            for one in engagements_with(coach, cast.engagement, 20)
        ]
    wishes = [
        Wish(
            at(cast.north, "scheduling:series", one.pk),
            booking(
                tuesday_at(chance.randrange(9, 12), chance.choice([0, 15, 30, 45]))
                + timedelta(weeks=chance.randrange(3)),
                count="3",
            ),
        )
        for one in engagements
    ]

    answers = race(wishes)

    assert {answer.status for answer in answers} == {302, 409}
    won = sum(answer.status == 302 for answer in answers)
    assert overlaps() == 0
    with scope(organisation=cast.north):
        assert Session.objects.count() == 3 * won
        coaches = set(Session.objects.values_list("coach", flat=True))
    assert coaches == {cast.coach_profile.pk, cast.second_coach_profile.pk}


def test_moving_into_a_time_and_booking_it_cannot_both_succeed(
    cast: "Cast", at: At, race: Callable[..., list[Answer]]
) -> None:
    """Ten sessions at other times are moved to ten o'clock while ten ask for it."""
    with scope(organisation=cast.north):
        engagements = engagements_with(cast.coach_profile, cast.engagement, 20)
    movers, askers = engagements[:10], engagements[10:]
    apart = [
        Wish(
            at(cast.north, "scheduling:series", one.pk),
            booking(tuesday_at(9 + number, weeks=3)),
        )
        for number, one in enumerate(movers)
    ]
    assert {answer.status for answer in race(apart)} == {302}
    with scope(organisation=cast.north):
        booked = list(Session.objects.all())
    ten = tuesday_at(10).isoformat()

    answers = race(
        [
            *(
                Wish(
                    at(cast.north, "scheduling:move", one.pk),
                    {"start": ten, "scope": "one"},
                )
                for one in booked
            ),
            *(
                Wish(
                    at(cast.north, "scheduling:series", one.pk), booking(tuesday_at(10))
                )
                for one in askers
            ),
        ]
    )

    assert Counter(answer.status for answer in answers) == {302: 1, 409: 19}
    assert overlaps() == 0


def test_a_button_pressed_many_times_at_once_books_once(
    cast: "Cast", at: At, race: Callable[..., list[Answer]]
) -> None:
    wish = Wish(
        at(cast.north, "scheduling:series", cast.engagement.pk),
        booking(tuesday_at(10), count="4"),
    )

    answers = race([wish] * 12)

    assert {answer.status for answer in answers} == {302}
    with scope(organisation=cast.north):
        assert Session.objects.count() == 4
