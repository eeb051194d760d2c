"""A definition is read whole or refused with the place that is wrong."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onward.assessments.core.definition_format import SCHEMA
from onward.assessments.core.instruments import (
    InstrumentError,
    Kind,
    Order,
    Rule,
    parse,
)
from onward.assessments.tests.definitions import CONTENT, SHIPPED, definition, shipped

Spoil = Callable[[dict[str, Any]], object]


def test_the_smallest_right_definition_is_read() -> None:
    instrument = parse(definition())

    assert (instrument.bottom, instrument.top, instrument.page_count) == (1, 5, 1)
    assert instrument.item(2).text == "Plant a hedge"
    assert instrument.scale("R").name == "Making by hand"
    assert str(instrument.licence) == "CC0-1.0"
    assert instrument.roles == ("client", "coach")
    assert not instrument.sensitive


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda d: d.pop("title"), "the file: lacks title"),
        (lambda d: d.update(title="  "), "title: must be a text"),
        (lambda d: d.update(title="x" * 121), "title: is 121 characters long; 120"),
        (
            lambda d: d.update(title="a\u202eb"),
            r"title: holds an unseen .* \(U\+202E\)",
        ),
        (
            lambda d: d.update(title="<script>x</script>"),
            "title: holds what looks like",
        ),
        (lambda d: d.update(minutes=True), "minutes: must be a whole number"),
        (lambda d: d.update(minutes=0), "minutes: must be a whole number from 1"),
        (lambda d: d.update(missing_fraction=2), "missing_fraction: must not be above"),
        (lambda d: d.update(missing_fraction="a"), "missing_fraction: must be a num"),
        (lambda d: d.update(in_development="yes"), "in_development: must be true or"),
        (lambda d: d.update(format=2), "format: must be 1"),
        (lambda d: d.update(colour="red"), "colour: is not a part of a definition"),
        (lambda d: d.update(item=[]), "item: .*; did you mean 'items'"),
        (lambda d: d.update(items=[]), "items: must be a list with 1 or more rows"),
        (lambda d: d.update(items=["one"]), r"items\[1\]: must be an object"),
        (lambda d: d["items"][1].update(n=1), r"items\[2\].n: 1 stands there twice"),
        (lambda d: d["items"][1].update(scale="X"), r"items\[2\].scale: no scale 'X'"),
        (lambda d: d["items"][1].pop("scale"), r"items\[2\]: lacks scale"),
        (lambda d: d["items"][1].update(ends=["a"]), r"ends: must be a list with 2"),
        (
            lambda d: d["items"][1].update(kind="number"),
            "holds numbers: they are never",
        ),
        (lambda d: d["items"][0].update(least=9, most=9), "most: must be above least"),
        (
            lambda d: d["items"][0].update(graded={"a": 1, "b": [0]}),
            "needs 4 thresholds, one fewer than the answers",
        ),
        (lambda d: d["options"].reverse(), "options: must go from the lowest"),
        (lambda d: d["options"][1].update(value=1), "value: 1 stands there twice"),
        (lambda d: d.update(options=[]), "has no answers to choose from"),
        (lambda d: d.update(positive_from=9), "positive_from: no answer has the value"),
        (lambda d: d["scales"].append({"key": "I", "name": "I"}), "no item belongs"),
        (
            lambda d: d["scales"].append({"key": "T", "name": "T", "of": ["X"]}),
            r"scales\[2\].of\[1\]: no scale 'X' with items",
        ),
        (
            lambda d: d["scales"].append(
                {"key": "T", "name": "T", "of": ["R"], "rule": "difference"}
            ),
            "a difference needs 'of' and 'minus'",
        ),
        (lambda d: d.update(rule="grm"), "graded scoring needs parameters"),
        (lambda d: d.update(rule="guess"), "rule: must be one of mean, sum"),
        (lambda d: d.update(top_adds=3), "top_adds: must be a list"),
        (lambda d: d.update(top_adds=[3, 2, 1]), "top_adds: more places than items"),
        (lambda d: d.update(roles=["sponsor"]), r"roles\[1\]: must be one of client"),
    ],
)
def test_a_wrong_definition_is_refused_by_place_and_reason(
    spoil: Spoil, message: str
) -> None:
    data = definition()
    spoil(data)

    with pytest.raises(InstrumentError, match=message):
        parse(data)


def verbatim() -> dict[str, Any]:
    terms = {"text": "BY-ND", "allows_changes": False, "allows_translation": False}
    return definition() | {"licence": terms}


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"order": "shuffled"}, "order: the licence does not allow another order"),
        ({"adaptive": {}}, "adaptive: the licence does not allow leaving items out"),
        (
            {
                "languages": {
                    "de": {
                        "title": "Klein",
                        "items": {"1": "a", "2": "b"},
                        "options": {str(v): str(v) for v in range(1, 6)},
                    }
                }
            },
            "languages: the licence does not allow translations",
        ),
    ],
)
def test_what_the_licence_does_not_allow_is_refused(
    more: dict[str, Any], message: str
) -> None:
    parse(verbatim())

    with pytest.raises(InstrumentError, match=message):
        parse(verbatim() | more)


def test_without_the_right_to_change_it_nothing_is_ever_adaptive() -> None:
    graded = {"graded": {"a": 1.5, "b": [-2, -1, 0, 1]}}
    data = definition() | {"adaptive": {"least_items": 1, "most_items": 2}}
    data["items"] = [item | graded for item in data["items"]]

    assert parse(data).may_adapt

    data["items"][0].pop("graded")

    assert not parse(data).may_adapt


def test_a_translation_says_every_item_and_every_answer() -> None:
    words: dict[str, Any] = {
        "title": "Klein",
        "asks": "Magst du das?",
        "items": {"1": "Ein Rad richten", "2": "Eine Hecke setzen"},
        "options": {str(value): f"Wert {value}" for value in range(1, 6)},
    }
    data = definition() | {"languages": {"de": words}}

    said = parse(data).in_language("de")

    assert [item.text for item in said.items] == [
        "Ein Rad richten",
        "Eine Hecke setzen",
    ]
    assert said.options[4].label == "Wert 5"
    assert said.in_language("fr") == said

    words["items"].pop("2")

    with pytest.raises(InstrumentError, match="item 2 is not translated"):
        parse(data)


def test_an_item_may_have_answers_of_its_own_and_numbers_their_limits() -> None:
    data = definition()
    data["scales"].append({"key": "N", "name": "Counts", "rule": "each"})
    data["items"][1]["options"] = [
        {"value": 0, "label": "no"},
        {"value": 1, "label": "yes"},
    ]
    data["items"].append(
        {"n": 3, "text": "Hours", "scale": "N", "kind": "number", "most": 168}
    )

    read = parse(data)
    first, second, third = read.items

    assert (read.bottom_of(first), read.top_of(first)) == (1, 5)
    assert (read.bottom_of(second), read.top_of(second)) == (0, 1)
    assert (read.bottom_of(third), read.top_of(third)) == (0, 168)
    assert [read.takes(second, value) for value in (0, 1, 2)] == [True, True, False]
    assert [read.takes(third, value) for value in (0, 168, 169)] == [True, True, False]


def test_a_scale_may_be_put_together_from_others() -> None:
    index = shipped("own-challenge-6").scale("index")

    assert shipped("own-challenge-6").rule_of(index) is Rule.DIFFERENCE
    assert [item.n for item in shipped("own-challenge-6").of_scale("index")] == [
        1,
        2,
        3,
        4,
        5,
    ]


def test_shuffled_items_stay_in_one_order_for_one_person() -> None:
    values = shipped("own-work-values-21")
    data = json.loads((CONTENT / "own-work-values-21.json").read_text())
    shuffled = parse(data | {"order": "shuffled"})

    assert values.arranged(7) is values
    assert shuffled.order is Order.SHUFFLED
    assert shuffled.arranged(7) == shuffled.arranged(7)
    assert shuffled.arranged(7) != shuffled.arranged(8)
    assert sorted(item.n for item in shuffled.arranged(7).items) == list(range(1, 22))


def test_the_schema_in_the_product_is_the_one_that_is_held() -> None:
    written = json.loads((CONTENT / "instrument.schema.json").read_text())

    assert written == SCHEMA


def test_only_our_own_instruments_are_in_the_product() -> None:
    files = {path.stem for path in CONTENT.glob("*.json")}

    assert len(SHIPPED) == 18
    assert files - set(SHIPPED) == {"instrument.schema"}


@pytest.mark.parametrize("instrument_id", SHIPPED)
def test_every_shipped_instrument_is_whole_and_says_it_is_in_development(
    instrument_id: str,
) -> None:
    instrument = shipped(instrument_id)

    assert instrument.id == instrument_id
    assert instrument.in_development
    assert instrument.licence.text.startswith("CC0-1.0")
    assert instrument.asks
    assert instrument.purpose
    assert instrument.not_for
    assert [item.n for item in instrument.items] == list(
        range(1, len(instrument.items) + 1)
    )


def test_the_own_instruments_are_those_of_the_research(
    shared_instruments: Path,
) -> None:
    for path in sorted(shared_instruments.glob("own-*.json")):
        sheet = json.loads(path.read_text())
        ours = shipped(path.stem)
        texts = [
            (row["n"], row["text"].split(" (number)")[0].split(" (percent)")[0])
            for row in sheet["items"]
        ]
        keys = [(row["scale"], row["reverse"]) for row in sheet["items"]]
        answers = [(row["value"], row["label"]) for row in sheet["response"]]

        taken = ours.items[: len(texts)]
        assert [(item.n, item.text) for item in taken] == texts
        assert [(item.scale, item.reverse) for item in taken] == keys
        assert [(one.value, one.label) for one in ours.options] == answers


def test_stories_are_told_and_not_given_to_answer() -> None:
    stories = shipped("own-strength-spotting")

    assert {item.kind for item in stories.items} == {Kind.TEXT}
    assert not stories.is_answered_in_figures


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

    assert [riasec.minutes_left(n) for n in (0, 6, 12, 35, 36)] == [4, 3, 3, 1, 0]
