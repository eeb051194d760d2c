"""Titles, effort and dates as people say them."""

from datetime import date

import pytest

from onward.plans.core.words import counted, cut, due_words, effort_words, hand_words

TUESDAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (1, "a minute"),
        (45, "45 minutes"),
        (60, "an hour"),
        (90, "an hour and a half"),
        (100, "an hour 40 minutes"),
        (150, "2 and a half hours"),
        (600, "10 hours"),
    ],
)
def test_effort_is_said_in_hours_and_minutes(minutes: int, said: str) -> None:
    assert effort_words(minutes) == said


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (date(2026, 3, 3), "was due on 3 March"),
        (date(2026, 3, 10), "until today"),
        (date(2026, 3, 11), "until tomorrow"),
        (date(2026, 3, 12), "until Thursday"),
        (date(2026, 3, 17), "until 17 March"),
        (date(2027, 1, 2), "until 2 January 2027"),
    ],
)
def test_a_near_day_is_told_by_its_name(due: date, said: str) -> None:
    assert due_words(due, today=TUESDAY) == said


def test_what_is_not_said_is_left_out() -> None:
    assert hand_words(None, None, today=TUESDAY) == ""
    assert hand_words(None, TUESDAY, today=TUESDAY) == "until today"
    assert hand_words(10, TUESDAY, today=TUESDAY) == "10 minutes, until today"


def test_small_numbers_are_words() -> None:
    assert counted(1, "step", "steps") == "one step"
    assert counted(0, "step", "steps") == "no steps"
    assert counted(12, "step", "steps") == "12 steps"


def test_what_fits_stands_as_it_is_and_what_does_not_ends_in_an_ellipsis() -> None:
    assert cut("Draw my week", 12) == "Draw my week"
    assert cut("Draw my week", 9) == "Draw my…"
