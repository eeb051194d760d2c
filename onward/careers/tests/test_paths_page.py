import re

import pytest
from django.test import Client as Browser
from pytest_django import DjangoAssertNumQueries

from conftest import Cast
from onward.audit.models import Entry
from onward.careers.models import PathMark, Release
from onward.careers.queries import paths_for
from onward.careers.queries.world import world_now
from onward.careers.services import keep_path, veto_path
from onward.careers.services.paths import leave_out_kinds, rate_path
from onward.careers.tests.conftest import add_job, say_interests
from onward.careers.tests.kinds import At, Enter
from onward.coaching.models import Engagement
from onward.organisations.models import Organisation


def page(browser: Browser, at: At, cast: Cast, engagement: Engagement) -> str:
    response = browser.get(at(cast.north, "careers:paths", engagement.pk))
    assert response.status_code == 200
    return response.content.decode()


def test_limits_stand_on_top_with_what_each_removes(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    html = page(enter(cast.client), at, cast, told)

    found = paths_for(told, reader=None, now=cast.now)
    assert found.removals[0].words == "At least $21 an hour"
    assert f"removes {found.removals[0].count}" in html
    assert f"took away {found.removed} of {found.total} kinds of work" in html
    assert html.index("removes") < html.index("Close to what you know")


def test_what_was_set_aside_and_a_limit_took_before_has_no_row_of_its_own(
    told: Engagement, cast: Cast
) -> None:
    laid = paths_for(told, reader=None, now=cast.now).shelves[0].cards[0].code
    world = world_now()
    dear = next(
        code
        for code in world.codes
        if float(world.pay["US"].hourly[world.row_of(code), 4]) < 21
    )

    veto_path(told, dear, why="", by=cast.client, now=cast.now)
    before = paths_for(told, reader=None, now=cast.now)
    veto_path(told, laid, why="", by=cast.client, now=cast.now)
    after = paths_for(told, reader=None, now=cast.now)

    assert "Not for me" not in [one.words for one in before.removals]
    assert [one.count for one in after.removals if one.words == "Not for me"] == [1]


def test_flat_interests_are_said_to_be_flat_and_not_unknown(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    say_interests(told, cast, (3.0, 3.1, 3.2, 3.0, 3.1, 3.1))

    html = page(enter(cast.client), at, cast, told)

    assert "lie close together, so they do not tell occupations apart" in html
    assert "How it suits your interests is not known yet" not in html
    assert not re.search("for want of figures: [^.]*[Ii]nterests", html)


def test_three_shelves_hold_at_most_twelve_cards_with_number_and_place(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    html = page(enter(cast.client), at, cast, told)

    found = paths_for(told, reader=None, now=cast.now)
    assert [shelf.name for shelf in found.shelves] == [
        "Close to what you know",
        "Within reach",
        "Worth a dream",
    ]
    assert 1 <= found.count <= 12
    assert html.count('<details class="path"') == found.count
    assert f"of {found.count}</span>" in html
    assert "of 100, and its parts" in html


def test_a_card_shows_pay_of_the_state_with_date_source_and_doubt(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    html = page(enter(cast.client), at, cast, told)

    assert "Pay an hour, Oregon" in html
    assert "May 2025, U.S. Bureau of Labor Statistics" in html
    assert "you need $21" in html
    assert "estimated</span>" in html
    assert "r = 0.97" in html
    assert "Try it this week" in html
    assert "A question against it:" in html


def test_the_coach_sees_the_clients_paths_and_the_opening_is_written_down(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    html = page(enter(cast.coach), at, cast, told)

    assert "Leila Haddad" in html
    last = Entry.objects.order_by("-number").first()
    assert last is not None
    assert (last.action, last.by) == ("paths opened", cast.coach)


def test_past_work_moves_the_cards(told: Engagement, cast: Cast) -> None:
    found = paths_for(told, reader=None, now=cast.now)

    close = [view.card.reasons for view in found.shelves[0].cards]
    assert found.jobs[0].code == "29-2010"
    assert close
    for reasons in close:
        told_by = [one.sentence for one in reasons if one.component == "transfer"]
        assert "“laboratory technician”" in told_by[0]


def test_without_inventories_and_past_the_page_says_what_to_do(
    cast: Cast, small_world: Release, north_scope: Organisation, enter: Enter, at: At
) -> None:
    html = page(enter(cast.client), at, cast, cast.engagement)

    assert "Not enough to compare yet" in html
    assert at(cast.north, "assessments:inventories", cast.engagement.pk) in html
    assert at(cast.north, "experience:list", cast.engagement.pk) in html


def test_a_flat_profile_is_said_and_left_out(
    cast: Cast, small_world: Release, north_scope: Organisation, enter: Enter, at: At
) -> None:
    cast.engagement.circumstance = "between-jobs"
    cast.engagement.save()
    say_interests(cast.engagement, cast, (3.0, 3.1, 3.2, 3.3, 3.1, 3.0))
    add_job(cast.engagement)

    html = page(enter(cast.client), at, cast, cast.engagement)

    assert "Your interests are broad: nothing stands out." in html


def test_without_a_world_the_page_says_how_to_bring_one(
    cast: Cast, north_scope: Organisation, enter: Enter, at: At
) -> None:
    html = page(enter(cast.client), at, cast, cast.engagement)

    assert "onward world import --starter" in html


def test_kept_paths_are_marked_and_listed(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    code = paths_for(told, reader=None, now=cast.now).shelves[0].cards[0].code
    keep_path(told, code, by=cast.client, now=cast.now)

    html = page(enter(cast.client), at, cast, told)

    assert '<span class="badge on">kept</span>' in html
    assert "What you kept" in html
    assert "Make this my path" in html


@pytest.mark.parametrize("kept", [1, 6])
def test_the_page_asks_the_database_as_often_for_six_kept_paths_as_for_one(
    told: Engagement,
    cast: Cast,
    enter: Enter,
    at: At,
    kept: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    world = paths_for(told, reader=None, now=cast.now)
    codes = [view.code for shelf in world.shelves for view in shelf.cards]
    for code in codes[:kept]:
        keep_path(told, code, by=cast.client, now=cast.now)
    for number in range(kept):
        add_job(told, f"staff nurse {number}")
    browser = enter(cast.client)
    page(browser, at, cast, told)

    with django_assert_num_queries(33):
        page(browser, at, cast, told)


def test_what_a_client_wrote_never_runs(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    add_job(told, "<script>alert(1)</script> nurse \U0001f642 \u202e")
    PathMark.objects.create(
        organisation=told.organisation,
        engagement=told,
        occupation_code="15-1252",
        title="Software Developers",
        mark="vetoed",
        why="<img src=x onerror=alert(1)>",
        marked_at=cast.now,
        by=cast.client,
        release="starter",
    )

    html = page(enter(cast.client), at, cast, told)

    assert "<script>alert" not in html
    assert "<img src=x" not in html


def test_a_limit_no_figure_tells_of_is_said_to_remove_nothing(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    leave_out_kinds(told, themes=[], strains=["lifting"], by=cast.client)

    html = page(enter(cast.client), at, cast, told)

    untold = paths_for(told, reader=None, now=cast.now).untold_limits
    assert any("lifting" in words for words in untold)
    assert f"nothing was taken away for it: {'; '.join(untold)}." in html


def test_six_ratings_of_ones_own_are_laid_beside_the_numbers(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    found = paths_for(told, reader=None, now=cast.now)
    codes = [view.code for shelf in found.shelves for view in shelf.cards]
    for rating, code in enumerate(codes[:6]):
        rate_path(told, code, rating, by=cast.client, now=cast.now)

    html = page(enter(cast.client), at, cast, told)

    voice = paths_for(told, reader=None, now=cast.now).voice
    assert voice is not None
    assert voice.sentence in html
