"""What a plan to work for oneself has to prove first, in our own words. Pure."""

from dataclasses import dataclass

from onward.careers.core import phrases


@dataclass(frozen=True, slots=True)
class Proof:
    """One thing to find out before leaning on it, and when it counts as found out."""

    key: str
    title: str
    why: str
    done_when: str


DEMAND = Proof(
    "demand",
    "Find out whether anybody needs it",
    "Friends say yes out of kindness. Ask people who have the trouble you would take"
    " off them what they did about it last time, and what that cost them.",
    "Ten talked with, none of them a friend, and at least three asked for more.",
)
FIRST = Proof(
    "first-customer",
    "Sell it once, small",
    "One paid piece of work teaches more than a year of plans: how long it takes, what"
    " is asked for besides, whether you want to do it again.",
    "One person has paid in full, and you have written down the hours it took.",
)
PRICE = Proof(
    "price",
    "Find a price that carries you",
    "The hours nobody pays for (offers, books, travel, waiting) have to be carried by"
    " those that are paid.",
    "Two people outside your circle have agreed to your price.",
)
RUNWAY = Proof(
    "runway",
    "Know how many months you can last",
    "Money comes later than work. How long you can wait for it decides how calmly you"
    " can say no to the wrong customer.",
    "The months are counted, and a date stands on which you will look again.",
)
REPEAT = Proof(
    "repeat",
    "See whether they come back",
    "The first customer often knows you. The second order, or a stranger sent by the"
    " first, is what a living is made of.",
    "Three customers, one of them for the second time or sent by another.",
)
RULES = Proof(
    "rules",
    "Learn what the law asks",
    "Registration, taxes paid four times a year, insurance, and for some work a"
    " licence. Your state's small-business office answers for nothing.",
    "A list of what to register, insure and set aside, with dates and costs.",
)
LICENCE = Proof(
    "licence",
    "Learn what licence it takes to do it alone",
    "Work near yours needs one in most states, and some may only be done alone after"
    " years under somebody else.",
    "You have the page of your state's board that says so.",
)
WEEK = Proof(
    "week",
    "Try a real week of it",
    "With few hours to give, the unpaid ones weigh double. A week on paper and one in"
    " earnest show what is left for paid work.",
    "One week lived so, with the paid and unpaid hours written down.",
)


def proofs(
    *, licensed: bool, pay_needed: float | None, hours_most: float | None
) -> tuple[Proof, ...]:
    """What to prove, in the order it is cheapest to find out."""
    found = [DEMAND]
    if licensed:
        found.append(LICENCE)
    found.append(FIRST)
    found.append(PRICE if pay_needed is None else _price(pay_needed))
    if hours_most is not None:
        found.append(WEEK)
    return (*found, RUNWAY, REPEAT, RULES)


def _price(need: float) -> Proof:
    told = f"You need {phrases.exact_dollars(need)} for each hour you work. {PRICE.why}"
    return Proof(PRICE.key, PRICE.title, told, PRICE.done_when)
