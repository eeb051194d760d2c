import pytest

from conftest import Cast
from onward.audit.models import Entry
from onward.careers.models import PathMark, PathRating
from onward.careers.queries import (
    chosen_path,
    gaps_for,
    kept_paths,
    paths_for,
    vetoed_paths,
)
from onward.careers.services import (
    UnknownOccupation,
    choose_path,
    keep_path,
    rate_path,
    show_anyway,
    undo_mark,
    veto_path,
)
from onward.careers.services.notes import say_why
from onward.careers.services.paths import NotKept
from onward.careers.tests.kinds import At, Enter
from onward.coaching.models import Engagement


def codes_on_page(told: Engagement, cast: Cast) -> list[str]:
    found = paths_for(told, reader=None, now=cast.now)
    return [view.code for shelf in found.shelves for view in shelf.cards]


def test_not_for_me_takes_the_card_from_the_list_at_once(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    code = codes_on_page(told, cast)[0]
    browser = enter(cast.client)
    url = at(cast.north, "careers:veto", told.pk, code)

    asked = browser.get(url)
    response = browser.post(
        url, {"about": "The pay", "words": "too little"}, follow=True
    )

    assert "why not?" in asked.content.decode()
    assert "Bring it back" in response.content.decode()
    assert code not in codes_on_page(told, cast)
    assert vetoed_paths(told)[0].why == "The pay: too little"
    assert "Not for me" in [
        one.words for one in paths_for(told, reader=None, now=cast.now).removals
    ]


def test_bringing_it_back_puts_it_on_the_list_again(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    code = codes_on_page(told, cast)[0]
    veto_path(told, code, why="", by=cast.client, now=cast.now)

    enter(cast.client).post(at(cast.north, "careers:undo", told.pk, code))

    assert code in codes_on_page(told, cast)
    assert vetoed_paths(told) == []


def test_too_long_a_reason_is_refused_beside_the_field_and_kept(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    url = at(cast.north, "careers:veto", told.pk, "15-1252")

    response = enter(cast.client).post(url, {"words": "x" * 10_000})

    assert response.status_code == 422
    assert "x" * 10_000 in response.content.decode()
    assert vetoed_paths(told) == []


def test_why_is_sealed_in_the_database_and_not_in_the_audit(
    told: Engagement, cast: Cast
) -> None:
    veto_path(told, "15-1252", why="my back hurts", by=cast.client, now=cast.now)

    raw = PathMark.objects.filter(engagement=told).values_list("why", flat=True).get()
    assert b"back" not in bytes(raw)
    assert PathMark.objects.get(engagement=told).why == "my back hurts"
    told_audit = [str(entry.detail) for entry in Entry.objects.all()]
    assert not any("back" in detail for detail in told_audit)


def test_keeping_twice_keeps_once(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    browser = enter(cast.client)
    url = at(cast.north, "careers:keep", told.pk, "15-1252")

    first, second = browser.post(url), browser.post(url)

    assert (first.status_code, second.status_code) == (302, 302)
    assert [mark.occupation_code for mark in kept_paths(told)] == ["15-1252"]
    assert Entry.objects.filter(action="path kept").count() == 1


def test_one_path_is_chosen_at_a_time_and_leads_to_the_plan(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    for code in ("15-1252", "31-9097"):
        keep_path(told, code, by=cast.client, now=cast.now)
    choose_path(told, "15-1252", by=cast.client, now=cast.now)

    response = enter(cast.client).post(
        at(cast.north, "careers:choose", told.pk, "31-9097")
    )

    assert response["Location"] == at(cast.north, "plans:plan", told.pk)
    chosen = chosen_path(told)
    assert chosen is not None
    assert chosen.occupation_code == "31-9097"
    assert PathMark.objects.filter(chosen=True).count() == 1


def test_a_path_must_be_kept_before_it_is_chosen(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    with pytest.raises(NotKept):
        choose_path(told, "15-1252", by=cast.client, now=cast.now)

    url = at(cast.north, "careers:choose", told.pk, "15-1252")
    assert enter(cast.client).post(url).status_code == 409


def test_setting_the_chosen_path_aside_leaves_none_chosen(
    told: Engagement, cast: Cast
) -> None:
    keep_path(told, "15-1252", by=cast.client, now=cast.now)
    choose_path(told, "15-1252", by=cast.client, now=cast.now)

    veto_path(told, "15-1252", why="", by=cast.client, now=cast.now)

    assert chosen_path(told) is None


def test_an_unknown_occupation_is_refused(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    with pytest.raises(UnknownOccupation):
        keep_path(told, "99-9999", by=cast.client, now=cast.now)

    browser = enter(cast.client)
    for name in ("keep", "veto", "anyway"):
        url = at(cast.north, f"careers:{name}", told.pk, "99-9999")
        assert browser.post(url).status_code == 404


def test_taking_back_what_was_not_marked_does_nothing(
    told: Engagement, cast: Cast
) -> None:
    undo_mark(told, "15-1252", by=cast.client, now=cast.now, is_sure=False)

    assert kept_paths(told) == []


def test_what_only_just_falls_out_can_be_shown_anyway(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    near = paths_for(told, reader=None, now=cast.now).near_misses[0].code
    left = paths_for(told, reader=None, now=cast.now).left

    enter(cast.client).post(at(cast.north, "careers:anyway", told.pk, near))

    after = paths_for(told, reader=None, now=cast.now)
    assert after.left == left + 1
    assert near not in [one.code for one in after.near_misses]
    show_anyway(told, near, by=cast.client)
    assert paths_for(told, reader=None, now=cast.now).left == left + 1


def test_the_chosen_path_names_what_lies_between(told: Engagement, cast: Cast) -> None:
    assert gaps_for(told, reader=None) == []
    keep_path(told, "29-2072", by=cast.client, now=cast.now)
    choose_path(told, "29-2072", by=cast.client, now=cast.now)

    kinds = [gap.kind for gap in gaps_for(told, reader=None)]

    assert kinds[-3:] == ["unknown", "talk", "interview"]
    assert all(gap.title and gap.why for gap in gaps_for(told, reader=None))


def test_a_path_that_needs_learning_has_a_training_gap(
    told: Engagement, cast: Cast
) -> None:
    long_way = max(
        (
            v
            for s in paths_for(told, reader=None, now=cast.now).shelves
            for v in s.cards
        ),
        key=lambda view: view.card.months or 0,
    ).code
    keep_path(told, long_way, by=cast.client, now=cast.now)
    choose_path(told, long_way, by=cast.client, now=cast.now)

    assert gaps_for(told, reader=None)[0].kind == "training"


def test_what_was_kept_comes_back_with_its_reason_and_its_rating(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    keep_path(told, "29-2010", by=cast.client, now=cast.now)
    say_why(told, "29-2010", "I miss the bench.", by=cast.client)
    rate_path(told, "29-2010", 8, by=cast.client, now=cast.now)
    veto_path(told, "29-2010", why="Nights", by=cast.client, now=cast.now)

    sealed = PathMark.objects.values_list("why_kept", flat=True).get()
    answer = enter(cast.client).post(
        at(cast.north, "careers:undo", told.pk, "29-2010"), follow=True
    )

    assert b"bench" not in bytes(sealed)
    assert [(mark.why, mark.why_kept) for mark in kept_paths(told)] == [
        ("I miss the bench.", "")
    ]
    assert PathRating.objects.get().rating == 8
    assert "Kept again" in answer.content.decode()


def test_a_written_reason_goes_only_after_a_second_word(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    keep_path(told, "29-2010", by=cast.client, now=cast.now)
    say_why(told, "29-2010", "I miss the bench.", by=cast.client)
    url, browser = (
        at(cast.north, "careers:undo", told.pk, "29-2010"),
        enter(cast.client),
    )

    asked = browser.post(url).content.decode()

    assert "keep it no longer?" in asked
    assert kept_paths(told)[0].why == "I miss the bench."
    assert browser.post(url, {"sure": "on"}).status_code == 302
    assert kept_paths(told) == []


def test_keeping_on_the_page_of_a_kind_of_work_stays_there(
    told: Engagement, cast: Cast, enter: Enter, at: At
) -> None:
    here = at(cast.north, "careers:occupation", told.pk, "15-1252")
    browser = enter(cast.client)

    html = browser.get(here).content.decode()
    answer = browser.post(
        at(cast.north, "careers:keep", told.pk, "15-1252"), {"back": here}
    )

    assert f'name="back" value="{here}"' in html
    assert answer["Location"] == here
