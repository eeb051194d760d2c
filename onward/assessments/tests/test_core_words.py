import pytest

from onward.assessments.core.scores import Profile, score
from onward.assessments.core.words import (
    hundred,
    interests_in_words,
    too_few_in_words,
    values_in_words,
)
from onward.assessments.tests.definitions import shipped

RIASEC = shipped("own-riasec-36")
NAMES = {scale.key: scale.name for scale in RIASEC.scales}


def words(**means: int) -> str:
    answers = {item.n: means[item.scale] for item in RIASEC.items}
    return interests_in_words(Profile.of(score(RIASEC, answers)), NAMES)


@pytest.mark.parametrize(
    ("value", "shown"), [(1, 0), (3, 50), (5, 100), (3.88, 72), (1.88, 22)]
)
def test_figures_are_shown_from_0_to_100(value: float, shown: int) -> None:
    assert hundred(value, bottom=1, top=5) == shown


def test_one_kind_that_leads_is_named_alone() -> None:
    assert words(R=1, I=5, A=1, S=3, E=1, C=2).startswith(
        "You like working things out most."
    )


def test_an_open_order_is_said_to_be_open() -> None:
    assert words(R=2, I=5, A=1, S=3, E=1, C=5) == (
        "You like putting in order and working things out about equally. "
        "Which of the two comes first is not settled, and need not be."
    )


def test_many_that_lead_are_listed_without_an_order() -> None:
    assert words(R=5, I=5, A=5, S=5, E=1, C=1) == (
        "Several kinds of work draw you: making new, working things out, "
        "making by hand and helping. Their order is open."
    )


def test_a_flat_profile_names_no_kind() -> None:
    assert words(R=4, I=4, A=4, S=4, E=4, C=4).startswith("No kind of work stands out")


def test_nothing_scored_says_nothing() -> None:
    assert interests_in_words(Profile.of(score(RIASEC, {})), NAMES) == ""


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        ([], ""),
        (["Room to decide"], "Room to decide weighs most with you"),
        (["A thing", "Two things"], "A thing and two things weigh most with you"),
    ],
)
def test_values_are_compared_with_the_rest_of_the_same_person(
    names: list[str], sentence: str
) -> None:
    assert values_in_words(names).startswith(sentence)


def test_what_has_too_few_answers_is_named() -> None:
    names = ["Helping", "Making new"]
    rest = "The rest stands on its own."

    assert too_few_in_words([], of=6) == ""
    assert too_few_in_words(names, of=6).endswith(f"Helping and Making new. {rest}")
    assert rest not in too_few_in_words(names, of=2)
