"""Whether answers hang together, on patterns worked by hand."""

from dataclasses import replace

import numpy as np
import pytest

from onward.assessments.core.consistency import (
    contradictions,
    even_odd,
    is_mixed_key,
    worst_fit,
)
from onward.assessments.core.instruments import (
    Graded,
    Instrument,
    Item,
    Option,
    Scale,
    parse,
)
from onward.assessments.core.quality import Sign, advise_on
from onward.assessments.tests.definitions import definition, shipped

Answers = dict[int, int | None]


def big(*, scales: int = 5, each: int = 8, reversed_from: int = 4) -> Instrument:
    """`each` items a scale, one scale after the other, the later ones reversed."""
    keys = [f"s{at}" for at in range(scales)]
    items = [
        Item(at * each + place + 1, "", key, reverse=place >= reversed_from)
        for at, key in enumerate(keys)
        for place in range(each)
    ]
    return replace(
        parse(definition()),
        items=tuple(items),
        scales=tuple(Scale(key, key) for key in keys),
        options=tuple(Option(value, str(value)) for value in range(1, 6)),
    )


def meant(asked: Instrument, levels: list[int]) -> Answers:
    """Somebody who answers every item of a scale at its level, key minded."""
    by_scale = dict(zip([s.key for s in asked.scales], levels, strict=True))
    return {
        item.n: 6 - by_scale[item.scale] if item.reverse else by_scale[item.scale]
        for item in asked.items
    }


def test_who_means_what_they_say_agrees_with_themselves() -> None:
    asked = big()
    honest = meant(asked, [5, 4, 3, 2, 1])

    assert even_odd(asked, honest) == pytest.approx(1)
    assert contradictions(asked, honest) == 0


def test_even_and_odd_worked_by_hand() -> None:
    # two items a scale: odd halves 1, 2, 3, 4, 5 and even halves 2, 1, 4, 3, 5:
    # r = .8, lengthened 1.6 / 1.8 = .8889
    asked = big(each=8, reversed_from=8)
    halves = [(1, 2), (2, 1), (3, 4), (4, 3), (5, 5)]
    answers: Answers = {
        at * 8 + place + 1: pair[place % 2]
        for at, pair in enumerate(halves)
        for place in range(8)
    }

    assert even_odd(asked, answers) == pytest.approx(1.6 / 1.8)


def test_opposite_halves_are_as_uneven_as_can_be() -> None:
    asked = big(reversed_from=8)
    answers: Answers = {
        at * 8 + place + 1: (at + 1 if place % 2 else 5 - at)
        for at in range(5)
        for place in range(8)
    }

    assert even_odd(asked, answers) == -1


def test_halves_need_a_big_inventory_five_scales_and_a_spread() -> None:
    asked = big()
    short = big(each=6, reversed_from=6)

    assert even_odd(short, meant(short, [5, 4, 3, 2, 1])) is None
    assert even_odd(asked, dict.fromkeys(range(1, 9), 3)) is None
    assert even_odd(asked, meant(asked, [3, 3, 3, 3, 3])) is None


def test_agreeing_with_everything_contradicts_every_pair() -> None:
    asked = big()

    assert contradictions(asked, dict.fromkeys(range(1, 41), 4)) == 1
    assert contradictions(asked, dict.fromkeys(range(1, 41), 3)) == 0


def test_contradictions_worked_by_hand() -> None:
    # 5 scales of 4 and 4: 80 pairs; in the first two scales all is agreed with: 32
    asked = big()
    answers = meant(asked, [5, 5, 4, 2, 1]) | dict.fromkeys(range(1, 17), 4)

    assert contradictions(asked, answers) == pytest.approx(32 / 80)


def test_few_pairs_say_nothing() -> None:
    needs = shipped("own-needs-9")  # three scales, two items for and one against

    assert contradictions(needs, dict.fromkeys(range(1, 10), 5)) is None


def test_person_fit_needs_parameters() -> None:
    assert worst_fit(shipped("own-riasec-36"), {1: 3}) is None


def test_the_worst_fit_of_all_scales_counts() -> None:
    graded = Graded(2.0, (-1.5, -0.5, 0.5, 1.5))
    plain = big(scales=2, reversed_from=8)
    asked = replace(
        plain, items=tuple(replace(item, graded=graded) for item in plain.items)
    )
    steady: Answers = dict.fromkeys(range(1, 17), 3)
    torn = steady | {n: 5 if n % 2 else 1 for n in range(9, 17)}

    assert (worst_fit(asked, steady) or 0) > 0
    assert (worst_fit(asked, torn) or 0) < -2
    assert worst_fit(asked, {}) is None


def test_only_items_that_point_both_ways_make_a_long_run_odd() -> None:
    interests = shipped("own-riasec-36")
    disliked = dict.fromkeys(range(1, 37), 1)

    assert not is_mixed_key(interests)
    assert advise_on(interests, disliked).signs == ()
    assert is_mixed_key(big())
    assert Sign.LONG_RUN in advise_on(big(), dict.fromkeys(range(1, 41), 1)).signs


def test_agreeing_with_everything_is_worth_a_word() -> None:
    advice = advise_on(big(), dict.fromkeys(range(1, 41), 5))

    assert advice.signs == (Sign.LONG_RUN, Sign.CONTRADICTED)
    assert advice.is_worth_a_word


def test_answers_at_random_are_seen_more_often_than_honest_ones() -> None:
    asked, rng = big(scales=10), np.random.default_rng(7)

    def seen(answers: Answers) -> bool:
        return Sign.UNEVEN in advise_on(asked, answers).signs

    def honest() -> Answers:
        levels = [int(one) for one in rng.integers(1, 6, 10)]
        told = meant(asked, levels)
        return {
            n: int(np.clip((value or 3) + rng.integers(-1, 2), 1, 5))
            for n, value in told.items()
        }

    careless = [
        seen({n: int(rng.integers(1, 6)) for n in range(1, 81)}) for _ in range(60)
    ]

    assert np.mean(careless) > 0.5
    assert not any(seen(honest()) for _ in range(60))


def test_who_uses_an_aid_gets_no_sign_of_haste() -> None:
    asked = shipped("own-riasec-36")
    answers = {n: 1 + n % 5 for n in range(1, 37)}

    quick = advise_on(asked, answers, [0.5] * 36)
    aided = advise_on(asked, answers, [0.5] * 36, is_timed=False)

    assert quick.signs == (Sign.VERY_QUICK,)
    assert aided.signs == ()


def test_the_run_is_that_of_the_order_in_which_items_were_met() -> None:
    asked = big()
    # 14 equal answers, of every other item: no run as listed, one as met
    answers = {n: 3 if n % 2 and n < 28 else 1 + n % 5 for n in range(1, 41)}
    by_parity = sorted(asked.items, key=lambda item: (item.n % 2 == 0, item.n))
    met = replace(asked, items=tuple(by_parity))

    assert Sign.LONG_RUN not in advise_on(asked, answers).signs
    assert Sign.LONG_RUN in advise_on(met, answers).signs


def test_the_own_word_counts_with_the_rest() -> None:
    asked = shipped("own-riasec-36")

    assert advise_on(asked, {1: 3}, relied_on="no").is_worth_a_word
    assert not advise_on(asked, {1: 3}, relied_on="yes").is_worth_a_word
