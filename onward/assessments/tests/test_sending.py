"""Asking for inventories: one list, one letter, kind reminders, and no more of it."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client as Browser
from django_scopes import scope

from onward.assessments import queries, services
from onward.assessments.models import Assignment, Sending
from onward.assessments.tests.letters import EMPLOYED, letters
from onward.notifications.models import Message
from onward.organisations.models import Member

Enter = Callable[[Member | None], Browser]
At = Callable[..., str]


def test_the_coach_is_offered_what_fits_stage_and_circumstance(
    cast: Any, enter: Enter, home: str
) -> None:
    cast.engagement.stage = "coaching"
    cast.engagement.circumstance = "dreads-work"
    cast.engagement.save()

    found = enter(cast.coach).get(home).context["offers"]

    assert found[0].battery.key == "employed"
    assert [one.id for one in found[0].taken] == [
        "own-workday-12",
        "own-jobsat-6",
        "own-needs-9",
        "own-challenge-6",
        "own-exhaustion-6",
        "own-productivity-5",
    ]
    assert not next(one for one in found if one.battery.key == "search").fits


def test_a_client_is_offered_no_batteries(cast: Any, enter: Enter, home: str) -> None:
    assert enter(cast.client).get(home).context["offers"] == []


def test_a_battery_comes_ticked_and_can_be_changed(
    cast: Any, enter: Enter, at: At, home: str
) -> None:
    url = at(cast.north, "assessments:send", cast.engagement.pk)
    browser = enter(cast.coach)
    form = browser.get(f"{url}?battery=search").context["form"]
    assert form["instruments"].value() == ["own-search-14", "own-interview-8"]
    told = {"instruments": ["own-search-14", "own-needs-9"], "words": "For Tuesday."}

    answer = browser.post(f"{url}?battery=search", told)

    assert answer.headers["Location"] == home
    with scope(organisation=cast.north):
        asked = queries.open_assignments(cast.engagement)
        assert [one.instrument for one in asked] == ["own-search-14", "own-needs-9"]


@pytest.mark.parametrize(
    ("chosen", "name"),
    [
        (["own-search-14", "own-interview-8"], "Looking for work"),
        (["own-search-14"], ""),
        (["own-search-14", "own-interview-8", "own-needs-9"], ""),
        (["own-needs-9"], ""),
    ],
)
def test_a_battery_changed_to_others_goes_without_its_name(
    cast: Any, enter: Enter, at: At, chosen: list[str], name: str
) -> None:
    url = at(cast.north, "assessments:send", cast.engagement.pk)

    enter(cast.coach).post(f"{url}?battery=search", {"instruments": chosen})

    with scope(organisation=cast.north):
        assert Sending.objects.get().name == name


def test_days_are_those_of_the_client_s_clock(
    cast: Any, enter: Enter, at: At, home: str
) -> None:
    cast.engagement.client.time_zone = "America/Chicago"
    cast.engagement.client.save()
    night = datetime(2026, 3, 10, 2, tzinfo=UTC)  # still the 9th there
    with scope(organisation=cast.north):
        services.send_inventories(
            cast.engagement, EMPLOYED, by=cast.coach, now=night, note=services.Note()
        )
        begun = services.begin_administration(
            cast.engagement, instrument=EMPLOYED[0], by=cast.client, now=night
        )
    client = enter(cast.client)
    back = at(cast.north, "assessments:take-back", cast.engagement.pk, begun.pk)

    assert "sent 9 March" in client.get(home).content.decode()
    assert "begun 9 March 2026" in client.get(back).content.decode()


def test_the_client_sees_one_list_with_one_estimate(
    cast: Any, enter: Enter, home: str, sent: Sending
) -> None:
    page = enter(cast.client).get(home)

    assert [one.instrument.id for one in page.context["found"].asked] == EMPLOYED
    text = page.content.decode()
    assert "3 to answer, about 6 minutes left" in text
    assert "Take your time." in text
    assert text.count('class="button primary"') == 1


def test_the_estimate_shrinks_as_answers_come(
    cast: Any, home: str, sent: Sending
) -> None:
    with scope(organisation=cast.north):
        begun = services.begin_administration(
            cast.engagement, instrument="own-workday-12", by=cast.client, now=cast.now
        )
        told = dict.fromkeys(range(1, 13), 3)
        services.save_responses(begun, told, by=cast.client, now=cast.now)
        before = queries.inventories(cast.engagement).minutes_left
        services.finish_administration(begun, by=cast.client, now=cast.now)
        after = queries.inventories(cast.engagement)

    assert (before, after.minutes_left) == (4, 4)
    assert [one.instrument.id for one in after.asked] == EMPLOYED[1:]


def test_one_letter_says_how_long_and_never_what_about(
    cast: Any, sent: Sending
) -> None:
    (letter,) = letters("inventories-sent")

    assert letter.recipient == cast.engagement.client.email
    assert letter.subject == "Some questions for you, when you have 6 minutes"
    assert "Take your time." in letter.body
    for title in ("Days at work", "How content you are", "What you need"):
        assert title not in letter.body + letter.subject


def test_what_is_open_is_not_asked_for_twice(cast: Any, sent: Sending) -> None:
    with scope(organisation=cast.north):
        again = services.send_inventories(
            cast.engagement,
            ["own-needs-9", "own-venture-10"],
            by=cast.coach,
            now=cast.now,
        )
        asked = Assignment.objects.filter(sending=again)
        assert [one.instrument for one in asked] == ["own-venture-10"]
        with pytest.raises(services.NothingToSend):
            services.send_inventories(
                cast.engagement, EMPLOYED, by=cast.coach, now=cast.now
            )


def test_what_the_practice_does_not_have_cannot_be_asked(cast: Any) -> None:
    with scope(organisation=cast.north), pytest.raises(queries.NotThere):
        services.send_inventories(
            cast.engagement, ["mbti"], by=cast.coach, now=cast.now
        )


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({}, "instruments"),
        ({"instruments": ["mbti"]}, "instruments"),
        ({"instruments": ["own-needs-9"], "due_on": "1999-01-01"}, "due_on"),
        ({"instruments": ["own-needs-9"], "due_on": "2026-02-30"}, "due_on"),
        ({"instruments": ["own-needs-9"], "words": "x" * 10_000}, "words"),
        ({"instruments": ["own-needs-9"], "words": "a\x00b"}, "words"),
    ],
)
def test_a_wrong_form_is_named_by_its_field(
    cast: Any, enter: Enter, at: At, told: dict[str, Any], field: str
) -> None:
    url = at(cast.north, "assessments:send", cast.engagement.pk)

    answer = enter(cast.coach).post(url, told)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]


@pytest.mark.usefixtures("north_scope")
def test_the_letter_of_a_step_names_the_step_and_nobody(cast: Any) -> None:
    note = services.Note(name="Draw my week", source=Sending.Source.PLAN)

    services.send_inventories(
        cast.engagement, ["own-venture-10"], by=cast.client, now=cast.now, note=note
    )

    letter = Message.objects.latest("pk").body
    assert "Your step “Draw my week” comes with some questions" in letter
    assert "put together" not in letter
