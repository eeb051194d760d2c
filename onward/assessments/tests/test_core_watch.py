"""What asks for a conversation is noticed at its bound and not before."""

from dataclasses import replace

import pytest

from onward.assessments.core.instruments import Instrument, Watch, parse
from onward.assessments.core.scores import score
from onward.assessments.core.watch import noticed
from onward.assessments.tests.definitions import definition
from onward.assessments.tests.sheets import needs_sheets, sheet

AT_LEAST = Watch("referral", "Look.", item=1, at_least=5)
AT_MOST = Watch("runway", "Look.", item=2, at_most=2)
HIGH = Watch("wellbeing", "Talk.", scale="R", at_least=3.5)
FELL = Watch("repair", "Mend.", scale="R", drop=0.8)


def watching(*watches: Watch) -> Instrument:
    return replace(parse(definition()), watches=watches)


def keys(asked: Instrument, answers: dict[int, int | None]) -> list[str]:
    return [one.key for one in noticed(asked, answers, score(asked, answers))]


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        ({1: 5, 2: 3}, ["referral", "wellbeing"]),
        ({1: 4, 2: 2}, ["runway"]),
        ({1: 4, 2: 3}, ["wellbeing"]),
        ({1: 3, 2: 3}, []),
        ({1: None, 2: None}, []),
    ],
)
def test_an_answer_or_a_figure_is_noticed_at_its_bound(
    answers: dict[int, int | None], found: list[str]
) -> None:
    assert keys(watching(AT_LEAST, AT_MOST, HIGH), answers) == found


@pytest.mark.parametrize(
    ("before", "after", "is_noticed"),
    # 4.5 to 3.5 fell by 1; 4.5 to 4 by .5; what rose did not fall
    [(4, 3, True), (4, 4, False), (1, 5, False)],
)
def test_a_drop_is_noticed_from_its_size_on(
    *, before: int, after: int, is_noticed: bool
) -> None:
    asked = watching(FELL)
    then, now = (score(asked, {1: 5, 2: one}) for one in (before, after))
    dropped = score(asked, {1: 4, 2: after})

    assert bool(noticed(asked, {}, dropped, then)) is is_noticed
    assert noticed(asked, {}, now) == ()


def test_a_drop_of_exactly_its_size_counts() -> None:
    # 4.6 less 3.8 is a hair under .8 in binary
    asked = watching(FELL)
    one = score(asked, {1: 4, 2: 4})[0]

    found = noticed(asked, {}, [replace(one, value=3.8)], [replace(one, value=4.6)])

    assert found == (FELL,)


def test_a_scale_of_one_item_has_a_figure_and_one_of_several_alone_has_none() -> None:
    low = Watch("look", "Look.", scale="happy", at_most=3)
    asked = replace(parse(definition()), watches=(low,))
    one = score(asked, {1: 2, 2: 2})[0]
    alone = replace(one, scale="happy", item=1)

    assert noticed(asked, {}, [alone]) == (low,)
    assert noticed(asked, {}, [alone, replace(alone, item=2)]) == ()


@needs_sheets
def test_an_answer_that_may_be_grave_is_noticed_as_it_was_given() -> None:
    # item 46 of the strengths counts against its scale: the raw answer is looked at
    asked = sheet("ipip-via-r-96")

    grave, light = (
        noticed(asked, {46: value}, score(asked, {46: value})) for value in (5, 4)
    )

    assert [one.item for one in grave] == [46]
    assert light == ()
