"""What lies between a person and work, each figure by hand."""

import doctest

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onward.careers.core import needs
from onward.careers.core.gaps import (
    Asked,
    AskedLevel,
    Held,
    Mine,
    asked_of,
    gaps,
    market_demand,
    mine_of,
)
from onward.careers.core.needs import LEARN, LONG, POLISH, READY, UNKNOWN
from onward.careers.core.scoring import Person
from onward.careers.core.skills import Levels
from onward.careers.core.transfer import PastWork
from onward.careers.queries.needs import view_of
from onward.careers.tests.worlds import made_up_world

WORLD = made_up_world(skilled=True)
VACANCY = Asked(
    title="Baker, nights",
    skills=(
        AskedLevel("Reading", 3.0, 3.0),
        AskedLevel("Selling", 4.0, 4.0),
        AskedLevel("Repairing", 4.5, 5.0),
    ),
    knowledge=(AskedLevel("Food Production", 3.0, 4.0),),
    zone=2.0,
)
MINE = Mine(
    skills={
        "Reading": Held(3.5, 0.5, ("done",)),
        "Selling": Held(3.0, 1.0, ("said",)),
        "Repairing": Held(1.5, 0.25, ("shown",)),
    },
    zone=2.0,
)


def test_the_examples_in_the_words_hold() -> None:
    assert doctest.testmod(needs).failed == 0


def test_each_gap_has_its_class() -> None:
    found = {need.name: need for need in gaps(VACANCY, MINE).needs}

    assert found["Reading"].kind == READY
    assert found["Selling"].kind == POLISH
    assert found["Repairing"].kind == LONG
    assert found["Food Production"].kind == UNKNOWN
    assert found["Preparation"].kind == READY


@pytest.mark.parametrize(
    ("gap", "kind"), [(0, READY), (0.6, POLISH), (1.3, LEARN), (2.55, LONG)]
)
def test_the_classes_part_at_a_half_one_and_a_quarter_and_two_and_a_half(
    gap: float, kind: str
) -> None:
    assert needs.kind_of(gap) == kind


def test_what_is_only_said_may_be_a_level_off_either_way() -> None:
    selling = next(n for n in gaps(VACANCY, MINE).needs if n.name == "Selling")

    assert (selling.low, selling.gap, selling.high) == (0.0, 1.0, 2.0)
    assert selling.sources == ("said",)


def test_the_doubt_of_an_estimate_joins_that_of_the_person() -> None:
    guessed = Asked("x", skills=(AskedLevel("Selling", 5.0, 4.0, error=0.75),))

    (selling,) = gaps(
        guessed, Mine(skills={"Selling": Held(3.0, 1.0, ("said",))})
    ).needs

    assert selling.high == pytest.approx(2 + 1.25)
    assert selling.low == pytest.approx(2 - 1.25)


def test_priority_is_importance_times_gap_and_demand_by_the_hour() -> None:
    found = gaps(VACANCY, MINE, {("skills", "Selling"): 0.25})
    selling = next(n for n in found.needs if n.name == "Selling")

    # From level 3 (100 hours) to 4 (180 hours).
    assert selling.hours == 80
    assert selling.priority == pytest.approx(4 * 1 * 1.25 / 80)


def test_knowledge_takes_half_as_long_again_as_a_skill() -> None:
    assert needs.hours_between("skills", 1, 2) == 30
    assert needs.hours_between("knowledge", 1, 2) == 45


def test_coverage_is_that_of_the_recommendation() -> None:
    # w 9 16 25; missing 16*1 + 25*3; asked 9*3 + 16*4 + 25*4.5.
    assert gaps(VACANCY, MINE).coverage == pytest.approx(1 - 91 / 203.5)


def test_what_gains_most_by_the_hour_comes_first_and_what_is_ready_last() -> None:
    kinds = [need.kind for need in gaps(VACANCY, MINE).needs]

    # 5 * 3 in 205 hours, then 4 * 1 in 80.
    assert kinds == [LONG, POLISH, UNKNOWN, READY, READY]


def test_a_licence_and_schooling_come_before_what_can_be_practised() -> None:
    nurse = Asked(
        "Nurse", skills=(AskedLevel("Selling", 4.0, 4.0),), zone=4.0, needs_licence=True
    )

    found = gaps(nurse, MINE)

    assert [need.domain for need in found.needs] == ["licence", "education", "skills"]
    assert found.needs[1].kind == LONG  # two zones and 30 months
    assert found.months == 30
    assert found.needs[0].priority is None


def test_work_done_before_that_asked_for_the_licence_makes_it_ready() -> None:
    nurse = Asked("Nurse", needs_licence=True, code="29-1141")
    mine = Mine(licensed_for=frozenset({"29-1141"}))

    (licence,) = gaps(nurse, mine).needs

    assert licence.kind == READY


def test_unknown_schooling_is_a_question_not_a_gap() -> None:
    (schooling,) = gaps(Asked("x", zone=4.0), Mine()).needs

    assert schooling.kind == UNKNOWN
    assert gaps(Asked("x", zone=4.0), Mine()).months is None


def test_every_open_need_has_a_step_and_a_reason_that_fit_a_plan() -> None:
    person = Person(past=(PastWork(WORLD.codes[5], 6, 1),), zone=2)
    for row in range(len(WORLD)):
        for need in gaps(asked_of(WORLD, row), mine_of(WORLD, person)).needs:
            assert bool(need.step) == (need.kind != READY)
            assert len(need.step) <= 160
            assert 0 < len(need.why) <= 400
            assert need.why.endswith(".")


def test_a_plan_is_told_what_work_asks_and_nothing_of_the_person() -> None:
    for need in gaps(VACANCY, MINE).needs:
        assert need.asks.endswith(".")
        assert "your" not in f"{need.asks} {need.step}"
        if need.has is not None and need.has != need.asked:
            assert f"{need.has:.1f}" not in f"{need.asks} {need.step}"


def test_demand_is_the_share_of_openings_that_ask_as_much() -> None:
    asked = asked_of(WORLD, 3)
    one = asked.skills[0]
    shares = market_demand(WORLD, asked)

    assert WORLD.skills is not None
    k = WORLD.skills.names.index(one.name)
    asks = (WORLD.skills.importances[:, k] >= 2.75) & (
        WORLD.skills.levels[:, k] >= one.level
    )
    expected = WORLD.openings[asks].sum() / WORLD.openings.sum()
    assert shares["skills", one.name] == pytest.approx(expected)
    assert WORLD.openings[np.flatnonzero(asks)].sum() > 0


def test_a_minor_skill_is_not_asked_for() -> None:
    assert WORLD.skills is not None
    for row in range(10):
        asked = {one.name for one in asked_of(WORLD, row).skills}
        minor = WORLD.skills.importances[row] < 2.75
        assert not asked & {WORLD.skills.names[k] for k in np.flatnonzero(minor)}


@given(said=st.floats(0, 7), more=st.floats(0, 7))
def test_a_higher_level_never_makes_a_gap_wider(said: float, more: float) -> None:
    asked = asked_of(WORLD, 4)
    name = asked.skills[0].name
    before, after = (
        gaps(asked, mine_of(WORLD, Person(said=Levels(skills={name: level}))))
        for level in sorted((said, more))
    )

    was, now = (next(n for n in one.needs if n.name == name) for one in (before, after))

    assert (now.gap or 0) <= (was.gap or 0)
    assert (after.coverage or 0) >= (before.coverage or 0)


@pytest.mark.parametrize(
    ("months", "kind", "words"),
    [
        (1.0, READY, "You have the preparation"),
        (5.0, LEARN, "a few months"),
        (18.0, LONG, "about a year and a half"),
    ],
)
def test_schooling_takes_the_months_of_the_card_and_is_never_mere_polish(
    months: float, kind: str, words: str
) -> None:
    asked = Asked("x", zone=3.3, entry="Bachelor's degree")

    found = gaps(asked, Mine(zone=3.0), months=months)

    assert (found.months, found.needs[0].kind) == (months, kind)
    assert words in found.needs[0].why
    assert found.needs[0].name == "Bachelor's degree"


def test_a_degree_one_has_is_not_what_is_still_to_learn() -> None:
    asked = Asked("x", zone=4.2, entry="Bachelor's degree")

    (schooling,) = gaps(asked, Mine(zone=4.0), months=15.0).needs

    assert (schooling.name, schooling.kind) == ("Preparation", LONG)


def test_while_a_skill_is_missing_the_share_is_never_the_whole() -> None:
    asked = Asked(
        "x",
        skills=(
            *(AskedLevel(f"S{k}", 7.0, 5.0) for k in range(60)),
            AskedLevel("Selling", 3.0, 3.0),
        ),
    )
    have = {f"S{k}": Held(7.0, 0.0, ("done",)) for k in range(60)}
    mine = Mine(skills={**have, "Selling": Held(0.2, 0.0, ("done",))})

    view = view_of(gaps(asked, mine))

    assert round(100 * (view.gaps.coverage or 0)) == 100
    assert "you bring 99 of 100 parts" in view.told
    assert "Knowledge, schooling and licences are not in this." in view.told
