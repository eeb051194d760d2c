"""From a rule told in words to a rule that can be reckoned with. Pure."""

import re
from collections.abc import Mapping

from onward.assessments.core.definition_names import called

Row = Mapping[str, object]
FACET = re.compile(r"^([A-Z])\d ")  # "N1 Anxiety" is a facet of N
MEAN_OF_ITEMS = re.compile(r"(\w+) = mean (?:items )?(\d+)-(\d+)")
LESS = re.compile(r"(\w+) = (\w+) - (\w+)$")
TOP_FIVE = [2, 1.6, 1.2, 0.8, 0.4]
# The first that is found in the rule's words holds.
RULES = (
    ("percent positive", "percent_positive"),
    ("mean of the pair", "pair_mean"),
    ("two stages", "mean"),
    ("never sum", "each"),
    ("no total", "each"),
    ("separately", "each"),
    ("do not average", "each"),
    ("sum of (response-1)", "sum"),
    ("facet sum", "sum"),
    ("mean", "mean"),
    ("sum", "sum"),
)


def rule_parts(data: Row) -> dict[str, object]:
    """`rule` and what belongs to it."""
    said = rule_said(data)
    if "SE mean" in said:  # a mean of the confidence, counts beside it
        return {"rule": "mean"}
    rule = next((rule for words, rule in RULES if words in said), "each")
    parts: dict[str, object] = {"rule": rule}
    if takes_one_off(data):
        parts["transform"] = {"a": 1, "b": -_items_a_scale(data)}
    if "centred" in said:
        parts["centred"] = True
    if "forced top-5" in said:
        parts["top_adds"] = TOP_FIVE
    if "top two of five" in said:
        parts["positive_from"] = 4
    return parts


def composites(
    data: Row, items: list[dict[str, object]], keys: list[str]
) -> list[dict[str, object]]:
    """Scales put together from others, where the words say so."""
    said = rule_said(data)
    if "domain" in said:
        return _domains(keys, text_of(data, "construct"))
    found = [
        made
        for name, first, last in MEAN_OF_ITEMS.findall(said)
        if (made := _mean_of(name, int(first), int(last), items, keys))
    ]
    less = LESS.search(said)
    if less and less[2] in keys and less[3] in keys:
        made = {"key": less[1], "name": called(less[1], keys, "")}
        found.append(made | {"of": [less[2]], "minus": [less[3]]})
    if "and total" in said:
        found.append({"key": "total", "name": "Taken together", "of": keys})
    return found


def _domains(keys: list[str], construct: str) -> list[dict[str, object]]:
    letters: dict[str, list[str]] = {}
    for key in keys:
        facet = FACET.match(key)
        if facet:
            letters.setdefault(facet[1], []).append(key)
    return [
        {"key": letter, "name": called(letter, [], construct), "of": parts}
        for letter, parts in sorted(letters.items())
    ]


def _mean_of(
    name: str, first: int, last: int, items: list[dict[str, object]], keys: list[str]
) -> dict[str, object] | None:
    """Only where the items named make up whole scales, and more than that one."""
    inside = {
        text_of(item, "scale") for item in items if first <= whole_of(item["n"]) <= last
    }
    outside = {text_of(item, "scale") for item in items} - inside
    across = {
        text_of(item, "scale")
        for item in items
        if not first <= whole_of(item["n"]) <= last
    }
    parts = [key for key in keys if key in inside]
    if name in keys or inside & across or not outside or len(parts) == 1:
        return None
    return {"key": name, "name": called(name, keys, ""), "of": parts}


def _items_a_scale(data: Row) -> int:
    scales = {row["scale"] for row in list_of(data, "items")}
    return len(list_of(data, "items")) // len(scales)


def takes_one_off(data: Row) -> bool:
    """Whether every answer counts from nought."""
    return "sum of (response-1)" in rule_said(data)


def rule_said(data: Row) -> str:
    scoring = data.get("scoring")
    return text_of(scoring, "rule") if isinstance(scoring, Mapping) else ""


def text_of(row: Row, key: str) -> str:
    value = row.get(key)
    return value if isinstance(value, str) else ""


def whole_of(value: object) -> int:
    return value if isinstance(value, int) else 0


def list_of(row: Row, key: str) -> list[Row]:
    value = row.get(key)
    rows = value if isinstance(value, list) else []
    return [one for one in rows if isinstance(one, Mapping)]
