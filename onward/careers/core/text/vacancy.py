"""The job inside a vacancy's title, without rank, terms, place and pay. Pure.

"URGENT: Sr. Java Developer (m/f/d) - Berlin, 45k" is a Java developer.
"""

import re
from collections.abc import Container
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from onward.careers.core.text.letters import plain, without_accents
from onward.careers.core.text.vacancy_words import (
    ABBREVIATIONS,
    ASIDES,
    COMPANIES,
    LOOSE,
    PHRASES,
    PLACES,
    RANKS,
    STATES,
    TERMS,
)

LONGEST = 300
SHORTEST_ASIDE, ALIKE = 6, 84  # letters; rapidfuzz's ratio, 100 for the same
GENDERS = re.compile(
    r"\(?\b(?:[mwfhdxivk]|gn|div|ml)(?:\s*[/|*,]\s*(?:[mwfhdxivk]|gn|div|ml)){1,4}\b\)?"
    r"|\(\s*(?:all genders?|gn|m\s*f\s*d)\s*\)"
)
GENDER_ENDS = re.compile(r"(?<=[a-z])(?:[*:_]innen|[*:_]in\b|/-?in\b|\(in\)|/r?ess\b)")
PAY = re.compile(
    r"(?:[£$€]|\b(?:usd|gbp|eur)\b)\s*\d[\d.,]*\s*k?"
    r"(?:\s*(?:-|to)\s*[£$€]?\s*\d[\d.,]*\s*k?)?"
    r"(?:\s*(?:/|per|an?)\s*(?:hr|hour|annum|year|yr|day|week|month|h)\b|\s*pa\b)?"
    r"|\bup to\s+[£$€]?\s*\d[\d.,]*\s*k?|\b\d+(?:\.\d+)?k\b"
    r"|\b\d+\s*(?:%|hrs?\b|hours?\b)"
)
REFERENCE = re.compile(
    r"\b(?:ref|req|id|job)\.?\s*(?:no\.?|nr\.?|#|:)?\s*[a-z-]*\d[\w-]*|#\s*\w*\d\w*"
    r"|\(?\b(?:19|20)\d\d\s*[-\u2013]\s*(?:19|20)\d\d\b\)?|\b\d{4,}\b"
)
AT_WHOM = re.compile(r"\s(?:@\s*|at\s+(?!(?:law|sea|home|arms|height|large)\b)).*$")
BORDERS = re.compile(
    r"\s[-\u2013\u2014|·•/]+\s|\s*[|•\u2013\u2014]\s*|[()\[\]]|\s*[,;:]\s+|[,;:]$"
)
ROMAN = frozenset({"i", "ii", "iii", "iv", "v"})


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A title in plain letters: the job, what was about rank only, and it spelt out."""

    job: str
    rank: str
    spelt_out: str  # the job with its abbreviations written out; the same without any


def clean(title: str, known: Container[str] = frozenset()) -> Cleaned:
    """The job a title names. `known`: words that are about jobs wherever they stand.

    Never empty unless the title has no letter: when nothing were left, all is kept.
    """
    text = without_accents(title[:LONGEST])
    for pattern in (GENDERS, GENDER_ENDS, PAY, REFERENCE):
        text = pattern.sub(" ", text)
    text = _without_whom(text)
    parts = [plain(part) for part in BORDERS.split(text)]
    kept = [
        _without_terms(part, known)
        for place, part in enumerate(parts)
        if not _is_aside(part, is_first=place == 0)
    ]
    words = " ".join(kept).split()
    job = _without_end([word for word in words if word not in RANKS])
    rank = [word for word in words if word in RANKS]
    if not job:
        return _whole(title)
    return Cleaned(" ".join(job), " ".join(rank), " ".join(_spelt_out(job)))


def _is_aside(part: str, *, is_first: bool) -> bool:
    """Whether a part is a company, a state, or terms of work, also when mistyped."""
    words = part.split()
    if not is_first and len(words) > 1 and words[-1] in COMPANIES:
        return True
    if not words or (not is_first and part in STATES):
        return True
    if len(part) < SHORTEST_ASIDE:
        return False
    alike = process.extractOne(part, ASIDES, scorer=fuzz.ratio, score_cutoff=ALIKE)
    return alike is not None


def _whole(title: str) -> Cleaned:
    all_of_it = plain(title[:LONGEST])
    return Cleaned(all_of_it, "", " ".join(_spelt_out(all_of_it.split())))


def _without_whom(text: str) -> str:
    """Without "at St. Mary Hospital", if something stands before it."""
    short = AT_WHOM.sub(" ", text)
    return short if plain(short) else text


def _without_terms(part: str, known: Container[str]) -> str:
    """A part without its terms of work; nothing when it is only a place."""
    for phrase in PHRASES:
        part = re.sub(rf"\b{phrase}\b", " ", part)
    words = [word for word in part.split() if word not in TERMS]
    if all(word in LOOSE for word in words):
        return ""
    return _without_places(" ".join(words), known)


def _without_places(part: str, known: Container[str]) -> str:
    for place in PLACES:
        if place in part and not all(word in known for word in place.split()):
            part = re.sub(rf"(?:\bin |\bnear )?\b{place}\b", " ", part)
    return " ".join(part.split())


def _without_end(words: list[str]) -> list[str]:
    """Without the number of a grade at the end: "Engineer II"."""
    while len(words) > 1 and (words[-1] in ROMAN or words[-1].isdigit()):
        words = words[:-1]
    return words


def _spelt_out(words: list[str]) -> list[str]:
    return " ".join(ABBREVIATIONS.get(word, word) for word in words).split()
