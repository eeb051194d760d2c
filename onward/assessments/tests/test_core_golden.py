"""Every instrument scored on patterns whose figures are added up here, by plain sums
over the raw file, and not by the code under test.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from onward.assessments.core.interests import Profile
from onward.assessments.core.scores import score
from onward.assessments.tests.definitions import SHIPPED, shipped
from onward.assessments.tests.sheets import FILES, needs_sheets, raw, sheet

pytestmark = needs_sheets

Data = dict[str, Any]
Answers = dict[int, int]
Figures = dict[tuple[str, int | None], float | None]

SUMS_FROM_NOUGHT = {"onet-ipsf-60", "onet-mini-ip-30"}  # like = 3 of 4
SUMS = {"ipip-neo-120", "swls-5"}
EACH = {"ons4", "own-barriers-10", "own-jobsat-6", "own-pulse-6"}
STORIES = {"own-strength-spotting"}
SAME = {"GSI-sat": "GSI"}  # two wordings of the answers, one published index
TOGETHER: dict[str, dict[str, range]] = {
    "own-adaptability-16": {"total": range(1, 17)},
    "own-alliance-9": {"total": range(1, 10)},
    "own-decision-16": {"difficulty": range(1, 9)},
}
OURS = sorted({*SHIPPED} & {*FILES} - STORIES) or FILES
ONLY_OURS: dict[str, dict[str, range]] = {
    "own-exhaustion-6": {"total": range(1, 7)},
    "own-workday-12": {"total": range(1, 13)},
}


def options(data: Data) -> list[int]:
    values: list[int] = [row["value"] for row in data["response"]]
    return values


def is_number(item: Data) -> bool:
    return item.get("type") == "number"


def lowest(data: Data, item: Data) -> int:
    return 0 if is_number(item) else options(data)[0]


def highest(data: Data, item: Data) -> int:
    return 99 if is_number(item) else options(data)[-1]


def middle(data: Data, item: Data) -> int:
    values = options(data)
    return 7 if is_number(item) else values[len(values) // 2]


def with_the_key(data: Data, item: Data) -> int:
    """The highest, and the lowest to a reversed item: everything at its top."""
    return (lowest if item["reverse"] else highest)(data, item)


def against_the_key(data: Data, item: Data) -> int:
    return (highest if item["reverse"] else lowest)(data, item)


def worked(data: Data, item: Data) -> int:
    """Up and down without a pattern that fits the scales: 5, 12, 19, ... wrapped."""
    values, n = options(data), int(item["n"])
    return 3 * n if is_number(item) else values[(7 * n + 5) % len(values)]


PATTERNS: tuple[Callable[[Data, Data], int], ...] = (
    lowest,
    highest,
    middle,
    with_the_key,
    against_the_key,
    worked,
)


def points(data: Data, answers: Answers, items: list[Data]) -> list[int]:
    """Reversed items turned round: 6 - x on 1..5, 7 - x on 1..6."""
    ends = options(data)[0] + options(data)[-1]
    return [ends - answers[i["n"]] if i["reverse"] else answers[i["n"]] for i in items]


def by_scale(data: Data) -> dict[str, list[Data]]:
    found: dict[str, list[Data]] = {}
    for item in data["items"]:
        found.setdefault(SAME.get(item["scale"], item["scale"]), []).append(item)
    return found


def together(data: Data) -> dict[str, list[Data]]:
    """Scales put together from others, by the item numbers the rules name."""
    if data["id"] == "ipip-neo-120":
        return {
            letter: [i for i in data["items"] if i["scale"][0] == letter]
            for letter in "NEOAC"
        }
    named = TOGETHER.get(data["id"], {})
    return {
        key: [i for i in data["items"] if i["n"] in numbers]
        for key, numbers in named.items()
    }


def figure(data: Data, answers: Answers, items: list[Data]) -> float:
    keyed = points(data, answers, items)
    if data["id"] in SUMS_FROM_NOUGHT:
        return sum(value - 1 for value in keyed)
    if data["id"] in SUMS:
        return sum(keyed)
    if data["id"] == "fevs-iwe-gsi":
        return 100 * sum(value >= 4 for value in keyed) / len(keyed)
    return sum(keyed) / len(keyed)


def expected(data: Data, answers: Answers) -> Figures:
    if data["id"] in STORIES:
        return {}
    found: Figures = {}
    for key, items in by_scale(data).items():
        if data["id"] in EACH or any(is_number(item) for item in items):
            found |= {(key, item["n"]): answers[item["n"]] for item in items}
        else:
            found[key, None] = figure(data, answers, items)
    for key, items in together(data).items():
        found[key, None] = figure(data, answers, items)
    if data["id"] == "own-challenge-6":
        under, over = found["under", None] or 0, found["over", None] or 0
        found["index", None] = under - over
    if data["id"] == "twivi-20":
        own = sum(answers.values()) / 20
        found = {key: (value or 0) - own for key, value in found.items()}
    return found


def scored(name: str, answers: Mapping[int, int]) -> Figures:
    instrument = sheet(name)
    return {(one.scale, one.item): one.value for one in score(instrument, answers)}


def test_all_thirty_files_are_here() -> None:
    assert len(FILES) == 30


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda one: one.__name__)
@pytest.mark.parametrize("name", FILES)
def test_every_instrument_adds_up(
    name: str, pattern: Callable[[Data, Data], int]
) -> None:
    data = raw(name)
    answers = (
        {}
        if name in STORIES
        else {item["n"]: pattern(data, item) for item in data["items"]}
    )

    found = scored(name, answers)

    assert found == pytest.approx(expected(data, answers), abs=1e-9)


@pytest.mark.parametrize("name", sorted(set(FILES) - STORIES))
def test_with_the_key_every_scale_stands_at_its_top(name: str) -> None:
    data = raw(name)
    answers = {item["n"]: with_the_key(data, item) for item in data["items"]}

    found = score(sheet(data["id"]), answers)

    tops = {one.scale: one.mean for one in found if one.item is None and one.mean}
    assert set(tops.values()) <= {float(options(data)[-1])}
    assert all((one.high or 0) <= options(data)[-1] for one in found)


@pytest.mark.parametrize("name", sorted(set(FILES) - STORIES))
def test_turning_every_answer_round_mirrors_every_mean(name: str) -> None:
    data = raw(name)
    ends = options(data)[0] + options(data)[-1]
    answers = {
        item["n"]: worked(data, item) for item in data["items"] if not is_number(item)
    }
    mirrored = {n: ends - value for n, value in answers.items()}

    straight, turned = (score(sheet(data["id"]), one) for one in (answers, mirrored))

    for one, other in zip(straight, turned, strict=True):
        if one.mean is not None:
            assert one.mean + (other.mean or 0) == pytest.approx(ends)


@pytest.mark.parametrize("name", sorted(set(FILES) - STORIES))
def test_the_items_may_be_asked_in_any_order(name: str) -> None:
    data, asked = raw(name), sheet(name)
    answers = {item["n"]: worked(data, item) for item in data["items"]}

    backwards = score(replace(asked, items=asked.items[::-1]), answers)

    found = {(one.scale, one.item): one.value for one in backwards}
    straight = {(one.scale, one.item): one.value for one in score(asked, answers)}
    assert found == straight


def test_likes_throughout_are_thirty_of_forty_and_flat() -> None:
    # 10 items a scale, Like is 3 points: 30 (science, appendix B)
    data = raw("onet-ipsf-60")

    found = score(sheet(data["id"]), {item["n"]: 4 for item in data["items"]})

    assert [one.value for one in found] == [30] * 6
    assert Profile.of(found).is_flat


def test_one_value_that_stands_out_is_centred() -> None:
    # 18 fours and 2 sixes: the mean is 4.2; 6 - 4.2 = 1.8 and 4 - 4.2 = -.2
    answers = dict.fromkeys(range(1, 21), 4) | {5: 6, 15: 6}

    found = score(sheet("twivi-20"), answers)

    by_key = {one.scale: one for one in found}
    assert by_key["Self-Direction"].mean == 6
    assert by_key["Self-Direction"].value == pytest.approx(1.8)
    others = [one.value for one in found if one.scale != "Self-Direction"]
    assert others == pytest.approx([-0.2] * 9)
    assert sum(one.value or 0 for one in found) == pytest.approx(0)


def test_a_domain_is_the_sum_of_its_six_facets() -> None:
    data = raw("ipip-neo-120")
    answers = {item["n"]: worked(data, item) for item in data["items"]}

    found = {one.scale: one.value or 0 for one in score(sheet(data["id"]), answers)}

    for letter in "NEOAC":
        facets = [value for key, value in found.items() if key[1:2].isdigit()]
        own = [v for k, v in found.items() if k[0] == letter and k[1:2].isdigit()]
        assert (len(own), len(facets)) == (6, 30)
        assert found[letter] == sum(own)


def test_an_interest_form_counts_only_when_it_is_complete() -> None:
    answers = dict.fromkeys(range(1, 31), 4) | {1: None}

    found = score(sheet("onet-mini-ip-30"), answers)

    assert found[0].value is None  # R: item 1 is skipped
    assert [one.value for one in found[1:]] == [15] * 5


@pytest.mark.parametrize(("given", "value"), [(3, 20.0), (2, None)])
def test_a_sum_is_prorated_from_three_quarters_on(
    given: int, value: float | None
) -> None:
    # IPIP-NEO facets have four items: three fives are 15, times 4/3 is 20
    data = raw("ipip-neo-120")
    facet = [i for i in data["items"] if i["scale"] == "E1 Friendliness"]
    answers = {i["n"]: 1 if i["reverse"] else 5 for i in facet[:given]}

    found = {one.scale: one for one in score(sheet(data["id"]), answers)}

    assert found["E1 Friendliness"].value == value
    assert found["E"].value is None


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda one: one.__name__)
@pytest.mark.parametrize("name", OURS)
def test_our_own_files_add_up_as_their_source_does(
    name: str, pattern: Callable[[Data, Data], int]
) -> None:
    data = raw(name)
    answers = {item["n"]: pattern(data, item) for item in data["items"]}
    source = expected(data, answers)
    for key, numbers in ONLY_OURS.get(name, {}).items():
        items = [item for item in data["items"] if item["n"] in numbers]
        source[key, None] = figure(data, answers, items)

    ours = score(shipped(name), answers)

    found = {(one.scale, one.item): one.value for one in ours if one.answered}
    assert found == pytest.approx(source, abs=1e-9)
