"""Norms, reliability, bands and parameters as sheets tell them, put in order. Pure."""

import re
from collections.abc import Iterator, Mapping

from onward.assessments.core.definition_rules import Row, list_of, rule_said, text_of

PERCENTS = (5, 10, 25, 50, 75, 90, 95)
RANGE = re.compile(r"(?:(\d+)-)?(\d+) ([A-Za-z ]+)")
ALPHA = re.compile(r"0?\.\d+")
KIND_OF_MEAN = re.compile(r"_(scale_)?means?(_\dto\d)?(?=_|$)|_percent_positive$")
MONTHS = re.compile(r"retest_(\d)mo")
ANSWERED = re.compile(r"'([^']+)' answered ([^>]+?) *->")
ADAPTIVE = {"stop_error": 0.5, "least_items": 3, "most_items": 5}


def with_figures(definition: dict[str, object], data: Row) -> dict[str, object]:
    """The definition with what the sheet says about its scales."""
    scales = definition["scales"]
    for scale in scales if isinstance(scales, list) else []:
        key = text_of(scale, "key")
        norms = [*_group_norms(data, key), *_own_norms(data, key)]
        if norms:
            scale["norms"] = norms
        reliability = _reliability(data, key)
        if reliability:
            scale["reliability"] = reliability
        bands = _bands(data, key)
        if bands:
            scale["bands"] = bands
    watches = list(_watches(data))
    if watches:
        definition["watches"] = watches
    return _with_parameters(definition, data)


def scales_told(data: Row) -> frozenset[str]:
    """The scales that reliability, norms, the range and the bands name one by one."""
    norms, scoring = _row(data, "norms"), _row(data, "scoring")
    found = {*_row(_row(data, "reliability"), "alpha"), *_row(scoring, "range")}
    for name in norms:
        figures = _row(norms, name)
        found |= {name} if "mean" in figures else set(figures)
    for part in text_of(scoring, "bands").split(";"):
        names, colon, _ = part.rpartition(":")
        found |= set(names.strip().split("/")) if colon else set()
    return frozenset(found)


def _group_norms(data: Row, key: str) -> Iterator[dict[str, object]]:
    """{"US_federal_2024": {"IWE": 75}}: a mean a scale, the name tells of whom."""
    norms = _row(data, "norms")
    source = text_of(norms, "source") or text_of(norms, "note")
    for name, figures in norms.items():
        mean = figures.get(key) if isinstance(figures, Mapping) else None
        if isinstance(mean, int | float) and name != key:
            norm: dict[str, object] = {"name": _of_whom(name), "mean": mean}
            yield norm | ({"source": source} if source else {})


def _of_whom(name: str) -> str:
    """Whose mean it is.

    >>> _of_whom("UK_year_ending_Mar_2023_mean")
    'UK year ending Mar 2023'
    """
    return KIND_OF_MEAN.sub("", name).replace("_", " ")


def _own_norms(data: Row, key: str) -> Iterator[dict[str, object]]:
    """{"A": {"n": ..., "mean": ..., "pct": [...], "men": [mean, sd, n]}}."""
    own = _row(_row(data, "norms"), key)
    if "mean" not in own:
        return
    base = {"name": "Adult volunteers", "source": text_of(data, "source")}
    percents = own.get("pct")
    figures = percents if isinstance(percents, list) else []
    yield base | {
        "n": own["n"],
        "mean": own["mean"],
        "sd": own["sd"],
        "percentiles": [
            {"percent": percent, "figure": figure}
            for percent, figure in zip(PERCENTS, figures, strict=False)
        ],
    }
    groups = {name: own.get(name) for name in ("men", "women")}
    for by, figures_of in {**groups, **_row(own, "bands")}.items():
        if isinstance(figures_of, list):
            mean, sd, n = figures_of
            yield base | {"by": by, "mean": mean, "sd": sd, "n": n}


def _reliability(data: Row, key: str) -> dict[str, object]:
    told = _row(data, "reliability")
    by_scale = _row(told, "alpha").get(key)
    usual = _usual(told, is_domain=key in _whole_letters(data))
    alpha = _lowest(by_scale if by_scale is not None else told.get("alpha", usual))
    found: dict[str, object] = {} if alpha is None else {"alpha": alpha}
    for name, value in told.items():
        months = MONTHS.match(name)
        retest = _lowest(value) if months else None
        if months and retest is not None:
            found |= {"retest": retest, "interval_days": 30 * int(months[1])}
    n = told.get("N")
    if found and isinstance(n, int):
        found["n"] = n
    return found


def _usual(told: Row, *, is_domain: bool) -> object:
    """A figure told once for all facets, once for all domains."""
    return told.get("alpha_mean_domain" if is_domain else "alpha_mean_facet")


def _whole_letters(data: Row) -> set[str]:
    """Keys of scales that no item names: they are put together from others."""
    named = {text_of(row, "scale") for row in list_of(data, "items")}
    return {key[0] for key in named} - named


def _lowest(value: object) -> float | None:
    """The figure; of a range in words its lower end, as a caution."""
    if isinstance(value, int | float):
        return float(value)
    found = ALPHA.findall(value) if isinstance(value, str) else []
    return min(float(one) for one in found) if found else None


def _bands(data: Row, key: str) -> list[dict[str, object]]:
    """From "31-35 high, 20 neutral"; with "a/b: ...; c: ..." where scales differ."""
    said = text_of(_row(data, "scoring"), "bands")
    for part in said.split(";"):
        names, colon, ranges = part.rpartition(":")
        if colon and key not in names.strip().split("/"):
            continue
        return [
            {"low": int(low or high), "high": int(high), "name": name.strip()}
            for low, high, name in sorted(
                RANGE.findall(ranges), key=lambda one: int(one[1])
            )
        ]
    return []


def _watches(data: Row) -> Iterator[dict[str, object]]:
    """From "'an item' answered this -> ..." among the caveats."""
    caveats = data.get("caveats")
    for caveat in caveats if isinstance(caveats, list) else []:
        for text, label in ANSWERED.findall(str(caveat)):
            items = [x["n"] for x in list_of(data, "items") if x["text"] == text]
            values = [
                x["value"] for x in list_of(data, "response") if x["label"] == label
            ]
            if items and values:
                said = f"“{text}”: {label.lower()}. That is worth talking about soon."
                yield {
                    "key": "check-in",
                    "item": items[0],
                    "at_least": values[0],
                    "says": said,
                }


def _with_parameters(definition: dict[str, object], data: Row) -> dict[str, object]:
    """Graded-response parameters by item: "A1" is the first item of scale A."""
    norms = _row(data, "norms")
    items = definition["items"]
    counted: dict[str, int] = {}
    given = 0
    rows = items if isinstance(items, list) else []
    for item in rows:
        key = text_of(item, "scale")
        counted[key] = counted.get(key, 0) + 1
        found = _row(_row(_row(norms, key), "items"), f"{key}{counted[key]}")
        if "a" in found:
            item["graded"] = {"a": found["a"], "b": found["b"]}
            given += 1
    if rows and given == len(rows) and "GRM" in rule_said(data):
        definition["adaptive"] = ADAPTIVE
    return definition


def _row(row: Row, key: str) -> Row:
    value = row.get(key)
    return value if isinstance(value, Mapping) else {}
