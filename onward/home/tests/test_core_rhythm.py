from datetime import date, timedelta

from onward.home.core.rhythm import Silence, silence

TODAY = date(2026, 3, 10)


def days_ago(*many: int) -> list[date]:
    return [TODAY - timedelta(days=d) for d in many]


def test_a_silence_is_measured_against_the_own_rhythm() -> None:
    # Gaps 7, 7, 8, 6, 7: a week is usual, 19 days are not.
    found = silence(days_ago(19, 26, 33, 41, 47, 54), today=TODAY)

    assert found == Silence(days=19, usual_days=7)
    assert found.is_unlike_them


def test_a_slow_rhythm_allows_a_long_silence() -> None:
    found = silence(days_ago(40, 70, 100), today=TODAY)

    assert found == Silence(days=40, usual_days=30)
    assert not found.is_unlike_them


def test_a_quick_rhythm_does_not_alarm_within_ten_days() -> None:
    found = silence(days_ago(9, 10, 11, 12), today=TODAY)

    assert found == Silence(days=9, usual_days=1)
    assert not found.is_unlike_them


def test_without_a_rhythm_three_weeks_are_looked_at() -> None:
    assert not Silence(20, None).is_unlike_them
    assert Silence(21, None).is_unlike_them
    assert silence(days_ago(3, 9), today=TODAY) == Silence(3, None)


def test_nobody_is_quiet_before_the_first_contact() -> None:
    assert silence([], today=TODAY) is None
