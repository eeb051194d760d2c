"""From one occupation to another, by hand."""

from dataclasses import replace

import numpy as np
import pytest

from onward.careers.core import transitions
from onward.careers.core.domains import Domain
from onward.careers.core.transitions import bridges, near, transition
from onward.careers.core.world import World
from onward.careers.queries.near import preparation
from onward.careers.tests.worlds import made_up_world, pay_of, shuffled

SMALL = replace(
    made_up_world(3),
    titles=("Clerks", "Writers", "Mechanics"),
    zones=np.array([2.0, 4.0, np.nan]),
    pay={"US": pay_of([20.0, 30.0, float("nan")])},
    likeness=np.array([[1, 0.9, 0.2], [0.9, 1, 0.1], [0.2, 0.1, 1]]),
    needs_licence=np.array([False, True, False]),
    skills=Domain(
        ("Writing", "Repairing"),
        np.array([[3.0, 1.0], [5.0, 0.0], [2.0, 6.0]]),
        np.array([[3.0, 1.0], [5.0, 1.0], [3.0, 4.0]]),
    ),
    schedules={"part_time": np.array([np.nan, 0.25, np.nan])},
)
BIG = made_up_world(60, skilled=True)


def test_the_gap_has_a_direction_and_weighs_what_the_target_asks() -> None:
    move = transition(SMALL, 0, 2)

    # Importance 3 and 4 above the floor: w = 9/25 and 16/25; only repairing is short.
    assert move.gap == pytest.approx(16 / 25 * (6 - 1))
    # Back: writing alone counts for clerks: 3 asked, 2 there.
    assert move.gap_back == pytest.approx(1.0)
    assert [(one.name, one.have, one.asked) for one in move.lifts] == [
        ("Repairing", 1.0, 6.0)
    ]


def test_pay_preparation_and_hours_are_told_where_they_are_known() -> None:
    up, aside = transition(SMALL, 0, 1), transition(SMALL, 0, 2)

    assert up.pay_change == pytest.approx(0.5)
    assert up.zone_change == 2
    assert up.part_time == 0.25
    assert up.needs_licence
    assert "50 % more" in up.sentence
    assert "more preparation" in up.sentence
    assert aside.pay_change is None
    assert aside.zone_change is None
    assert aside.part_time is aside.seasonal is aside.self_employed is None
    assert "not published" in aside.sentence


def test_pay_is_of_the_area_only_where_both_are_published_there() -> None:
    local = pay_of([25.0, float("nan"), float("nan")])
    here = replace(SMALL, pay={**SMALL.pay, "OR": local})

    move = transition(here, 0, 1, area="OR")

    assert (move.pay_from, move.pay_to) == (20, 30)
    assert not move.is_local
    assert move.area == ""


def test_without_rated_skills_the_gap_is_unknown_not_nought() -> None:
    move = transition(replace(SMALL, skills=None), 0, 1)

    assert move.gap is None
    assert "not known" in move.sentence


def test_the_nearest_come_first_and_the_rest_is_left_out() -> None:
    titles = (*BIG.titles[:-1], "Workers, All Other")
    here = replace(BIG, titles=titles)

    found = near(here, 0, most=59)

    shares = [one.nearness for one in found]
    assert len(found) == 58
    assert shares == sorted(shares, reverse=True)
    assert here.codes[0] not in [one.code for one in found]


def _chain(gaps: tuple[float, float]) -> World:
    """Three in a line: from none of a skill, by way of some, to all of it."""
    levels = np.array([[0.0], [gaps[0]], [gaps[0] + gaps[1]], [gaps[0] / 2]])
    return replace(
        made_up_world(4),
        zones=np.array([2.0, 2.0, 3.0, 5.0]),
        likeness=np.full((4, 4), 0.9),
        skills=Domain(("Writing",), levels, np.full((4, 1), 4.0)),
    )


def test_a_bridge_halves_a_wide_gap() -> None:
    (bridge,) = bridges(_chain((1.5, 2.0)), 0, 2)

    assert bridge.direct_gap == pytest.approx(3.5)
    assert bridge.longest_gap == pytest.approx(2.0)
    assert bridge.over.gap == pytest.approx(1.5)
    assert bridge.then.gap == pytest.approx(2.0)
    assert "misses more than 2.0" in bridge.sentence


def test_a_bridge_never_climbs_above_both_ends() -> None:
    here = _chain((1.5, 2.0))  # the fourth lies between as well, but in zone 5

    assert [one.over.code for one in bridges(here, 0, 2)] == [here.codes[1]]


def test_a_narrow_gap_needs_no_bridge() -> None:
    assert bridges(_chain((0.3, 0.3)), 0, 2) == ()


def test_both_legs_of_a_bridge_are_narrower_than_the_direct_way() -> None:
    found = [
        (row, to, one)
        for row in range(12)
        for to in range(12, 40)
        for one in bridges(BIG, row, to)
    ]

    assert found
    for row, to, one in found:
        assert max(one.over.gap or 0, one.then.gap or 0) < one.direct_gap
        assert one.over.from_code == BIG.codes[row]
        assert one.then.code == BIG.codes[to]
        assert one.over.code == one.then.from_code


def test_the_order_of_rows_does_not_matter() -> None:
    order = list(reversed(range(len(BIG))))
    turned = shuffled(BIG, order)
    row, to = 4, 30

    assert near(BIG, row) == near(turned, order.index(row))
    assert bridges(BIG, row, to) == bridges(turned, order.index(row), order.index(to))


def test_the_gap_of_work_to_itself_is_nought() -> None:
    assert all(transitions.gap(BIG, row, row) == 0 for row in range(len(BIG)))


def test_how_much_more_preparation_is_told_in_time() -> None:
    up, down = transition(SMALL, 0, 1), transition(SMALL, 1, 0)

    assert preparation(SMALL, up) == "more preparation: three years or more"
    assert preparation(SMALL, down) == "less preparation: three years or more"
    assert preparation(SMALL, transition(SMALL, 0, 2)) == ""
