"""Words that tell of a job's terms, not of a skill: figures, hours, pay. Pure."""

import re

from onward.careers.core.text.skills_text import FILLERS

WORD = re.compile(r"[^\W_]+")
TERMS = frozenset(
    {
        "about", "after", "afternoon", "afternoons", "am", "annually", "annum",
        "any", "available", "based", "before", "benefits", "between", "bonus",
        "contract", "daily", "day", "days", "depending", "dollar", "dollars",
        "each", "early", "eight", "eighteen", "evening", "evenings", "every",
        "five", "flexible", "forty", "four", "friday", "full", "gross", "h",
        "half", "hour", "hourly", "hours", "hr", "hrs", "immediately", "k",
        "late", "mo", "monday", "month", "monthly", "months", "morning",
        "mornings", "most", "net", "night", "nights", "nine", "no", "not",
        "off", "one", "only", "overtime", "paid", "part", "pay", "per",
        "permanent", "pm", "rate", "rota", "salary", "saturday", "seven",
        "shift", "shifts", "six", "sixteen", "start", "starting", "sunday",
        "temporary", "ten", "thirty", "three", "thursday", "time", "tuesday",
        "twelve", "twenty", "two", "until", "up", "usd", "wage", "wages",
        "wednesday", "week", "weekday", "weekdays", "weekend", "weekends",
        "weekly", "weeks", "without", "work", "yearly", "yr",
    }
)  # fmt: skip # words in a row are read at a glance


def words_in(text: str) -> list[str]:
    """Words and figures in small letters."""
    return WORD.findall(text.lower())


def is_terms(phrase: str) -> bool:
    """Whether most telling words of a phrase are figures, units, hours or pay.

    >>> [is_terms(one) for one in ("24 an hour", "20 hours a week", "No shifts")]
    [True, True, True]
    >>> is_terms("for the patients"), is_terms("planning shifts for a ward")
    (False, False)
    """
    words = [word for word in words_in(phrase) if word not in FILLERS]
    terms = [word for word in words if word in TERMS or word[0].isdigit()]
    return len(terms) > len(words) / 2


def names_it(phrase: str, title: str) -> bool:
    """Whether a phrase has every word of a title.

    >>> names_it("Good at active listening", "Active listening")
    True
    """
    return set(words_in(title)) <= set(words_in(phrase))
