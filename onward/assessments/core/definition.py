"""What an instrument is: its words, its items, and how its scales are made. Pure.

`core.instruments.parse` reads one from its file; docs/guides/instruments.md tells the
format.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import ceil
from random import Random

from onward.assessments.core.definition_parts import (
    Adaptive,
    Item,
    Kind,
    Licence,
    Option,
    Order,
    Rule,
    Scale,
    Translation,
    Watch,
)
from onward.assessments.core.titles import short_title


@dataclass(frozen=True, slots=True)
class Instrument:
    """A questionnaire.

    `notes` are for the practice; clients do not read them. `missing_fraction` is the
    part of a scale's items that must be answered for the scale to count; `top_adds`
    are the points a first, second, ... choice adds; `positive_from` is the lowest
    answer that counts as positive; `is_centred` reports each figure less the person's
    own mean (ipsative); `off_when_sponsored` keeps it from clients somebody else pays
    for: it asks about religion or politics.
    """

    id: str
    version: str
    title: str
    construct: str
    purpose: str
    not_for: str
    asks: str
    instructions: str
    minutes: int
    per_page: int
    in_development: bool
    caveat: str
    licence: Licence
    missing_fraction: float
    options: tuple[Option, ...]
    scales: tuple[Scale, ...]
    items: tuple[Item, ...]
    top_adds: tuple[float, ...] = ()
    rule: Rule = Rule.MEAN
    is_centred: bool = False
    transform: tuple[float, float] = (1.0, 0.0)
    positive_from: int | None = None
    source: str = ""
    notes: str = ""
    language: str = "en"
    translations: tuple[Translation, ...] = ()
    order: Order = Order.FIXED
    roles: tuple[str, ...] = ("client", "coach")
    sensitive: bool = False
    off_when_sponsored: bool = False
    adaptive: Adaptive | None = None
    watches: tuple[Watch, ...] = ()

    @property
    def name(self) -> str:
        """The title as pages and letters use it: short, one line, without codes."""
        return short_title(self.title)

    @property
    def bottom(self) -> int:
        return self.options[0].value

    @property
    def top(self) -> int:
        return self.options[-1].value

    def options_of(self, item: Item) -> tuple[Option, ...]:
        return item.options or self.options

    def bottom_of(self, item: Item) -> int:
        """The lowest answer this item takes."""
        if item.kind is Kind.NUMBER:
            return item.least
        return self.options_of(item)[0].value

    def top_of(self, item: Item) -> int:
        """The highest answer this item takes."""
        if item.kind is Kind.NUMBER:
            return item.most
        return self.options_of(item)[-1].value

    def takes(self, item: Item, value: int) -> bool:
        """Whether the item can be answered so."""
        if item.kind is Kind.NUMBER:
            return item.least <= value <= item.most
        return any(option.value == value for option in self.options_of(item))

    def rule_of(self, scale: Scale) -> Rule:
        if scale.rule is not None:
            return scale.rule
        return Rule.DIFFERENCE if scale.minus else self.rule

    def missing_of(self, scale: Scale) -> float:
        fraction = scale.missing_fraction
        return self.missing_fraction if fraction is None else fraction

    def transform_of(self, scale: Scale) -> tuple[float, float]:
        return self.transform if scale.transform is None else scale.transform

    @property
    def is_answered_in_figures(self) -> bool:
        """Whether it can be given to answer; stories are told, not scored."""
        return all(item.kind is not Kind.TEXT for item in self.items)

    @property
    def may_adapt(self) -> bool:
        """Parameters for every item, limits to stop at, and a licence that allows."""
        return (
            self.adaptive is not None
            and self.licence.allows_changes
            and all(item.graded is not None for item in self.items)
        )

    @property
    def shown_scales(self) -> tuple[Scale, ...]:
        return tuple(scale for scale in self.scales if scale.is_shown)

    @property
    def page_count(self) -> int:
        return ceil(len(self.items) / self.per_page)

    def on_page(self, page: int) -> tuple[Item, ...]:
        """The items of a page, counted from 1; none where there is no such page."""
        start = (page - 1) * self.per_page
        return self.items[start : start + self.per_page] if page > 0 else ()

    def page_of(self, n: int) -> int:
        """The page on which item `n` stands."""
        place = next(i for i, item in enumerate(self.items) if item.n == n)
        return place // self.per_page + 1

    def of_scale(self, key: str) -> tuple[Item, ...]:
        """Its own items; those of its parts where it is put together from others."""
        scale = self.scale(key)
        keys = {*scale.of, *scale.minus} if scale.is_composite else {key}
        return tuple(item for item in self.items if item.scale in keys)

    def item(self, n: int) -> Item:
        return next(item for item in self.items if item.n == n)

    def scale(self, key: str) -> Scale:
        return next(scale for scale in self.scales if scale.key == key)

    def minutes_left(self, answered: int) -> int:
        """The nearest whole minutes for what is still open, never less than one while
        anything is; 0 when nothing is.
        """
        left = len(self.items) - answered
        minutes = round(self.minutes * left / len(self.items))
        return max(1, minutes) if left > 0 else 0

    def arranged(self, seed: int) -> "Instrument":
        """The same, in the order one person meets it: shuffled by `seed` if it is."""
        if self.order is Order.FIXED:
            return self
        items = list(self.items)
        Random(seed).shuffle(items)  # noqa: S311 - an order of questions, no secret
        return replace(self, items=tuple(items))

    def in_language(self, language: str) -> "Instrument":
        """The same in another language; itself where it is not translated."""
        found = [one for one in self.translations if one.language == language]
        if not found:
            return self
        words = found[0]
        return replace(
            self,
            title=words.title,
            asks=words.asks,
            instructions=words.instructions,
            language=language,
            options=_said(self.options, words.options),
            items=tuple(
                replace(
                    item,
                    text=words.items.get(item.n, item.text),
                    options=_said(item.options, words.options),
                )
                for item in self.items
            ),
        )


def _said(options: tuple[Option, ...], words: Mapping[int, str]) -> tuple[Option, ...]:
    return tuple(Option(one.value, words.get(one.value, one.label)) for one in options)
