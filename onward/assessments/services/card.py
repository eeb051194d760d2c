"""The strengths card as a PDF."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from onward.assessments.core.strengths import Pane
from onward.assessments.queries.strengths import Card, Evidence, strengths_card
from onward.assessments.services.typesetting import typeset
from onward.audit import services as audit
from onward.coaching.models import Engagement
from onward.organisations.models import Member


@transaction.atomic
def strengths_pdf(engagement: Engagement, *, reader: Member, now: datetime) -> bytes:
    """What this reader may read of the card."""
    card = strengths_card(engagement, reader=reader)
    audit.record("strengths printed", by=reader, on=engagement)
    return typeset("strengths", _on_paper(engagement, card, now))


def _on_paper(engagement: Engagement, card: Card, now: datetime) -> dict[str, object]:
    today = now.astimezone(ZoneInfo(engagement.client.time_zone))
    titles = {
        Pane.KNOWN: _("Known: said of oneself, seen by others"),
        Pane.BLIND: _("To look at twice: it shows, and is not said of oneself"),
        Pane.HIDDEN: _("Few have seen it: said of oneself"),
        Pane.CHECK: _("To check: something speaks for it"),
    }
    return {
        "practice": engagement.organisation.name,
        "client": engagement.client.name,
        "today": f"{today.day} {today:%B %Y}",
        "has_own_view": card.own is not None,
        "panes": [
            {"title": title, "rows": [_row(one) for one in card.panes[pane]]}
            for pane, title in titles.items()
            if card.panes[pane]
        ],
        "words": [
            {"question": question, "quotes": [_quote(one.text, one.by) for one in said]}
            for question, said in card.words
        ],
    }


def _row(one: Evidence) -> dict[str, object]:
    return {
        "name": one.strength.name,
        "says": one.strength.says,
        "stories": [
            f"{story.title}: {story.what_came_of_it or story.what_i_did}"
            for story in one.stories
        ],
        "quotes": [_quote(quote.text, quote.by) for quote in one.quotes],
        "seen": _seen(one),
    }


def _seen(one: Evidence) -> str:
    names = list(one.names)
    if one.is_seen_by_several:
        names.append(_("several people without a name"))
    return _("Seen by %(names)s.") % {"names": ", ".join(names)} if names else ""


def _quote(text: str, by: str) -> str:
    return f"“{text}” {by}".rstrip()
