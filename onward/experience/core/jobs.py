"""What a person did, as facts. Pure: the caller brings the year."""

from dataclasses import dataclass

FIRST_YEAR = 1930


@dataclass(frozen=True, slots=True)
class JobFacts:
    """Work of any kind, paid or not. No `ended_year` means it still goes on."""

    title: str
    kind: str
    started_year: int
    ended_year: int | None = None
    employer: str = ""
    what_i_did: str = ""


def years_are_possible(
    started_year: int, ended_year: int | None, *, this_year: int
) -> bool:
    """From 1930 to this year, and not ended before it began."""
    last = this_year if ended_year is None else ended_year
    return FIRST_YEAR <= started_year <= last <= this_year
