"""Our words for kinds of activity, values, pay and time. Pure."""

import re
from collections.abc import Sequence
from functools import lru_cache
from math import isnan

ACTIVITIES = (
    "hands-on work with tools, machines, plants or animals",
    "working things out: questions, tests, evidence",
    "making things in a way of your own",
    "helping, teaching or caring for people",
    "leading, persuading and taking charge",
    "keeping records, figures and procedures in order",
)
# The same, short enough for two in a sentence.
ACTIVITIES_SHORT = (
    "hands-on work",
    "working things out",
    "making things your own way",
    "helping and teaching people",
    "leading and persuading",
    "keeping things in order",
)
OFFERS = (
    "doing what you do best and seeing a result",
    "deciding for yourself how the work is done",
    "being seen, and a next rung to reach for",
    "good company and being of use to people",
    "fair rules and managers who stand behind people",
    "security, variety and a decent place to work",
)
OFFERS_SHORT = (
    "doing what you do best",
    "deciding for yourself",
    "being seen and moving up",
    "good company",
    "managers who stand behind people",
    "security and variety",
)
WITHOUT = (
    "there is nothing to make or mend",
    "there is nothing to work out",
    "there is no room for a way of your own",
    "you hardly meet the people you help",
    "somebody else is in charge",
    "nothing is in order yet",
)
EXPERIMENTS = (
    (
        "Spend 40 minutes with the tools of it",
        (
            "Find one task that {title} do and that needs only what is at hand. Do it"
            " once, and note when you looked at the clock."
        ),
    ),
    (
        "Follow one question for 40 minutes",
        (
            "Take a question that {title} have to answer, look for what is"
            " known about it, and write down what you would test next."
        ),
    ),
    (
        "Make one small piece, 40 minutes",
        (
            "Make a rough first version of something {title} make. Show it to one"
            " person and note what they see in it."
        ),
    ),
    (
        "Help one person with it, 40 minutes",
        (
            "Help somebody you know with something {title} help with. Note what gave"
            " you strength and what took it."
        ),
    ),
    (
        "Ask for something, 40 minutes",
        (
            "Ring or visit one place where {title} work and ask for a short"
            " talk. Note how the asking felt, whatever the answer."
        ),
    ),
    (
        "Put one thing in order, 40 minutes",
        (
            "Take some records of your own and treat them as {title} would. Note"
            " whether the exactness pleased you or wore you out."
        ),
    ),
)
ASK_SOMEBODY = (
    "Talk to one person who does it, 20 minutes",
    (
        "Ask one of the {title} you can reach what yesterday was like, hour by hour,"
        " and what they would tell themselves before starting."
    ),
)
PROPER = {"english": "English", "postal service": "Postal Service"}
ADJECTIVES = frozenset({"administrative", "mechanical"})  # names of knowledge
SINGLE_LETTERS = re.compile(r"\b[A-Z0-9][A-Z0-9]+\b")


@lru_cache(maxsize=4096)
def plain_title(title: str) -> str:
    """A title as it stands in a sentence's beginning: "Software developers".

    Words that are abbreviations keep their capitals.

    >>> plain_title("First-Line Supervisors of Retail Sales Workers")
    'First-line supervisors of retail sales workers'
    >>> plain_title("English Language and Literature Teachers, Postsecondary")
    'English language and literature teachers, postsecondary'
    """
    words = [
        word if SINGLE_LETTERS.search(word) else word.lower()
        for word in title.split(" ")
    ]
    lower = " ".join(words)
    for plain, proper in PROPER.items():
        lower = re.sub(rf"\b{plain}\b", proper, lower)
    return lower[:1].upper() + lower[1:]


@lru_cache(maxsize=4096)
def in_sentence(title: str) -> str:
    """A title in mid-sentence, a noun: "software developers".

    >>> in_sentence("Software Developers"), in_sentence("Administrative")
    ('software developers', 'administrative knowledge')
    """
    plain = plain_title(title)
    if plain.lower() in ADJECTIVES:
        return f"{plain.lower()} knowledge"
    first = plain.split(" ", maxsplit=1)[0]
    keeps = first in PROPER.values() or SINGLE_LETTERS.search(first)
    return plain if keeps else plain[:1].lower() + plain[1:]


@lru_cache(maxsize=4096)
def doers(title: str) -> str:
    """The people who do it, in mid-sentence, without "all other".

    >>> doers("Health Technologists and Technicians, All Other")
    'health technologists and technicians'
    """
    return in_sentence(re.sub(r",? All Other$", "", title))


def both(items: Sequence[str]) -> str:
    """Join two at most; names that have an "and" of their own stay readable.

    >>> both(["writing", "science", "speaking"])
    'writing and science'
    >>> both(["law and government", "fine arts"])
    'law and government as well as fine arts'
    """
    two = items[:2]
    return (" as well as " if any(" and " in one for one in two) else " and ").join(two)


def count_in_words(number: int) -> str:
    """Up to twelve as a word.

    >>> count_in_words(12), count_in_words(30)
    ('twelve', '30')
    """
    words = (
        "none",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    )
    return words[number] if 0 <= number < len(words) else str(number)


def of_a_hundred(share: float) -> str:
    """A share 0..1 as people say it.

    >>> of_a_hundred(0.314), of_a_hundred(0.002)
    ('31 of 100', 'fewer than 1 of 100')
    """
    number = round(100 * share)
    return f"{number} of 100" if number else "fewer than 1 of 100"


def months_in_words(months: float) -> str:
    """About how long, as people say it.

    >>> months_in_words(5), months_in_words(14.9), months_in_words(18)
    ('a few months', 'about a year', 'about a year and a half')
    >>> months_in_words(26.9), months_in_words(40)
    ('about two years', 'three years or more')
    """
    for limit, words in (
        (2, "a few weeks"),
        (8, "a few months"),
        (15, "about a year"),
        (21, "about a year and a half"),
        (30, "about two years"),
    ):
        if months < limit:
            return words
    return "three years or more"


def dollars(amount: float) -> str:
    """Dollars without cents from ten on.

    >>> dollars(21.4), dollars(9.5)
    ('$21', '$9.50')
    """
    return f"${amount:,.0f}" if amount >= 10 else f"${amount:.2f}"  # noqa: PLR2004 - a figure of the wording itself


def exact_dollars(amount: float) -> str:
    """Dollars to the cent where there are cents.

    >>> exact_dollars(17.254), exact_dollars(19.0)
    ('$17.25', '$19')
    """
    return f"${amount:,.0f}" if amount == round(amount) else f"${amount:,.2f}"


def lower_first(words: str) -> str:
    """As it stands after a colon.

    >>> lower_first("Heavy lifting")
    'heavy lifting'
    """
    return words[:1].lower() + words[1:]


def people(thousands: float) -> str:
    """A number of openings, rounded to what is known of it.

    >>> people(308.7), people(2.14), people(0.3)
    ('309,000', '2,100', '300')
    """
    number = thousands * 1000
    step = 1000 if number >= 10_000 else 100  # noqa: PLR2004 - a figure of the wording itself
    return f"{max(round(number / step) * step, step):,}"


ZONE_WORDS = (
    "little preparation",
    "some preparation",
    "a training or short degree",
    "a first degree",
    "a further degree",
)


def zone_words(zone: float) -> str:
    """A job zone in a few words, "" where it is not known."""
    return "" if isnan(zone) else ZONE_WORDS[round(zone) - 1]
