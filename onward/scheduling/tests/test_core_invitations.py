"""Calendar files: read back by another reader, hostile names, every clock change."""

import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from onward.scheduling.core.invitations import (
    Entry,
    Method,
    Occasion,
    Person,
    calendar_file,
    one_line,
)
from onward.scheduling.core.recurrence import Cadence, meetings, rule
from onward.scheduling.core.walltime import instant, span_from, wall

VECTORS = Path(__file__).parents[4] / "shared/vectors/injection.json"
BERLIN = ZoneInfo("Europe/Berlin")
STAMP = datetime(2026, 3, 10, 10, tzinfo=UTC)
ALLOWED = {
    "UID",
    "SEQUENCE",
    "DTSTAMP",
    "STATUS",
    "DTSTART",
    "DTEND",
    "SUMMARY",
    "LOCATION",
    "DESCRIPTION",
    "ORGANIZER",
    "ATTENDEE",
}


def occasion(zone: ZoneInfo = BERLIN, text: str = "A session") -> Occasion:
    return Occasion(
        zone=zone,
        summary=text,
        location=text,
        description=text,
        organiser=Person(text, "practice@north.example"),
        guests=(Person(text, "leila@north.example"),),
    )


def entry(local: str, zone: ZoneInfo = BERLIN) -> Entry:
    span = span_from(datetime.fromisoformat(local), zone, minutes=50)
    return Entry(uid="u-1", sequence=0, span=span)


def written(entries: list[Entry], *, about: Occasion | None = None) -> str:
    return calendar_file(
        about or occasion(), entries, method=Method.REQUEST, stamp=STAMP
    )


def events(text: str) -> list[Any]:
    calendar = Calendar.from_ical(text)
    assert isinstance(calendar, Calendar)
    return calendar.events


def test_a_session_is_written_with_its_wall_time_and_its_zone() -> None:
    text = written([entry("2026-03-17T10:00")])

    lines = text.split("\r\n")
    assert "METHOD:REQUEST" in lines
    assert "DTSTART;TZID=Europe/Berlin:20260317T100000" in lines
    assert "DTEND;TZID=Europe/Berlin:20260317T105000" in lines
    assert "DTSTAMP:20260310T100000Z" in lines
    assert "TZID:Europe/Berlin" in lines


def test_a_skipped_time_is_written_as_the_clock_shows_it() -> None:
    text = written([entry("2026-03-29T02:30")])

    assert "DTSTART;TZID=Europe/Berlin:20260329T033000" in text


def test_an_end_in_the_second_pass_of_an_hour_is_written_as_a_length() -> None:
    text = written([entry("2026-10-25T02:30")])

    assert "DTEND" not in text
    assert "DURATION:PT50M" in text


def test_a_called_off_place_names_the_time_it_had_in_the_rhythm() -> None:
    gone = Entry(
        uid="u-1",
        sequence=2,
        span=entry("2026-03-19T15:00").span,
        is_cancelled=True,
        original=datetime.fromisoformat("2026-03-17T10:00"),
    )

    text = calendar_file(occasion(), [gone], method=Method.CANCEL, stamp=STAMP)

    lines = text.split("\r\n")
    assert "METHOD:CANCEL" in lines
    assert "STATUS:CANCELLED" in lines
    assert "SEQUENCE:2" in lines
    assert "RECURRENCE-ID;TZID=Europe/Berlin:20260317T100000" in lines


@settings(max_examples=40, deadline=None)
@given(
    zone=st.sampled_from(
        [
            "Europe/Berlin",
            "America/New_York",
            "Australia/Lord_Howe",
            "Asia/Kathmandu",
            "America/Nuuk",
            "Asia/Beirut",
            "Europe/Dublin",
            "Pacific/Chatham",
        ]
    ).map(ZoneInfo),
    first=st.datetimes(
        datetime.fromisoformat("2026-01-01"), datetime.fromisoformat("2027-12-31")
    ),
    cadence=st.sampled_from(Cadence),
    count=st.integers(1, 26),
)
def test_the_clock_changes_in_a_file_give_every_session_its_instant(
    zone: ZoneInfo, first: datetime, cadence: Cadence, count: int
) -> None:
    first = first.replace(second=0, microsecond=0)
    locals_ = meetings(first, cadence, count)
    rhythm = Entry(
        uid="u-1",
        sequence=0,
        span=span_from(first, zone, minutes=50),
        rule=rule(first, cadence, count),
        until=span_from(locals_[-1], zone, minutes=50).end,
    )

    text = written([rhythm], about=occasion(zone))

    # dateutil reads the VTIMEZONE itself; it knows nothing of our zone data.
    read = tzical(io.StringIO(text)).get()
    for local in locals_:
        moment = instant(local, zone)
        if wall(moment, zone) == local and wall(moment - timedelta(hours=3), zone) == (
            local - timedelta(hours=3)
        ):  # away from a change, where wall times are plain
            assert local.replace(tzinfo=read).astimezone(UTC) == moment


def check_hostile(value: str) -> None:
    text = written([entry("2026-03-17T10:00")], about=occasion(text=value))

    (event,) = events(text)
    assert set(event) <= ALLOWED
    assert event["SUMMARY"] == one_line(value)
    assert event["LOCATION"] == one_line(value)
    name = event["ORGANIZER"].params.get("CN", "")
    assert name == one_line(value.replace("\\", " "))
    assert text.count("BEGIN:VEVENT\r\n") == 1
    assert "BEGIN:VALARM\r\n" not in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    assert "\r" not in text.replace("\r\n", "")


@pytest.mark.parametrize(
    "value",
    [
        "Bob\r\nATTENDEE:mailto:evil@example.com",
        "x\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:forged",
        'Eve";X=1:mailto:evil@example.com',
        "a;b,c:d\\n\x00\x0b\x0c\x1b",
        "\u05d0\u05d1\u05d2 \u202e right to left",
        "\U0001f469\u200d\U0001f4bb" * 60,
        "",
    ],
)
def test_hostile_names_add_no_property(value: str) -> None:
    check_hostile(value)


@pytest.mark.skipif(
    not VECTORS.exists(), reason="injection vectors are not here (../shared/vectors)"
)
def test_injection_vectors_add_no_property() -> None:
    vectors = json.loads(VECTORS.read_text())

    values = [v["value"] for v in vectors["ics"] + vectors["email_header"]]
    for value in values:
        check_hostile(value)

    assert len(values) > 10


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_text_leaves_a_well_formed_file(value: str) -> None:
    check_hostile(value)


def test_a_line_ends_of_unusual_kinds_are_kept_out_of_names() -> None:
    assert one_line("a\u2028b\x85c\rd") == "a b c d"
