"""Working for oneself, and where a kind of work leads."""

from conftest import Cast
from onward.careers.core.venture import VENTURE
from onward.careers.models import PathMark, PathRating
from onward.careers.queries.moves import moves
from onward.careers.services import choose_path, keep_path, veto_path
from onward.careers.tests.conftest import add_job
from onward.careers.tests.kinds import At, Enter
from onward.coaching.models import Engagement
from onward.experience.models import Job


def test_what_to_prove_first_stands_there_each_with_its_step(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    html = (
        enter(cast.client)
        .get(at(cast.north, "careers:venture", told.pk))
        .content.decode()
    )

    assert "Find out whether anybody needs it" in html
    assert "charge about $44" in html  # 21 x 1.25 / .6 = 43.75
    assert html.count(at(cast.north, "plans:take", told.pk)) >= 6
    assert "What nobody can tell you" in html


def test_it_stands_beside_the_shelves_and_its_address_as_a_path_leads_to_it(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    browser, venture = enter(cast.client), at(cast.north, "careers:venture", told.pk)

    paths = browser.get(at(cast.north, "careers:paths", told.pk)).content.decode()
    astray = browser.get(at(cast.north, "careers:occupation", told.pk, VENTURE))

    assert venture in paths
    assert astray["Location"] == venture


def test_it_can_be_kept_set_aside_and_brought_back(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    browser = enter(cast.client)

    browser.post(at(cast.north, "careers:keep", told.pk, VENTURE))
    kept = PathMark.objects.get(engagement=told)
    browser.post(at(cast.north, "careers:veto", told.pk, VENTURE), {"words": "Alone?"})
    html = browser.get(at(cast.north, "careers:venture", told.pk)).content.decode()

    assert (kept.occupation_code, kept.mark) == (VENTURE, "kept")
    assert "Bring it back" in html
    assert "Alone?" in html


def test_without_a_beginning_the_last_past_job_is_one(
    told: Engagement, cast: Cast
) -> None:
    found = moves(told, start="", target="", reader=None, now=cast.now)

    assert found is not None
    assert found.code == next(job.code for job in found.jobs)
    assert len(found.near) == 12
    assert found.code not in {one.code for one in found.near}


def test_the_chosen_path_is_a_beginning_then_paid_work_before_unpaid(
    told: Engagement, cast: Cast
) -> None:
    paid = moves(told, start="", target="", reader=None, now=cast.now)
    unpaid = add_job(told, "phlebotomist", (2020, None))
    unpaid.kind = Job.Kind.UNPAID
    unpaid.save()
    beside = moves(told, start="", target="", reader=None, now=cast.now)
    keep_path(told, "15-1252", by=cast.client, now=cast.now)
    choose_path(told, "15-1252", by=cast.client, now=cast.now)
    chosen = moves(told, start="", target="", reader=None, now=cast.now)

    assert paid is not None
    assert beside is not None
    assert chosen is not None
    assert len(beside.jobs) > len(paid.jobs)
    assert beside.code == paid.code
    assert chosen.code == "15-1252"


def test_to_what_was_kept_the_way_is_told_both_ways(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    keep_path(told, "31-9097", by=cast.client, now=cast.now)
    url = at(cast.north, "careers:moves", told.pk)

    html = enter(cast.client).get(url, {"from": "29-2010", "to": "31-9097"})

    assert html.status_code == 200
    assert "To phlebotomists" in html.content.decode()
    assert "From clinical laboratory" in html.content.decode()


def test_what_is_typed_offers_where_to_begin(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "careers:moves", told.pk)

    html = enter(cast.client).get(url, {"q": "phlebotomist"}).content.decode()

    assert "Which of these?" in html
    assert "?from=31-9097" in html


def test_a_code_nobody_knows_is_404_and_junk_asks_for_nothing(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    url, browser = at(cast.north, "careers:moves", told.pk), enter(cast.client)

    assert browser.get(url, {"from": "99-9999"}).status_code == 404
    assert browser.get(url, {"from": "<b>", "to": "x"}).status_code == 200


def test_a_rating_is_kept_changed_and_taken_back(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    browser = enter(cast.client)
    url = at(cast.north, "careers:rate", told.pk, "29-2010")

    def given() -> list[int]:
        return list(PathRating.objects.values_list("rating", flat=True))

    browser.post(url, {"rating": "0"})
    first = given()
    browser.post(url, {"rating": "10"})
    second = given()
    browser.post(url, {"rating": ""})

    assert (first, second, given()) == ([0], [10], [])
    assert browser.post(url, {"rating": "11"}).status_code == 422
    assert (
        browser.post(
            at(cast.north, "careers:rate", told.pk, "99-9999"), {"rating": "5"}
        ).status_code
        == 404
    )


def test_set_aside_it_leaves_the_cards(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    veto_path(told, VENTURE, why="", by=cast.client, now=cast.now)

    html = enter(cast.client).get(at(cast.north, "careers:paths", told.pk))

    assert "Beside the shelves" not in html.content.decode()
