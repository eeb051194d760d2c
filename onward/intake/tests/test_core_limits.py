from decimal import Decimal

from onward.intake.core.limits import HardLimits, days_in_words, in_words
from onward.intake.core.places import US_STATES
from onward.intake.core.words import dialled, first_name


def test_no_limits_say_nothing() -> None:
    assert in_words(HardLimits(), US_STATES) == ()
    assert HardLimits().is_empty


def test_limits_are_said_one_a_line() -> None:
    limits = HardLimits(
        hours_max=22,
        days=("mon", "tue", "wed", "thu"),
        place_state="MN",
        place="Duluth",
        minimum_hourly_pay=Decimal("18.5"),
        longest_training="year",
        no_licence=True,
        no_shifts=True,
    )

    assert in_words(limits, US_STATES) == (
        "at most 22 hours a week",
        "Monday to Thursday",
        "Duluth, Minnesota",
        "at least $18.50 an hour",
        "training: a year",
        "nothing that needs a licence",
        "no shifts",
    )
    assert not limits.is_empty


def test_days_in_a_row_are_said_as_a_span() -> None:
    assert days_in_words(("fri", "mon")) == "Monday, Friday"
    assert days_in_words(("mon", "tue")) == "Monday, Tuesday"
    assert days_in_words(("sun", "tue", "wed", "thu")) == "Tuesday to Thursday, Sunday"


def test_fifty_states_and_what_else_wages_are_published_for() -> None:
    assert len(US_STATES) == 54
    assert US_STATES["DC"] == "District of Columbia"
    assert US_STATES["WY"] == "Wyoming"


def test_a_first_name_is_the_first_word() -> None:
    assert first_name("Ruth Adeyemi") == "Ruth"
    assert first_name("Cher") == "Cher"
    assert first_name(" ") == " "


def test_a_number_can_be_dialled_and_a_sentence_cannot() -> None:
    assert dialled("988") == "988"
    assert dialled("+44 (20) 7946-0000") == "+442079460000"
    assert dialled("988, then press 1") == ""
    assert dialled("") == ""
