"""A person's audit in the words and the order they would tell it in."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from onward.audit.core.record import by_day

AT = datetime(2026, 3, 10, 10, 10, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
Told = list[tuple[str, str, int]]


def told(entries: list[tuple[datetime, str, str, bool]]) -> list[tuple[date, Told]]:
    """Days, each with (what, who, times)."""
    return [
        (day.on, [(one.what, one.who, one.times) for one in day.happenings])
        for day in by_day(entries, UTC)
    ]


def test_happenings_stand_under_their_day_latest_first() -> None:
    entries = [
        (AT, "note written", "Ruth", False),
        (AT - MINUTE, "record opened", "Ruth", False),
        (AT - timedelta(days=1), "answer kept", "you", True),
    ]

    assert told(entries) == [
        (
            date(2026, 3, 10),
            [("Note written", "Ruth", 1), ("Record opened", "Ruth", 1)],
        ),
        (date(2026, 3, 9), [("Answer kept", "you", 1)]),
    ]


def test_the_same_thing_several_times_in_a_row_is_one_happening() -> None:
    entries = [(AT - n * MINUTE, "answer kept", "you", True) for n in range(4)]

    [day] = by_day(entries, UTC)
    [happening] = day.happenings

    assert happening.times == 4
    assert (happening.first_at, happening.last_at) == (AT - 3 * MINUTE, AT)


def test_something_in_between_keeps_them_apart() -> None:
    entries = [
        (AT, "answer kept", "you", True),
        (AT - MINUTE, "record opened", "Ruth", False),
        (AT - 2 * MINUTE, "answer kept", "you", True),
    ]

    assert [times for _, _, times in told(entries)[0][1]] == [1, 1, 1]


def test_midnight_keeps_them_apart_and_is_the_reader_s() -> None:
    chicago = ZoneInfo("America/Chicago")
    late = datetime(2026, 3, 11, 5, 0, tzinfo=UTC)  # midnight in Chicago
    entries = [(late, "a b", "you", True), (late - MINUTE, "a b", "you", True)]

    days = by_day(entries, chicago)

    assert [day.on for day in days] == [date(2026, 3, 11), date(2026, 3, 10)]
    assert [one.first_at.hour for day in days for one in day.happenings] == [0, 23]


def test_looking_is_told_apart_from_changing() -> None:
    entries = [
        (AT, "record opened", "Ruth", False),
        (AT, "note written", "Ruth", False),
        (AT, "agreement downloaded", "you", True),
    ]

    [day] = by_day(entries, UTC)

    assert [one.is_reading for one in day.happenings] == [True, False, True]


def test_no_entries_make_no_days() -> None:
    assert by_day([], UTC) == []
