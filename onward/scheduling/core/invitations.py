"""Invitations as calendar files (RFC 5545, RFC 5546). Pure.

A series is one UID with a rule; a session of it that was moved or called off goes
out as an override that names its place in the rhythm (RECURRENCE-ID). Wall times are
written with their TZID, and every file carries the clock changes it relies on.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import quote
from zoneinfo import ZoneInfo

from icalendar import (
    Calendar,
    Event,
    Timezone,
    TimezoneDaylight,
    TimezoneStandard,
    vCalAddress,
    vRecur,
    vText,
)

from onward.scheduling.core.spans import Span
from onward.scheduling.core.walltime import Steady, instant, steady_stretches, wall

PRODUCT = "-//Onward//Scheduling//EN"
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
ADDRESS_SAFE = "@!$&'*+-/=?^_`{|}~."
MARGIN = timedelta(days=2)


class Method(StrEnum):
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"
    PUBLISH = "PUBLISH"


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is the same for every event of a file: who, where, and the words."""

    zone: ZoneInfo
    summary: str
    location: str
    description: str
    organiser: Person
    guests: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One event: a session, a rhythm (`rule`) or a changed place in one (`original`).

    `original` is the wall time the rhythm gave; `left_out` are wall times of places
    that were called off; `until` is the end of the last session of a rhythm.
    """

    uid: str
    sequence: int
    span: Span
    is_cancelled: bool = False
    original: datetime | None = None
    rule: str = ""
    until: datetime | None = None
    left_out: tuple[datetime, ...] = ()


def calendar_file(
    occasion: Occasion, entries: Sequence[Entry], *, method: Method, stamp: datetime
) -> str:
    """An iCalendar file with CRLF line ends and lines of at most 75 octets."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method.value)
    calendar.add_component(_clock_changes(occasion.zone, _covered(occasion, entries)))
    for entry in entries:
        calendar.add_component(_event(occasion, entry, stamp))
    return bytes(calendar.to_ical()).decode()


def one_line(text: str) -> str:
    """Text for a field of one line: no control character, no line break."""
    return " ".join(CONTROL.sub(" ", text).split())


def _event(occasion: Occasion, entry: Entry, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", stamp)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    _add_times(event, occasion.zone, entry)
    event.add("summary", one_line(occasion.summary))
    event.add("location", one_line(occasion.location))
    event.add("description", CONTROL.sub("", occasion.description))
    event.add("organizer", _address(occasion.organiser))
    for guest in occasion.guests:
        event.add("attendee", _guest(guest))
    return event


def _add_times(event: Event, zone: ZoneInfo, entry: Entry) -> None:
    event.add("dtstart", _on_the_clock(wall(entry.span.start, zone), zone))
    end = wall(entry.span.end, zone)
    if instant(end, zone) == entry.span.end:
        event.add("dtend", _on_the_clock(end, zone))
    else:  # the second pass of a repeated hour, which no wall time can name
        event.add("duration", entry.span.end - entry.span.start)
    if entry.rule:
        event.add("rrule", vRecur.from_ical(entry.rule))
    if entry.original is not None:
        event.add("recurrence-id", _on_the_clock(entry.original, zone))
    for local in entry.left_out:
        event.add("exdate", _on_the_clock(local, zone))


def _on_the_clock(local: datetime, zone: ZoneInfo) -> datetime:
    return local.replace(tzinfo=zone)


def _address(person: Person) -> vCalAddress:
    address = vCalAddress(f"mailto:{quote(person.email, safe=ADDRESS_SAFE)}")
    # Readers disagree on a backslash in a parameter; no name needs one.
    address.params["CN"] = vText(one_line(person.name.replace("\\", " ")))
    return address


def _guest(person: Person) -> vCalAddress:
    address = _address(person)
    address.params["ROLE"] = vText("REQ-PARTICIPANT")
    address.params["PARTSTAT"] = vText("ACCEPTED")
    return address


def _covered(occasion: Occasion, entries: Sequence[Entry]) -> Span:
    moments = [
        moment
        for entry in entries
        for moment in (
            entry.span.start,
            entry.until or entry.span.end,
            *([instant(entry.original, occasion.zone)] if entry.original else []),
        )
    ]
    return Span(min(moments) - MARGIN, max(moments) + MARGIN)


def _clock_changes(zone: ZoneInfo, within: Span) -> Timezone:
    """The offsets of a zone and the wall times, before each change, at which it came.

    Written by hand: icalendar 7 gives the wall time after the change, where RFC 5545
    (3.8.2.4 in its VTIMEZONE examples) wants the one before.
    """
    timezone = Timezone()
    timezone.add("tzid", zone.key)
    before: Steady | None = None
    for steady in steady_stretches(zone, within):
        timezone.add_component(_observance(zone, steady, before))
        before = steady
    return timezone


def _observance(
    zone: ZoneInfo, steady: Steady, before: Steady | None
) -> TimezoneStandard | TimezoneDaylight:
    start = steady.span.start.astimezone(zone)
    is_summer = (start.dst() or timedelta()) > timedelta()
    part = TimezoneDaylight() if is_summer else TimezoneStandard()
    part.add("dtstart", before.wall_end if before else steady.wall_start)
    part.add("tzoffsetfrom", before.offset if before else steady.offset)
    part.add("tzoffsetto", steady.offset)
    if name := start.tzname():
        part.add("tzname", name)
    return part
