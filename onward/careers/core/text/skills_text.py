"""A text cut into sentences, words and clauses, each by where it stands. Pure.

Places are [start, end) in letters of the text as it was handed in, so that the words
that show a skill can be marked in it.
"""

import re
from dataclasses import dataclass

SENTENCE = re.compile(
    r"[^\s\u2022\u00b7\u25aa](?:[^\r\n\u2022\u00b7\u25aa]*?[.!?](?=\s|$)"
    r"|[^\r\n\u2022\u00b7\u25aa]*)"
)
TOKEN = re.compile(r"[\w<](?:[^\s,;()\u2022]*[\w>+#%])?|[^\w\s,;]")
JOINT = re.compile(
    r"[,;()\u2022!?]|[.:/](?!\w)|(?<!\w)/|\b(?:and|or|as well as)\b", re.IGNORECASE
)
WORD = re.compile(r"[^\W_](?:[\w'\u2019+#&-]|[./](?=\w))*[+#]*|[^\W_]")
LONGEST = 20_000  # letters of a text that are read
LONGEST_SENTENCE = 1_000  # letters
FILLERS = frozenset(
    {
        "a", "able", "ability", "an", "and", "are", "as", "at", "be", "been", "being",
        "by", "can", "could", "do", "driven", "enjoy", "equally", "excellent",
        "expect", "experience", "experienced", "for", "from", "good", "great", "has",
        "have", "having", "hold", "i", "in", "is", "knowledge", "least", "like",
        "likely", "many", "minimum", "must", "my", "need", "of", "on", "or", "our",
        "plus", "preferably", "proven", "several", "should", "solid", "some",
        "strong", "that", "the", "their", "this", "to", "very", "want", "we", "well",
        "who", "will", "with", "working", "would", "year", "years", "you", "your",
    }
)  # fmt: skip # words in a row are read at a glance


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Letters [start, end) of a text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def meets(self, other: "Place") -> bool:
        """Whether the two share a letter."""
        return self.start < other.end and other.start < self.end


def sentences(text: str) -> list[Place]:
    """Sentences and lines with a letter or digit in them, long ones cut in parts."""
    found: list[Place] = []
    for match in SENTENCE.finditer(text[:LONGEST]):
        for start in range(match.start(), match.end(), LONGEST_SENTENCE):
            place = Place(start, min(match.end(), start + LONGEST_SENTENCE))
            if WORD.search(place.of(text)):
                found.append(_trimmed(text, place))
    return found


def tokens(text: str, within: Place) -> list[Place]:
    """Words and single marks as the tagger was taught them: commas left out."""
    return [
        Place(m.start(), m.end())
        for m in TOKEN.finditer(text, within.start, within.end)
    ]


def words(text: str, within: Place | None = None) -> list[Place]:
    """Words alone, "C++", "node.js" and "CI/CD" being one each."""
    start, end = (within.start, within.end) if within else (0, len(text))
    return [Place(m.start(), m.end()) for m in WORD.finditer(text, start, end)]


def clauses(text: str, within: Place) -> list[Place]:
    """Parts between commas, brackets and "and", without the filler they begin with."""
    found: list[Place] = []
    start = within.start
    joints = [
        (m.start(), m.end()) for m in JOINT.finditer(text, within.start, within.end)
    ]
    for end, after in [*joints, (within.end, within.end)]:
        kept = words(text, Place(start, end))
        start = after
        while kept and kept[0].of(text).lower() in FILLERS:
            kept = kept[1:]
        if kept:
            found.append(Place(kept[0].start, kept[-1].end))
    return found


def _trimmed(text: str, place: Place) -> Place:
    inner = place.of(text)
    start = place.start + len(inner) - len(inner.lstrip())
    return Place(start, start + len(inner.strip()))
