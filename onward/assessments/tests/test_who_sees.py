"""The client decides, part by part, what the coach sees; nobody else sees any."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client as Browser
from django_scopes import scope

from onward.assessments import queries, services
from onward.assessments.models import Administration
from onward.assessments.tests.answers import answered, finished
from onward.assessments.tests.kept import GIVEN, LEADING, keep, main
from onward.audit.models import Entry
from onward.notifications.models import Message
from onward.organisations.models import Member

Enter = Callable[[Member | None], Browser]
At = Callable[..., str]
Address = Callable[..., str]


def test_one_tap_keeps_a_part_and_one_shows_it_again(
    cast: Any, enter: Enter, page: Any, everything: dict[str, Administration]
) -> None:
    client, coach, profile = enter(cast.client), enter(cast.coach), page("profile")
    assert "Days at work" in main(coach, profile)

    kept = client.post(page("withhold", "own-workday-12"), follow=True)

    assert "does not see it from now on" in kept.content.decode()
    assert "Days at work" not in main(coach, profile)
    assert "1 part is kept by Leila Haddad" in main(coach, profile)
    own = main(client, profile)
    assert "Days at work" in own
    assert own.count("only you</span>") == 1

    client.post(page("unwithhold", "own-workday-12"))

    assert "Days at work" in main(coach, profile)
    assert "kept by" not in main(coach, profile)


def test_each_of_these_acts_is_on_record_once(
    cast: Any, enter: Enter, page: Any, everything: dict[str, Administration]
) -> None:
    client = enter(cast.client)
    for name in ("withhold", "withhold", "unwithhold", "unwithhold"):
        client.post(page(name, "own-pulse-6"))

    with scope(organisation=cast.north):
        lines = Entry.objects.filter(detail__has_key="part").order_by("number")
        assert [(one.action, one.by_id, one.detail) for one in lines] == [
            ("kept to oneself", cast.client.pk, {"part": "own-pulse-6"}),
            ("shown to the coach", cast.client.pk, {"part": "own-pulse-6"}),
        ]


def test_the_page_says_who_sees_what_before_anything(
    cast: Any, enter: Enter, page: Any, everything: dict[str, Administration]
) -> None:
    text = main(enter(cast.client), page("profile"))

    assert text.index("You decide what") < text.index("What draws you")


@pytest.mark.parametrize("name", ["withhold", "unwithhold"])
def test_the_coach_decides_nothing_of_it(
    cast: Any,
    enter: Enter,
    page: Any,
    everything: dict[str, Administration],
    name: str,
) -> None:
    keep(cast, "own-pulse-6")
    about = "own-pulse-6" if name == "unwithhold" else "own-riasec-36"

    answer = enter(cast.coach).post(page(name, about), follow=True)

    assert "own decision" in answer.content.decode()
    with scope(organisation=cast.north):
        assert queries.withheld(cast.engagement) == {"own-pulse-6"}


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("owner", 403),
        ("coordinator", 403),
        ("sponsor", 403),
        ("second_coach", 404),
        ("second_client", 404),
        ("stranger_coach", 404),
        ("stranger_client", 404),
        ("stranger_owner", 404),
    ],
)
@pytest.mark.parametrize("name", ["profile", "profile-pdf", "withhold", "unwithhold"])
def test_nobody_else_reaches_any_of_it(
    cast: Any, enter: Enter, page: Any, name: str, who: str, status: int
) -> None:
    args = ["own-pulse-6"] if name.endswith("withhold") else []
    browser = enter(getattr(cast, who))
    ask = browser.post if args else browser.get

    assert ask(page(name, *args)).status_code == status


def test_what_was_never_answered_cannot_be_kept(
    cast: Any, enter: Enter, page: Any
) -> None:
    assert enter(cast.client).post(page("withhold", "own-needs-9")).status_code == 404


def test_a_kept_result_is_gone_for_the_coach_and_stays_for_the_client(
    cast: Any,
    enter: Enter,
    address: Address,
    everything: dict[str, Administration],
) -> None:
    keep(cast, "own-decision-16")
    one = everything["own-decision-16"]

    for name in ("result", "take-back", "finish"):
        assert enter(cast.coach).get(address(one, name)).status_code == 404
    assert enter(cast.client).get(address(one, "result")).status_code == 200


def test_the_list_tells_a_kept_one_from_an_unanswered_one_by_nothing(
    cast: Any, enter: Enter, page: Any, everything: dict[str, Administration]
) -> None:
    keep(cast, *GIVEN)
    kept = main(enter(cast.coach), page("inventories"))
    keep(cast)
    with scope(organisation=cast.north):
        for one in everything.values():
            services.withdraw_administration(one, by=cast.client, now=cast.now)

    assert main(enter(cast.coach), page("inventories")) == kept
    assert "Answered" not in kept
    assert "Not begun" not in kept


def test_the_client_s_list_says_what_only_they_see(
    cast: Any, enter: Enter, page: Any, everything: dict[str, Administration]
) -> None:
    keep(cast, "own-riasec-36")

    assert main(enter(cast.client), page("inventories")).count("only you see it") == 1


def test_kept_strengths_say_that_only_the_client_sees_them(
    cast: Any, enter: Enter, page: Any, everything: dict[str, Administration]
) -> None:
    client = enter(cast.client)
    assert "Ruth Adeyemi and you see this page" in main(client, page("strengths"))

    keep(cast, "strengths")

    text = main(client, page("strengths"))
    assert "Only you see this page; Ruth Adeyemi does not." in text
    assert "and you see this page" not in text


def test_the_client_is_told_that_what_is_missing_can_tell_which(
    cast: Any, enter: Enter, page: Any
) -> None:
    text = main(enter(cast.client), page("profile"))

    assert "what is missing can tell them which; what is in them they never" in text


def test_kept_strengths_are_gone_from_every_page_of_theirs(
    cast: Any, enter: Enter, page: Any, at: At, everything: dict[str, Administration]
) -> None:
    keep(cast, "strengths")
    stories = at(cast.north, "experience:stories", cast.engagement.pk)
    assert page("strengths") not in main(enter(cast.coach), stories)
    assert page("strengths") in main(enter(cast.client), stories)

    for name in ("strengths", "strengths-pdf", "own-strengths", "ask-people"):
        assert enter(cast.coach).get(page(name)).status_code == 404
        assert enter(cast.client).get(page(name)).status_code == 200


def test_the_coach_reads_a_kept_inventory_out_and_not_what_it_says(
    cast: Any, enter: Enter, page: Any, address: Address
) -> None:
    with scope(organisation=cast.north):
        finished(
            cast.engagement, queries.INTERESTS, LEADING, by=cast.client, now=cast.now
        )
    keep(cast, queries.INTERESTS)
    coach = enter(cast.coach)

    first = coach.post(page("start", queries.INTERESTS), {"mode": "phone"})
    asked = first.headers["Location"]
    assert coach.get(asked).status_code == 200
    coach.post(asked, {"item_1": "4", "go": "on"})
    assert "checked" in coach.get(asked).content.decode()
    with scope(organisation=cast.north):
        open_one = queries.open_administrations(cast.engagement).get()
    last = main(coach, address(open_one, "finish"))
    assert "What it says they keep to themselves." in last
    assert "see what it says" not in last
    assert "look at what the answers say" not in last
    with scope(organisation=cast.north):
        again = queries.open_administrations(cast.engagement).get()
    done = coach.post(address(again, "finish"), follow=True)

    assert done.redirect_chain[-1][0] == page("inventories")
    assert "Leila Haddad keeps what it says" in done.content.decode()
    assert coach.get(address(again, "result")).status_code == 404
    assert coach.get(address(again, "questions", 1)).status_code == 404


def test_what_a_client_goes_on_with_alone_is_no_longer_open_to_the_coach(
    cast: Any, enter: Enter, page: Any, address: Address
) -> None:
    coach, client = enter(cast.coach), enter(cast.client)
    coach.post(page("start", "own-exhaustion-6"), {"mode": "phone"})
    with scope(organisation=cast.north):
        begun = queries.open_administrations(cast.engagement).get()
    assert coach.get(address(begun, "questions", 1)).status_code == 200

    client.post(address(begun, "save"), {"item_3": "5"})

    assert coach.get(address(begun, "questions", 1)).status_code == 404


def test_a_sheet_of_a_kept_inventory_is_keyed_in_and_not_read_again(
    cast: Any, enter: Enter, page: Any, address: Address
) -> None:
    with scope(organisation=cast.north):
        finished(
            cast.engagement, queries.INTERESTS, LEADING, by=cast.client, now=cast.now
        )
    keep(cast, queries.INTERESTS)
    coach = enter(cast.coach)
    coach.post(page("start", queries.INTERESTS), {"mode": "paper"})
    with scope(organisation=cast.north):
        sheet = queries.open_administrations(cast.engagement).get()
    coach.post(address(sheet, "key-in"), {"item_1": "4", "go": "on"})
    coach.post(address(sheet, "finish"))

    assert coach.get(address(sheet, "key-in")).status_code == 404
    assert coach.get(address(sheet, "key-again")).status_code == 404


def test_the_coach_hears_nothing_of_a_kept_one(
    cast: Any, everything: dict[str, Administration]
) -> None:
    keep(cast, "own-workday-12")
    with scope(organisation=cast.north):
        begun = answered(
            cast.engagement,
            "own-workday-12",
            GIVEN["own-workday-12"],
            by=cast.client,
            now=cast.now + timedelta(days=9),
        )
        services.finish_administration(
            begun, by=cast.client, now=cast.now + timedelta(days=9)
        )
        letters = Message.objects.filter(kind="inventory-finished")

        assert letters.count() == len(GIVEN)  # one for each time that was not kept


def test_saying_yes_at_the_end_shows_and_saying_no_keeps(
    cast: Any, enter: Enter, address: Address
) -> None:
    client, coach = enter(cast.client), enter(cast.coach)
    told = {f"item_{n}": "4" for n in range(1, 7)}
    for tick, kept in (({}, True), ({"coach_sees": "on"}, False), ({}, True)):
        with scope(organisation=cast.north):
            begun = services.begin_administration(
                cast.engagement,
                instrument="own-exhaustion-6",
                by=cast.client,
                now=cast.now,
            )
        client.post(address(begun, "save"), told)
        asked = client.get(address(begun, "finish")).context["form"]
        client.post(address(begun, "finish"), tick)

        with scope(organisation=cast.north):
            assert (queries.withheld(cast.engagement) != frozenset()) is kept
        status = coach.get(address(begun, "result")).status_code
        assert status == (404 if kept else 200)
    assert asked["coach_sees"].initial is True  # as it was the last time
