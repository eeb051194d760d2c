"""What a practice offers, read from the lines its owner writes. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of the list. All but `what` may be empty."""

    what: str
    for_whom: str
    how_long: str
    price: str


def parse_offers(text: str) -> tuple[Offer, ...]:
    """Read "What | for whom | how long | price", one offer a line.

    A missing part is ""; a bar too many belongs to the price; a line that does not
    say what is offered is no offer.
    """
    found = (_offer(line) for line in text.splitlines())
    return tuple(offer for offer in found if offer.what)


def _offer(line: str) -> Offer:
    parts = [part.strip() for part in line.split("|", 3)]
    what, for_whom, how_long, price = parts + [""] * (4 - len(parts))
    return Offer(what=what, for_whom=for_whom, how_long=how_long, price=price)


def fees_in_words(text: str) -> str:
    """The prices as a list for an agreement, "" when no offer names one."""
    priced = [offer for offer in parse_offers(text) if offer.price]
    return "\n".join(
        f"- {offer.what}{_in_brackets(offer.how_long)}: {offer.price}"
        for offer in priced
    )


def _in_brackets(words: str) -> str:
    return f" ({words})" if words else ""
