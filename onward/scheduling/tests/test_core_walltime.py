"""Wall-clock time and instants, against published clock changes."""

import json
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from onward.scheduling.core.spans import Span
from onward.scheduling.core.walltime import (
    Reading,
    instant,
    reading,
    shift_between,
    span_from,
    steady_stretches,
    wall,
)

VECTORS = Path(__file__).parents[4] / "shared/vectors/zones.json"
ODD_ZONES = [
    "Europe/Berlin",
    "America/New_York",
    "Asia/Kathmandu",  # +5:45
    "Australia/Lord_Howe",  # clocks change by half an hour
    "America/Nuuk",  # the hour before midnight is skipped
    "Asia/Beirut",  # midnight is skipped
    "Pacific/Chatham",  # +12:45 and clocks change
    "Africa/Casablanca",
]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def test_a_wall_time_becomes_its_instant() -> None:
    assert instant(at("2026-03-11T09:00"), ZoneInfo("America/New_York")) == at(
        "2026-03-11T13:00+00:00"
    )


def test_a_skipped_wall_time_moves_on_by_the_length_of_the_gap() -> None:
    berlin = ZoneInfo("Europe/Berlin")

    moment = instant(at("2026-03-29T02:30"), berlin)

    assert moment == at("2026-03-29T01:30+00:00")
    assert wall(moment, berlin) == at("2026-03-29T03:30")
    assert reading(at("2026-03-29T02:30"), berlin) is Reading.SKIPPED


def test_a_half_hour_gap_moves_a_time_on_by_half_an_hour() -> None:
    lord_howe = ZoneInfo("Australia/Lord_Howe")

    moment = instant(at("2026-10-04T02:15"), lord_howe)

    assert wall(moment, lord_howe) == at("2026-10-04T02:45")


def test_of_a_repeated_wall_time_the_first_is_meant() -> None:
    berlin = ZoneInfo("Europe/Berlin")

    assert instant(at("2026-10-25T02:30"), berlin) == at("2026-10-25T00:30+00:00")
    assert reading(at("2026-10-25T02:30"), berlin) is Reading.REPEATED


def test_a_skipped_midnight_moves_on_to_one_o_clock() -> None:
    beirut = ZoneInfo("Asia/Beirut")

    assert wall(instant(at("2026-03-29T00:00"), beirut), beirut) == at(
        "2026-03-29T01:00"
    )


def test_a_wall_time_with_a_zone_of_its_own_is_refused() -> None:
    with pytest.raises(ValueError, match="no zone"):
        instant(at("2026-03-29T00:00+00:00"), ZoneInfo("Europe/Berlin"))


def test_a_span_lasts_its_minutes_over_a_clock_change() -> None:
    span = span_from(at("2026-03-29T01:30"), ZoneInfo("Europe/Berlin"), minutes=60)

    assert span == Span(at("2026-03-29T00:30+00:00"), at("2026-03-29T01:30+00:00"))


def test_a_day_of_clock_change_has_two_steady_stretches() -> None:
    day = Span(at("2026-03-28T23:00+00:00"), at("2026-03-29T22:00+00:00"))

    stretches = list(steady_stretches(ZoneInfo("Europe/Berlin"), day))

    assert [(s.span.start, s.offset) for s in stretches] == [
        (at("2026-03-28T23:00+00:00"), timedelta(hours=1)),
        (at("2026-03-29T01:00+00:00"), timedelta(hours=2)),
    ]
    assert stretches[-1].span.end == day.end


def test_clocks_of_two_places_drift_apart_when_one_of_them_changes() -> None:
    chicago, lisbon = ZoneInfo("America/Chicago"), ZoneInfo("Europe/Lisbon")

    shift = shift_between(
        chicago, lisbon, at("2026-03-03T19:00+00:00"), at("2026-03-10T18:00+00:00")
    )

    assert shift == timedelta(hours=-1)


@settings(deadline=None)
@given(
    zone=st.sampled_from(ODD_ZONES).map(ZoneInfo),
    local=st.datetimes(at("2024-01-01T00:00"), at("2030-01-01T00:00")),
)
def test_reading_tells_how_often_a_clock_shows_a_time(
    zone: ZoneInfo, local: datetime
) -> None:
    local = local.replace(microsecond=0)
    utc = local.replace(tzinfo=UTC)
    shown = {
        utc - timedelta(minutes=minutes)
        for minutes in range(-15 * 60, 15 * 60 + 1, 15)
        if wall(utc - timedelta(minutes=minutes), zone) == local
    }

    assert (
        reading(local, zone)
        is [Reading.SKIPPED, Reading.PLAIN, Reading.REPEATED][len(shown)]
    )
    if shown:
        assert instant(local, zone) == min(shown)


@settings(deadline=None)
@given(
    zone=st.sampled_from(ODD_ZONES).map(ZoneInfo),
    start=st.datetimes(at("2025-01-01T00:00"), at("2027-01-01T00:00")),
    hours=st.integers(1, 24 * 60),
)
def test_steady_stretches_join_up_and_keep_their_offset(
    zone: ZoneInfo, start: datetime, hours: int
) -> None:
    begin = start.replace(tzinfo=UTC, microsecond=0)
    span = Span(begin, begin + timedelta(hours=hours))

    stretches = list(steady_stretches(zone, span))

    assert stretches[0].span.start == span.start
    assert stretches[-1].span.end == span.end
    for one, following in pairwise(stretches):
        assert one.span.end == following.span.start
        assert one.offset != following.offset
    for stretch in stretches:
        for moment in (stretch.span.start, stretch.span.end - timedelta(seconds=1)):
            assert moment.astimezone(zone).utcoffset() == stretch.offset


@pytest.mark.skipif(
    not VECTORS.exists(), reason="zone vectors are not here (../shared/vectors)"
)
def test_every_zone_vector_gives_its_instants() -> None:
    vectors = json.loads(VECTORS.read_text())["vectors"]

    wrong = [
        vector["id"]
        for vector in vectors
        if [
            instant(local, ZoneInfo(vector["tz"])).strftime("%Y-%m-%dT%H:%M:%SZ")
            for local in rrulestr(vector["rrule"], dtstart=at(vector["dtstart"]))
        ]
        != vector["expected_utc"]
    ]

    assert len(vectors) > 0
    assert wrong == []
