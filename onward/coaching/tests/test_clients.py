"""The list of clients, their details, and the end of a coaching."""

from collections.abc import Callable

import pytest
from django.test import Client as Browser
from django_scopes import scope

from conftest import Cast
from onward.audit.models import Entry
from onward.coaching.core.stages import Stage
from onward.coaching.models import Client, Closing, Engagement
from onward.coaching.services import (
    end_engagement,
    move,
)
from onward.coaching.services.refusals import HasEnded, NoSuchMove
from onward.coaching.signals import engagement_ended
from onward.coaching.tests.letters import assigned, by_mail, cost
from onward.notifications.models import Message

Enter = Callable[[object], Browser]
At = Callable[..., str]


def names_on(browser: Browser, url: str) -> list[str]:
    page = browser.get(url).context["page"]
    return [engagement.client.name for engagement in page]


def test_a_coach_sees_their_own_and_those_who_run_it_see_all(
    cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "coaching:clients")

    assert names_on(enter(cast.coach), url) == ["Leila Haddad"]
    assert names_on(enter(cast.second_coach), url) == ["Owen Bell"]
    for runs_it in (cast.owner, cast.coordinator):
        assert names_on(enter(runs_it), url) == ["Leila Haddad", "Owen Bell"]


def test_what_somebody_comes_with_is_for_their_coach_alone(
    cast: Cast, enter: Enter, at: At
) -> None:
    with scope(organisation=cast.north):
        Engagement.objects.filter(pk=cast.engagement.pk).update(
            circumstance="dreads-work"
        )
    cast.second_coach.roles = ["coach", "coordinator"]
    cast.second_coach.save()
    url = at(cast.north, "coaching:clients")

    assert "Dreads work" in enter(cast.coach).get(url).content.decode()
    for other in (cast.owner, cast.coordinator, cast.second_coach):
        assert "Dreads work" not in enter(other).get(url).content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=hadd", ["Leila Haddad"]),
        ("?q=%20OWEN", ["Owen Bell"]),
        ("?q=nobody", []),
        ("?q=%25", []),
        ("?show=ended", []),
        ("?q=" + "x" * 200, ["Leila Haddad", "Owen Bell"]),
        ("?page=99", ["Leila Haddad", "Owen Bell"]),
    ],
)
def test_clients_are_found_by_part_of_their_name(
    cast: Cast, enter: Enter, at: At, query: str, found: list[str]
) -> None:
    url = at(cast.north, "coaching:clients") + query

    assert names_on(enter(cast.owner), url) == found


def test_the_list_costs_the_same_for_more_clients(
    cast: Cast, enter: Enter, at: At
) -> None:
    browser, url = enter(cast.owner), at(cast.north, "coaching:clients")
    for_two = cost(browser, url)

    with scope(organisation=cast.north):
        for n in range(4):
            assigned(
                by_mail(f"N{n} X"), cast.coach_profile, by=cast.owner, now=cast.now
            )

    assert cost(browser, url) == for_two
    assert len(names_on(browser, url)) == 6


def test_fifty_clients_fill_a_page(cast: Cast, enter: Enter, at: At) -> None:
    with scope(organisation=cast.north):
        for n in range(49):
            client = Client.objects.create(
                organisation=cast.north,
                name=f"A{n:02}",
                phone="555 0000",
                prefers="phone",
                time_zone="UTC",
            )
            Engagement.objects.create(
                organisation=cast.north,
                client=client,
                coach=cast.coach_profile,
                opened_at=cast.now,
            )
    browser, url = enter(cast.owner), at(cast.north, "coaching:clients")

    assert len(names_on(browser, url)) == 50
    assert names_on(browser, url + "?page=2") == ["Owen Bell"]
    assert "page=2" in browser.get(url).content.decode()


def test_the_end_leaves_words_and_a_way_on(cast: Cast, enter: Enter, at: At) -> None:
    heard: list[Engagement] = []

    def hear(engagement: Engagement, **_: object) -> None:
        heard.append(engagement)

    engagement_ended.connect(hear)
    typed = {"reason": "reached", "words": "You did it.", "referral": "Come back."}

    answer = enter(cast.coach).post(
        at(cast.north, "coaching:end", cast.engagement.pk), typed
    )

    cast.engagement.refresh_from_db()
    assert cast.engagement.stage == Stage.ENDED
    assert heard == [cast.engagement]
    text = enter(cast.client).get(answer["Location"]).content.decode()
    assert "You did it." in text
    assert "Come back." in text
    letter = Message.objects.get(kind="engagement-ended")
    assert "You did it." not in letter.body
    with scope(organisation=cast.north):
        raw = Closing.objects.values_list("words", flat=True).get()
    assert b"You did it." not in bytes(raw)


def test_ending_needs_words(cast: Cast, enter: Enter, at: At) -> None:
    url = at(cast.north, "coaching:end", cast.engagement.pk)

    answer = enter(cast.coach).post(url, {"reason": "client", "referral": "Kept here"})

    assert answer.status_code == 422
    assert "Kept here" in answer.content.decode()


def test_an_end_is_not_undone_nor_told_twice(cast: Cast, enter: Enter, at: At) -> None:
    url = at(cast.north, "coaching:end", cast.engagement.pk)
    typed = {"reason": "client", "words": "Bye."}

    codes = [enter(cast.coach).post(url, typed).status_code for _ in range(2)]

    assert codes == [302, 409]
    with scope(organisation=cast.north):
        assert Closing.objects.count() == 1
        with pytest.raises(HasEnded):
            move(cast.engagement, Stage.COACHING, by=cast.coach, now=cast.now)


def test_stages_move_along_the_table_only(cast: Cast) -> None:
    with scope(organisation=cast.north):
        with pytest.raises(NoSuchMove):
            move(cast.second_engagement, Stage.COACHING, by=cast.coach, now=cast.now)

        move(cast.engagement, Stage.COACHING, by=cast.coach, now=cast.now)
        move(cast.engagement, Stage.COACHING, by=cast.coach, now=cast.now)

        assert Entry.objects.filter(action="engagement moved").count() == 1


def test_before_the_end_there_are_no_closing_words(
    cast: Cast, enter: Enter, at: At
) -> None:
    page = enter(cast.client).get(
        at(cast.north, "coaching:closing", cast.engagement.pk)
    )

    assert "There are no closing words yet" in page.content.decode()


def test_words_of_an_ended_engagement_stay_readable(cast: Cast) -> None:
    with scope(organisation=cast.north):
        closing = end_engagement(
            cast.engagement,
            reason="reached",
            words="ليلى 🌱 <script>",
            by=cast.coach,
            now=cast.now,
        )

        assert Closing.objects.get(pk=closing.pk).words == "ليلى 🌱 <script>"
