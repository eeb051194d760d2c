"""A file is read whole, or every finding says its line."""

import json
from pathlib import Path
from typing import Any

import pytest

from onward.assessments.core.instruments import Kind, Reading, Rule, read
from onward.assessments.tests.definitions import CONTENT, SHIPPED, definition


def said(reading: Reading) -> list[str]:
    assert reading.instrument is None
    return [str(fault) for fault in reading.faults]


def written(data: object) -> bytes:
    return json.dumps(data, indent=2, ensure_ascii=False).encode()


@pytest.mark.parametrize("name", SHIPPED)
def test_every_file_of_the_product_is_read(name: str) -> None:
    reading = read((CONTENT / f"{name}.json").read_bytes())

    assert reading.faults == ()
    assert reading.instrument
    assert not reading.is_sheet


def test_every_file_of_the_research_is_read_as_it_is(shared_instruments: Path) -> None:
    files = sorted(shared_instruments.glob("*.json"))

    readings = {path.stem: read(path.read_bytes()) for path in files}

    assert len(files) == 30
    assert [str(one) for found in readings.values() for one in found.faults] == []
    for path in files:
        sheet, instrument = json.loads(path.read_text()), readings[path.stem].instrument
        assert instrument
        assert [(item.n, item.text) for item in instrument.items] == [
            (row["n"], row["text"]) for row in sheet["items"]
        ]
        if sheet["response"]:
            assert [item.reverse for item in instrument.items] == [
                row["reverse"] for row in sheet["items"]
            ]
        # what was read can be kept and read again
        kept = readings[path.stem].data
        assert read(written(kept)).instrument == instrument


@pytest.fixture
def research(shared_instruments: Path) -> dict[str, Any]:
    return {
        path.stem: read(path.read_bytes()).instrument
        for path in shared_instruments.glob("*.json")
    }


def test_the_short_forms_of_onet_stay_whole_with_their_notice(
    research: dict[str, Any],
) -> None:
    for name, items in (("onet-ipsf-60", 60), ("onet-mini-ip-30", 30)):
        form = research[name]
        assert len(form.items) == items
        assert form.licence.notice.startswith("This page includes information from")
        assert not form.licence.allows_changes
        assert not form.may_adapt
        assert form.missing_fraction == 1
        assert (form.rule, form.transform) == (Rule.SUM, (1, -items / 6))


def test_rules_told_in_words_are_understood(research: dict[str, Any]) -> None:
    rules = {name: instrument.rule for name, instrument in research.items()}

    assert rules["fevs-iwe-gsi"] is Rule.PERCENT_POSITIVE
    assert rules["swls-5"] is rules["ipip-neo-120"] is Rule.SUM
    assert rules["twivi-20"] is Rule.PAIR_MEAN
    assert rules["ons4"] is rules["own-barriers-10"] is Rule.EACH
    assert rules["ipip-bfm-50"] is rules["own-decision-16"] is Rule.MEAN
    assert research["twivi-20"].is_centred
    assert research["fevs-iwe-gsi"].positive_from == 4


def test_answers_of_their_own_come_with_their_items(research: dict[str, Any]) -> None:
    fevs = research["fevs-iwe-gsi"]

    assert [scale.key for scale in fevs.scales] == ["IWE", "GSI"]
    labels = [fevs.options_of(item)[4].label for item in fevs.of_scale("GSI")]
    assert labels == ["Strongly agree", *["Very satisfied"] * 3]


def test_facets_make_domains_and_bands_are_read(research: dict[str, Any]) -> None:
    neo, swls, ons = (research[n] for n in ("ipip-neo-120", "swls-5", "ons4"))

    assert len(neo.of_scale("N")) == 24
    assert [(b.low, b.high, b.name) for b in swls.scale("LS").bands][3:5] == [
        (20, 20, "neutral"),
        (21, 25, "slightly satisfied"),
    ]
    assert [b.name for b in ons.scale("anxious").bands] == [
        "very low",
        "low",
        "medium",
        "high",
    ]
    assert ons.scale("happy").norms[0].mean == 7.39


def test_parameters_make_an_instrument_fit_for_adapting(
    research: dict[str, Any],
) -> None:
    sapa = research["ipip-sapa-25"]

    assert sapa.may_adapt
    assert sapa.item(1).graded.a == 0.855
    assert sapa.scale("A").norms[0].percentiles[3] == (50, 4.8)
    assert [name for name, one in research.items() if one.may_adapt] == ["ipip-sapa-25"]


def test_counts_are_numbers_and_stories_are_words(research: dict[str, Any]) -> None:
    search = research["own-search-14"]

    assert {item.kind for item in search.of_scale("ACT")} == {Kind.NUMBER}
    assert search.rule_of(search.scale("ACT")) is Rule.EACH
    assert not research["own-strength-spotting"].is_answered_in_figures


def test_a_finding_says_its_line() -> None:
    data = definition()
    data["items"][1]["scale"] = "X"
    data["options"][2]["value"] = 2

    assert said(read(written(data))) == [
        "line 26, options[3].value: 2 stands there twice",
        "line 53, items[2].scale: no scale 'X'",
    ]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "line 1, the file: is not JSON here: Expecting value"),
        (b"PK\x03\x04 a zip", "line 1, the file: is not JSON here: Expecting value"),
        (b'{"id": "a",\n"id": "b"}', "line 2, id: stands there twice"),
        (b'{"id": "a",\n}', "is not JSON here"),
        (b'["a"]', "line 1, the file: must be one object"),
        (b'{"minutes": NaN}', "line 1, the file: holds NaN, a number nobody can use"),
        ('{"id":\n"caf\xe9"}'.encode("latin-1"), "line 2, the file: is not written"),
        ('{"id": "a"}'.encode("utf-16"), "line 1, the file: is not written in UTF-8"),
        (b" " * 500_001, "the file: is larger than 500 kilobytes"),
        (b"[" * 100_000, "line 1, the file: is nested deeper than 12 levels"),
        (b'{"minutes": ' + b"9" * 5000 + b"}", "holds 9999"),
    ],
)
def test_a_file_that_is_no_definition_is_refused(raw: bytes, message: str) -> None:
    assert message in said(read(raw))[0]


def test_a_mark_at_the_head_of_the_file_is_no_fault() -> None:
    assert read(b"\xef\xbb\xbf" + written(definition())).instrument


def sheet() -> dict[str, Any]:
    return {
        "id": "small-2",
        "version": "1.0.0",
        "title": "Small",
        "construct": "a thing",
        "licence": "CC0-1.0",
        "response": [{"value": v, "label": str(v)} for v in range(1, 6)],
        "items": [
            {"n": 1, "text": "One", "scale": "a"},
            {"n": 2, "text": "Two", "scale": "b", "reverse": True},
        ],
        "scoring": {"rule": "mean"},
    }


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        ({"respnse": []}, "respnse: is not a part of a definition; did you mean"),
        ({"response": "yes"}, "line 7, response: must be a list"),
        ({"response": []}, "the file: lacks"),
        ({"response_overrides": {"c": []}}, "response_overrides.c: no scale 'c'"),
        ({"items": [{"n": 1, "text": "One"}]}, "items[1]: lacks scale"),
        ({"title": "<b>x</b>"}, "line 4, title: holds what looks like markup"),
        ({"minutes": "soon"}, "minutes: 'soon' is not written as asked"),
    ],
)
def test_a_wrong_sheet_is_refused_in_its_own_words(
    spoil: dict[str, Any], message: str
) -> None:
    assert read(written(sheet())).instrument
    data = sheet() | spoil
    if spoil == {"response": []}:
        data.pop("response")

    assert message in " ".join(said(read(written(data))))


@pytest.mark.parametrize(
    "figures",
    [
        {"reliability": {"alpha": {"a": 0.8, "c": 0.7}}},
        {"norms": {"Students": {"a": 3.1}}},
        {"norms": {"a": {"n": 9, "mean": 3.1, "sd": 1}}, "source": "a paper"},
        {"scoring": {"rule": "mean", "range": {"a": [1, 5]}}},
        {"scoring": {"rule": "sum", "bands": "a: 1-2 low, 3-5 high"}},
    ],
)
def test_a_scale_of_a_sheet_that_its_figures_do_not_know_is_refused_with_the_line(
    figures: dict[str, Any],
) -> None:
    data = sheet() | figures

    assert said(read(written(data))) == ["line 38, items[2].scale: no scale 'b'"]

    data["items"][1]["scale"] = "a"
    assert read(written(data)).instrument


def test_figures_of_nothing_the_sheet_asks_refuse_nothing() -> None:
    assert read(written(sheet() | {"norms": {"Students": {"all": 3.1}}})).instrument


def test_sums_from_nought_need_as_many_items_in_every_scale() -> None:
    data = sheet() | {"scoring": {"rule": "sum of (response-1) per scale"}}
    data["items"] = [
        {"n": n, "text": f"{n}", "scale": scale} for n, scale in enumerate("aabbc", 1)
    ]

    assert said(read(written(data))) == [
        "line 53, items[5].scale: scale 'c' has 1 of 2 items"
    ]


def test_a_doubled_item_of_a_sheet_is_found_where_it_stands() -> None:
    data = sheet()
    data["items"][1]["n"] = 1

    assert said(read(written(data))) == ["line 36, items[2].n: 1 stands there twice"]
