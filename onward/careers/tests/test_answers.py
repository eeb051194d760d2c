"""What would change it, moves, gaps, self-employment and one's own rating."""

import pytest

from conftest import Cast
from onward.audit.models import Entry
from onward.careers import queries, services
from onward.careers.core.counterfactual import WhatIf, what_would_change
from onward.careers.core.transitions import near
from onward.careers.core.venture import VENTURE
from onward.careers.models import PathChoice, PathMark, PathRating
from onward.careers.queries.facts import stage_of
from onward.careers.queries.gaps import gaps_at
from onward.careers.services.paths import RatingOutOfRange, UnknownArea
from onward.careers.services.releases import UnknownOccupation
from onward.coaching.models import Engagement


def cards(engagement: Engagement, cast: Cast) -> dict[str, float | None]:
    page = queries.paths_for(engagement, reader=None, now=cast.now)
    return {
        view.code: view.card.own_rating
        for shelf in page.shelves
        for view in shelf.cards
    }


def change(engagement: Engagement, cast: Cast, code: str) -> WhatIf | None:
    stage = stage_of(engagement, reader=None, now=cast.now)
    return what_would_change(stage.world, stage.person, stage.weights, code)


def test_a_card_on_the_list_needs_no_change(told: Engagement, cast: Cast) -> None:
    code = next(iter(cards(told, cast)))

    found = change(told, cast, code)

    assert found is not None
    assert found.shelf
    assert found.changes == ()


def test_what_was_set_aside_would_be_brought_back_by_taking_that_back(
    told: Engagement, cast: Cast
) -> None:
    code = next(iter(cards(told, cast)))
    services.veto_path(told, code, why="", by=cast.client, now=cast.now)

    found = change(told, cast, code)

    assert found is not None
    assert [one.key for one in found.changes] == ["veto"]


def test_moves_tell_pay_where_the_client_looks(told: Engagement, cast: Cast) -> None:
    stage = stage_of(told, reader=None, now=cast.now)
    row = stage.world.row_of("29-2010")

    found = near(stage.world, row or 0, area=stage.person.area, most=5)

    assert len(found) == 5
    assert {one.area for one in found} <= {"OR", ""}
    assert any(one.is_local for one in found)


def test_schooling_and_licence_are_gaps_even_without_rated_skills(
    told: Engagement, cast: Cast
) -> None:
    stage = stage_of(told, reader=None, now=cast.now)
    row = stage.world.row_of("29-1214")
    assert row is not None

    found = gaps_at(stage, row)

    assert {need.domain for need in found.open} >= {"education", "licence"}


def test_self_employment_stands_beside_the_shelves(
    told: Engagement, cast: Cast
) -> None:
    page = queries.paths_for(told, reader=None, now=cast.now)

    assert page.venture is not None
    assert page.venture.code == VENTURE
    assert page.venture.proofs
    assert not page.venture.is_central


def test_self_employment_can_be_kept_and_chosen_and_gives_the_plan_its_steps(
    told: Engagement, cast: Cast
) -> None:
    services.keep_path(told, VENTURE, by=cast.client, now=cast.now)
    services.choose_path(told, VENTURE, by=cast.client, now=cast.now)

    gaps = queries.gaps_for(told, reader=None, now=cast.now)

    mark = PathMark.objects.get()
    assert (mark.occupation_code, mark.title) == (VENTURE, "Working for yourself")
    assert gaps[0].title == "Find out whether anybody needs it"
    assert all(len(gap.title) <= 160 and len(gap.why) <= 400 for gap in gaps)


def test_a_rating_of_ones_own_is_heard_on_the_card(
    told: Engagement, cast: Cast
) -> None:
    code = next(iter(cards(told, cast)))

    services.rate_path(told, code, 9, by=cast.client, now=cast.now)

    assert cards(told, cast)[code] == 9
    assert queries.ratings(told) == {code: 9}
    assert Entry.objects.filter(action="path rated").count() == 1


def test_a_second_rating_takes_the_place_of_the_first_and_can_be_taken_back(
    told: Engagement, cast: Cast
) -> None:
    for rating in (3, 7):
        services.rate_path(told, "29-2010", rating, by=cast.client, now=cast.now)
    assert PathRating.objects.get().rating == 7

    services.unrate_path(told, "29-2010", by=cast.client)

    assert queries.ratings(told) == {}


@pytest.mark.parametrize("rating", [-1, 11])
def test_a_rating_beyond_its_scale_is_refused(
    told: Engagement, cast: Cast, rating: int
) -> None:
    with pytest.raises(RatingOutOfRange):
        services.rate_path(told, "29-2010", rating, by=cast.client, now=cast.now)


def test_a_rating_of_work_nobody_knows_is_refused(told: Engagement, cast: Cast) -> None:
    with pytest.raises(UnknownOccupation):
        services.rate_path(told, "99-9999", 5, by=cast.client, now=cast.now)


def test_kinds_of_work_left_out_are_counted_and_what_is_no_kind_is_passed_over(
    told: Engagement, cast: Cast
) -> None:
    services.leave_out_kinds(
        told, themes=["force", "nonsense"], strains=["lifting"], by=cast.client
    )

    page = queries.paths_for(told, reader=None, now=cast.now)

    assert PathChoice.objects.get().left_out_themes == ["force"]
    assert any(one.key == "themes" for one in page.removals)
    # The starter world rates no abilities: said, not passed over in silence.
    assert page.untold_limits[0].startswith("Without: heavy lifting")


def test_hours_nothing_is_known_of_are_told_as_such(
    told: Engagement, cast: Cast
) -> None:
    page = queries.paths_for(told, reader=None, now=cast.now)

    assert page.untold_limits == ("At most 22 hours a week",)


def test_pay_may_be_looked_at_elsewhere(told: Engagement, cast: Cast) -> None:
    services.look_in_area(told, "US", only=False, by=cast.client)

    assert PathChoice.objects.get().area == "US"
    with pytest.raises(UnknownArea):
        services.look_in_area(told, "9999999", only=False, by=cast.client)


def test_enough_ratings_tell_what_they_go_with(told: Engagement, cast: Cast) -> None:
    assert queries.paths_for(told, reader=None, now=cast.now).voice is None

    for number, code in enumerate(cards(told, cast)):
        services.rate_path(told, code, number % 11, by=cast.client, now=cast.now)

    voice = queries.paths_for(told, reader=None, now=cast.now).voice
    assert voice is not None
    assert voice.agreement is not None
    assert voice.sentence.endswith(".")
