"""A definition is read whole or refused with the place that is wrong."""

from collections.abc import Callable
from typing import Any

import pytest

from onward.assessments.core.instruments import InstrumentError, parse
from onward.assessments.tests.definitions import SHIPPED, definition, shipped

Spoil = Callable[[dict[str, Any]], object]


def test_the_smallest_right_definition_is_read() -> None:
    instrument = parse(definition())

    assert (instrument.bottom, instrument.top, instrument.page_count) == (1, 5, 1)
    assert instrument.item(2).text == "Plant a hedge"
    assert instrument.scale("R").name == "Making by hand"


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda d: d.pop("title"), "title: must be a text"),
        (lambda d: d.update(title="  "), "title: must be a text"),
        (lambda d: d.update(minutes=True), "minutes: must be a whole number"),
        (lambda d: d.update(minutes=0), "minutes: must be a whole number from 1"),
        (lambda d: d.update(missing_fraction=2), "missing_fraction: must not be above"),
        (lambda d: d.update(missing_fraction="a"), "missing_fraction: must be a num"),
        (lambda d: d.update(in_development="yes"), "in_development: must be true or"),
        (lambda d: d.update(colour="red"), "colour: is not a part"),
        (lambda d: d.update(items=[]), "items: must be a list with rows"),
        (lambda d: d.update(items=["one"]), "items, row 1: must be an object"),
        (lambda d: d["items"][1].update(n=1), "items: 1 stands there twice"),
        (lambda d: d["items"][1].update(scale="X"), "items 2: no scale 'X'"),
        (lambda d: d["items"][1].update(ends=["low"]), "ends: must be two texts"),
        (lambda d: d["options"].reverse(), "options: must go from the lowest"),
        (lambda d: d["options"][1].update(value=1), "options: 1 stands there twice"),
        (lambda d: d["scales"].append({"key": "I", "name": "I"}), "no item belongs"),
        (lambda d: d.update(top_adds=3), "top_adds: must be a list"),
        (lambda d: d.update(top_adds=[3, 2, 1]), "top_adds: more places than items"),
    ],
)
def test_a_wrong_definition_is_refused_by_place_and_reason(
    spoil: Spoil, message: str
) -> None:
    data = definition()
    spoil(data)

    with pytest.raises(InstrumentError, match=message.replace("(", r"\(")):
        parse(data)


def test_only_our_own_instruments_are_in_the_product() -> None:
    assert SHIPPED == [
        "own-pulse-6",
        "own-riasec-36",
        "own-strength-spotting",
        "own-work-values-21",
    ]


@pytest.mark.parametrize("instrument_id", SHIPPED)
def test_every_shipped_instrument_is_whole_and_says_it_is_in_development(
    instrument_id: str,
) -> None:
    instrument = shipped(instrument_id)

    assert instrument.id == instrument_id
    assert instrument.in_development
    assert instrument.licence.startswith("CC0-1.0")
    assert [item.n for item in instrument.items] == list(
        range(1, len(instrument.items) + 1)
    )


def test_the_interests_have_six_items_a_kind_and_six_a_page() -> None:
    riasec = shipped("own-riasec-36")

    assert {key: len(riasec.of_scale(key)) for key in "RIASEC"} == dict.fromkeys(
        "RIASEC", 6
    )
    assert [len(riasec.on_page(page)) for page in range(8)] == [0, *[6] * 6, 0]
    assert {riasec.page_of(1), riasec.page_of(6)} == {1}
    assert riasec.page_of(7) == 2


def test_the_last_page_of_the_values_is_short() -> None:
    values = shipped("own-work-values-21")

    assert [len(values.on_page(page)) for page in (1, 2, 3, 4)] == [6, 6, 6, 3]
    assert values.top_adds == (2, 1.6, 1.2, 0.8, 0.4)


def test_the_minutes_left_shrink_with_the_answers() -> None:
    riasec = shipped("own-riasec-36")

    assert [riasec.minutes_left(n) for n in (0, 9, 10, 35, 36)] == [4, 3, 3, 1, 0]
