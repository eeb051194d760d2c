"""Telling both: an invitation for each, in the outbox, in the same transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import parseaddr
from zoneinfo import ZoneInfo

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from onward.coaching.models import Engagement
from onward.notifications.services import queue
from onward.organisations.models import Organisation
from onward.organisations.policies import practice_url
from onward.scheduling.core.invitations import (
    Entry,
    Method,
    Occasion,
    Person,
    calendar_file,
)
from onward.scheduling.core.recurrence import Cadence, rule
from onward.scheduling.core.spans import Span
from onward.scheduling.core.walltime import span_from, wall
from onward.scheduling.core.words import elsewhere_words, span_words, town
from onward.scheduling.models import Series, Session
from onward.scheduling.queries import practice_zone

FILE_NAME = "invitation.ics"


@dataclass(frozen=True, slots=True)
class Reader:
    """One of the two, their clock, and the other one with theirs."""

    name: str
    email: str
    zone: ZoneInfo
    other: str
    other_zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class News:
    """What happened to some sessions: the words, and what calendars should do."""

    kind: str
    subject: str
    opening: str
    method: Method
    entries: Sequence[Entry]


def tell_booked(sessions: Sequence[Session], *, now: datetime) -> None:
    many = len(sessions)
    subject = _("Booked: a session with %(other)s")
    opening = _("A session with %(other)s is booked.")
    if many > 1:
        subject = _("Booked: %(many)s sessions with %(other)s")
        opening = _("%(many)s sessions with %(other)s are booked.")
    series = sessions[0].series
    entries = _rhythm(series, sessions) if series else [_entry(sessions[0])]
    _tell(
        sessions,
        News("sessions-booked", subject, opening, Method.REQUEST, entries),
        now=now,
    )


def tell_moved(
    sessions: Sequence[Session], before: Sequence[Span], *, now: datetime
) -> None:
    subject = _("Moved: your session with %(other)s")
    opening = _("Your session with %(other)s has a new time.")
    if len(sessions) > 1:
        subject = _("Moved: %(many)s sessions with %(other)s")
        opening = _("%(many)s sessions with %(other)s have new times.")
    entries = [_entry(session) for session in sessions]
    _tell(
        sessions,
        News("sessions-moved", subject, opening, Method.REQUEST, entries),
        now=now,
        before=before,
    )


def tell_cancelled(sessions: Sequence[Session], *, now: datetime) -> None:
    subject = _("Cancelled: your session with %(other)s")
    opening = _("Your session with %(other)s is cancelled.")
    if len(sessions) > 1:
        subject = _("Cancelled: %(many)s sessions with %(other)s")
        opening = _("%(many)s sessions with %(other)s are cancelled.")
    entries = [_entry(session) for session in sessions]
    opening = f"{opening} {sessions[0].get_cancelled_why_display()}."
    _tell(
        sessions,
        News("sessions-cancelled", subject, opening, Method.CANCEL, entries),
        now=now,
    )


def tell_realigned(session: Session, before: Span, *, now: datetime) -> None:
    subject = _("Clocks: your session with %(other)s keeps its time of day")
    opening = _(
        "The law on clocks has changed. Your session with %(other)s keeps its time of "
        "day where the practice is; on another clock it has moved."
    )
    news = News(
        "session-realigned", subject, opening, Method.REQUEST, [_entry(session)]
    )
    _tell([session], news, now=now, before=[before])


def calendar_of(session: Session, *, for_client: bool, now: datetime) -> str:
    """A file that puts a session, or the series it is of, into a calendar."""
    entries = [_entry(session)]
    if session.series is not None:
        whole = Session.objects.filter(series=session.series).select_related("series")
        entries = _rhythm(session.series, list(whole.order_by("place_in_series")))
    client, coach = _readers(session.engagement)
    return calendar_file(
        _occasion(session, client if for_client else coach),
        entries,
        method=Method.PUBLISH,
        stamp=now,
    )


def _tell(
    sessions: Sequence[Session],
    news: News,
    *,
    now: datetime,
    before: Sequence[Span] = (),
) -> None:
    first = sessions[0]
    for reader in _readers(first.engagement):
        words = {"other": reader.other, "many": len(sessions)}
        letter = {
            "reader": reader,
            "opening": news.opening % words,
            "lines": _lines(sessions, before, reader, now),
            "town": town(reader.zone),
            "where": first.where,
            "is_cancelled": news.method is Method.CANCEL,
            "address": _address(first.engagement),
            "practice": first.organisation.name,
        }
        file = calendar_file(
            _occasion(first, reader), news.entries, method=news.method, stamp=now
        )
        queue(
            news.kind,
            to=reader.email,
            subject=news.subject % words,
            body=render_to_string("scheduling/letter.txt", letter),
            organisation=first.organisation,
            attachment=(FILE_NAME, f"text/calendar; method={news.method}", file),
        )


def _readers(engagement: Engagement) -> tuple[Reader, Reader]:
    """The client and the coach."""
    client, coach = engagement.client, engagement.coach.member
    here = practice_zone(engagement.organisation)
    there = ZoneInfo(client.time_zone)
    return (
        Reader(client.name, client.email, there, other=coach.name, other_zone=here),
        Reader(coach.name, coach.user.email or "", here, client.name, there),
    )


def _lines(
    sessions: Sequence[Session],
    before: Sequence[Span],
    reader: Reader,
    now: datetime,
) -> list[dict[str, str]]:
    year = now.year
    old = [span_words(span, reader.zone, this_year=year) for span in before]
    return [
        {
            "when": span_words(session.span, reader.zone, this_year=year),
            "elsewhere": elsewhere_words(
                session.starts_at, reader.zone, reader.other_zone
            ),
            "before": old[at] if old else "",
        }
        for at, session in enumerate(sessions)
    ]


def _address(engagement: Engagement) -> str:
    path = practice_url(engagement.organisation, "scheduling:meetings", engagement.pk)
    return f"{settings.BASE_URL}{path}"


def _occasion(session: Session, reader: Reader) -> Occasion:
    client, coach = _readers(session.engagement)
    return Occasion(
        zone=session.zone,
        summary=_("Session with %(other)s") % {"other": reader.other},
        location=session.where,
        description=f"{session.where}\n{_address(session.engagement)}",
        organiser=_organiser(session.organisation),
        guests=tuple(
            Person(one.name, one.email) for one in (client, coach) if one.email
        ),
    )


def _organiser(organisation: Organisation) -> Person:
    ours = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    return Person(organisation.name, organisation.email or ours)


def _entry(session: Session) -> Entry:
    """One session, by its place in the series' rhythm if it has one."""
    series, place = session.series, session.place_in_series
    return Entry(
        uid=str(series.uid if series else session.uid),
        sequence=session.sequence,
        span=session.span,
        is_cancelled=not session.is_booked,
        original=series.planned[place - 1] if series and place else None,
    )


def _rhythm(series: Series, sessions: Sequence[Session]) -> list[Entry]:
    """A series as one event with a rule, and an entry for each that left the rule."""
    planned, zone = series.planned, series.zone
    first, last = (
        span_from(local, zone, minutes=series.length_minutes)
        for local in (planned[0], planned[-1])
    )
    meant = {
        session: planned[(session.place_in_series or 1) - 1] for session in sessions
    }
    whole = Entry(
        uid=str(series.uid),
        sequence=max(session.sequence for session in sessions),
        span=first,
        rule=rule(series.first_local, Cadence(series.cadence), series.count),
        until=last.end,
        left_out=tuple(local for one, local in meant.items() if not one.is_booked),
    )
    changed = [
        _entry(one)
        for one, local in meant.items()
        if one.is_booked and wall(one.starts_at, zone) != local
    ]
    return [whole, *changed]
