"""A neat short name from whatever title an instrument's file carries. Pure."""

import re

LONGEST = 60
SHOUTED_WORD = 6  # letters; shorter ones in capitals may be abbreviations
# "(60)", "(ONS4)", "(own, 8 + 6)", "[v2]": what a library writes behind a name.
CODE = re.compile(r"\s*[\(\[](?=[^\)\]]*(?:\d|\b[A-Z]{2,}\b))[^\)\]]{1,20}[\)\]]\s*$")
VERSION = re.compile(r"[\s,]*\b(?:v|version|rev\.?)\s*\d+(?:\.\d+)*\s*$", re.IGNORECASE)
CUT = re.compile(r"\s*(?:[:;–—]|\s-)\s")  # noqa: RUF001 - dashes as titles have them
END = " ,;:-–—"  # noqa: RUF001 - dashes as titles have them


def short_title(title: str) -> str:
    """One line, without the codes behind it, not in capitals, 60 characters at most.

    >>> short_title("SATISFACTION WITH LIFE SCALE (SWLS-5)")
    'Satisfaction with life scale'
    """
    said = " ".join(word for word in _plain(title).split())
    bare = _without_codes(said) or said
    return _fitted(_quiet(bare))


def _plain(title: str) -> str:
    """Without what is not printed: it would hide or turn round what follows."""
    return "".join(one if one.isprintable() else " " for one in title)


def _without_codes(said: str) -> str:
    before = ""
    while before != said:
        before, said = said, VERSION.sub("", CODE.sub("", said)).rstrip(END)
    return said


def _quiet(said: str) -> str:
    is_shouted = said == said.upper() and said != said.lower()
    words = re.findall(r"[^\W\d_]+", said)
    if not is_shouted or all(len(word) < SHOUTED_WORD for word in words):
        return said
    return said[:1] + said[1:].lower()


def _fitted(said: str) -> str:
    if len(said) <= LONGEST:
        return said
    first = CUT.split(said, maxsplit=1)[0].rstrip(END)
    if len(first) <= LONGEST:
        return first
    cut = said[: LONGEST - 1]
    whole = cut.rpartition(" ")[0] or cut
    return f"{whole.rstrip(END)}…"
