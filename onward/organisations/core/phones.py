"""Telephone numbers as people write them. Pure."""

import re

NUMBER = re.compile(r"[+*#\d][\d\s().*#/-]*")


def diallable(written: str) -> str:
    """The number a telephone takes, or "" when what is written begins with words.

    >>> diallable("1-800 555 0100, day and night")
    '18005550100'
    """
    found = NUMBER.match(written.strip())
    if found is None:
        return ""
    return "".join(sign for sign in found.group() if sign in "+*#0123456789")
