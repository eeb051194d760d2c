"""How well an instrument measures here: figures only, from enough people."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client as Browser
from django_scopes import scope

from onward.assessments import queries, services
from onward.assessments.core.scores import score
from onward.assessments.core.statistics import ScaleQuality
from onward.assessments.models import Administration, Earned, Response, Result
from onward.assessments.tests.definitions import shipped
from onward.coaching.models import Client, Engagement
from onward.organisations.models import Member

Enter = Callable[[Member | None], Browser]
At = Callable[..., str]
NEEDS = "own-needs-9"


def answered_by(
    cast: Any, people: int, *, relied_on: str = "yes", again_after: int = 0
) -> None:
    """So many people answered, each with a level of their own in every scale."""
    chance = Random(7)  # a fixed seed: the same people every time
    instrument = shipped(NEEDS)
    for place in range(people):
        client = Client.objects.create(
            organisation=cast.north,
            name=f"Person {place}",
            phone="+1 555 0100",
            time_zone="UTC",
        )
        engagement = Engagement.objects.create(
            organisation=cast.north,
            client=client,
            coach=cast.coach_profile,
            opened_at=cast.now,
        )
        level = {scale.key: chance.gauss(0, 1) for scale in instrument.scales}
        for day in [0, again_after] if again_after else [0]:
            _answer(cast, engagement, level, chance, day=day, relied_on=relied_on)


def _answer(
    cast: Any,
    engagement: Engagement,
    level: dict[str, float],
    chance: Random,
    *,
    day: int,
    relied_on: str,
) -> None:
    at = cast.now + timedelta(days=day)
    row = Administration.objects.create(
        organisation=cast.north,
        engagement=engagement,
        instrument=NEEDS,
        version="1.0.0",
        started_at=at,
        finished_at=at,
        relied_on=relied_on,
    )
    told = {
        item.n: _value(
            3 + level[item.scale] + chance.gauss(0, 0.6), reverse=item.reverse
        )
        for item in shipped(NEEDS).items
    }
    Response.objects.bulk_create(
        Response(
            organisation=cast.north,
            administration=row,
            item=n,
            value=value,
            saved_at=at,
        )
        for n, value in told.items()
    )
    Result.objects.create(
        organisation=cast.north,
        administration=row,
        scores={"scales": [asdict(one) for one in score(shipped(NEEDS), told)]},
        version="1.0.0",
        computed_at=at,
    )


def _value(figure: float, *, reverse: bool) -> int:
    value = min(5, max(1, round(figure)))
    return 6 - value if reverse else value


def quality(cast: Any) -> queries.Quality:
    with scope(organisation=cast.north):
        return queries.quality_of(shipped(NEEDS))


@pytest.mark.parametrize(
    ("people", "said", "unsaid"),
    [
        (0, "Too few people yet", "Alpha</th>"),
        (29, "Too few people yet", "Alpha</th>"),
        (34, "Alpha</th>", "Omega</th>"),
    ],
)
def test_under_thirty_people_nothing_is_said(
    cast: Any, enter: Enter, at: At, people: int, said: str, unsaid: str
) -> None:
    with scope(organisation=cast.north):
        answered_by(cast, people)
    url = at(cast.north, "assessments:quality", NEEDS)

    text = enter(cast.owner).get(url).content.decode()

    assert said in text
    assert unsaid not in text
    assert "Person" not in text


def test_a_figure_moves_with_every_fifth_person_only(cast: Any) -> None:
    with scope(organisation=cast.north):
        answered_by(cast, 30)
    first = quality(cast)
    with scope(organisation=cast.north):
        answered_by(cast, 4)
    same = quality(cast)
    with scope(organisation=cast.north):
        answered_by(cast, 1)
    moved = quality(cast)

    alphas = [one.scales[0].quality.alpha for one in (first, same, moved)]
    assert alphas[0] == alphas[1] != alphas[2]
    assert (first.people, same.people, moved.people) == (30, 30, 35)


def test_answers_nobody_should_rely_on_do_not_count(cast: Any) -> None:
    with scope(organisation=cast.north):
        answered_by(cast, 40, relied_on="no")

    assert quality(cast).people == 0


def test_another_practices_answers_do_not_count(cast: Any) -> None:
    with scope(organisation=cast.north):
        answered_by(cast, 30)
    with scope(organisation=cast.south):
        assert queries.quality_of(shipped(NEEDS)).people == 0


def test_the_same_again_after_two_weeks_is_a_figure_too(cast: Any) -> None:
    with scope(organisation=cast.north):
        answered_by(cast, 32, again_after=14)

    found = quality(cast).scales[0]

    assert found.retest is not None
    assert found.retest.n == 32
    assert found.retest.value > 0.6


def test_the_badge_stays_until_a_hundred_people_answered(
    cast: Any, enter: Enter, at: At
) -> None:
    with scope(organisation=cast.north):
        answered_by(cast, 95)
    url = at(cast.north, "assessments:quality", NEEDS)
    browser = enter(cast.owner)
    assert "Take the badge off" not in browser.get(url).content.decode()

    page = browser.post(url, follow=True)

    assert "Every scale needs 100 people" in page.content.decode()
    with scope(organisation=cast.north):
        assert not Earned.objects.exists()


def test_the_practices_own_answers_take_the_badge_off_here_only(
    cast: Any, enter: Enter, at: At
) -> None:
    with scope(organisation=cast.north):
        answered_by(cast, 105)
    url = at(cast.north, "assessments:quality", NEEDS)
    browser = enter(cast.owner)
    page = browser.get(url).content.decode()
    assert "Omega" in page
    assert "Take the badge off" in page

    browser.post(url)
    browser.post(url)

    with scope(organisation=cast.north):
        assert Earned.objects.count() == 1
        assert not queries.catalogue()[NEEDS].instrument.in_development
    with scope(organisation=cast.south):
        assert queries.catalogue()[NEEDS].instrument.in_development


def test_an_instrument_whose_answers_stand_alone_has_no_scale_to_judge(
    cast: Any,
) -> None:
    with scope(organisation=cast.north):
        found = queries.quality_of(shipped("own-barriers-10"))
        with pytest.raises(services.NotProvedYet):
            services.take_off_badge(
                shipped("own-barriers-10"), by=cast.owner, now=cast.now
            )

    assert found.scales == []


@pytest.mark.parametrize(
    ("factors", "said"),
    [
        (0, "no more in common than chance"),
        (1, "Factors beyond chance"),
        (3, "measure 3 things and not one"),
    ],
)
def test_how_many_things_a_scale_measures_is_told(factors: int, said: str) -> None:
    quality = ScaleQuality(240, floor=0.2, ceiling=0.0, factors=factors)
    shown = SimpleNamespace(scale=SimpleNamespace(name="Choice"), quality=quality)

    html = render_to_string("assessments/_quality.html", {"one": shown})

    assert said in html
    assert "cannot tell people apart" in html
    assert ("and not one" in html) == (factors > 1)
