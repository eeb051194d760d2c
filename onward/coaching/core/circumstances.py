"""The nine circumstances people come from, in words they would use themselves."""

from enum import StrEnum


class Circumstance(StrEnum):
    BETWEEN_JOBS = "between-jobs"
    DISSATISFIED = "dissatisfied"
    NEW_CHALLENGE = "new-challenge"
    UNAWARE_OF_STRENGTHS = "unaware-of-strengths"
    DREADS_WORK = "dreads-work"
    RETIRED_PART_TIME = "retired-part-time"
    NO_CLEAR_PATH = "no-clear-path"
    LEAVING_TO_FOUND = "leaving-to-found"
    RETURNING = "returning"


# (what the person would say, a line beneath it, how a list of clients puts it)
WORDS: dict[Circumstance, tuple[str, str, str]] = {
    Circumstance.BETWEEN_JOBS: (
        "I am between jobs",
        "and need work before long",
        "Between jobs",
    ),
    Circumstance.DISSATISFIED: (
        "I am not content where I am",
        "sideways or up, but not on like this",
        "Dissatisfied",
    ),
    Circumstance.NEW_CHALLENGE: (
        "I want a new challenge at work",
        "I could do more than I am given",
        "Wants a new challenge",
    ),
    Circumstance.UNAWARE_OF_STRENGTHS: (
        "I do not know what I am good at",
        "others seem to see it better than I do",
        "Unaware of own strengths",
    ),
    Circumstance.DREADS_WORK: (
        "I dread going to work",
        "the night before is the worst part",
        "Dreads work",
    ),
    Circumstance.RETIRED_PART_TIME: (
        "I am retired and want part-time work",
        "some hours, some people, some use",
        "Retired, wants part-time",
    ),
    Circumstance.NO_CLEAR_PATH: (
        "I see no clear path",
        "starting out, undecided, or something else",
        "No clear path",
    ),
    Circumstance.LEAVING_TO_FOUND: (
        "I am leaving to start something of my own",
        "a business, a practice, a trade",
        "Leaving to found something",
    ),
    Circumstance.RETURNING: (
        "I come back to work after years at home",
        "after children, care, illness or a pause",
        "Returning to work",
    ),
}
LABELS: dict[str, str] = {key.value: words[2] for key, words in WORDS.items()}
CHOICES: list[tuple[str, str]] = list(LABELS.items())
