"""What a person can do, blended by hand; and what one skill more can never do."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onward.careers.core import skills
from onward.careers.core.domains import Domain, signature
from onward.careers.core.skills import known_levels
from onward.careers.tests.worlds import SKILLS, made_up_world

DOMAIN = Domain(
    ("Reading", "Writing", "Selling"),
    np.array([[4.0, 3.0, 0.0], [2.0, 5.0, 6.0]]),
    np.array([[4.0, 3.0, 1.0], [3.0, 4.0, 5.0]]),
)
MANY = made_up_world(skilled=True).skills
levels = st.dictionaries(st.sampled_from(SKILLS), st.floats(0, 7), min_size=1)


def test_a_level_is_half_said_three_tenths_done_and_a_fifth_shown() -> None:
    known = known_levels(
        DOMAIN, said={"Writing": 4}, shown={"Writing": 5}, past=([0], [2.0])
    )

    assert known is not None
    assert known.levels[1] == pytest.approx(0.5 * 4 + 0.3 * 3 + 0.2 * 5)
    assert known.doubts[1] == pytest.approx(0.5 * 1 + 0.3 * 0.5 + 0.2 * 0.25)
    assert known.sources(1) == ("said", "done", "shown")


def test_what_is_missing_gives_its_share_to_what_is_there() -> None:
    known = known_levels(DOMAIN, said={"Writing": 4}, shown={}, past=([0], [2.0]))

    assert known is not None
    assert known.levels[1] == pytest.approx((0.5 * 4 + 0.3 * 3) / 0.8)
    assert known.levels[0] == 4.0  # work alone
    assert [known.sources(k) for k in range(2)] == [("done",), ("said", "done")]


def test_what_is_only_said_is_sure_to_a_level_either_way() -> None:
    known = known_levels(DOMAIN, said={"Selling": 3}, shown={})

    assert known is not None
    assert known.doubts[2] == 1.0
    assert known.sources(2) == ("said",)
    assert np.isnan(known.levels[:2]).all()
    assert known.sources(0) == ()


def test_two_years_worth_of_work_show_its_whole_level_and_less_its_share() -> None:
    assert skills.implied_levels(DOMAIN.levels, [1], [1.0]).tolist() == [1, 2.5, 3]
    assert skills.implied_levels(DOMAIN.levels, [1], [9.0]).tolist() == [2, 5, 6]


def test_of_two_past_jobs_each_skill_keeps_the_higher_level() -> None:
    assert skills.implied_levels(DOMAIN.levels, [0, 1], [2, 2]).tolist() == [4, 5, 6]


def test_a_level_taken_for_granted_only_ever_lifts() -> None:
    lifted = known_levels(
        DOMAIN, said={"Writing": 4}, shown={}, assumed={"Writing": 5, "Selling": 1}
    )
    lower = known_levels(DOMAIN, said={"Writing": 4}, shown={}, assumed={"Writing": 2})

    assert lifted is not None
    assert lower is not None
    assert lifted.levels[1:].tolist() == [5, 1]
    assert lower.levels[1] == 4


def test_a_skill_nobody_rates_is_passed_over() -> None:
    assert known_levels(DOMAIN, said={"Juggling": 4}, shown={}) is None


def test_signature_skills_replay_a_case_worked_by_hand() -> None:
    # Above the floor of 1: rows 3 2 0 (sum 5) and 2 3 4 (sum 9); columns 5 5 4, all 14.
    told = signature(DOMAIN.importances)

    assert told[0, 0] == pytest.approx((3 / 5) / (5 / 14))
    assert told[1].tolist() == pytest.approx(
        [(2 / 9) / (5 / 14), (3 / 9) / (5 / 14), (4 / 9) / (4 / 14)]
    )


@settings(deadline=None)
@given(have=levels, name=st.sampled_from(SKILLS), more=st.floats(0, 7))
def test_a_skill_more_never_lowers_what_is_covered(
    have: dict[str, float], name: str, more: float
) -> None:
    assert MANY is not None
    before = known_levels(MANY, said=have, shown={})
    after = known_levels(
        MANY, said={**have, name: max(more, have.get(name, 0))}, shown={}
    )
    assert before is not None
    assert after is not None

    was, now = (skills.coverage(one.levels, MANY) for one in (before, after))

    assert (np.nan_to_num(now) >= np.nan_to_num(was) - 1e-9).all()


@settings(deadline=None)
@given(
    rows=st.lists(st.integers(0, 59), min_size=1, max_size=4),
    more=st.integers(0, 59),
    years=st.floats(0.1, 10),
)
def test_a_past_job_more_never_lowers_what_is_covered(
    rows: list[int], more: int, years: float
) -> None:
    assert MANY is not None
    before = known_levels(MANY, said={}, shown={}, past=(rows, [3.0] * len(rows)))
    worth = [*([3.0] * len(rows)), years]
    after = known_levels(MANY, said={}, shown={}, past=([*rows, more], worth))
    assert before is not None
    assert after is not None

    was, now = (skills.coverage(one.levels, MANY) for one in (before, after))

    assert (np.nan_to_num(now) >= np.nan_to_num(was) - 1e-9).all()
    assert np.nanmin(now) >= 0
    assert np.nanmax(now) <= 1


def test_below_half_of_what_is_asked_known_the_part_is_unknown() -> None:
    known = known_levels(DOMAIN, said={"Reading": 4}, shown={})
    assert known is not None

    enough = skills.is_enough_known(known.levels, DOMAIN)

    # Row 0: 16/25*4 of 16/25*4 + 9/25*3; row 1: 9*2 of 9*2 + 16*5 + 25*6.
    assert enough.tolist() == [True, False]
