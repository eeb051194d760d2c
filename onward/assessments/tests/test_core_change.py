"""Reliable change replays the published example and gives no verdict too early."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onward.assessments.core.change import (
    NoVerdict,
    Verdict,
    Wobble,
    change,
    reliable_change,
    wobble_of,
)
from onward.assessments.core.instruments import (
    Instrument,
    Norm,
    Reliability,
    Scale,
    parse,
)
from onward.assessments.core.result import ScaleScore
from onward.assessments.tests.definitions import definition, shipped

LIFE = Wobble(sd=6.4, reliability=0.82)


def scored(value: float | None) -> ScaleScore:
    return ScaleScore("R", value, None, None, None, 4, 4, value)


def proven(**facts: object) -> Instrument:
    asked = parse(definition())
    return replace(asked, in_development=False, scales=(Scale("R", "R", **facts),))  # type: ignore[arg-type]  # fields by name


@pytest.mark.parametrize(
    ("after", "index"),
    [(27, 1.82), (28, 2.08)],  # science, appendix B
)
def test_the_published_example_of_life_satisfaction(after: float, index: float) -> None:
    found = reliable_change(20, after, sd=6.4, reliability=0.82)

    assert found == pytest.approx(index, abs=0.005)
    assert LIFE.standard_error == pytest.approx(3.84, abs=0.005)
    assert LIFE.least == pytest.approx(7.53, abs=0.005)  # so that 8 points are needed


@pytest.mark.parametrize(
    ("after", "verdict"),
    [(27, Verdict.WITHIN), (28, Verdict.HIGHER), (12, Verdict.LOWER)],
)
def test_a_verdict_says_higher_or_lower(after: float, verdict: Verdict) -> None:
    found = change(proven(), scored(20), scored(after), wobble=LIFE)

    assert (found.verdict, found.why_not) == (verdict, None)


def test_in_development_there_is_a_difference_and_no_verdict() -> None:
    riasec = shipped("own-riasec-36")

    found = change(riasec, scored(1), scored(5), wobble=LIFE)

    assert (found.difference, found.verdict) == (4, None)
    assert found.why_not is NoVerdict.IN_DEVELOPMENT


def test_too_few_answers_at_either_time_say_nothing() -> None:
    for before, after in ((None, 3.0), (3.0, None)):
        found = change(proven(), scored(before), scored(after), wobble=LIFE)

        assert (found.difference, found.why_not) == (None, NoVerdict.TOO_FEW)


def test_without_a_spread_or_a_reliability_there_is_no_verdict() -> None:
    told = Reliability(alpha=0.8)

    for asked in (proven(), proven(reliability=told), proven(norms=(Norm("A", sd=1),))):
        found = change(asked, scored(1), scored(5))

        assert found.why_not is NoVerdict.NOT_KNOWN


def test_a_figure_without_wobble_gives_no_verdict() -> None:
    found = change(proven(), scored(1), scored(5), wobble=Wobble(1, 1))

    assert found.why_not is NoVerdict.NOT_KNOWN


def test_retest_comes_before_alpha_and_alpha_is_marked() -> None:
    norms = (Norm("Men", by="men", sd=9), Norm("A", sd=2))
    both = Scale("R", "R", norms=norms, reliability=Reliability(alpha=0.9, retest=0.7))
    only = replace(both, reliability=Reliability(alpha=0.9))

    assert wobble_of(both) == Wobble(2, 0.7, "retest")
    assert wobble_of(only) == Wobble(2, 0.9, "alpha")


@given(st.floats(-50, 50), st.floats(-50, 50))
def test_back_is_the_opposite_of_forth(before: float, after: float) -> None:
    forth = change(proven(), scored(before), scored(after), wobble=LIFE)
    back = change(proven(), scored(after), scored(before), wobble=LIFE)

    assert (forth.index or 0) == pytest.approx(-(back.index or 0))
    assert (forth.verdict is Verdict.WITHIN) == (back.verdict is Verdict.WITHIN)
