"""A text as title, sentences, clauses and words, to read a profile from. Pure."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from onward.careers.core.text.vacancy import GENDERS

LONGEST = 20_000  # letters of a text that are read
MOST_SENTENCES, MOST_CLAUSES = 60, 80
LONGEST_TITLE = 12  # words
LEAD = 60  # words
SHORTEST_CLAUSE = 7  # letters
BUCKETS = 8192  # places of words; more than one word may share a place
ENDS = re.compile(r"(?<=[.;!?])\s+|[\r\n]+|\s*[\u2022\u00b7\u25aa]\s*")
JOINTS = re.compile(r",|;|\bor\b|\band\b")
# What a vacancy says of the employer and not of the work.
EMPLOYER = re.compile(
    r"(?:we (?:are|offer|provide|have|believe|value|celebrate|do not|support)|we're"
    r"|our (?:company|team|client|mission|benefits|values)|about (?:us|the company)"
    r"|(?:our )?benefits|what we offer|how to apply|apply (?:now|today|here|by|online)"
    r"|salary|equal opportunit|join (?:us|our)"
    r"|you(?:'ll| will)? (?:get|receive|enjoy) )",
    re.IGNORECASE,
)
WORD = re.compile(r"[a-z][a-z0-9+#]+")
COMMON_WORDS = (
    "a about above after all also although an and any are as at be been being between"
    " both but by can could do does each either etc for from had has have he her his"
    " how if in into is it its itself may might more most must no not of on one only"
    " or other our out over own per she should so some such than that the their them"
    " then there these they this those through to under up upon us very was we were"
    " what when where which while who whom why will with within without would you"
    " your"
)
COMMON = frozenset(COMMON_WORDS.split())


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read of a text. `words` counts all its words, the title's too."""

    title: str
    sentences: tuple[str, ...]
    words: int

    @property
    def lead(self) -> str:
        """The first sentences, about as long as an occupation's description."""
        kept: list[str] = []
        for sentence in self.sentences:
            if kept and sum(len(k.split()) for k in kept) >= LEAD:
                break
            kept.append(sentence)
        return " ".join(kept) or self.title

    @property
    def whole(self) -> str:
        return f"{self.title}. {self.lead}" if self.sentences else self.title

    @property
    def clauses(self) -> tuple[str, ...]:
        """The parts of the sentences; the title where there are none."""
        parts = [p.strip(" .:;-") for s in self.sentences for p in JOINTS.split(s)]
        long = [part for part in parts if len(part) >= SHORTEST_CLAUSE]
        return tuple(long[:MOST_CLAUSES]) or (self.title,)


def read(text: str, title: str = "") -> Reading | None:
    """The views of a text; None when there is no word of Latin letters in it.

    Without a title the first line, or else the first sentence, is taken for one if it
    is short. Control characters are dropped, and what tells only of an employer where
    something else is told; only the first LONGEST letters are read.
    """
    every = [s for s in map(_tidy, ENDS.split(text[:LONGEST])) if words_of(s)]
    sentences = [s for s in every if not EMPLOYER.match(s)] or every
    title = _tidy(GENDERS.sub(" ", title[:LONGEST]))
    if not title and sentences and len(sentences[0].split()) <= LONGEST_TITLE:
        title = sentences.pop(0).rstrip(".")
    elif not title and sentences:
        title = " ".join(sentences[0].split()[:LONGEST_TITLE])
    words = len(words_of(title)) + sum(len(words_of(s)) for s in sentences)
    if not words:
        return None
    return Reading(title, tuple(sentences[:MOST_SENTENCES]), words)


def _tidy(text: str) -> str:
    plain = "".join(" " if unicodedata.category(c) in ("Cc", "Cf") else c for c in text)
    return " ".join(plain.split())


def words_of(text: str) -> list[str]:
    """Lower-case words of two letters and more, common ones left out."""
    return [w for w in WORD.findall(text.lower()) if w not in COMMON]


def word_counts(texts: Sequence[str]) -> NDArray[np.float32]:
    """(n, BUCKETS): 1 + log of how often each word stands in each text."""
    counts = np.zeros((len(texts), BUCKETS), dtype=np.float32)
    for row, text in enumerate(texts):
        for word, times in Counter(words_of(text)).items():
            counts[row, crc32(word.encode()) % BUCKETS] += 1 + np.log(times)
    return counts
