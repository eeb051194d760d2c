"""What moved between two times: a change only where the wobble cannot have made it."""

from dataclasses import replace

import pytest

from onward.assessments.core.change import Wobble
from onward.assessments.core.compare import in_one_word, moves
from onward.assessments.core.instruments import Instrument, Scale, parse
from onward.assessments.core.result import ScaleScore
from onward.assessments.tests.definitions import definition, shipped

STEADY = Wobble(sd=1.0, reliability=0.82)  # SE .6: from 1.176 on it is a change


def scored(scale: str, value: float | None) -> ScaleScore:
    return ScaleScore(scale, value, None, None, None, 4, 4, value)


def two_scales() -> Instrument:
    found = parse(definition())
    scales = (Scale("R", "Digging"), Scale("X", "Weeding", is_shown=False))
    return replace(found, in_development=False, scales=scales)


def plain(one: ScaleScore) -> str:
    return "-" if one.value is None else f"{one.value:g}"


@pytest.mark.parametrize(
    ("now", "says", "is_marked"),
    [
        (4.2, "higher, by more than its wobble", True),
        (4.1, "within its wobble: no change to speak of", False),
        (1.8, "lower, by more than its wobble", True),
        (None, "not answered both times", False),
    ],
)
def test_a_figure_is_marked_only_past_its_wobble(
    now: float | None, says: str, *, is_marked: bool
) -> None:
    (found,) = moves(
        two_scales(),
        [scored("R", 3)],
        [scored("R", now)],
        figure=plain,
        wobbles={"R": STEADY},
    )

    assert (found.name, found.before, found.now) == (
        "Digging",
        "3",
        "-" if now is None else f"{now:g}",
    )
    assert (found.says, found.is_marked) == (says, is_marked)


def test_what_is_not_shown_or_was_never_answered_is_left_out() -> None:
    before = [scored("X", 1), scored("R", None)]
    now = [scored("X", 5), scored("R", None), scored("S", 2)]

    assert moves(two_scales(), before, now, figure=plain) == ()


def test_answers_that_stand_alone_in_a_list_are_no_scale() -> None:
    rows = [scored("R", 1), scored("R", 5)]

    assert moves(two_scales(), rows, rows, figure=plain) == ()


def test_in_development_it_is_too_early_to_say_and_said_once() -> None:
    asked = shipped("own-riasec-36")
    before, now = ([scored(key, at) for key in "RIASEC"] for at in (1, 5))

    found = moves(asked, before, now, figure=plain, wobbles=dict.fromkeys("RI", STEADY))

    assert [one.says for one in found] == ["too early to say"] * 6
    assert in_one_word(found) == "too early to say"


def test_without_a_reliability_it_is_too_early_to_say_too() -> None:
    found = moves(two_scales(), [scored("R", 1)], [scored("R", 5)], figure=plain)

    assert in_one_word(found) == "too early to say"


def test_scales_that_differ_are_said_each() -> None:
    both = replace(two_scales(), scales=(Scale("R", "A"), Scale("X", "B")))
    found = moves(
        both,
        [scored("R", 1), scored("X", 3)],
        [scored("R", 5), scored("X", 3)],
        figure=plain,
        wobbles={"R": STEADY, "X": STEADY},
    )

    assert in_one_word(found) == ""
    assert [one.is_marked for one in found] == [True, False]
