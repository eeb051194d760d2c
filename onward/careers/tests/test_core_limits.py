"""Hard limits, hours, misfit both ways, and one's own rating: each by hand."""

import re
from dataclasses import fields, replace

import numpy as np
import pytest

from onward.careers.core import interests, schedule
from onward.careers.core.constraints import (
    BESIDES,
    LONGEST_MONTHS,
    STRAINS,
    THEMES,
    Limits,
    Removal,
    sieve,
)
from onward.careers.core.phrases import months_in_words
from onward.careers.core.recommend import card_for, recommend
from onward.careers.core.scoring import Person, contributions, score
from onward.careers.core.weights import COMPONENTS, PARTS, default_weights
from onward.careers.tests.worlds import made_up_world, pay_of

WORLD = made_up_world(skilled=True)
WEIGHTS = default_weights("no-clear-path")
ANN = Person(interests=(1.5, 2.5, 2.0, 4.8, 4.0, 3.0), zone=3, pay_needed=18)


def removals(limits: Limits, person: Person = ANN) -> dict[str, Removal]:
    found = recommend(WORLD, replace(person, limits=limits), WEIGHTS)
    return {one.key: one for one in found.removals}


def test_what_somebody_will_not_have_to_do_with_is_taken_away_and_counted() -> None:
    told = removals(Limits(left_out_themes=frozenset({"force"})))

    assert told["themes"].count == int(WORLD.themes["force"].sum())
    assert told["themes"].words == "Without: weapons and the use of force"


def test_what_a_body_cannot_do_is_taken_away_where_it_is_important() -> None:
    told = removals(Limits(strains=frozenset({"lifting"})))

    assert told["strains"].count == int((WORLD.strains["lifting"] >= 0.5).sum())


def test_few_hours_take_away_what_hardly_anybody_does_part_time() -> None:
    told = removals(Limits(hours_most=20))

    with np.errstate(invalid="ignore"):
        rare = WORLD.schedules["part_time"] < 0.05
    assert told["hours"].count == int(rare.sum()) > 0


def test_a_limit_no_figure_tells_of_takes_nothing_and_says_so() -> None:
    bare = replace(WORLD, strains={}, schedules={}, themes={})
    limits = Limits(
        strains=frozenset(STRAINS), left_out_themes=frozenset(THEMES), hours_most=10
    )

    found = recommend(bare, replace(ANN, limits=limits), WEIGHTS)

    assert found.left == len(bare)
    assert [(one.count, one.is_known) for one in found.removals] == [(0, False)] * 3


def test_only_what_the_area_names_is_a_limit_one_may_ask_for() -> None:
    local = pay_of([20.0, *[float("nan")] * 59])
    here = replace(WORLD, pay={**WORLD.pay, "OR": local})
    person = replace(ANN, area="OR", limits=Limits(only_in_area=True))

    found = recommend(here, person, WEIGHTS)

    assert found.left == 1


def test_hours_score_the_share_of_shorter_weeks_up_to_a_half() -> None:
    shares = {"part_time": np.array([0.1, 0.5, 0.9, np.nan])}

    fit = schedule.fit(shares, 4, hours_most=22, no_shifts=False)

    assert fit[:3].tolist() == pytest.approx([0.2, 1, 1])
    assert np.isnan(fit[3])


def test_a_full_week_scores_few_long_ones_and_no_shifts_few_irregular_ones() -> None:
    shares = {"long_hours": np.array([0.3]), "irregular": np.array([0.1])}

    fit = schedule.fit(shares, 1, hours_most=40, no_shifts=True)

    assert fit[0] == pytest.approx(((1 - 0.3) + (1 - 0.1)) / 2)


def test_without_a_limit_on_hours_the_schedule_is_no_part_of_the_number() -> None:
    parts = score(WORLD, ANN, WEIGHTS).parts

    assert np.isnan(parts[:, COMPONENTS.index("schedule")]).all()


def test_known_hours_are_told_in_the_reasons_or_the_cautions() -> None:
    few = replace(ANN, hours_limited=True, hours_most=20)
    known = np.flatnonzero(~np.isnan(WORLD.schedules["part_time"]))[:20]
    cards = [card_for(WORLD, few, WEIGHTS, int(row)) for row in known]
    told = [one.sentence for card in cards for one in (*card.reasons, *card.cautions)]

    assert any("work less than 40 hours a week" in words for words in told)
    assert not any("say nothing of them" in words for words in told)


LEADER = (3.0, 1.0, 5.0, 3.0, 1.0, 3.0)  # likes making, not leading nor working out


def test_misfit_is_told_apart_in_both_directions() -> None:
    work = (4.0, 6.0, 2.0, 4.0, 6.5, 3.0)

    found = interests.misfits(LEADER, work)

    told = {(one.kind, one.interest): one.is_warning for one in found}
    assert told == {
        ("too-much", 1): False,  # too much working out is no known harm
        ("too-much", 4): True,
        ("too-little", 2): True,
    }
    assert [one.is_warning for one in found] == [True, True, False]


def test_too_little_hands_on_work_is_told_but_is_no_warning() -> None:
    (found,) = interests.misfits((5, 3, 3, 3, 3, 3), (2.0, 4, 4, 4, 4, 4))

    assert (found.kind, found.interest, found.is_warning) == ("too-little", 0, False)
    assert "elsewhere" in found.sentence


def test_a_card_carries_its_misfits() -> None:
    cards = [card_for(WORLD, ANN, WEIGHTS, row) for row in range(len(WORLD))]

    assert {one.kind for card in cards for one in card.misfits} == {
        "too-much",
        "too-little",
    }


def test_ones_own_rating_is_a_ninth_voice_and_adds_up() -> None:
    rated = replace(ANN, own_ratings={WORLD.codes[4]: 9})
    plain, with_own = (card_for(WORLD, who, WEIGHTS, 4) for who in (ANN, rated))

    assert plain.own_rating is None
    assert with_own.own_rating == 9
    shares = {one.component: one.points for one in with_own.shares}
    assert sum(shares.values()) == pytest.approx(with_own.number)
    # The eight weigh 100 together, one's own a fifth of that.
    known = sum(WEIGHTS[name] for name in shares if name in WEIGHTS)
    assert shares["own"] == pytest.approx(100 * 20 * 0.9 / (known + 20))


def test_a_rating_changes_no_other_occupation() -> None:
    rated = replace(ANN, own_ratings={WORLD.codes[4]: 0})
    before, after = (score(WORLD, who, WEIGHTS).totals for who in (ANN, rated))

    changed = np.flatnonzero(before != after)
    assert changed.tolist() == [4]
    assert after[4] < before[4]


def test_a_rating_is_a_reason_or_a_caution_in_words() -> None:
    high, low = (
        card_for(WORLD, replace(ANN, own_ratings={WORLD.codes[4]: n}), WEIGHTS, 4)
        for n in (10, 0)
    )

    assert any("You gave it 10 of 10" in one.sentence for one in high.reasons)
    assert any("no more than 0 of 10" in one.sentence for one in low.cautions)


def test_nothing_demographic_has_a_place_in_a_person() -> None:
    asked = " ".join(one.name for one in (*fields(Person), *fields(Limits)))

    for word in ("age", "gender", "sex", "race", "ethnic", "origin", "birth", "name"):
        assert not re.search(rf"(^|[ _]){word}", asked), word


def test_a_rating_alone_never_makes_a_number() -> None:
    parts = np.full((1, len(PARTS)), np.nan)
    parts[0, -1] = 1.0

    nobody = Person(own_ratings={WORLD.codes[4]: 10})

    assert card_for(WORLD, nobody, WEIGHTS, 4).number is None
    assert np.nansum(contributions(parts, np.ones(len(PARTS)))) == 100


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        ("none", "a few weeks"),
        ("month", "a few weeks"),
        ("year", "about a year"),
        ("two-years", "about two years"),
    ],
)
def test_what_passes_a_limit_on_learning_is_never_called_longer(
    limit: str, words: str
) -> None:
    most = LONGEST_MONTHS[limit] + BESIDES[limit]
    months = np.full(len(WORLD), most)
    months[0] = np.nextafter(most, 0)
    paid = WORLD.pay_in("")

    left = sieve(WORLD, Limits(longest_training=limit), paid=paid, months=months).left

    assert np.flatnonzero(left).tolist() == [0]
    assert months_in_words(float(months[0])) == words
