"""The profile: what answers say, with their doubt, in words nobody need fear."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client as Browser
from django_scopes import scope

from onward.assessments import queries, services
from onward.assessments.tests.answers import answered, finished, interests
from onward.audit.models import Entry
from onward.organisations.models import Member

Enter = Callable[[Member | None], Browser]
At = Callable[..., str]
LEADING = interests(R=1, I=5, A=2, S=3, E=1, C=5)


@pytest.fixture
def home(cast: Any, at: At) -> str:
    return at(cast.north, "assessments:profile", cast.engagement.pk)


def answer(cast: Any, answers: dict[int, int | None], **how: Any) -> None:
    with scope(organisation=cast.north):
        administration = answered(
            cast.engagement, queries.INTERESTS, answers, by=cast.client, now=cast.now
        )
        services.finish_administration(
            administration,
            by=cast.client,
            now=cast.now + timedelta(minutes=how.get("minutes", 8)),
            relied_on=how.get("relied_on", ""),
        )


def words(browser: Browser, url: str) -> str:
    text = browser.get(url).content.decode()
    return " ".join(text[text.index('<main id="main"') :].split())


def test_before_anything_is_answered_it_says_what_to_do_next(
    cast: Any, enter: Enter, home: str
) -> None:
    page = words(enter(cast.client), home)

    assert page.count("Not answered yet") == 2
    assert page.count('class="button primary"') == 1


def test_interests_are_drawn_with_their_doubt_and_an_open_order_is_called_open(
    cast: Any, enter: Enter, home: str
) -> None:
    answer(cast, LEADING)

    page = words(enter(cast.client), home)

    assert "You like putting in order and working things out about equally." in page
    assert "<b>100</b>" in page
    assert "82 to 100" in page  # 5 - 1.64 * .4472 = 4.27, that is 82 of 100
    assert page.count('class="band"') == 7  # six bars and the hexagon
    assert "36 questions, 10 March 2026, 8 minutes" in page
    assert "in development" in page


def test_the_letters_stand_aside_and_name_nobody(
    cast: Any, enter: Enter, home: str
) -> None:
    answer(cast, LEADING)

    page = words(enter(cast.client), home)

    assert "Yours would read <b>CIS</b>, with ties between R, I, E, C" in page
    # C and I have one kind between them; (5 - (5 + 2) / 2) / 2 of four points is .19
    assert "consistency: 2 of 3" in page
    assert "differentiation: 0.19 of 0.50" in page
    assert page.index("<b>CIS</b>") > page.index("<details")


def test_a_flat_profile_leads_to_stories(cast: Any, enter: Enter, home: str) -> None:
    answer(cast, interests(R=4, I=4, A=4, S=4, E=4, C=4))

    page = words(enter(cast.client), home)

    assert "No kind of work stands out." in page
    assert '<details class="fold rule" open>' in page
    assert "Three things others ask you for help with" in page
    assert "The letters other books use" not in page
    assert "Little of this appealed" not in page


def test_a_low_profile_is_met_gently(cast: Any, enter: Enter, home: str) -> None:
    answer(cast, interests(R=2, I=2, A=1, S=2, E=1, C=2))

    page = words(enter(cast.client), home)

    assert "Little of this appealed to you just now." in page
    assert "It does not mean that nothing suits you." in page


def test_too_few_answers_for_a_kind_are_said_and_the_rest_stands(
    cast: Any, enter: Enter, home: str
) -> None:
    told = {n: (None if n in {1, 7} else value) for n, value in LEADING.items()}
    answer(cast, told)

    page = words(enter(cast.client), home)

    assert "Too few answers to say anything about Making by hand." in page
    assert page.count('class="band"') == 5  # no hexagon without all six


def test_answers_one_would_not_rely_on_bring_an_offer_and_no_reproach(
    cast: Any, enter: Enter, home: str
) -> None:
    answer(cast, LEADING, relied_on="no")

    page = words(enter(cast.client), home)

    assert "These answers were quick or mixed." in page
    assert "says: better not" not in page
    assert "says: better not" in words(enter(cast.coach), home)


def test_values_show_what_weighs_most_and_the_five_in_order(
    cast: Any, enter: Enter, home: str
) -> None:
    ratings: dict[int, int] = dict.fromkeys(range(1, 22), 3) | {3: 5, 4: 5, 5: 5}
    with scope(organisation=cast.north):
        administration = answered(
            cast.engagement, queries.WORK_VALUES, ratings, by=cast.client, now=cast.now
        )
        services.choose_top_five(
            administration, [5, 3, 20], by=cast.client, now=cast.now
        )
        services.finish_administration(administration, by=cast.client, now=cast.now)

    page = words(enter(cast.client), home)

    assert "Room to decide weighs most with you, compared with the rest." in page
    assert "<b>6.2</b>" in page  # 5 + (2 + 1.6)/3
    first = page.index("Freedom to arrange my tasks and time")
    assert (
        first < page.index("Room to invent my own way") < page.index("still be there")
    )


def test_what_was_read_out_says_so(cast: Any, enter: Enter, home: str) -> None:
    with scope(organisation=cast.north):
        services.begin_administration(
            cast.engagement,
            instrument=queries.INTERESTS,
            mode="phone",
            by=cast.coach,
            now=cast.now,
        )
        finished(
            cast.engagement, queries.INTERESTS, LEADING, by=cast.coach, now=cast.now
        )

    assert "10 March 2026, read out by telephone" in words(enter(cast.client), home)


def test_every_opening_is_on_record(cast: Any, enter: Enter, home: str) -> None:
    enter(cast.coach).get(home)

    with scope(organisation=cast.north):
        line = Entry.objects.get(engagement=cast.engagement.pk)
        assert (line.action, line.by_id) == ("profile opened", cast.coach.pk)


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("client", 200),
        ("coach", 200),
        ("owner", 403),
        ("coordinator", 403),
        ("sponsor", 403),
        ("second_coach", 404),
        ("second_client", 404),
        ("stranger_coach", 404),
        ("stranger_client", 404),
    ],
)
def test_only_the_client_and_their_coach_read_it(
    cast: Any, enter: Enter, home: str, who: str, status: int
) -> None:
    assert enter(getattr(cast, who)).get(home).status_code == status


def test_quick_answers_bring_advice(cast: Any) -> None:
    with scope(organisation=cast.north):
        begun = services.begin_administration(
            cast.engagement, instrument=queries.INTERESTS, by=cast.client, now=cast.now
        )
        for n in range(1, 13):
            services.save_responses(
                begun,
                {n: n % 5 + 1},
                by=cast.client,
                now=cast.now + timedelta(milliseconds=700 * n),
                shown_at=cast.now,
            )

        assert queries.advice_on(begun).is_worth_a_word
