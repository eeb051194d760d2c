"""The engine asked with plain words: what the command line and programs get."""

import json
from dataclasses import asdict

import pytest

from onward.careers.models import Occupation, Release
from onward.careers.queries import engine
from onward.careers.queries.asking import (
    Asking,
    NothingLikeIt,
    NotUnderstood,
    interests_of,
)
from onward.careers.queries.world import NoWorldYet, world_now
from onward.ui.core.refusals import DomainError

LEVELS = {"29-2010": (4.0, 1.0), "31-9097": (2.5, 1.0), "15-1252": (4.0, 6.0)}
HELPER = Asking(
    interests="SIC", past=("31-9097:6:1",), zone=3, least_pay=22, area="OR", hours=22
)


@pytest.fixture
def rated(small_world: Release) -> Release:
    """The small world with two skills rated for three occupations."""
    small_world.skill_names = ["Writing", "Programming"]
    small_world.save()
    Occupation.objects.filter(release=small_world).update(
        skill_levels=[2.0, 2.0], skill_importances=[3.0, 3.0]
    )
    for code, levels in LEVELS.items():
        Occupation.objects.filter(release=small_world, code=code).update(
            skill_levels=list(levels), skill_importances=[4.0, 3.0]
        )
    return small_world


def test_without_a_world_it_says_how_to_bring_one(db: None) -> None:
    with pytest.raises(NoWorldYet, match="world import"):
        engine.search("nurse")


def test_a_title_finds_its_occupation_and_says_whose_figures_these_are(
    small_world: Release,
) -> None:
    found = engine.search("phlebotomist", most=3)

    assert found.rows[0].code == "31-9097"
    assert len(found.rows) <= 3
    assert found.source.attribution == small_world.attribution


def test_paths_come_with_their_parts_reasons_and_limits(small_world: Release) -> None:
    found = engine.recommend(HELPER)

    assert 1 <= len(found.rows) <= 12
    assert found.left < found.total
    for path in found.rows:
        assert path.number is not None
        assert sum(path.parts.values()) == pytest.approx(path.number)
        assert path.reasons
        assert path.cautions
    assert found.limits[0].words == "At least $22 an hour"


def test_every_answer_is_plain_enough_for_json(rated: Release) -> None:
    answers = (
        engine.search("nurse"),
        engine.recommend(HELPER),
        engine.gap("15-1252", HELPER),
        engine.moves("31-9097", to="15-1252", area="OR"),
        engine.skills("15-1252"),
    )

    for answer in answers:
        assert json.loads(json.dumps(asdict(answer), allow_nan=False))


def test_a_gap_lists_skills_by_what_gains_most_after_schooling(rated: Release) -> None:
    found = engine.gap("15-1252", HELPER)

    open_ones = [one for one in found.rows if one.kind not in {"ready", "unknown"}]
    assert open_ones[0].domain == "education"
    assert {one.name for one in open_ones} >= {"Writing", "Programming"}
    programming = next(one for one in found.rows if one.name == "Programming")
    assert (programming.asked, programming.has) == (6.0, 1.0)
    assert programming.kind == "long"
    assert programming.step


def test_levels_one_gives_oneself_count_half_beside_past_work(rated: Release) -> None:
    asking = Asking(past=("31-9097:6:0",), skills={"programming": 5.0})

    programming = next(
        one for one in engine.gap("15-1252", asking).rows if one.name == "Programming"
    )

    assert programming.has == pytest.approx((0.5 * 5 + 0.3 * 1) / 0.8)


def test_moves_are_the_nearest_first_and_tell_both_gaps(rated: Release) -> None:
    near = engine.moves("31-9097", most=4)
    one = engine.moves("31-9097", to="15-1252").rows[0]

    assert [r.nearness for r in near.rows] == sorted(
        (r.nearness for r in near.rows), reverse=True
    )
    # w = 16/25 and 9/25: 1.5 levels of writing and 5 of programming are missing.
    assert one.gap == pytest.approx(16 / 25 * 1.5 + 9 / 25 * 5)
    assert one.gap_back == 0
    assert one.part_time is None


def test_what_work_asks_for_comes_with_what_is_its_own(rated: Release) -> None:
    rows = engine.skills("15-1252").rows

    assert [(one.name, one.level) for one in rows] == [
        ("Writing", 4.0),
        ("Programming", 6.0),
    ]


@pytest.mark.parametrize(
    ("asking", "told"),
    [
        (Asking(interests="XYZ"), "RIASEC"),
        (Asking(interests="1,2,3"), "six scores"),
        (Asking(interests="1,2,3,4,5,9"), "six scores"),
        (Asking(area="ZZ"), "area"),
        (Asking(training="long"), "two-years"),
        (Asking(past=("nurse:many",)), "years are figures"),
        (Asking(skills={"Juggling": 3}), "none of the rated skills"),
        (Asking(past=("xqzzk",)), "is like"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(
    small_world: Release, asking: Asking, told: str
) -> None:
    with pytest.raises((NotUnderstood, NothingLikeIt), match=told) as refused:
        engine.recommend(asking)

    assert isinstance(refused.value, DomainError)


def test_a_letter_code_ranks_its_letters_and_a_letter_twice_counts_once() -> None:
    assert interests_of("ec") == (2.0, 2.0, 2.0, 2.0, 5.0, 4.3)
    assert interests_of("AA") == (2.0, 2.0, 5.0, 2.0, 2.0, 2.0)
    assert interests_of("") is None


def test_pay_of_an_area_is_read_when_it_is_asked_for(small_world: Release) -> None:
    world = world_now()

    assert "OR" in world.pay
    assert "ZZ" not in world.pay
    assert world.pay_in("OR")[1].any()
    assert not world.pay_in("ZZ")[1].any()
