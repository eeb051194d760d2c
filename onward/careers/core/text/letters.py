"""Letters of a text: cut to plain ones, or split into BERT's word pieces. Pure."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

PLAIN = bytes(
    code if chr(code) in "abcdefghijklmnopqrstuvwxyz0123456789\n" else ord(" ")
    for code in range(256)
)
LONGEST_WORD = 100  # BERT's own limit: a longer word is one unknown piece
UNKNOWN = "[UNK]"
CJK = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B820, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)


def without_accents(text: str) -> str:
    """Lower case, accents taken off: "Élève" is "eleve"."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in apart if unicodedata.category(c) != "Mn")


def plain_all(texts: Sequence[str]) -> tuple[str, ...]:
    """Each text in a-z, 0-9 and single spaces; all at once, which is much faster."""
    if not texts:
        return ()
    lines = without_accents("\n".join(" ".join(text.split()) for text in texts))
    letters = lines.encode("ascii", "replace").translate(PLAIN)
    spaced = re.sub(rb" *\n *", b"\n", re.sub(rb" +", b" ", letters)).decode("ascii")
    return tuple(spaced.strip(" ").split("\n"))


def plain(text: str) -> str:
    """One text in a-z, 0-9 and single spaces."""
    return plain_all([text])[0]


@dataclass(frozen=True, slots=True)
class WordPieces:
    """BERT's uncased word pieces over a vocabulary, in plain Python.

    Source: the reference tokenizer of BERT (Devlin et al. 2019): clean, lower case,
    accents off, split at spaces, punctuation and CJK characters, then the longest
    known piece first, a piece inside a word being written "##piece".
    """

    pieces: Mapping[str, int]

    @classmethod
    def of(cls, vocabulary: Sequence[str]) -> "WordPieces":
        """From the pieces in the order of their numbers."""
        return cls({piece: number for number, piece in enumerate(vocabulary)})

    def numbers(self, text: str) -> list[int]:
        """The numbers of the pieces of a text, without start and end marks."""
        found: list[int] = []
        for word in words_of(text):
            found.extend(self._of_word(word))
        return found

    def _of_word(self, word: str) -> list[int]:
        whole = self.pieces.get(word)
        if whole is not None:
            return [whole]
        unknown = [self.pieces[UNKNOWN]] if UNKNOWN in self.pieces else []
        if len(word) > LONGEST_WORD:
            return unknown
        found: list[int] = []
        start = 0
        while start < len(word):
            before = "##" if start else ""
            for end in range(len(word), start, -1):
                number = self.pieces.get(before + word[start:end])
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return unknown
        return found


def words_of(text: str) -> list[str]:
    """The words of a text as BERT splits them, punctuation by itself."""
    if text.isascii():
        return ASCII_WORD.findall(text.lower())
    spaced: list[str] = []
    for char in without_accents(text):
        if char in "\t\n\r":
            spaced.append(" ")
        elif unicodedata.category(char) in {"Cc", "Cf"} or char == "\ufffd":
            continue
        elif _stands_alone(char):
            spaced.append(f" {char} ")
        else:
            spaced.append(char)
    return "".join(spaced).split()


# Letters and digits together; any other visible ASCII character by itself.
ASCII_WORD = re.compile(r"[a-z0-9]+|[!-/:-@\[-`{-~]")


def _stands_alone(char: str) -> bool:
    code = ord(char)
    if char.isascii():
        return not char.isalnum() and not char.isspace()
    if unicodedata.category(char).startswith("P"):
        return True
    return any(first <= code <= last for first, last in CJK)
