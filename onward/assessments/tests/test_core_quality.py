"""Signs of hasty answers are advice: one strong or two weak ones."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from onward.assessments.core.instruments import Item, Scale, parse
from onward.assessments.core.quality import Advice, Sign, advise_on
from onward.assessments.tests.definitions import definition

MIXED = [1, 2, 3, 4, 5] * 4


def advise(
    values: Sequence[float | None],
    seconds: Sequence[float | None] = (),
    *,
    relied_on: str = "",
) -> Advice:
    """Of these answers in their order; one item, not answered, points the other way."""
    items = tuple(Item(n, "A thing", "R") for n in range(1, len(values) + 1))
    asked = replace(
        parse(definition()),
        scales=(Scale("R", "R"), Scale("X", "X")),
        items=(*items, Item(len(values) + 1, "Its opposite", "X", reverse=True)),
    )
    told = dict(enumerate(values, start=1))
    return advise_on(asked, told, seconds, relied_on=relied_on)


@pytest.mark.parametrize(
    ("seconds", "signs"),
    [
        (0.9, (Sign.VERY_QUICK,)),
        (1.0, (Sign.QUICK,)),
        (1.9, (Sign.QUICK,)),
        (2.0, ()),
    ],
)
def test_the_median_time_of_an_item_is_the_sign(
    seconds: float, signs: tuple[Sign, ...]
) -> None:
    assert advise(MIXED, [seconds] * 20).signs == signs


def test_one_slow_item_does_not_hide_haste() -> None:
    assert advise(MIXED, [0.5] * 19 + [600.0]).signs == (Sign.VERY_QUICK,)


def test_fewer_than_ten_timed_items_say_nothing() -> None:
    assert advise(MIXED, [0.1] * 9 + [None] * 11).signs == ()
    assert advise(MIXED, [0.1] * 10 + [None] * 10).signs == (Sign.VERY_QUICK,)


def test_paper_and_telephone_have_no_times_and_no_sign_of_haste() -> None:
    assert advise(MIXED, [None] * 20).signs == ()


@pytest.mark.parametrize(("run", "signs"), [(12, ()), (13, (Sign.LONG_RUN,))])
def test_a_run_of_more_than_twelve_equal_answers_is_a_weak_sign(
    run: int, signs: tuple[Sign, ...]
) -> None:
    advice = advise([2] * run + [3])

    assert advice.signs == signs
    assert not advice.is_worth_a_word


def test_skipped_items_do_not_break_a_run() -> None:
    assert advise([2] * 7 + [None] + [2] * 7).signs == (Sign.LONG_RUN,)


def test_two_weak_signs_are_worth_a_word() -> None:
    assert advise([2] * 20, [1.5] * 20).is_worth_a_word


def test_the_own_word_counts() -> None:
    assert advise(MIXED, relied_on="no").is_worth_a_word
    assert not advise(MIXED, relied_on="partly").is_worth_a_word
    assert advise([2] * 20, relied_on="partly").is_worth_a_word
    assert advise(MIXED, relied_on="yes").signs == ()


def test_nothing_answered_is_no_sign() -> None:
    assert not advise([]).is_worth_a_word
