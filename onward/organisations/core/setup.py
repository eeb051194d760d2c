"""What a practice needs before it can work, as one list. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to set up: `order` places it, `url` is where it is done."""

    order: int
    name: str
    why: str
    is_done: bool
    url: str


@dataclass(frozen=True, slots=True)
class Setup:
    """The list in order; done things stay on it, so that it can be trusted."""

    items: tuple[Item, ...]

    @property
    def missing(self) -> int:
        return sum(not item.is_done for item in self.items)

    @property
    def next(self) -> Item | None:
        return next((item for item in self.items if not item.is_done), None)


def in_order(items: Iterable[Item]) -> Setup:
    return Setup(tuple(sorted(items, key=lambda item: (item.order, item.name))))
