"""What changed since last time, and what may be said of it; which version counts."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django_scopes import scope
from pypdf import PdfReader

from onward.assessments import queries
from onward.assessments.core.change import Wobble
from onward.assessments.models import Administration, Earned
from onward.assessments.queries.profile import profile_of
from onward.assessments.services.profile import profile_pdf
from onward.assessments.tests.answers import finished, interests
from onward.assessments.tests.definitions import shipped
from onward.organisations.models import Member

Enter = Callable[[Member | None], Browser]
At = Callable[..., str]
Address = Callable[..., str]
WORKDAY = "own-workday-12"


def same(name: str, value: int) -> dict[int, int | None]:
    return dict.fromkeys((item.n for item in shipped(name).items), value)


def twice(cast: Any, name: str, first: int, second: int) -> Administration:
    """Answered alike throughout, and again four weeks later."""
    with scope(organisation=cast.north):
        for weeks, value in ((0, first), (4, second)):
            last = finished(
                cast.engagement,
                name,
                same(name, value),
                by=cast.client,
                now=cast.now + timedelta(weeks=weeks),
            )
    return last


def earn(cast: Any, name: str, **scales: Wobble) -> None:
    with scope(organisation=cast.north):
        Earned.objects.create(
            organisation=cast.north,
            instrument=name,
            version="1.0.0",
            people=100,
            figures={
                key: {"sd": one.sd, "reliability": one.reliability, "rests_on": "alpha"}
                for key, one in scales.items()
            },
            taken_off_by=cast.owner,
            taken_off_at=cast.now,
        )


def main(browser: Browser, url: str) -> str:
    text = browser.get(url).content.decode()
    return " ".join(text[text.index('<main id="main"') :].split())


def test_in_development_both_times_are_shown_and_nothing_is_called_a_change(
    cast: Any, enter: Enter, at: At, address: Address
) -> None:
    last = twice(cast, WORKDAY, 1, 5)
    profile = at(cast.north, "assessments:profile", cast.engagement.pk)

    for url in (profile, address(last, "result")):
        text = main(enter(cast.client), url)

        assert "Since 10 March 2026: too early to say" in text
        assert "by more than its wobble" not in text


def test_an_earned_reliability_allows_a_verdict(
    cast: Any, enter: Enter, address: Address
) -> None:
    last = twice(cast, WORKDAY, 2, 4)
    earn(cast, WORKDAY, energy=Wobble(1, 0.8), meaning=Wobble(2, 0.7))

    text = main(enter(cast.client), address(last, "result"))

    assert "What changed since 10 March 2026" in text
    assert text.count("<b>higher, by more than its wobble</b>") == 1  # energy alone
    assert "within its wobble: no change to speak of" in text
    assert "too early to say" in text  # of scales that have proved nothing


def test_a_scale_of_another_version_is_compared_with_nothing(
    cast: Any, enter: Enter, address: Address
) -> None:
    last = twice(cast, WORKDAY, 1, 5)
    with scope(organisation=cast.north):
        Administration.objects.exclude(pk=last.pk).update(version="0.9.0")

    text = main(enter(cast.client), address(last, "result"))

    assert "Since 10 March" not in text
    assert "The other times" in text


def test_every_time_stands_beside_the_others_the_newest_first(
    cast: Any, enter: Enter, address: Address
) -> None:
    last = twice(cast, WORKDAY, 1, 5)

    page = enter(cast.client).get(address(last, "result"))

    trail = page.context["trail"]
    assert [f"{one.finished_at:%d %B}" for one in trail.times] == [
        "07 April",
        "10 March",
    ]
    assert dict(trail.rows)["Meaning"] == ("5 of 5", "1 of 5")


def test_an_earlier_time_is_not_compared_with_what_came_later(
    cast: Any, enter: Enter, address: Address
) -> None:
    last = twice(cast, WORKDAY, 1, 5)
    with scope(organisation=cast.north):
        first = queries.finished(cast.engagement).exclude(pk=last.pk).get()

    page = enter(cast.client).get(address(first, "result"))

    assert page.context["part"].since is None
    assert page.context["part"].scores[0].value == 1
    assert len(page.context["times"]) == 2


def test_interests_are_compared_on_the_scale_they_are_shown_on(
    cast: Any, enter: Enter, at: At
) -> None:
    with scope(organisation=cast.north):
        for days, level in ((0, 1), (30, 5)):
            told = interests(R=level, I=3, A=2, S=3, E=1, C=5)
            finished(
                cast.engagement,
                queries.INTERESTS,
                told,
                by=cast.client,
                now=cast.now + timedelta(days=days),
            )

    text = main(
        enter(cast.client), at(cast.north, "assessments:profile", cast.engagement.pk)
    )

    assert '<th scope="row">Making by hand</th><td>0</td><td>100</td>' in text


def test_the_paper_says_figures_doubt_dates_source_and_change(cast: Any) -> None:
    twice(cast, WORKDAY, 2, 4)
    with scope(organisation=cast.north):
        finished(
            cast.engagement,
            queries.INTERESTS,
            interests(R=1, I=5, A=2, S=3, E=1, C=5),
            by=cast.client,
            now=cast.now,
        )
        pdf = profile_pdf(cast.engagement, reader=cast.client, now=cast.now)

    pages = PdfReader(BytesIO(pdf)).pages
    text = " ".join("\n".join(one.extract_text() for one in pages).split())
    for words in (
        "Profile of Leila Haddad",
        "Work activities in development",
        "version 1.0.0, 10 March 2026, by the client",
        "Working things out Investigative 100 82 to 100",
        "Days at work",
        "Since 10 March 2026: too early to say",
        "Meaning: 2 of 5 then, 4 of 5 now.",
    ):
        assert words in text


@pytest.mark.parametrize("times", [1, 4])
def test_the_cost_of_the_profile_does_not_grow_with_history(
    cast: Any, times: int
) -> None:
    with scope(organisation=cast.north):
        for name in ("own-needs-9", WORKDAY, "own-decision-16")[: 1 + times // 2]:
            for week in range(times):
                finished(
                    cast.engagement,
                    name,
                    same(name, 3),
                    by=cast.client,
                    now=cast.now + timedelta(weeks=week),
                )
        with CaptureQueriesContext(connection) as spent:
            found = profile_of(cast.engagement, reader=cast.coach)

    assert len(found.at_work) + len(found.deciding) == 1 + times // 2
    assert len(spent) <= 16
