"""What somebody is asked who knows a client. Pure: the caller brings the text."""

import tomllib
from dataclasses import dataclass


class BrokenQuestions(ValueError):
    """The file of questions does not hold what it must."""


@dataclass(frozen=True, slots=True)
class AskedOfOthers:
    """`text` holds {name} where the client's name goes."""

    key: str
    text: str
    example: str

    def about(self, name: str) -> str:
        return self.text.replace("{name}", name)


def parse_questions(text: str) -> tuple[AskedOfOthers, ...]:
    """The three questions of a file, in its order."""
    try:
        found = tuple(AskedOfOthers(**row) for row in tomllib.loads(text)["questions"])
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise BrokenQuestions(str(error)) from error
    if [one.key for one in found] != ["best", "asked_for", "unnoticed"]:
        raise BrokenQuestions("Three questions: best, asked_for, unnoticed.")
    return found
