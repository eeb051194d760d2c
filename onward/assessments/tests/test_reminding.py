"""What was sent: reminded kindly, withdrawn, done, and nobody else asks."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django_scopes import scope

from onward.assessments import queries, services
from onward.assessments.models import Assignment, Sending
from onward.assessments.tests.letters import letters
from onward.organisations.models import Member

Enter = Callable[[Member | None], Browser]
At = Callable[..., str]


def test_a_reminder_comes_after_four_days_again_after_a_week_then_never(
    cast: Any, sent: Sending
) -> None:
    days = [0, 3, 4, 5, 10, 11, 12, 30, 300]

    written = [
        services.send_reminders(now=cast.now + timedelta(days=day)) for day in days
    ]

    assert written == [0, 0, 1, 0, 0, 1, 0, 0, 0]
    assert len(letters("inventories-reminder")) == 2


def test_nobody_is_reminded_of_what_is_done_or_withdrawn(
    cast: Any, sent: Sending
) -> None:
    with scope(organisation=cast.north):
        for one in queries.open_assignments(cast.engagement):
            services.withdraw_assignment(one, by=cast.coach, now=cast.now)

        assert not services.remind(sent, by=cast.coach, now=cast.now)
    assert services.send_reminders(now=cast.now + timedelta(days=9)) == 0


def test_the_coach_reminds_twice_at_most(
    cast: Any, enter: Enter, at: At, home: str, sent: Sending
) -> None:
    browser = enter(cast.coach)
    url = at(cast.north, "assessments:remind", cast.engagement.pk, sent.pk)

    for _ in range(3):
        browser.post(url)

    assert len(letters("inventories-reminder")) == 2
    assert "They were reminded twice." in browser.get(home).content.decode()


def test_withdrawn_leaves_the_list_and_keeps_what_was_answered(
    cast: Any, enter: Enter, at: At, sent: Sending
) -> None:
    with scope(organisation=cast.north):
        begun = services.begin_administration(
            cast.engagement, instrument="own-needs-9", by=cast.client, now=cast.now
        )
        one = Assignment.objects.get(instrument="own-needs-9")
        assert one.administration == begun
    url = at(cast.north, "assessments:withdraw", cast.engagement.pk, one.pk)

    enter(cast.coach).post(url)

    with scope(organisation=cast.north):
        found = queries.inventories(cast.engagement)
        assert "own-needs-9" not in [x.instrument.id for x in found.asked]
        assert "own-needs-9" in [x.instrument.id for x in found.free]


def test_what_is_asked_can_be_started_and_is_done_when_closed(
    cast: Any, enter: Enter, at: At, sent: Sending
) -> None:
    browser = enter(cast.client)
    url = at(cast.north, "assessments:start", cast.engagement.pk, "own-jobsat-6")
    page = browser.post(url).headers["Location"]
    browser.post(page, {f"item_{n}": "4" for n in range(1, 8)} | {"go": "on"})

    answer = browser.post(page.replace("/1/", "/finish/"), {"relied_on": "yes"})

    assert "/result/" in answer.headers["Location"]
    with scope(organisation=cast.north):
        assert Assignment.objects.get(instrument="own-jobsat-6").done_at is not None


def test_a_plan_may_ask_too(cast: Any) -> None:
    with scope(organisation=cast.north):
        sending = services.send_inventories(
            cast.engagement,
            ["own-interview-8"],
            by=cast.coach,
            now=cast.now,
            note=services.Note(source="plan"),
        )

    assert sending.get_source_display() == "by the plan"


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("owner", 403),
        ("coordinator", 403),
        ("sponsor", 403),
        ("client", 403),
        ("second_coach", 404),
        ("stranger_coach", 404),
    ],
)
@pytest.mark.parametrize("name", ["send", "withdraw", "remind"])
def test_only_the_clients_own_coach_asks(
    cast: Any,
    enter: Enter,
    at: At,
    sent: Sending,
    name: str,
    who: str,
    status: int,
) -> None:
    with scope(organisation=cast.north):
        one = queries.open_assignments(cast.engagement)[0]
    things: dict[str, list[object]] = {"withdraw": [one.pk], "remind": [sent.pk]}
    more = things.get(name, [])
    url = at(cast.north, f"assessments:{name}", cast.engagement.pk, *more)

    assert enter(getattr(cast, who)).post(url).status_code == status


def test_another_clients_sending_is_not_reached_through_ones_own(
    cast: Any, enter: Enter, at: At, sent: Sending
) -> None:
    url = at(cast.north, "assessments:remind", cast.second_engagement.pk, sent.pk)

    assert enter(cast.second_coach).post(url).status_code == 404


@pytest.mark.parametrize("who", ["coach", "client"])
def test_the_cost_of_the_list_does_not_grow_with_what_is_asked(
    cast: Any, enter: Enter, home: str, who: str
) -> None:
    browser = enter(getattr(cast, who))
    costs = []
    for keys in (["own-needs-9"], ["own-jobsat-6"], ["own-workday-12"]):
        with scope(organisation=cast.north):
            services.send_inventories(
                cast.engagement, keys, by=cast.coach, now=cast.now
            )
            services.begin_administration(
                cast.engagement, instrument=keys[0], by=cast.client, now=cast.now
            )
        with CaptureQueriesContext(connection) as spent:
            browser.get(home)
        costs.append(len(spent))

    assert costs[1] == costs[2]
