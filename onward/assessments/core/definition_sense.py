"""What a schema cannot say about a definition: whether its parts fit together. Pure."""

from collections.abc import Hashable, Iterable, Iterator

from onward.assessments.core.definition import Instrument
from onward.assessments.core.definition_faults import Fault, Path
from onward.assessments.core.definition_parts import Item, Kind, Option, Rule, Scale


def senseless(instrument: Instrument) -> Iterator[Fault]:
    """Everything that does not fit, each finding with its place."""
    yield from _twice(("items",), "n", [item.n for item in instrument.items])
    yield from _twice(("scales",), "key", [scale.key for scale in instrument.scales])
    yield from _answers(("options",), instrument.options)
    for place, item in enumerate(instrument.items):
        yield from _item(instrument, item, ("items", place))
    for place, scale in enumerate(instrument.scales):
        yield from _scale(instrument, scale, ("scales", place))
    yield from _whole(instrument)


def _twice(path: Path, key: str, values: Iterable[Hashable]) -> Iterator[Fault]:
    seen = set()
    for place, value in enumerate(values):
        if value in seen:
            yield Fault((*path, place, key), f"{value!r} stands there twice")
        seen.add(value)


def _answers(path: Path, options: tuple[Option, ...]) -> Iterator[Fault]:
    values = [option.value for option in options]
    yield from _twice(path, "value", values)
    if values != sorted(values):
        yield Fault(path, "must go from the lowest value to the highest")


def _item(instrument: Instrument, item: Item, path: Path) -> Iterator[Fault]:
    if item.scale not in {scale.key for scale in instrument.scales}:
        yield Fault((*path, "scale"), f"no scale {item.scale!r}")
    yield from _answers((*path, "options"), item.options)
    options = instrument.options_of(item)
    if item.kind is Kind.CHOICE and len(options) == 1:
        yield Fault(path, "one answer is no choice")
    if item.kind is Kind.CHOICE and not options:
        yield Fault(path, "has no answers to choose from")
    if item.kind is not Kind.CHOICE and (item.reverse or item.options):
        yield Fault(path, "is not a choice: it has no answers and no reversal")
    if item.least >= item.most:
        yield Fault((*path, "most"), "must be above least")
    if item.graded and len(item.graded.b) != len(options) - 1:
        said = f"needs {len(options) - 1} thresholds, one fewer than the answers"
        yield Fault((*path, "graded", "b"), said)
    if item.graded and list(item.graded.b) != sorted(item.graded.b):
        yield Fault((*path, "graded", "b"), "must rise from threshold to threshold")


def _scale(instrument: Instrument, scale: Scale, path: Path) -> Iterator[Fault]:
    own = [item for item in instrument.items if item.scale == scale.key]
    simple = {one.key for one in instrument.scales if not one.is_composite}
    for part in ("of", "minus"):
        keys = scale.of if part == "of" else scale.minus
        for place, key in enumerate(keys):
            if key not in simple:
                yield Fault((*path, part, place), f"no scale {key!r} with items")
    if scale.is_composite and own:
        yield Fault(path, "has items of its own beside those of its parts")
    if not scale.is_composite and not own:
        yield Fault(path, f"no item belongs to {scale.key!r}")
    yield from _rule(instrument, scale, path)
    for place, band in enumerate(scale.bands):
        if band.low > band.high:
            yield Fault((*path, "bands", place), "low lies above high")


def _rule(instrument: Instrument, scale: Scale, path: Path) -> Iterator[Fault]:
    items, rule = instrument.of_scale(scale.key), instrument.rule_of(scale)
    is_difference = rule is Rule.DIFFERENCE
    if is_difference != bool(scale.minus) or is_difference > bool(scale.of):
        yield Fault(path, "a difference needs 'of' and 'minus'")
    if rule is not Rule.EACH and any(item.kind is Kind.NUMBER for item in items):
        yield Fault(path, "holds numbers: they are never added up; its rule is each")
    if rule is Rule.GRM and any(item.graded is None for item in items):
        yield Fault(path, "graded scoring needs parameters for every item")


def _whole(instrument: Instrument) -> Iterator[Fault]:
    values = {
        option.value
        for item in instrument.items
        for option in instrument.options_of(item)
    }
    if instrument.positive_from is not None and instrument.positive_from not in values:
        said = f"no answer has the value {instrument.positive_from}"
        yield Fault(("positive_from",), said)
    if len(instrument.top_adds) > len(instrument.items):
        yield Fault(("top_adds",), "more places than items")
    yield from _terms(instrument)
    yield from _watches(instrument)
    yield from _languages(instrument, values)


def _watches(instrument: Instrument) -> Iterator[Fault]:
    numbers = {item.n for item in instrument.items}
    keys = {scale.key for scale in instrument.scales}
    for place, watch in enumerate(instrument.watches):
        path = ("watches", place)
        limits = (watch.at_least, watch.at_most, watch.drop)
        if (watch.item is None) == (not watch.scale):
            yield Fault(path, "watches one item or one scale")
        if watch.item is not None and watch.item not in numbers:
            yield Fault((*path, "item"), f"no item {watch.item}")
        if watch.scale and watch.scale not in keys:
            yield Fault((*path, "scale"), f"no scale {watch.scale!r}")
        if sum(limit is not None for limit in limits) != 1:
            yield Fault(path, "needs one of at_least, at_most and drop")
        if watch.drop is not None and not watch.scale:
            yield Fault((*path, "drop"), "only a scale falls")


def _languages(instrument: Instrument, values: set[int]) -> Iterator[Fault]:
    numbers = {item.n for item in instrument.items}
    for words in instrument.translations:
        here: Path = ("languages", words.language)
        for n in sorted(numbers - set(words.items)):
            yield Fault((*here, "items"), f"item {n} is not translated")
        for n in sorted(set(words.items) - numbers):
            yield Fault((*here, "items", str(n)), "no item has this number")
        for value in sorted(set(words.options) ^ values):
            yield Fault((*here, "options"), f"answer {value} does not fit")


def _terms(instrument: Instrument) -> Iterator[Fault]:
    """What the licence does not allow is refused, not hidden."""
    licence = instrument.licence
    if instrument.translations and not licence.allows_translation:
        yield Fault(("languages",), "the licence does not allow translations")
    if licence.allows_changes:
        return
    if instrument.adaptive is not None:
        yield Fault(("adaptive",), "the licence does not allow leaving items out")
    if instrument.order.value != "fixed":
        yield Fault(("order",), "the licence does not allow another order")
