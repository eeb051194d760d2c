"""The profile as a PDF: for the client all of it, for the coach what they may see.

It speaks to the client, as the page and the inventories do, whoever prints it.
"""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from onward.assessments.core.strengths import Pane
from onward.assessments.queries.leading import Interests, Values
from onward.assessments.queries.parts import Part, Row, Since
from onward.assessments.queries.profile import (
    ClientProfile,
    Glance,
    profile_of,
)
from onward.assessments.queries.skills import SkillLine
from onward.assessments.queries.withholding import SKILLS_PART, STRENGTHS_PART
from onward.assessments.services.typesetting import typeset
from onward.audit import services as audit
from onward.coaching.models import Engagement
from onward.coaching.queries import is_client_of
from onward.organisations.models import Member


@transaction.atomic
def profile_pdf(engagement: Engagement, *, reader: Member, now: datetime) -> bytes:
    found = profile_of(engagement, reader=reader)
    audit.record("profile printed", by=reader, on=engagement)
    said_to = ""
    if not is_client_of(reader, engagement):
        said_to = _("Said as %(name)s reads it.") % {"name": engagement.client.name}
    paper = _Paper(engagement, now, found.kept).of(found)
    return typeset("profile", paper | {"said_to": said_to})


class _Paper:
    """The words of one client's profile, with dates as their clock has them. `kept`
    are the parts only they see: empty on anybody else's paper.
    """

    def __init__(
        self, engagement: Engagement, now: datetime, kept: frozenset[str]
    ) -> None:
        self.engagement = engagement
        self.zone = ZoneInfo(engagement.client.time_zone)
        self.now = now
        self.only_you = kept

    def of(self, found: ClientProfile) -> dict[str, object]:
        client = self.engagement.client.name
        kept = found.kept_from_me
        return {
            "practice": self.engagement.organisation.name,
            "client": client,
            "today": self._day(self.now),
            "kept": _("%(n)d of its parts %(name)s keeps.")
            % {"n": kept, "name": client}
            if kept
            else "",
            "groups": [group for group in self._groups(found) if group["parts"]],
            "strengths": _strengths(found.strengths) if found.strengths else [],
            "strengths_source": self._who_says(found.strengths),
            "strengths_badge": self._badge(STRENGTHS_PART),
            "skills": [self._skill(one) for one in found.skills or ()],
            "skills_badge": self._badge(SKILLS_PART),
            "more_skills": _("And %(n)d more.") % {"n": found.more_skills}
            if found.more_skills
            else "",
        }

    def _groups(self, found: ClientProfile) -> list[dict[str, object]]:
        first = [self._interests(found.interests)] if found.interests else []
        values = [self._values(found.values)] if found.values else []
        return [
            {"title": _("What draws you"), "parts": first},
            {"title": _("What work must give you"), "parts": values},
            {"title": _("Work as it is now"), "parts": self._parts(found.at_work)},
            {"title": _("Deciding"), "parts": self._parts(found.deciding)},
            {"title": _("And besides"), "parts": self._parts(found.others)},
        ]

    def _interests(self, found: Interests) -> dict[str, object]:
        note = _("0 is strongly dislike throughout, 100 strongly like.")
        return self._part(found.part) | {"note": note}

    def _values(self, found: Values) -> dict[str, object]:
        needs = [item.text for item in found.must_haves]
        told = [["", need] for need in needs]
        return self._part(found.part) | {"told": told, "note": ""}

    def _parts(self, parts: Sequence[Part]) -> list[dict[str, object]]:
        return [self._part(part) for part in parts]

    def _part(self, part: Part) -> dict[str, object]:
        return {
            "title": part.instrument.name,
            "source": self._source(part),
            "badge": self._badge(
                part.key, *[_("in development")] * part.instrument.in_development
            ),
            "advice": _(
                "Answered quickly or mixed: a first guess, until part of it is "
                "answered again."
            )
            if part.advice.is_worth_a_word
            else "",
            "words": part.words,
            "rows": [_row(row) for row in part.rows],
            "told": [[one.text, one.answer] for one in part.told],
            "too_few": part.too_few,
            "since": self._since(part.since) if part.since else None,
            "note": _("Each figure is less your own mean over all questions.")
            if part.instrument.is_centred
            else "",
            "notice": part.instrument.licence.notice,
        }

    def _badge(self, item: str, *said: str) -> str:
        """What stands small beside a heading: also whether only the client sees it."""
        mine = [_("only you")] if item in self.only_you else []
        return ", ".join([*said, *mine])

    def _who_says(self, found: Glance | None) -> str:
        """Since when the client says so, and how many others spoke."""
        if found is None or found.said_at is None:
            return ""
        others = found.card.others
        words = [_("your own view of %(day)s") % {"day": self._day(found.said_at)}]
        if others.signed:
            many = len(others.signed)
            words.append(
                ngettext("%(n)d signed answer", "%(n)d signed answers", many)
                % {"n": many}
            )
        if others.people:
            words.append(_("%(n)d without a name") % {"n": others.people})
        said = ", ".join(words)
        return said[:1].upper() + said[1:]

    def _skill(self, one: SkillLine) -> str:
        level = "" if one.level is None else f" {one.level:g} ({one.likely})"
        words = [one.status.value, one.by, self._day(one.on) if one.on else ""]
        return ", ".join([f"{one.name}{level}", *filter(None, words)])

    def _source(self, part: Part) -> str:
        """Which questions, when, in which version, on whose word."""
        last = part.administration
        title, name = part.instrument.title, part.instrument.name
        words = [
            *([] if title == name else [title]),
            _("version %(version)s") % {"version": last.version},
            self._day(last.finished_at or last.started_at),
            part.on_whose_word,
        ]
        return ", ".join(words)

    def _since(self, since: Since) -> dict[str, object]:
        return {
            "on": self._day(since.on),
            "says": since.says,
            "rows": [[one.name, one.before, one.now, one.says] for one in since.moved],
        }

    def _day(self, at: datetime) -> str:
        here = at.astimezone(self.zone)
        return f"{here.day} {here:%B %Y}"


def _row(row: Row) -> dict[str, object]:
    return {
        "name": row.name,
        "also": row.also,
        "figure": row.figure,
        "likely": row.likely,
        "band": row.band,
        "rects": [
            {"look": one.look, "x": one.x, "width": one.width}
            for one in (row.bar.rects if row.bar else ())
        ],
    }


def _strengths(found: Glance) -> list[dict[str, object]]:
    titles = {
        Pane.KNOWN: _("You know it, others see it"),
        Pane.BLIND: _("It shows, and you do not say it of yourself"),
        Pane.HIDDEN: _("You know it, few have seen it"),
        Pane.CHECK: _("To check"),
    }
    return [
        {"title": titles[pane], "names": [one.strength.name for one in rows]}
        for pane, rows in found.card.panes.items()
        if rows
    ]
